/*
 * markup_scan.h - a page made safe for libxml2, in one pass over its bytes.
 *
 * libxml2 2.9 compares each attribute of a tag with all others (100,000 on one
 * tag: 42 s) and each end tag with all open elements.  So before it sees a
 * page: comments and the insides of style and iframe go, tags keep only the
 * attributes that a reader of articles asks for, and no tag counts more than
 * LIMIT_HTML_ATTRIBUTES.  Scripts are emptied, except JSON.
 *
 * Cost: every byte is looked at once, whatever the page; a search for an end
 * tag that is not there is made once a kind.
 *
 *	<p data-x=1 class="lead">Hi<!-- x -->  becomes  <p class="lead">Hi
 */
#ifndef MARKUP_SCAN_H
#define MARKUP_SCAN_H

#include "buf.h"
#include "kutip.h"

enum scan_nesting {
	SCAN_ANY,		/* tags as they come */
	SCAN_STRICT		/* too deep a start tag and an end tag that does
				 * not fit the last start tag are left out */
};

/* The names of attributes that stay, in byte order. */
extern const char *const scan_attributes[];
extern const uint32_t scan_attribute_count;
/* Place of a name in that list, whatever its case; KUTIP_NONE if not in it. */
uint32_t scan_attribute(struct kutip_str name);

/* The page behind what is in out; out->failed without memory.  False if it
 * has so many end tags too many that it should be scanned strictly. */
bool markup_scan(struct kutip_str html, enum scan_nesting, struct buf *out);

#endif
