/*
 * file.c - files and folders.  See file.h.
 */
#include "file.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "error.h"
#include "limits.h"

#define READ_STEP (64u << 10)

static enum kutip_result
read_all(int fd, const char *path, size_t limit, struct buf *out,
    struct kutip_error *err)
{
	size_t before = out->len;
	ssize_t n;

	for (;;) {
		if (!buf_reserve(out, READ_STEP))
			return error_set(err, KUTIP_NO_MEMORY, path, 0,
			    "no memory left to read it");
		n = read(fd, out->ptr + out->len, READ_STEP);
		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return error_sys(err, KUTIP_IO, path, "cannot be read");
		if (n == 0)
			break;
		out->len += (size_t)n;
		if (out->len - before > limit)
			return error_set(err, KUTIP_TOO_LARGE, path, 0,
			    "larger than %zu MiB; cut it into parts",
			    limit >> 20);
	}
	out->ptr[out->len] = '\0';
	return KUTIP_OK;
}

static enum kutip_result
check_kind(int fd, const char *path, struct kutip_error *err)
{
	struct stat st;

	if (fstat(fd, &st) != 0)
		return error_sys(err, KUTIP_IO, path, "cannot be read");
	if (S_ISDIR(st.st_mode))
		return error_set(err, KUTIP_IO, path, 0,
		    "is a folder, not a brief");
	if (S_ISREG(st.st_mode) || S_ISFIFO(st.st_mode))
		return KUTIP_OK;
	return error_set(err, KUTIP_IO, path, 0,
	    "is a device, not a file; nothing was read");
}

enum kutip_result
file_read(const char *path, size_t limit, struct buf *out,
    struct kutip_error *err)
{
	enum kutip_result r;
	int fd;

	if (strcmp(path, "-") == 0)
		return read_all(STDIN_FILENO, "standard input", limit, out, err);
	fd = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY);
	if (fd < 0)
		return error_sys(err, KUTIP_IO, path, "cannot be opened");
	r = check_kind(fd, path, err);
	if (r == KUTIP_OK)
		r = read_all(fd, path, limit, out, err);
	close(fd);
	return r;
}

static enum kutip_result
write_all(int fd, const char *path, struct kutip_str s, struct kutip_error *err)
{
	uint32_t done = 0;

	while (done < s.len) {
		ssize_t n = write(fd, s.ptr + done, s.len - done);

		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return error_sys(err, KUTIP_WRITE, path,
			    "could not be written");
		done += (uint32_t)n;
	}
	if (fsync(fd) != 0)
		return error_sys(err, KUTIP_WRITE, path, "could not be synced");
	return KUTIP_OK;
}

