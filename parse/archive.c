/*
 * archive.c - see archive.h.
 *
 * libarchive brings five libraries of its own, and one export in a hundred is a
 * zip: so it is opened when it is needed and not with every brief (a tenth of
 * the time to the first screen).
 *
 * Only filters that are in the library itself are asked for: "all" of them
 * would run programs (lzop, grzip) on what a stranger sent.
 */
#include "archive.h"

#include <archive.h>
#include <archive_entry.h>
#include <dlfcn.h>
#include <stdlib.h>
#include <string.h>

#include "error.h"
#include "limits.h"
#include "text.h"

#define LIBRARY "libarchive.so.13"	/* the interface that <archive.h> declares */

#define FUNCTIONS(F) \
	F(archive_entry_new) F(archive_entry_set_pathname) \
	F(archive_entry_set_size) F(archive_entry_set_filetype) \
	F(archive_entry_set_perm) F(archive_entry_free) \
	F(archive_write_new) F(archive_write_set_format_zip) \
	F(archive_write_set_bytes_in_last_block) F(archive_write_open) \
	F(archive_write_header) F(archive_write_data) F(archive_write_close) \
	F(archive_write_free) \
	F(archive_read_new) F(archive_read_free) F(archive_read_open_memory) \
	F(archive_read_support_format_zip) F(archive_read_support_format_tar) \
	F(archive_read_support_format_raw) \
	F(archive_read_support_filter_gzip) \
	F(archive_read_support_filter_bzip2) \
	F(archive_read_support_filter_xz) F(archive_read_support_filter_zstd) \
	F(archive_read_next_header) F(archive_read_data) \
	F(archive_entry_filetype) F(archive_entry_pathname) \
	F(archive_entry_pathname_utf8) F(archive_entry_size) \
	F(archive_entry_size_is_set) F(archive_entry_is_encrypted) \
	F(archive_format)

#define POINTER(f) __typeof__(&f) f;
struct library {
	void *handle;
	FUNCTIONS(POINTER)
};

