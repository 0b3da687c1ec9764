/*
 * device.c - this machine's name, and the lock.  See device.h.
 */
#include "device.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/file.h>
#include <sys/random.h>
#include <time.h>
#include <unistd.h>

#include "error.h"
#include "file.h"
#include "text.h"

#define DEVICE_DIGITS  12
#define LOCK_WAIT_MS   5000
#define LOCK_STEP_MS   5

static enum kutip_result
path_of(const char *folder, const char *leaf, struct buf *out,
    struct kutip_error *err)
{
	buf_printf(out, "%s/%s", folder, leaf);
	if (!out->failed)
		return KUTIP_OK;
	buf_free(out);
	return error_set(err, KUTIP_NO_MEMORY, folder, 0,
	    "no memory left for the notes");
}

enum kutip_result
device_find(struct device *d, const char *folder, struct kutip_error *err)
{
	struct buf path = { 0 }, b = { 0 };
	enum kutip_result r = path_of(folder, "device", &path, err);
	struct kutip_str name;

	d->name[0] = '\0';
	if (r != KUTIP_OK)
		return r;
	if (file_exists(path.ptr) &&
	    file_read(path.ptr, 1024, &b, NULL) == KUTIP_OK) {
		name = text_trim(buf_as_str(&b));
		if (stamp_device_is_sound(name)) {
			memcpy(d->name, name.ptr, name.len);
			d->name[name.len] = '\0';
		}
	}
	buf_free(&b);
	buf_free(&path);
	return KUTIP_OK;
}

static enum kutip_result
make_name(struct device *d, const char *path, struct kutip_error *err)
{
	static const char hex[] = "0123456789abcdef";
	unsigned char bytes[DEVICE_DIGITS];
	char line[DEVICE_DIGITS + 1];

	if (getrandom(bytes, sizeof(bytes), 0) != sizeof(bytes))
		return error_sys(err, KUTIP_WRITE, path,
		    "no random name could be made");
	for (uint32_t i = 0; i < DEVICE_DIGITS; i++)
		line[i] = hex[bytes[i] & 15];
	memcpy(d->name, line, DEVICE_DIGITS);
	d->name[DEVICE_DIGITS] = '\0';
	line[DEVICE_DIGITS] = '\n';
	return file_write(path, (struct kutip_str){ line, sizeof(line) }, err);
}

enum kutip_result
device_make(struct device *d, const char *folder, struct kutip_error *err)
{
	enum kutip_result r = device_find(d, folder, err);

	return r != KUTIP_OK || d->name[0] != '\0' ? r :
	    device_rename(d, folder, err);
}

enum kutip_result
device_rename(struct device *d, const char *folder, struct kutip_error *err)
{
	struct buf path = { 0 };
	enum kutip_result r = path_of(folder, "device", &path, err);

	if (r == KUTIP_OK)
		r = make_name(d, path.ptr, err);
	if (r != KUTIP_OK)
		d->name[0] = '\0';
	buf_free(&path);
	return r;
}

/* ---- the lock --------------------------------------------------------- */

static enum kutip_result
wait_for(int fd, const char *path, struct kutip_error *err)
{
	const struct timespec step = { 0, LOCK_STEP_MS * 1000000L };

	for (int waited = 0; flock(fd, LOCK_EX | LOCK_NB) != 0;
	    waited += LOCK_STEP_MS) {
		if (errno != EWOULDBLOCK && errno != EINTR)
			return error_sys(err, KUTIP_WRITE, path,
			    "could not be locked");
		if (waited >= LOCK_WAIT_MS)
			return error_set(err, KUTIP_WRITE, path, 0,
			    "another kutip is writing notes; try again");
		nanosleep(&step, NULL);
	}
	return KUTIP_OK;
}

enum kutip_result
device_lock(struct device *d, const char *folder, struct kutip_error *err)
{
	struct buf path = { 0 };
	enum kutip_result r = path_of(folder, "lock", &path, err);

	if (r != KUTIP_OK)
		return r;
	d->lock = open(path.ptr, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
	if (d->lock < 0)
		r = error_sys(err, KUTIP_WRITE, path.ptr,
		    "notes cannot be written here");
	else
		r = wait_for(d->lock, path.ptr, err);
	if (r != KUTIP_OK)
		device_unlock(d);
	buf_free(&path);
	return r;
}

void
device_unlock(struct device *d)
{
	if (d->lock >= 0)
		close(d->lock);
	d->lock = -1;
}
