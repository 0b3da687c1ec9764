/*
 * archive.c - see archive.h.
 *
 * libarchive brings five libraries of its own, and one export in a hundred is a
 * zip: so it is opened when it is needed and not with every brief (a tenth of
 * the time to the first screen).
 */
#include "archive.h"

#include <archive.h>
#include <archive_entry.h>
#include <dlfcn.h>
#include <stdlib.h>

#define LIBRARY "libarchive.so.13"	/* the interface that <archive.h> declares */

#define FUNCTIONS(F) \
	F(archive_entry_new) F(archive_entry_set_pathname) \
	F(archive_entry_set_size) F(archive_entry_set_filetype) \
	F(archive_entry_set_perm) F(archive_entry_free) \
	F(archive_write_new) F(archive_write_set_format_zip) \
	F(archive_write_set_bytes_in_last_block) F(archive_write_open) \
	F(archive_write_header) F(archive_write_data) F(archive_write_close) \
	F(archive_write_free)

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
