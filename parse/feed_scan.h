/*
 * feed_scan.h - the tags of an XML text as spans of its bytes.
 *
 * A feed is cut into its items without being read: xml.h says what stands in
 * an element, this says where its bytes are.  Comments, CDATA, instructions
 * and the DTD are stepped over; a ">" in an attribute ends no tag; nothing is
 * resolved, nothing must be well formed.
 *
 *	struct feed_scan s = { .text = text };
 *	while (feed_scan_next(&s))
 *		if (s.starts && text_equal_c(s.name, "item"))
 *			... s.tag.start ...
 *
 * Cost: every byte once.
 */
#ifndef FEED_SCAN_H
#define FEED_SCAN_H

#include "kutip.h"

struct feed_scan {
	struct kutip_str  text;		/* set by the caller, like pos */
	uint32_t          pos;		/* behind what was told */
	struct kutip_span tag;		/* "<dc:date>" */
	struct kutip_str  prefix, name;	/* "dc", "date" */
	bool starts, ends;		/* "<a/>" does both */
	uint8_t no_quote;		/* bits: which quotation mark comes no more */
};

/* The next tag; false behind the last. */
bool feed_scan_next(struct feed_scan *);

/* What stands behind name= in the tag, quotes aside; empty if it is not there.
 * The name is as it is written: "xml:lang". */
struct kutip_str feed_scan_attr(const struct feed_scan *, const char *name);

#endif
