/*
 * docx_style.h - the parts of a DOCX that say what its text means: styles and
 * relationships.
 */
#ifndef DOCX_STYLE_H
#define DOCX_STYLE_H

#include "arena.h"
#include "kutip.h"
#include "office_style.h"
#include "xml.h"

/* Does <w:b/>, <w:b w:val="0"/> switch it on? */
bool docx_is_on(struct xml *);

/* The number in <w:sz w:val="28"/>: half points; 0 if it is none. */
uint16_t docx_size(struct xml *);

/* word/styles.xml; an empty part is no styles. */
enum kutip_result docx_styles_read(struct office_styles *, struct kutip_str xml,
    struct kutip_error *);

struct docx_link { struct kutip_str id, type, target; };

/* Relationships of a part, from "word/_rels/document.xml.rels". */
enum kutip_result docx_links_read(struct vec *, struct arena *,
    struct kutip_str xml, struct kutip_error *);
/* Where an id leads; empty if nowhere. */
struct kutip_str docx_link_find(const struct vec *, struct kutip_str id);
/* The first whose type ends in a word: "/officeDocument". */
struct kutip_str docx_link_of_type(const struct vec *, struct kutip_str type);

#endif
