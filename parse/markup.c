/*
 * markup.c - libxml2's SAX calls into flat tables.  See markup.h.
 *
 * libxml2's own tree is never built: its SAX calls say the same with less
 * memory and without its limits of depth and text size.
 */
#include "markup.h"

#include <libxml/HTMLparser.h>

#include "error.h"
#include "limits.h"
#include "markup_scan.h"
#include "text.h"

static const char *const tag_names[TAGS] = {
	[TAG_TEXT] = "", [TAG_OTHER] = "",
	[TAG_A] = "a", [TAG_ADDRESS] = "address", [TAG_ARTICLE] = "article",
	[TAG_ASIDE] = "aside", [TAG_AUDIO] = "audio", [TAG_B] = "b",
	[TAG_BASE] = "base",
	[TAG_BLOCKQUOTE] = "blockquote", [TAG_BODY] = "body", [TAG_BR] = "br",
	[TAG_BUTTON] = "button", [TAG_CANVAS] = "canvas",
	[TAG_CAPTION] = "caption", [TAG_CENTER] = "center",
	[TAG_CODE] = "code", [TAG_DD] = "dd", [TAG_DETAILS] = "details",
	[TAG_DIALOG] = "dialog", [TAG_DIV] = "div", [TAG_DL] = "dl",
	[TAG_DT] = "dt", [TAG_EM] = "em", [TAG_EMBED] = "embed",
	[TAG_FIELDSET] = "fieldset", [TAG_FIGCAPTION] = "figcaption",
	[TAG_FIGURE] = "figure", [TAG_FONT] = "font", [TAG_FOOTER] = "footer",
	[TAG_FORM] = "form", [TAG_H1] = "h1", [TAG_H2] = "h2",
	[TAG_H3] = "h3", [TAG_H4] = "h4", [TAG_H5] = "h5", [TAG_H6] = "h6",
	[TAG_HEAD] = "head", [TAG_HEADER] = "header", [TAG_HR] = "hr",
	[TAG_HTML] = "html", [TAG_I] = "i", [TAG_IFRAME] = "iframe",
	[TAG_IMG] = "img", [TAG_INPUT] = "input", [TAG_LABEL] = "label",
	[TAG_LEGEND] = "legend", [TAG_LI] = "li", [TAG_LINK] = "link",
	[TAG_MAIN] = "main", [TAG_MATH] = "math", [TAG_MENU] = "menu",
	[TAG_META] = "meta", [TAG_NAV] = "nav", [TAG_NOSCRIPT] = "noscript",
	[TAG_OBJECT] = "object", [TAG_OL] = "ol", [TAG_OPTION] = "option",
	[TAG_P] = "p", [TAG_PICTURE] = "picture", [TAG_PRE] = "pre",
	[TAG_Q] = "q", [TAG_RP] = "rp", [TAG_RT] = "rt",
	[TAG_SCRIPT] = "script", [TAG_SECTION] = "section",
	[TAG_SELECT] = "select", [TAG_SPAN] = "span", [TAG_STRONG] = "strong",
	[TAG_STYLE] = "style", [TAG_SUMMARY] = "summary", [TAG_SUP] = "sup",
	[TAG_SVG] = "svg", [TAG_TABLE] = "table", [TAG_TBODY] = "tbody",
	[TAG_TD] = "td", [TAG_TEMPLATE] = "template",
	[TAG_TEXTAREA] = "textarea", [TAG_TFOOT] = "tfoot", [TAG_TH] = "th",
	[TAG_THEAD] = "thead", [TAG_TIME] = "time", [TAG_TITLE] = "title",
	[TAG_TR] = "tr", [TAG_UL] = "ul", [TAG_VIDEO] = "video",
};

/* U+0080 to U+009F as windows-1252 prints them: "&#146;" is an apostrophe in
 * every browser.  0 stays what it is. */
static const uint16_t c1[32] = {
	0x20AC, 0, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
	0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0, 0x017D, 0,
	0, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
	0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0, 0x017E, 0x0178,
};

/* XML_PARSE_HUGE, which the HTML parser obeys but its enum does not name:
 * without it all text behind the 256th level is lost. */
#define PARSE_HUGE (1 << 19)
#define PARSE_OPTIONS (HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | \
	HTML_PARSE_NOWARNING | HTML_PARSE_NONET | HTML_PARSE_COMPACT | \
	PARSE_HUGE)

