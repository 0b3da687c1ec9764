/*
 * markdown_front.h - what stands before a Markdown text: its metadata.
 *
 *	---
 *	title: "Air bersih: siapa yang membayar?"
 *	author: [Melati Anggraini, Yusuf Harahap]
 *	date: 2027-03-12
 *	---
 *
 * Flat keys of YAML between lines of "---", or of TOML between lines of "+++"
 * (key = "value").  Values may be quoted; a list stands in brackets or one to a
 * line behind "- ".  Deeper values are stepped over.
 */
#ifndef MARKDOWN_FRONT_H
#define MARKDOWN_FRONT_H

#include "block.h"
#include "kutip.h"

struct markdown_front {
	uint32_t end;			/* bytes of it; 0: there is none */
	bool     known;			/* it has a key that is known here */
	struct kutip_str title;		/* in d->arena */
	struct kutip_str date;		/* where it is written out in words */
};

/* Into d->meta, but for the title and such a date; d may be NULL: look only. */
void markdown_front_read(struct markdown_front *, struct draft *d,
    struct kutip_str text);

#endif