/* False if it is not there or is another one. */
static bool
library_open(struct library *l)
{
	bool fine = true;

	l->handle = dlopen(LIBRARY, RTLD_NOW | RTLD_LOCAL);
	if (l->handle == NULL)
		return false;
#define LOOK_UP(f) \
	*(void **)&l->f = dlsym(l->handle, #f); \
	fine = fine && l->f != NULL;
	FUNCTIONS(LOOK_UP)
	return fine;
}

static void
library_close(struct library *l)
{
	if (l->handle != NULL)
		dlclose(l->handle);
}

static la_ssize_t
take(struct archive *a, void *context, const void *bytes, size_t n)
{
	struct buf *out = context;

	(void)a;
	buf_add(out, bytes, n);
	return out->failed ? -1 : (la_ssize_t)n;
}

static bool
put_file(const struct library *l, struct archive *a,
    const struct archive_file *f)
{
	struct archive_entry *e = l->archive_entry_new();
	bool fine = e != NULL;

	if (fine) {
		l->archive_entry_set_pathname(e, f->name);
		l->archive_entry_set_size(e, f->bytes.len);
		l->archive_entry_set_filetype(e, AE_IFREG);
		l->archive_entry_set_perm(e, 0644);
		fine = l->archive_write_header(a, e) == ARCHIVE_OK &&
		    l->archive_write_data(a, f->bytes.ptr, f->bytes.len) ==
		    (la_ssize_t)f->bytes.len;
	}
	l->archive_entry_free(e);
	return fine;
}

static bool
put_all(const struct library *l, const struct archive_file *files, uint32_t n,
    struct buf *out)
{
	struct archive *a = l->archive_write_new();
	bool fine = a != NULL &&
	    l->archive_write_set_format_zip(a) == ARCHIVE_OK &&
	    l->archive_write_set_bytes_in_last_block(a, 1) == ARCHIVE_OK &&
	    l->archive_write_open(a, out, NULL, take, NULL) == ARCHIVE_OK;

	for (uint32_t i = 0; fine && i < n; i++)
		fine = put_file(l, a, &files[i]);
	fine = fine && l->archive_write_close(a) == ARCHIVE_OK;
	if (a != NULL)
		l->archive_write_free(a);
	return fine;
}

bool
archive_is_here(void)
{
	struct library l = { 0 };
	bool here = library_open(&l);

	library_close(&l);
	return here;
}

bool
archive_zip(const struct archive_file *files, uint32_t n, struct buf *out)
{
	struct library l = { 0 };
	bool fine = library_open(&l) && put_all(&l, files, n, out);

	library_close(&l);
	return fine && !out->failed;
}

/* ---- reading -------------------------------------------------------------- */

#define READ_STEP (64u << 10)

struct archive_reader {
	struct library library;
	struct archive *archive;
	struct archive_entry *entry;
	const char *path;		/* of the file: the caller's */
	struct buf name;		/* of the member at hand */
	uint32_t members;
	uint64_t unpacked;		/* bytes of all members so far */
	bool seeks;			/* members that are passed over cost nothing */
};

static const struct { const char *bytes; uint32_t len, at; } magics[] = {
	{ "PK\3\4", 4, 0 }, { "PK\5\6", 4, 0 }, { "\x1F\x8B", 2, 0 },
	{ "BZh", 3, 0 }, { "\xFD" "7zXZ\0", 6, 0 }, { "\x28\xB5\x2F\xFD", 4, 0 },
	{ "ustar", 5, 257 },
};

static bool
is_one_of(struct kutip_str bytes, size_t first, size_t end)
{
	for (size_t i = first; i < end; i++) {
		if (bytes.len >= magics[i].at + magics[i].len &&
		    memcmp(bytes.ptr + magics[i].at, magics[i].bytes,
		    magics[i].len) == 0)
			return true;
	}
	return false;
}

bool
archive_is(struct kutip_str bytes)
{
	return is_one_of(bytes, 0, sizeof(magics) / sizeof(*magics));
}

static enum kutip_result
broken(const struct archive_reader *a, struct kutip_error *err)
{
	return error_set(err, KUTIP_FORMAT, a->path, 0,
	    "the archive is broken or cut off; get it again");
}

static bool
open_memory(struct archive_reader *a, struct kutip_str bytes)
{
	const struct library *l = &a->library;

	a->archive = l->archive_read_new();
	a->seeks = is_one_of(bytes, 0, 2);
	if (a->archive == NULL)
		return false;
	l->archive_read_support_format_zip(a->archive);
	l->archive_read_support_format_tar(a->archive);
	if (!a->seeks) {
		l->archive_read_support_format_raw(a->archive);
		l->archive_read_support_filter_gzip(a->archive);
		l->archive_read_support_filter_bzip2(a->archive);
		l->archive_read_support_filter_xz(a->archive);
		l->archive_read_support_filter_zstd(a->archive);
	}
	return l->archive_read_open_memory(a->archive, bytes.ptr, bytes.len) ==
	    ARCHIVE_OK;
}

enum kutip_result
archive_open(struct archive_reader **out, const char *path,
    struct kutip_str bytes, struct kutip_error *err)
{
	struct archive_reader *a = calloc(1, sizeof(*a));

	if (a == NULL)
		return error_set(err, KUTIP_NO_MEMORY, path, 0,
		    "no memory left to unpack it");
	a->path = path;
	if (!library_open(&a->library)) {
		archive_close(a);
		return error_set(err, KUTIP_FORMAT, path, 0,
		    "is packed, and the library that unpacks it is missing; "
		    "install libarchive");
	}
	if (!open_memory(a, bytes)) {
		enum kutip_result r = broken(a, err);

		archive_close(a);
		return r;
	}
	*out = a;
	return KUTIP_OK;
}

void
archive_close(struct archive_reader *a)
{
	if (a == NULL)
		return;
	if (a->archive != NULL)
		a->library.archive_read_free(a->archive);
	library_close(&a->library);
	buf_free(&a->name);
	free(a);
}

/* "brief.txt" of "folder/brief.txt.gz". */
static void
name_of_raw(struct archive_reader *a)
{
	const char *slash = strrchr(a->path, '/');
	struct kutip_str name = text_of(slash ? slash + 1 : a->path);
	const char *dot = memrchr(name.ptr, '.', name.len);

	if (dot != NULL && dot > name.ptr)
		name.len = (uint32_t)(dot - name.ptr);
	buf_str(&a->name, name);
}

/* Characters that drive a terminal, or turn what is written round. */
static bool
is_hostile(uint32_t c)
{
	return c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0x200E ||
	    c == 0x200F || (c >= 0x2028 && c <= 0x202E) ||
	    (c >= 0x2066 && c <= 0x2069);
}

/* One part of a path; what is no UTF-8 steps by one byte. */
static void
add_part(struct buf *name, struct kutip_str part)
{
	if (part.len == 0 || text_equal_c(part, ".") || text_equal_c(part, ".."))
		return;
	if (name->len > 0)
		buf_putc(name, '/');
	for (uint32_t i = 0; i < part.len; ) {
		uint32_t from = i, c = text_step(part, &i);

		if (is_hostile(c) || (c == 0xFFFD && i == from + 1))
			buf_putc(name, '_');
		else
			buf_add(name, part.ptr + from, i - from);
	}
}

static void
name_of(struct archive_reader *a)
{
	const char *path = a->library.archive_entry_pathname_utf8(a->entry);
	struct kutip_str rest;

	if (path == NULL)
		path = a->library.archive_entry_pathname(a->entry);
	rest = text_of(path ? path : "");
	while (rest.len > 0) {
		const char *slash = memchr(rest.ptr, '/', rest.len);
		uint32_t len = slash ? (uint32_t)(slash - rest.ptr) : rest.len;

		add_part(&a->name, (struct kutip_str){ rest.ptr, len });
		len += slash != NULL;
		rest.ptr += len;
		rest.len -= len;
	}
	if (a->name.len == 0)
		buf_printf(&a->name, "member-%u", a->members);
}

static enum kutip_result
check_limits(struct archive_reader *a, struct kutip_error *err)
{
	const struct library *l = &a->library;

	if (++a->members > LIMIT_ARCHIVE_MEMBERS)
		return error_set(err, KUTIP_TOO_LARGE, a->path, 0,
		    "holds more than %u files; unpack what you want to read",
		    LIMIT_ARCHIVE_MEMBERS);
	if (!a->seeks && l->archive_entry_size_is_set(a->entry) &&
	    l->archive_entry_size(a->entry) > 0)
		a->unpacked += (uint64_t)l->archive_entry_size(a->entry);
	if (a->unpacked > LIMIT_ARCHIVE_BYTES)
		return error_set(err, KUTIP_TOO_LARGE, a->path, 0,
		    "unpacks to more than %u MiB; unpack what you want to read",
		    LIMIT_ARCHIVE_BYTES >> 20);
	return KUTIP_OK;
}

enum kutip_result
archive_next(struct archive_reader *a, const char **name,
    struct kutip_error *err)
{
	const struct library *l = &a->library;
	enum kutip_result r;
	int got;

	*name = NULL;
	buf_clear(&a->name);
	for (;;) {
		got = l->archive_read_next_header(a->archive, &a->entry);
		if (got == ARCHIVE_EOF)
			return a->members == 0 && !a->seeks ? broken(a, err) :
			    KUTIP_OK;
		if (got != ARCHIVE_OK && got != ARCHIVE_WARN)
			return broken(a, err);
		r = check_limits(a, err);
		if (r != KUTIP_OK)
			return r;
		if (l->archive_entry_filetype(a->entry) == AE_IFREG)
			break;
	}
	if (l->archive_format(a->archive) == ARCHIVE_FORMAT_RAW)
		name_of_raw(a);
	else
		name_of(a);
	if (a->name.failed)
		return error_set(err, KUTIP_NO_MEMORY, a->path, 0,
		    "no memory left to unpack it");
	*name = a->name.ptr;
	return KUTIP_OK;
}

/* The size that a member declares is not believed. */
enum kutip_result
archive_data(struct archive_reader *a, struct buf *out, struct kutip_error *err)
{
	const struct library *l = &a->library;
	size_t before = out->len;
	la_ssize_t n;

	if (l->archive_entry_is_encrypted(a->entry))
		return error_set(err, KUTIP_FORMAT, a->path, 0,
		    "is locked with a password; unlock it first");
	do {
		if (!buf_reserve(out, READ_STEP))
			return error_set(err, KUTIP_NO_MEMORY, a->path, 0,
			    "no memory left to unpack it");
		n = l->archive_read_data(a->archive, out->ptr + out->len,
		    READ_STEP);
		if (n < 0)
			return broken(a, err);
		out->len += (size_t)n;
		a->unpacked += a->seeks ? (uint64_t)n : 0;
		if (out->len - before > LIMIT_MEMBER_BYTES ||
		    a->unpacked > LIMIT_ARCHIVE_BYTES)
			return error_set(err, KUTIP_TOO_LARGE, a->path, 0,
			    "a file in it is larger than %u MiB, or all are "
			    "than %u MiB", LIMIT_MEMBER_BYTES >> 20,
			    LIMIT_ARCHIVE_BYTES >> 20);
	} while (n > 0);
	if (buf_reserve(out, 1))
		out->ptr[out->len] = '\0';
	return KUTIP_OK;
}