/* A page of 20 MB has some hundred thousand; each costs 100 bytes in all. */
#define NODES_MAX (1u << 20)

struct builder {
	htmlParserCtxtPtr ctxt;
	struct vec nodes;		/* struct markup_node */
	struct vec attrs;		/* struct markup_attr */
	char *text;
	size_t used, room;
	uint32_t depth;			/* open elements, the page itself too */
	uint32_t over;			/* open ones that are too deep */
	bool strict;
	bool again;			/* the page must be scanned strictly */
	bool too_many;
	uint32_t open[LIMIT_HTML_DEPTH];
	const xmlChar *names[LIMIT_HTML_DEPTH];	/* libxml2's own copies */
};

static struct kutip_str
str_of(const xmlChar *s)
{
	return text_of((const char *)s);
}

static enum markup_tag
tag_of(const char *name)
{
	uint32_t low = TAG_OTHER + 1, high = TAGS;

	while (low < high) {
		uint32_t mid = (low + high) / 2;
		int c = strcmp(name, tag_names[mid]);

		if (c == 0)
			return (enum markup_tag)mid;
		if (c < 0)
			high = mid;
		else
			low = mid + 1;
	}
	return TAG_OTHER;
}

static struct markup_node *
node_at(struct builder *b, uint32_t i)
{
	return (struct markup_node *)b->nodes.rows + i;
}

static struct markup_node *
add_node(struct builder *b, enum markup_tag tag)
{
	struct markup_node *n = vec_push(&b->nodes);

	n->parent = b->depth ? b->open[b->depth - 1] : KUTIP_NONE;
	n->depth = (uint16_t)b->depth;
	n->tag = (uint8_t)tag;
	n->end = b->nodes.n;
	n->attr = b->attrs.n;
	return n;
}

/* Behind the text, with U+0080 to U+009F mended. */
static uint32_t
add_text(struct builder *b, const char *s, size_t len)
{
	size_t before = b->used;

	for (size_t i = 0; i < len && b->room - b->used > 4; i++) {
		unsigned char next = i + 1 < len ? (unsigned char)s[i + 1] : 0;

		if ((unsigned char)s[i] == 0xC2 && next >= 0x80 &&
		    next < 0xA0 && c1[next - 0x80] != 0) {
			b->used += text_encode(c1[next - 0x80],
			    b->text + b->used);
			i++;
		} else {
			b->text[b->used++] = s[i];
		}
	}
	return (uint32_t)(b->used - before);
}

static void
add_attribute(struct builder *b, struct markup_node *n, const char *name,
    const xmlChar *value)
{
	uint32_t known = scan_attribute(text_of(name));
	struct markup_attr *a;

	if (known == KUTIP_NONE || n->attrs == UINT8_MAX)
		return;
	a = vec_push(&b->attrs);
	a->name = known;
	a->start = (uint32_t)b->used;
	a->len = add_text(b, (const char *)value, str_of(value).len);
	n->attrs++;
}

static void
on_start(void *context, const xmlChar *name, const xmlChar **atts)
{
	struct builder *b = context;
	struct markup_node *n;

	if (b->depth == LIMIT_HTML_DEPTH) {
		b->again = true;
		if (b->strict)
			b->over++;
		else
			xmlStopParser(b->ctxt);
		return;
	}
	if (b->nodes.n >= NODES_MAX) {
		b->too_many = true;
		xmlStopParser(b->ctxt);
		return;
	}
	n = add_node(b, tag_of((const char *)name));
	for (; atts != NULL && atts[0] != NULL; atts += 2)
		add_attribute(b, n, (const char *)atts[0], atts[1]);
	b->names[b->depth] = name;
	b->open[b->depth++] = b->nodes.n - 1;
}

/* libxml2 forgets some end calls (a tag cut by the end of the page), so what
 * is open above the name ends with it. */
static void
on_end(void *context, const xmlChar *name)
{
	struct builder *b = context;
	uint32_t d = b->depth;

	if (b->over > 0) {
		b->over--;
		return;
	}
	while (d > 1 && b->names[d - 1] != name)
		d--;
	if (d <= 1)
		return;
	while (b->depth >= d)
		node_at(b, b->open[--b->depth])->end = b->nodes.n;
}

