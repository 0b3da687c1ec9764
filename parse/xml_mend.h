/*
 * xml_mend.h - an XML text made fit for libxml2: read to its end, in a time
 * that grows with its length.
 *
 * What libxml2 stops at though every browser and feed reader goes on is
 * mended: control characters go, a bare & or < is one, names of HTML's that no
 * DTD declares (&nbsp;) are the letters that they mean, the text's own entities
 * are nothing.
 *
 * What libxml2's reader takes long for is made short.  It is fed 512 bytes at a
 * time and looks for the end of what is open from its beginning each time (19 MB
 * of CDATA took a minute), it compares each attribute with all others, and it
 * refuses texts of 10 MB.  So comments, instructions and the DTD go, CDATA and
 * long texts are cut into pieces, and a tag keeps XML_TAG_BYTES and
 * LIMIT_HTML_ATTRIBUTES attributes.  Line ends stay, so that lines count as
 * before.
 *
 * Cost: every byte once.
 */
#ifndef XML_MEND_H
#define XML_MEND_H

#include "buf.h"
#include "kutip.h"

#define XML_TAG_BYTES   (16u << 10)

/* The code point that HTML means by a name ("nbsp"); 0: none. */
typedef uint32_t xml_entity(const char *name);

bool xml_is_fit(struct kutip_str);
/* The mended text behind what is in out. */
void xml_mend(struct kutip_str, xml_entity *, struct buf *out);

#endif
