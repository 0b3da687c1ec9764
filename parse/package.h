/*
 * package.h - the parts of an office document, which is a zip of them.
 *
 *	package_read(&p, "brief.docx", bytes, wants, NULL, err);
 *	xml = package_part(&p, "word/document.xml");
 *
 * Only parts that somebody wants are unpacked, each into memory of its own;
 * the limits are those of archives (limits.h).  Of two parts with one name the
 * first counts.
 */
#ifndef PACKAGE_H
#define PACKAGE_H

#include "arena.h"
#include "buf.h"
#include "kutip.h"

enum package_kind {
	PACKAGE_NONE,			/* no zip, or some other one */
	PACKAGE_DOCX, PACKAGE_ODT, PACKAGE_EPUB,
	PACKAGE_SHEET, PACKAGE_SLIDES, PACKAGE_PAGES	/* known, not read */
};

struct package {
	struct arena arena;
	struct vec   parts;
};

/* By what is in it; its name is not asked. */
enum package_kind package_kind(struct kutip_str bytes);

typedef bool package_wants(void *context, struct kutip_str name);

/* The package is to be freed, whatever comes back. */
enum kutip_result package_read(struct package *, const char *path,
    struct kutip_str bytes, package_wants *, void *context,
    struct kutip_error *);
void package_free(struct package *);

/* Its bytes as UTF-8, whatever they are encoded in; ptr is NULL if it is not
 * there. */
struct kutip_str package_part(const struct package *, struct kutip_str name);

/* Where a reference in a part leads: "../media/a.png" in "word/x/b.xml" is
 * "word/media/a.png", %20 is a blank, "#…" is cut.  In the arena. */
struct kutip_str package_path(struct arena *, struct kutip_str part,
    struct kutip_str reference);

#endif
