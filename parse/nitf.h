/*
 * nitf.h - a wire's article in IPTC's NITF, versions 2 and 3; its body is
 * turned into HTML, which it is a cousin of.
 *
 *	<hl1> title, <hl2> and <abstract> standfirst, <byline>, <dateline>,
 *	<date.issue norm="20261120T105100+0700">, tobject.subject.refnum
 *
 * No element is missed by where it stands: NITF of thirty years puts a
 * headline into body.head, into head or into both.
 */
#ifndef NITF_H
#define NITF_H

#include "item.h"
#include "xml.h"

/* The <nitf> that starts, into the item; then at its end. */
void nitf_take(struct item *, struct xml *);
/* A whole text of it. */
enum kutip_result nitf_read(struct item *, struct kutip_str text,
    struct kutip_error *);

#endif
