/*
 * epub_package.h - what the package document of a book says: its chapters in
 * order, and what the table of contents calls them.
 */
#ifndef EPUB_PACKAGE_H
#define EPUB_PACKAGE_H

#include "arena.h"
#include "kutip.h"

struct epub_item {			/* a file of the manifest */
	struct kutip_str id, path;	/* path: in the zip */
	struct kutip_str label;		/* in the table of contents; may be empty */
	bool page;			/* XHTML */
	bool contents;			/* it is the table of contents, in one of its forms */
	bool wanted;			/* a page of the spine, or the contents */
};

struct epub_package {
	struct arena *arena;
	struct vec items;		/* struct epub_item, by path */
	struct vec spine;		/* uint32_t -> items */
	struct kutip_str toc;		/* path of the newest table of contents; may be empty */
};

/* container.xml -> the path of the package document; empty: it names none. */
struct kutip_str epub_root(struct arena *, struct kutip_str xml);
/* Does encryption.xml lock more than fonts? */
bool epub_is_locked(struct kutip_str xml);

enum kutip_result epub_package_read(struct epub_package *, struct arena *,
    struct kutip_str path, struct kutip_str xml, struct kutip_error *);
/* NULL: not in the manifest. */
struct epub_item *epub_find(const struct epub_package *, struct kutip_str path);
/* The labels of nav.xhtml or toc.ncx: of each file the first. */
enum kutip_result epub_labels_read(struct epub_package *, struct kutip_str xml,
    struct kutip_error *);

#endif
