/*
 * html.c - what kutip's own work on a page costs beside libxml2's: finding the
 * article in it, beside a bare parse into a tree, processor time.
 *
 *	html MOST FILE.html...	-> a line each, then all; 1 if that is over MOST
 *
 * kutip's own is all of article_read() but libxml2's part of it, which is a parse
 * with handlers that do nothing; the whole stands in the lines too.
 *
 * What stands in the body of a page is repeated up to PAGE_BYTES, the size of a
 * newspaper's page with its menus and boxes.  All read the same bytes in
 * turn, and of ROUNDS the quickest counts: the machine may be busy.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <libxml/HTMLparser.h>

#include "arena.h"
#include "article.h"
#include "block.h"
#include "buf.h"
#include "file.h"
#include "limits.h"
#include "text.h"

#define PAGE_BYTES 250000
#define ROUNDS     15
/* as parse/markup.c sets it, but for XML_PARSE_HUGE, which no page here wants */
#define OPTIONS    (HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | \
	HTML_PARSE_NOWARNING | HTML_PARSE_NONET | HTML_PARSE_COMPACT)

static double
seconds(void)
{
	struct timespec t;

	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static bool
make_page(struct kutip_str html, struct buf *out)
{
	uint32_t from = text_find(html, STR("<body"), 0), to;

	from = from == KUTIP_NONE ? from : text_find(html, STR(">"), from);
	to = text_find(html, STR("</body"), 0);
	if (from == KUTIP_NONE || to == KUTIP_NONE || ++from >= to)
		return false;
	buf_add(out, html.ptr, from);
	while (out->len < PAGE_BYTES)
		buf_add(out, html.ptr + from, to - from);
	buf_add(out, html.ptr + to, html.len - to);
	return !out->failed;
}

static double
parse(struct kutip_str html)
{
	double before = seconds();

	xmlFreeDoc(htmlReadMemory(html.ptr, (int)html.len, NULL, "UTF-8",
	    OPTIONS));
	return seconds() - before;
}

/* libxml2's part of what kutip does: it builds no tree. */
static double
parse_only(struct kutip_str html)
{
	double before = seconds();
	htmlParserCtxtPtr ctxt = htmlNewParserCtxt();

	memset(ctxt->sax, 0, sizeof(*ctxt->sax));
	xmlFreeDoc(htmlCtxtReadMemory(ctxt, html.ptr, (int)html.len, NULL,
	    "UTF-8", OPTIONS));
	htmlFreeParserCtxt(ctxt);
	return seconds() - before;
}

/* Also how many blocks came out: a page that was not read costs nothing. */
static double
read_page(struct kutip_str html, uint32_t *blocks)
{
	double before = seconds();
	struct arena a = { 0 };
	struct draft d;

	draft_init(&d, &a);
	article_read(&d, html, NULL);
	*blocks = d.blocks.n;
	draft_free(&d);
	arena_free(&a);
	return seconds() - before;
}

struct times { double tree, parse, whole; };

static void
take_least(double *least, double t)
{
	if (t < *least)
		*least = t;
}

static void
say(const char *what, const struct times *t)
{
	printf("  %-34s %.2f times libxml2's %.1f ms; with its part %.2f\n", what,
	    (t->whole - t->parse) / t->tree, t->tree * 1e3,
	    t->whole / t->tree);
}

static bool
measure(const char *path, struct times *all)
{
	struct buf file = { 0 }, page = { 0 };
	struct times t = { 1e9, 1e9, 1e9 };
	uint32_t blocks = 0;

	if (file_read(path, LIMIT_FILE_BYTES, &file, NULL) != KUTIP_OK ||
	    !make_page(buf_as_str(&file), &page)) {
		fprintf(stderr, "%s: no page with a body\n", path);
		return false;
	}
	for (int i = 0; i < ROUNDS; i++) {
		take_least(&t.tree, parse(buf_as_str(&page)));
		take_least(&t.parse, parse_only(buf_as_str(&page)));
		take_least(&t.whole, read_page(buf_as_str(&page), &blocks));
	}
	say(path, &t);
	all->tree += t.tree;
	all->parse += t.parse;
	all->whole += t.whole;
	buf_free(&file);
	buf_free(&page);
	return blocks > 0;
}

int
main(int argc, char **argv)
{
	struct times all = { 0, 0, 0 };
	double most = argc > 2 ? atof(argv[1]) : 0;
	bool over;

	if (most <= 0) {
		fputs("usage: html MOST FILE...\n", stderr);
		return 2;
	}
	for (int i = 2; i < argc; i++)
		if (!measure(argv[i], &all))
			return 2;
	say("all", &all);
	over = all.whole - all.parse > most * all.tree;
	printf("  at most %.1f%s\n", most, over ? ": TOO MUCH" : "");
	return over;
}
