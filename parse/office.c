/*
 * office.c - see office.h.
 */
#include "office.h"

#include "docx.h"
#include "epub.h"
#include "error.h"
#include "odt.h"
#include "package.h"

struct format {
	const char *type;		/* MIME; meta.format */
	enum kutip_result (*read)(struct draft *, const char *path,
	    struct kutip_str, struct kutip_error *);
	const char *refusal;		/* where there is no reader */
};

static const struct format formats[] = {
	[PACKAGE_DOCX] = { "application/vnd.openxmlformats-officedocument."
	    "wordprocessingml.document", docx_read, NULL },
	[PACKAGE_ODT] = { "application/vnd.oasis.opendocument.text",
	    odt_read, NULL },
	[PACKAGE_EPUB] = { "application/epub+zip", epub_read, NULL },
	[PACKAGE_SHEET] = { NULL, NULL,
	    "is a spreadsheet; save what is to be read as DOCX or HTML" },
	[PACKAGE_SLIDES] = { NULL, NULL,
	    "is a presentation; save what is to be read as PDF, DOCX or HTML" },
	[PACKAGE_PAGES] = { NULL, NULL,
	    "is a document of Pages; export it as DOCX or EPUB from there" },
};

bool
office_is(struct kutip_str bytes)
{
	return package_kind(bytes) != PACKAGE_NONE;
}

enum kutip_result
office_read(struct draft *d, const char *path, struct kutip_str bytes,
    struct kutip_error *err)
{
	const struct format *f = &formats[package_kind(bytes)];

	if (f->read == NULL)
		return error_set(err, KUTIP_FORMAT, path, 0, "%s", f->refusal);
	d->meta.format = f->type;
	return f->read(d, path, bytes, err);
}