static void
on_text(void *context, const xmlChar *s, int len)
{
	struct builder *b = context;
	struct markup_node *n = node_at(b, b->nodes.n - 1);

	if (len <= 0)
		return;
	if (n->tag != TAG_TEXT || n->parent != b->open[b->depth - 1] ||
	    n->start + n->len != b->used) {
		n = add_node(b, TAG_TEXT);
		n->start = (uint32_t)b->used;
	}
	n->len += add_text(b, (const char *)s, (size_t)len);
}

static void
parse(struct builder *b, const struct buf *clean)
{
	htmlParserCtxtPtr ctxt = htmlNewParserCtxt();

	if (ctxt == NULL || clean->len > INT32_MAX) {
		b->nodes.arena->failed = true;
		htmlFreeParserCtxt(ctxt);
		return;
	}
	*ctxt->sax = (htmlSAXHandler){
		.startElement = on_start, .endElement = on_end,
		.characters = on_text, .cdataBlock = on_text,
		.ignorableWhitespace = on_text,
	};
	ctxt->userData = b;
	b->ctxt = ctxt;
	/* The argument overrides what the page says of its encoding. */
	xmlFreeDoc(htmlCtxtReadMemory(ctxt, clean->ptr, (int)clean->len, NULL,
	    "UTF-8", PARSE_OPTIONS));
	htmlFreeParserCtxt(ctxt);
}

static void
build(struct builder *b, struct arena *arena, struct kutip_str html)
{
	struct buf clean = { 0 };
	bool strict = b->strict;

	*b = (struct builder){ .strict = strict };
	vec_init(&b->nodes, arena, sizeof(struct markup_node));
	vec_init(&b->attrs, arena, sizeof(struct markup_attr));
	b->again = !markup_scan(html, strict ? SCAN_STRICT : SCAN_ANY, &clean);
	/* A mended C1 control grows from two bytes to three. */
	b->room = clean.len + clean.len / 2 + 16;
	b->text = arena_alloc(arena, b->room);
	add_node(b, TAG_OTHER);
	b->depth = 1;			/* names[0], the page, fits no end */
	arena->failed = arena->failed || clean.failed;
	if (!arena->failed && clean.len > 0 && !b->again)
		parse(b, &clean);
	while (b->nodes.n > 0 && b->depth > 0)
		node_at(b, b->open[--b->depth])->end = b->nodes.n;
	buf_free(&clean);
}

enum kutip_result
markup_read(struct markup *m, struct arena *arena, struct kutip_str html,
    struct kutip_error *err)
{
	struct builder *b;

	if (html.len > LIMIT_HTML_BYTES)
		return error_set(err, KUTIP_TOO_LARGE, NULL, 0,
		    "this page is larger than %u MB; save only the article",
		    LIMIT_HTML_BYTES >> 20);
	b = arena_alloc(arena, sizeof(*b));
	if (b != NULL) {
		build(b, arena, html);
		if (b->again) {
			b->strict = true;
			build(b, arena, html);
		}
	}
	if (arena->failed)
		return error_set(err, KUTIP_NO_MEMORY, NULL, 0,
		    "there is not enough memory to read this page");
	if (b->too_many)
		return error_set(err, KUTIP_TOO_LARGE, NULL, 0,
		    "this page has more than %u elements; save only the article",
		    NODES_MAX);
	*m = (struct markup){
		.nodes = b->nodes.rows, .attrs = b->attrs.rows,
		.text = b->text, .n = b->nodes.n,
	};
	return KUTIP_OK;
}

struct kutip_str
markup_text(const struct markup *m, uint32_t node)
{
	return (struct kutip_str){
		m->text + m->nodes[node].start, m->nodes[node].len
	};
}

static const struct markup_attr *
find_attribute(const struct markup *m, uint32_t node,
    enum markup_attribute name)
{
	const struct markup_node *n = &m->nodes[node];

	for (uint32_t i = n->attr; i < n->attr + n->attrs; i++)
		if (m->attrs[i].name == name)
			return &m->attrs[i];
	return NULL;
}

struct kutip_str
markup_attr(const struct markup *m, uint32_t node, enum markup_attribute name)
{
	const struct markup_attr *a = find_attribute(m, node, name);

	return a ? (struct kutip_str){ m->text + a->start, a->len } : STR("");
}

