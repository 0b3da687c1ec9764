/*
 * xml.h - an XML text, one event after the other; libxml2's other door.
 *
 *	while ((e = xml_next(x)) != XML_DONE)
 *		if (e == XML_START && xml_is(x, "title"))
 *			...
 *
 * Names are local ("dc:creator" is creator); where two mean different things
 * ("media:title"), xml_space() tells them apart.  An empty element has a start and an end like
 * any other.  References are resolved, those of HTML too (feeds write &nbsp;
 * without declaring it), a bare & is one, control characters are left out.  An
 * entity of the text's own is nothing, so none can laugh or name a file; no DTD
 * is loaded, nothing fetched.
 *
 * Broken XML is read as far as it goes, without the ends that are missing:
 * xml_broken() tells where.
 * Deeper than 256 elements is broken (libxml2's own guard).
 *
 * Cost: linear; memory does not grow with the text, but for the longest run of
 * characters in it.
 */
#ifndef XML_H
#define XML_H

#include "buf.h"
#include "kutip.h"

enum xml_event { XML_START, XML_END, XML_TEXT, XML_DONE };

struct xml;

/* utf8 must live as long as the reader; an encoding that it declares is not
 * looked at.  KUTIP_NO_MEMORY only. */
enum kutip_result xml_open(struct xml **, struct kutip_str utf8,
    struct kutip_error *);
void xml_close(struct xml *);		/* NULL is fine */

enum xml_event xml_next(struct xml *);

/* What follows is of the event at hand and lives until the next call. */

/* The element that starts or ends. */
struct kutip_str xml_name(const struct xml *);
bool xml_is(const struct xml *, const char *name);
/* Its namespace's address; where none was declared, the prefix as it stands
 * ("media"), or nothing. */
struct kutip_str xml_space(const struct xml *);
/* From 0, which is the outermost element; its text is one deeper. */
uint32_t xml_depth(const struct xml *);
/* Of an element that starts, by its local name; an empty string if it has none. */
struct kutip_str xml_attr(struct xml *, const char *name);
struct kutip_str xml_text(const struct xml *);

/* From a start to behind its end; the end is the event at hand then. */
void xml_skip(struct xml *);
/* All text in an element that starts, behind what is in out; then at its end. */
void xml_words(struct xml *, struct buf *out);
/* The inside of an element that starts as markup, behind what is in out; then
 * at its end. */
void xml_inner(struct xml *, struct buf *out);

/* 0: well formed so far; else the line, from 1, where it is not. */
uint32_t xml_broken(const struct xml *);

#endif
