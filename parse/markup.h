/*
 * markup.h - an HTML page as flat tables; the one door to libxml2.
 *
 * Nodes stand in document order, each with the number of the first node behind
 * its inside.  So a walk is a loop, a skip is an assignment, "bottom up" is
 * the loop backwards, and nothing recurses however deep a page is nested:
 *
 *	for (uint32_t i = 0; i < m.n; i++)
 *		if (m.nodes[i].tag == TAG_SCRIPT)
 *			i = m.nodes[i].end - 1;
 *
 * Text is UTF-8 with references resolved; blanks are as in the page.  Only the
 * attributes of scan_attributes are kept.  Elements deeper than
 * LIMIT_HTML_DEPTH stand at that depth.
 *
 * Cost: linear in the page; about as many bytes as the page for the text and
 * 24 a node.
 */
#ifndef MARKUP_H
#define MARKUP_H

#include "arena.h"
#include "kutip.h"

/* In byte order of their names; text and anything unknown come first. */
enum markup_tag {
	TAG_TEXT, TAG_OTHER,
	TAG_A, TAG_ADDRESS, TAG_ARTICLE, TAG_ASIDE, TAG_AUDIO, TAG_B, TAG_BASE,
	TAG_BLOCKQUOTE, TAG_BODY, TAG_BR, TAG_BUTTON, TAG_CANVAS, TAG_CAPTION,
	TAG_CENTER, TAG_CODE, TAG_DD, TAG_DETAILS, TAG_DIALOG, TAG_DIV, TAG_DL,
	TAG_DT, TAG_EM, TAG_EMBED, TAG_FIELDSET, TAG_FIGCAPTION, TAG_FIGURE,
	TAG_FONT, TAG_FOOTER, TAG_FORM, TAG_H1, TAG_H2, TAG_H3, TAG_H4, TAG_H5,
	TAG_H6, TAG_HEAD, TAG_HEADER, TAG_HR, TAG_HTML, TAG_I, TAG_IFRAME,
	TAG_IMG, TAG_INPUT, TAG_LABEL, TAG_LEGEND, TAG_LI, TAG_LINK, TAG_MAIN,
	TAG_MATH, TAG_MENU, TAG_META, TAG_NAV, TAG_NOSCRIPT, TAG_OBJECT,
	TAG_OL, TAG_OPTION, TAG_P, TAG_PICTURE, TAG_PRE, TAG_Q, TAG_RP, TAG_RT,
	TAG_SCRIPT, TAG_SECTION, TAG_SELECT, TAG_SPAN, TAG_STRONG, TAG_STYLE,
	TAG_SUMMARY, TAG_SUP, TAG_SVG, TAG_TABLE, TAG_TBODY, TAG_TD,
	TAG_TEMPLATE, TAG_TEXTAREA, TAG_TFOOT, TAG_TH, TAG_THEAD, TAG_TIME,
	TAG_TITLE, TAG_TR, TAG_UL, TAG_VIDEO,
	TAGS
};

/* As in scan_attributes. */
enum markup_attribute {
	ATTR_ARIA_HIDDEN, ATTR_CLASS, ATTR_CONTENT, ATTR_DATETIME,
	ATTR_EPUB_TYPE, ATTR_HIDDEN, ATTR_HREF, ATTR_ID, ATTR_ITEMPROP, ATTR_LANG, ATTR_NAME, ATTR_PROPERTY,
	ATTR_REL, ATTR_ROLE, ATTR_STYLE, ATTR_TYPE,
	ATTRS
};

struct markup_node {
	uint32_t parent;		/* KUTIP_NONE above node 0 */
	uint32_t end;			/* first node behind its inside */
	uint32_t start, len;		/* of a text: bytes of markup.text */
	uint32_t attr;			/* -> attrs, the first */
	uint16_t depth;
	uint8_t  tag;			/* enum markup_tag */
	uint8_t  attrs;			/* how many */
};

struct markup_attr {
	uint32_t start, len;		/* value: bytes of markup.text */
	uint32_t name;			/* enum markup_attribute */
};

struct markup {
	const struct markup_node *nodes;	/* 0 is the page itself */
	const struct markup_attr *attrs;
	const char *text;
	uint32_t n;
};

/* The page into *m; its tables live in the arena. */
enum kutip_result markup_read(struct markup *m, struct arena *,
    struct kutip_str html, struct kutip_error *);

struct kutip_str markup_text(const struct markup *, uint32_t node);
/* A value, or an empty one; markup_has() tells whether there is one. */
struct kutip_str markup_attr(const struct markup *, uint32_t node,
    enum markup_attribute);
bool markup_has(const struct markup *, uint32_t node, enum markup_attribute);

/* A text that was written as HTML once too often: "K&uuml;hl &amp; <b>gut</b>"
 * with its references resolved and its tags left out, in the arena. */
struct kutip_str markup_plain(struct arena *, struct kutip_str);

/* First node inside and the one beside; KUTIP_NONE if there is none. */
uint32_t markup_first(const struct markup *, uint32_t node);
uint32_t markup_next(const struct markup *, uint32_t node);

#endif
