/*
 * newsml.h - a wire's item in NewsML-G2, or in the older NewsML 1.2.
 *
 * Both say the same under names that differ by their capitals.  Of several
 * renditions of the words the one that tells most is taken: NITF or XHTML, then
 * HTML, then plain text.  A package is the list of what it holds.
 *
 * An item that the agency has withdrawn or withholds is read, and says so.
 */
#ifndef NEWSML_H
#define NEWSML_H

#include "item.h"

enum kutip_result newsml_read(struct item *, struct kutip_str text,
    struct kutip_error *);

#endif
