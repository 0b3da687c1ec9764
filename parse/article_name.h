/*
 * article_name.h - what the class and id of an element say about it.
 *
 * Names are compared by whole words ("comment-list" has the words comment and
 * list, so has "commentList"; "commentary" has neither), never by prefix:
 * "shared" is not "share".  Two words in a row may have a meaning of their own
 * ("read-more").
 *
 * Cost: linear in the name; a word is looked up by halving.
 */
#ifndef ARTICLE_NAME_H
#define ARTICLE_NAME_H

#include "kutip.h"

enum name_meaning {
	NAME_OUT     = 1 << 0,	/* never the article: share bar, menu */
	NAME_COMMENT = 1 << 1,	/* what readers wrote */
	NAME_BODY    = 1 << 2,	/* the article's text and nothing else */
	NAME_GOOD    = 1 << 3,	/* speaks for a block */
	NAME_BAD     = 1 << 4,	/* speaks against it */
	NAME_DECK    = 1 << 5,	/* standfirst */
	NAME_AUTHOR  = 1 << 6,
	NAME_DATE    = 1 << 7,
	NAME_CAPTION = 1 << 8,	/* of a picture, or who took it */
	NAME_STORY   = 1 << 9,	/* the article with its head and foot */
	NAME_HIDDEN  = 1 << 10,	/* kept from the eye */
	NAME_HEAD    = 1 << 11,	/* a heading that is no h2 */
	NAME_CONSENT = 1 << 12	/* cookies and privacy: long, and never news */
};

/* All meanings of all words of a class, id or role, or'ed. */
unsigned name_meanings(struct kutip_str);

#endif
