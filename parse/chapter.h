/*
 * chapter.h - a chapter of a book, which is an HTML page without menus: all of
 * it is text.
 *
 * Notes are found by what leads to them: a mark in the text ("<a
 * epub:type='noteref' href='#n1'>1</a>") becomes "[1]", set apart, and what it
 * leads to becomes a footnote with that number, in whatever chapter it stands.
 *
 * Cost: linear in the page; memory: its tables (markup.h).
 */
#ifndef CHAPTER_H
#define CHAPTER_H

#include "arena.h"
#include "compose.h"
#include "kutip.h"

struct chapter_note { uint64_t place; uint32_t number; };

struct chapter_notes {			/* of the whole book */
	struct arena *arena;
	struct chapter_note *slots;	/* by place; number 0: free */
	uint32_t n, room;
};

struct chapter {
	struct kutip_str path;		/* in the book: what references start from */
	struct kutip_str html;
	enum kutip_block_kind role;	/* of its paragraphs, where nothing says more */
};

enum kutip_result chapter_read(struct compose *, struct chapter_notes *,
    const struct chapter *, struct kutip_error *);

#endif