bool
markup_has(const struct markup *m, uint32_t node, enum markup_attribute name)
{
	return find_attribute(m, node, name) != NULL;
}

uint32_t
markup_first(const struct markup *m, uint32_t node)
{
	return m->nodes[node].end > node + 1 ? node + 1 : KUTIP_NONE;
}

uint32_t
markup_next(const struct markup *m, uint32_t node)
{
	uint32_t parent = m->nodes[node].parent, end = m->nodes[node].end;

	return parent != KUTIP_NONE && end < m->nodes[parent].end ?
	    end : KUTIP_NONE;
}

/* "&#8217;" or "&#x2019;" with *pos behind "&#"; 0 if it is none. */
static uint32_t
numbered_reference(struct kutip_str s, uint32_t *pos)
{
	uint32_t at = *pos, base = 10, c = 0, start;

	if (at < s.len && (s.ptr[at] | 32) == 'x') {
		base = 16;
		at++;
	}
	for (start = at; at < s.len && at - start < 7; at++) {
		uint32_t lower = text_lower((unsigned char)s.ptr[at]);

		if (text_is_digit(lower))
			c = c * base + (lower - '0');
		else if (base == 16 && lower >= 'a' && lower <= 'f')
			c = c * base + (lower - 'a' + 10);
		else
			break;
	}
	if (at == start || c == 0 || c > 0x10FFFF || (c >= 0xD800 && c < 0xE000))
		return 0;
	*pos = at;
	return c >= 0x80 && c < 0xA0 && c1[c - 0x80] ? c1[c - 0x80] : c;
}

/* "&uuml;" with *pos behind "&"; 0 if it is none. */
static uint32_t
named_reference(struct kutip_str s, uint32_t *pos)
{
	char name[10];
	uint32_t n = 0;
	const htmlEntityDesc *found;

	while (*pos + n < s.len && n < sizeof(name) - 1 &&
	    (text_is_alpha((unsigned char)s.ptr[*pos + n]) ||
	    text_is_digit((unsigned char)s.ptr[*pos + n]))) {
		name[n] = s.ptr[*pos + n];
		n++;
	}
	name[n] = '\0';
	if (*pos + n >= s.len || s.ptr[*pos + n] != ';')
		return 0;
	found = htmlEntityLookup((const xmlChar *)name);
	if (found == NULL)
		return 0;
	*pos += n;
	return found->value;
}

static uint32_t
reference(struct kutip_str s, uint32_t *pos)
{
	uint32_t at = *pos, c;

	if (at < s.len && s.ptr[at] == '#') {
		at++;
		c = numbered_reference(s, &at);
	} else {
		c = named_reference(s, &at);
	}
	if (c != 0)
		*pos = at + (at < s.len && s.ptr[at] == ';');
	return c;
}

/* Is this "<" the beginning of a tag? */
static bool
is_tag(struct kutip_str s, uint32_t pos)
{
	return s.len - pos >= 3 && s.ptr[pos] == '<' &&
	    (s.ptr[pos + 1] == '/' ||
	    text_is_alpha((unsigned char)s.ptr[pos + 1]));
}

struct kutip_str
markup_plain(struct arena *a, struct kutip_str s)
{
	char *out;
	uint32_t len = 0, pos = 0;
	bool tags = true;		/* there may be another ">" */

	if (s.len == 0 || (memchr(s.ptr, '&', s.len) == NULL &&
	    memchr(s.ptr, '<', s.len) == NULL))
		return s;
	out = arena_alloc(a, (size_t)s.len + 4);
	while (out != NULL && pos < s.len) {
		uint32_t behind = pos + 1, end = KUTIP_NONE, c = 0;

		if (s.ptr[pos] == '&')
			c = reference(s, &behind);
		else if (tags && is_tag(s, pos))
			tags = (end = text_find(s, STR(">"), pos)) !=
			    KUTIP_NONE;
		if (c != 0)
			len += text_encode(c, out + len);
		else
			out[len++] = end == KUTIP_NONE ? s.ptr[pos] : ' ';
		pos = end == KUTIP_NONE ? behind : end + 1;
	}
	return (struct kutip_str){ out ? out : "", len };
}
