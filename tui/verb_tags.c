/*
 * verb_tags.c - the tags of briefs: a table for the eye, lines with tabs for
 * other programs, or JSON, one object a line.
 *
 *	kutip tags brief.txt | sort -t "$(printf '\t')" -k 3nr
 *	kutip tags --format json *.html
 *
 * Kinds stand in the order of the panel, of each what is named most first.
 */
#include "verb.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "export.h"
#include "grid.h"
#include "json.h"
#include "text.h"

#define COLUMNS 7

static const char *
kind_of(const struct kutip_entity *e)
{
	switch (e->kind) {
	case KUTIP_PERSON: return "person";
	case KUTIP_ORG:    return "organisation";
	case KUTIP_STATE:  return "state";
	case KUTIP_CITY:   return "city";
	default:           return "agenda";
	}
}

static int
by_mentions(const void *a, const void *b)
{
	const struct kutip_entity *const *px = a, *const *py = b;
	const struct kutip_entity *x = *px, *y = *py;

	if (x->kind != y->kind)
		return x->kind < y->kind ? -1 : 1;
	if (x->mentions != y->mentions)
		return x->mentions < y->mentions ? 1 : -1;
	return x < y ? -1 : x > y;
}

/* Pointers to the tags in their order; the caller frees them.  NULL: none. */
static const struct kutip_entity **
tags_of(const struct kutip_doc *doc, uint32_t *n)
{
	uint32_t all;
	const struct kutip_entity *e = kutip_entities(doc, &all);
	const struct kutip_entity **tags = calloc(all + 1u, sizeof(*tags));

	*n = 0;
	for (uint32_t i = 0; tags && i < all; i++) {
		if (!e[i].unnamed && !e[i].untagged)
			tags[(*n)++] = &e[i];
	}
	if (tags && *n > 1)
		qsort(tags, *n, sizeof(*tags), by_mentions);
	return tags;
}

bool
cli_put_tags(const struct kutip_doc *doc, struct buf *out)
{
	uint32_t n;
	const struct kutip_entity **tags = tags_of(doc, &n);

	out->failed |= tags == NULL;
	for (uint32_t i = 0; i < n; i++) {
		buf_printf(out, "%s\t", kind_of(tags[i]));
		export_put_line(out, tags[i]->label);
		buf_printf(out, "\t%u\t", tags[i]->mentions);
		export_put_line(out, text_of(kutip_meta(doc)->name));
		buf_putc(out, '\t');
		export_put_line(out, tags[i]->key);
		buf_putc(out, '\t');
		export_put_line(out, tags[i]->country);
		buf_printf(out, "\t%u\n", tags[i]->weight);
	}
	free(tags);
	return n > 0;
}

static bool
print_tsv(void *context, const struct kutip_doc *doc, struct buf *out)
{
	(void)context;
	return cli_put_tags(doc, out);
}

/* ---- JSON --------------------------------------------------------------- */

static void
put_tag(const struct kutip_entity *e, struct buf *out)
{
	bool actor = e->kind != KUTIP_CITY && e->kind != KUTIP_AGENDA;

	buf_printf(out, "{\"kind\":\"%s\",\"type\":", actor ? "actor" :
	    kind_of(e));
	json_put_string_or_null(out, actor ? text_of(kind_of(e)) : STR(""));
	buf_puts(out, ",\"id\":");
	json_put_string_or_null(out, e->key);
	buf_puts(out, ",\"label\":");
	json_put_string(out, e->label);
	buf_puts(out, ",\"country\":");
	json_put_string_or_null(out, e->country);
	if (e->kind == KUTIP_CITY && (e->lat != 0 || e->lon != 0)) {
		buf_puts(out, ",\"lat\":");
		cli_put_degrees(out, e->lat);
		buf_puts(out, ",\"lon\":");
		cli_put_degrees(out, e->lon);
	}
	buf_printf(out, ",\"mentions\":%u,\"weight\":%u}", e->mentions,
	    e->weight);
}

static bool
print_json(void *context, const struct kutip_doc *doc, struct buf *out)
{
	uint32_t n;
	const struct kutip_entity **tags = tags_of(doc, &n);

	(void)context;
	out->failed |= tags == NULL;
	buf_puts(out, "{\"kutip\":1,\"source\":{\"name\":");
	json_put_string(out, text_of(kutip_meta(doc)->name));
	buf_puts(out, "},\"title\":");
	json_put_string(out, kutip_meta(doc)->title);
	buf_puts(out, ",\"tags\":[");
	for (uint32_t i = 0; i < n; i++) {
		buf_puts(out, i ? "," : "");
		put_tag(tags[i], out);
	}
	buf_puts(out, "]}\n");
	free(tags);
	return n > 0;
}

/* ---- a table ------------------------------------------------------------ */

static bool
collect(void *context, const struct kutip_doc *doc, struct buf *out)
{
	(void)out;
	return cli_put_tags(doc, context);
}

static struct kutip_str
next_cell(struct kutip_str *rest, char *end)
{
	uint32_t at = 0;
	struct kutip_str cell = *rest;

	while (at < rest->len && rest->ptr[at] != '\t' && rest->ptr[at] != '\n')
		at++;
	*end = at < rest->len ? rest->ptr[at] : '\n';
	cell.len = at;
	at += at < rest->len;
	rest->ptr += at;
	rest->len -= at;
	return cell;
}

static void
measure(struct kutip_str all, uint32_t cols[COLUMNS])
{
	uint32_t column = 0;
	char end;

	while (all.len > 0) {
		uint32_t wide = glyph_cols(next_cell(&all, &end));

		if (column < COLUMNS && wide > cols[column])
			cols[column] = wide;
		column = end == '\n' ? 0 : column + 1;
	}
}

/* Blanks behind each cell but a line's last ones. */
static void
align(struct kutip_str all, const uint32_t cols[COLUMNS], struct buf *out)
{
	uint32_t column = 0, owed = 0;
	char end;

	while (all.len > 0) {
		struct kutip_str cell = next_cell(&all, &end);

		for (; cell.len > 0 && owed > 0; owed--)
			buf_putc(out, ' ');
		buf_str(out, cell);
		owed += column < COLUMNS ?
		    cols[column] - glyph_cols(cell) + 2 : 2;
		column++;
		if (end == '\n') {
			buf_putc(out, '\n');
			column = owed = 0;
		}
	}
}

static void
print_table(void *context, struct buf *out)
{
	static const char head[] =
	    "KIND\tNAME\tMENTIONS\tFILE\tID\tCOUNTRY\tPER MILLE\n";
	const struct buf *rows = context;
	uint32_t cols[COLUMNS] = { 0 };

	if (rows->len == 0)
		return;
	measure(STR(head), cols);
	measure(buf_as_str(rows), cols);
	align(STR(head), cols, out);
	align(buf_as_str(rows), cols, out);
	out->failed |= rows->failed;
}

int
verb_tags(struct cli *c)
{
	const char *format = c->format ? c->format :
	    isatty(STDOUT_FILENO) ? "table" : "tsv";
	struct buf rows = { 0 };
	struct cli_print print = { .one = print_tsv };
	int code;

	if (strcmp(format, "table") == 0) {
		print = (struct cli_print){ collect, print_table, &rows };
	} else if (strcmp(format, "json") == 0) {
		print.one = print_json;
	} else if (strcmp(format, "tsv") != 0) {
		cli_say_error(c, NULL,
		    "\"tags\" has the formats table, tsv, json");
		return cli_end(c);
	}
	code = cli_print_all(c, &print);
	buf_free(&rows);
	return code;
}