enum kutip_result
file_write(const char *path, struct kutip_str s, struct kutip_error *err)
{
	struct buf new = { 0 };
	enum kutip_result r;
	int fd;

	buf_printf(&new, "%s.new-%ld", path, (long)getpid());
	if (new.failed) {
		buf_free(&new);
		return error_set(err, KUTIP_NO_MEMORY, path, 0, "no memory left");
	}
	fd = open(new.ptr, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
	if (fd < 0) {
		r = error_sys(err, KUTIP_WRITE, path, "could not be written");
		buf_free(&new);
		return r;
	}
	r = write_all(fd, path, s, err);
	close(fd);
	if (r == KUTIP_OK && rename(new.ptr, path) != 0)
		r = error_sys(err, KUTIP_WRITE, path, "could not be replaced");
	if (r != KUTIP_OK)
		unlink(new.ptr);
	buf_free(&new);
	return r;
}

bool
file_is_regular(const char *path)
{
	struct stat st;

	return stat(path, &st) == 0 && S_ISREG(st.st_mode);
}

bool
file_is_folder(const char *path)
{
	struct stat st;

	return stat(path, &st) == 0 && S_ISDIR(st.st_mode);
}

bool
file_exists(const char *path)
{
	struct stat st;

	return stat(path, &st) == 0;
}

enum kutip_result
file_make_folder(const char *path, struct kutip_error *err)
{
	struct buf b = { 0 };
	enum kutip_result r = KUTIP_OK;

	buf_puts(&b, path);
	if (b.failed)
		return error_set(err, KUTIP_NO_MEMORY, path, 0, "no memory left");
	for (char *p = b.ptr + 1; r == KUTIP_OK; p++) {
		char c = *p;

		if (c != '/' && c != '\0')
			continue;
		*p = '\0';
		if (mkdir(b.ptr, 0700) != 0 && errno != EEXIST)
			r = error_sys(err, KUTIP_WRITE, b.ptr,
			    "this folder could not be made");
		*p = c;
		if (c == '\0')
			break;
	}
	buf_free(&b);
	if (r == KUTIP_OK && !file_is_folder(path))
		return error_set(err, KUTIP_WRITE, path, 0, "is no folder");
	return r;
}

/* ---- walking ---------------------------------------------------------- */

struct paths {
	char   **path;
	size_t   n, room;
	bool     failed;
};

static void
paths_add(struct paths *list, char *path)
{
	if (list->n == list->room) {
		size_t room = list->room ? list->room * 2 : 64;
		char **more = realloc(list->path, room * sizeof(*more));

		if (more == NULL) {
			list->failed = true;
			free(path);
			return;
		}
		list->path = more;
		list->room = room;
	}
	list->path[list->n++] = path;
}

static char *
join(const char *folder, const char *name)
{
	size_t n = strlen(folder), m = strlen(name);
	char *p = malloc(n + m + 2);

	if (p == NULL)
		return NULL;
	memcpy(p, folder, n);
	while (n > 1 && p[n - 1] == '/')
		n--;
	if (p[n - 1] != '/')
		p[n++] = '/';
	memcpy(p + n, name, m + 1);
	return p;
}

/* Files of one folder go to files, its folders to folders. */
static void
list_one(const char *folder, struct paths *files, struct paths *folders)
{
	DIR *d = opendir(folder);
	struct dirent *e;
	struct stat st;

	if (d == NULL)
		return;
	while ((e = readdir(d)) != NULL) {
		char *p;

		if (e->d_name[0] == '.')
			continue;
		p = join(folder, e->d_name);
		if (p == NULL) {
			files->failed = true;
			break;
		}
		if (lstat(p, &st) != 0)
			free(p);
		else if (S_ISDIR(st.st_mode))
			paths_add(folders, p);
		else if (stat(p, &st) == 0 && S_ISREG(st.st_mode))
			paths_add(files, p);
		else
			free(p);
	}
	closedir(d);
}

static int
by_bytes(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

static void
paths_free(struct paths *list)
{
	for (size_t i = 0; i < list->n; i++)
		free(list->path[i]);
	free(list->path);
}

static size_t
depth_of(const char *path)
{
	size_t n = 0;

	for (; *path; path++)
		n += *path == '/';
	return n;
}

enum kutip_result
file_walk(const char *folder, bool (*each)(void *, const char *),
    void *context, struct kutip_error *err)
{
	struct paths files = { 0 }, folders = { 0 };
	size_t top = depth_of(folder);
	DIR *probe = opendir(folder);

	if (probe == NULL)
		return error_sys(err, KUTIP_IO, folder, "cannot be opened");
	closedir(probe);
	list_one(folder, &files, &folders);
	for (size_t i = 0; i < folders.n && files.n < LIMIT_FOLDER_FILES; i++)
		if (depth_of(folders.path[i]) - top < LIMIT_FOLDER_DEPTH)
			list_one(folders.path[i], &files, &folders);
	if (files.n > 1)
		qsort(files.path, files.n, sizeof(*files.path), by_bytes);
	for (size_t i = 0; i < files.n; i++)
		if (!each(context, files.path[i]))
			break;
	bool failed = files.failed || folders.failed;
	paths_free(&files);
	paths_free(&folders);
	if (failed)
		return error_set(err, KUTIP_NO_MEMORY, folder, 0,
		    "no memory left to list it");
	return KUTIP_OK;
}

bool
file_home(enum file_home kind, const char *leaf, struct buf *out)
{
	static const struct { const char *variable, *below; } homes[] = {
		[FILE_CONFIG] = { "XDG_CONFIG_HOME", ".config" },
		[FILE_DATA] = { "XDG_DATA_HOME", ".local/share" },
		[FILE_STATE] = { "XDG_STATE_HOME", ".local/state" },
		[FILE_CACHE] = { "XDG_CACHE_HOME", ".cache" },
	};
	const char *base = getenv(homes[kind].variable);

	buf_clear(out);
	/* The specification: a path that is not absolute is ignored. */
	if (base != NULL && base[0] == '/') {
		buf_puts(out, base);
	} else {
		base = getenv("HOME");
		if (base == NULL || base[0] != '/')
			return false;
		buf_printf(out, "%s/%s", base, homes[kind].below);
	}
	buf_printf(out, "/kutip/%s", leaf);
	return !out->failed;
}
