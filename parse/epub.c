/*
 * epub.c - see epub.h.
 *
 * The zip is walked twice: for the package document, which says what the
 * chapters are called, and for them.
 */
#include "epub.h"

#include "article_words.h"
#include "chapter.h"
#include "compose.h"
#include "compose_title.h"
#include "epub_package.h"
#include "error.h"
#include "office_meta.h"
#include "package.h"
#include "text.h"

#define TITLE_PAGE_BLOCKS 12		/* a longer chapter only begins with the title */

struct book {
	const char *path;
	struct arena *arena;
	struct package about, files;	/* first and second walk */
	struct epub_package package;
	struct compose c;
	struct chapter_notes notes;
	struct kutip_str title;
};

static bool
wants_about(void *context, struct kutip_str name)
{
	(void)context;
	return text_equal_c(name, "META-INF/container.xml") ||
	    text_equal_c(name, "META-INF/encryption.xml") ||
	    text_ends(name, STR(".opf"));
}

static bool
wants_file(void *context, struct kutip_str name)
{
	const struct epub_item *item = epub_find(context, name);

	return item != NULL && item->wanted;
}

static void
put_aside(struct book *b, uint32_t from, uint32_t to)
{
	struct kutip_block *block = b->c.d->blocks.rows;

	for (uint32_t i = from; i < to; i++) {
		block[i].kind = KUTIP_FURNITURE;
		block[i].level = 0;
	}
}

static bool
is_said(const struct book *b, struct kutip_str words)
{
	const struct kutip_meta *m = &b->c.d->meta;
	bool said = words_equal(words, b->title);

	for (uint32_t i = 0; i < m->bylines; i++)
		said = said || words_equal(words, m->byline[i]);
	return said;
}

/* A title page says once more what the package says; a day or a publisher may
 * stand there too. */
static void
mark_title_page(struct book *b, uint32_t label, uint32_t first)
{
	const struct kutip_block *block = b->c.d->blocks.rows;
	struct kutip_str text = buf_as_str(&b->c.d->text);
	uint32_t n = b->c.d->blocks.n;

	if (n - first > TITLE_PAGE_BLOCKS ||
	    !words_equal(text_slice(text, block[first].span), b->title))
		return;
	put_aside(b, label, first);
	for (uint32_t i = first; i < n; i++) {
		if (is_said(b, text_slice(text, block[i].span)))
			put_aside(b, i, i + 1);
	}
}

static bool
says_words(struct kutip_str html)
{
	static const char *const begins[] = { "<p", "<h", "<li", "<div", "<td" };

	for (size_t i = 0; i < sizeof(begins) / sizeof(*begins); i++)
		if (text_find(html, text_of(begins[i]), 0) != KUTIP_NONE)
			return true;
	return false;
}

/* The label goes before the chapter, so that has to be known first. */
static bool
needs_label(const struct epub_item *item, struct kutip_str html)
{
	static const char *const headings[] = { "<h1", "<h2", "<h3", "<h4",
	    "<h5", "<h6", "<H1", "<H2", "<H3" };

	for (size_t i = 0; i < sizeof(headings) / sizeof(*headings); i++)
		if (text_find(html, text_of(headings[i]), 0) != KUTIP_NONE)
			return false;
	return item->label.len > 0 && says_words(html);
}

static void
add_label(struct book *b, struct kutip_str label)
{
	compose_begin(&b->c);
	compose_set(&b->c, KUTIP_HEADING, 1);
	compose_collapsed(&b->c, label, 0);
	compose_end(&b->c);
}

static enum kutip_result
read_chapter(struct book *b, const struct epub_item *item,
    struct kutip_error *err)
{
	struct kutip_str html = package_part(&b->files, item->path);
	struct chapter chapter = { .path = item->path, .html = html,
	    .role = KUTIP_PARAGRAPH };
	const struct kutip_block *block;
	uint32_t first = b->c.d->blocks.n, begin;
	bool label = needs_label(item, html);
	enum kutip_result r;

	if (html.len == 0)
		return KUTIP_OK;
	if (label)
		add_label(b, item->label);
	begin = b->c.d->blocks.n;
	r = chapter_read(&b->c, &b->notes, &chapter, err);
	block = b->c.d->blocks.rows;
	if (r != KUTIP_OK || b->c.d->blocks.n == begin) {
		/* a picture: it has a name and no words */
		if (r == KUTIP_OK && label)
			put_aside(b, first, begin);
		return r;
	}
	if (label && words_equal(text_slice(buf_as_str(&b->c.d->text),
	    block[begin].span), item->label))
		put_aside(b, begin, begin + 1);
	mark_title_page(b, first, begin);
	return r;
}

static enum kutip_result
read_chapters(struct book *b, struct kutip_error *err)
{
	const uint32_t *spine = b->package.spine.rows;
	const struct epub_item *items = b->package.items.rows;
	enum kutip_result r = epub_labels_read(&b->package,
	    package_part(&b->files, b->package.toc), err);

	compose_begin(&b->c);
	compose_set(&b->c, KUTIP_TITLE, 0);
	compose_collapsed(&b->c, b->title, 0);
	compose_end(&b->c);
	for (uint32_t i = 0; r == KUTIP_OK && i < b->package.spine.n; i++)
		r = read_chapter(b, &items[spine[i]], err);
	compose_finish(&b->c, b->title);
	if (r == KUTIP_OK && b->c.d->blocks.n <= (b->title.len > 0))
		r = error_set(err, KUTIP_EMPTY, b->path, 0,
		    "there are no words in this book, only pictures");
	return r;
}

static enum kutip_result
read_about(struct book *b, struct kutip_error *err)
{
	struct kutip_str root, opf;
	enum kutip_result r;

	if (epub_is_locked(package_part(&b->about,
	    STR("META-INF/encryption.xml"))))
		return error_set(err, KUTIP_FORMAT, b->path, 0,
		    "is locked by digital rights management; only the program "
		    "it was bought for can open it");
	root = epub_root(b->arena, package_part(&b->about,
	    STR("META-INF/container.xml")));
	opf = package_part(&b->about, root);
	if (opf.len == 0)
		return error_set(err, KUTIP_FORMAT, b->path, 0,
		    "is an EPUB without its list of chapters; get it again");
	r = epub_package_read(&b->package, b->arena, root, opf, err);
	if (r == KUTIP_OK)
		r = office_meta_read(b->c.d, opf, &b->title, err);
	return r;
}

static enum kutip_result
read_book(struct book *b, struct kutip_str bytes, struct kutip_error *err)
{
	enum kutip_result r = package_read(&b->about, b->path, bytes,
	    wants_about, NULL, err);

	if (r == KUTIP_OK)
		r = read_about(b, err);
	if (r == KUTIP_OK)
		r = package_read(&b->files, b->path, bytes, wants_file,
		    &b->package, err);
	if (r == KUTIP_OK)
		r = read_chapters(b, err);
	if (r == KUTIP_OK && b->arena->failed)
		r = error_set(err, KUTIP_NO_MEMORY, b->path, 0,
		    "no memory left to read it");
	return r;
}

enum kutip_result
epub_read(struct draft *d, const char *path, struct kutip_str bytes,
    struct kutip_error *err)
{
	struct arena arena = { 0 };
	struct book b = { .path = path, .arena = &arena,
	    .notes = { .arena = &arena } };
	enum kutip_result r;

	compose_init(&b.c, d, &arena);
	r = read_book(&b, bytes, err);
	compose_free(&b.c);
	package_free(&b.about);
	package_free(&b.files);
	arena_free(&arena);
	return r;
}
