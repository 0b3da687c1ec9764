/*
 * archive.c - see archive.h.
 */
#include "archive.h"

#include <archive.h>
#include <archive_entry.h>
#include <stdlib.h>

static la_ssize_t
take(struct archive *a, void *context, const void *bytes, size_t n)
{
	struct buf *out = context;

	(void)a;
	buf_add(out, bytes, n);
	return out->failed ? -1 : (la_ssize_t)n;
}

static bool
put_file(struct archive *a, const struct archive_file *f)
{
	struct archive_entry *e = archive_entry_new();
	bool fine = e != NULL;

	if (fine) {
		archive_entry_set_pathname(e, f->name);
		archive_entry_set_size(e, f->bytes.len);
		archive_entry_set_filetype(e, AE_IFREG);
		archive_entry_set_perm(e, 0644);
		fine = archive_write_header(a, e) == ARCHIVE_OK &&
		    archive_write_data(a, f->bytes.ptr, f->bytes.len) ==
		    (la_ssize_t)f->bytes.len;
	}
	archive_entry_free(e);
	return fine;
}

bool
archive_zip(const struct archive_file *files, uint32_t n, struct buf *out)
{
	struct archive *a = archive_write_new();
	bool fine = a != NULL && archive_write_set_format_zip(a) == ARCHIVE_OK &&
	    archive_write_set_bytes_in_last_block(a, 1) == ARCHIVE_OK &&
	    archive_write_open(a, out, NULL, take, NULL) == ARCHIVE_OK;

	for (uint32_t i = 0; fine && i < n; i++)
		fine = put_file(a, &files[i]);
	fine = fine && archive_write_close(a) == ARCHIVE_OK;
	if (a != NULL)
		archive_write_free(a);
	return fine && !out->failed;
}
