/*
 * export_cite.c - the briefs that passages come from, for those who cite them:
 * BibTeX, CSL-JSON (article-newspaper) and RIS (NEWS).
 *
 * A name of the region has no part that could be told to be a surname, so
 * authors are literal: {Rizkyan Adiyudha}, {"literal": "Rizkyan Adiyudha"}.
 */
#include "export.h"

#include <string.h>

#include "json.h"
#include "text.h"

/* Calls put for each brief that has a passage, in the order they were read. */
static void
each_source(const struct passages *p, struct buf *out,
    void (*put)(struct buf *, const struct passage_source *, bool first))
{
	struct arena arena = { 0 };
	bool *used = arena_alloc(&arena, p->sources.n + 1), first = true;

	out->failed |= used == NULL;
	for (uint32_t i = 0; used && i < p->rows.n; i++)
		used[passage_at(p, i)->source] = true;
	for (uint32_t i = 0; used && i < p->sources.n; i++) {
		if (!used[i])
			continue;
		put(out, passage_source_at(p, i), first);
		first = false;
	}
	arena_free(&arena);
}

/* The authors, one after the other: "A; B". */
static bool
next_author(struct kutip_str *rest, struct kutip_str *author)
{
	uint32_t end = text_find(*rest, STR("; "), 0);

	if (rest->len == 0)
		return false;
	if (end == KUTIP_NONE)
		end = rest->len;
	*author = text_trim((struct kutip_str){ rest->ptr, end });
	end += end < rest->len ? 2 : 0;
	*rest = (struct kutip_str){ rest->ptr + end, rest->len - end };
	return true;
}

/* "2018-04-20T17:51:00+07:00": how many of year, month, day are known. */
static int
day_of(struct kutip_str date, unsigned part[3])
{
	static const uint32_t at[] = { 0, 5, 8 }, digits[] = { 4, 2, 2 };

	for (int i = 0; i < 3; i++) {
		part[i] = 0;
		if (date.len < at[i] + digits[i] ||
		    (i > 0 && date.ptr[at[i] - 1] != '-'))
			return i;
		for (uint32_t k = at[i]; k < at[i] + digits[i]; k++) {
			if (!text_is_digit((unsigned char)date.ptr[k]))
				return i;
			part[i] = part[i] * 10 + (unsigned)(date.ptr[k] - '0');
		}
	}
	return 3;
}

/* ---- BibTeX ------------------------------------------------------------------ */

static const char *
tex_of(char c)
{
	switch (c) {
	case '\\': return "\\textbackslash{}";
	case '~': return "\\textasciitilde{}";
	case '^': return "\\textasciicircum{}";
	case '{': return "\\{";
	case '}': return "\\}";
	case '#': return "\\#";
	case '$': return "\\$";
	case '%': return "\\%";
	case '&': return "\\&";
	case '_': return "\\_";
	default: return NULL;
	}
}

void
export_put_tex(struct buf *out, struct kutip_str s)
{
	struct buf line = { 0 };

	export_put_line(&line, s);
	for (size_t i = 0; i < line.len; i++) {
		const char *tex = tex_of(line.ptr[i]);

		if (tex)
			buf_puts(out, tex);
		else
			buf_putc(out, line.ptr[i]);
	}
	out->failed |= line.failed;
	buf_free(&line);
}

static void
put_tex_field(struct buf *out, const char *name, struct kutip_str s)
{
	if (s.len == 0)
		return;
	buf_printf(out, ",\n  %s = {", name);
	export_put_tex(out, s);
	buf_puts(out, "}");
}

static void
put_tex_authors(struct buf *out, struct kutip_str rest)
{
	const char *before = ",\n  author = {{";
	struct kutip_str author;

	while (next_author(&rest, &author)) {
		buf_puts(out, before);
		export_put_tex(out, author);
		before = "} and {";
	}
	if (before[0] == '}')
		buf_puts(out, "}}");
}

/* An address is no TeX: only where nothing in it could end the field. */
static void
put_tex_url(struct buf *out, struct kutip_str url)
{
	if (!export_is_address(url) || memchr(url.ptr, '{', url.len) ||
	    memchr(url.ptr, '}', url.len))
		return;
	buf_puts(out, ",\n  url = {");
	buf_str(out, url);
	buf_puts(out, "}");
}

static void
put_bibtex(struct buf *out, const struct passage_source *s, bool first)
{
	unsigned day[3];
	int known = day_of(s->is.published, day);

	buf_printf(out, "%s@article{kutip-%s", first ? "" : "\n", s->id);
	put_tex_authors(out, s->is.byline);
	put_tex_field(out, "title", passage_title(&s->is));
	put_tex_field(out, "journal", s->is.site);
	if (known > 0)
		buf_printf(out, ",\n  year = {%04u}", day[0]);
	if (known > 1)
		buf_printf(out, ",\n  month = {%u}", day[1]);
	if (known > 2)
		buf_printf(out, ",\n  day = {%u}", day[2]);
	put_tex_field(out, "address", s->is.dateline);
	put_tex_field(out, "language", s->is.lang);
	put_tex_url(out, s->is.url);
	buf_puts(out, "\n}\n");
}

void
export_bibtex(const struct passages *p, struct buf *out)
{
	each_source(p, out, put_bibtex);
}

/* ---- CSL-JSON ---------------------------------------------------------------- */

static void
put_csl_field(struct buf *out, const char *name, struct kutip_str s)
{
	if (s.len == 0)
		return;
	buf_printf(out, ",\"%s\":", name);
	json_put_string(out, s);
}

static void
put_csl(struct buf *out, const struct passage_source *s, bool first)
{
	struct kutip_str rest = s->is.byline, author;
	const char *before = ",\"author\":[{\"literal\":";
	unsigned day[3];
	int known = day_of(s->is.published, day);

	buf_printf(out, "%s{\"id\":\"kutip-%s\",\"type\":\"article-newspaper\"",
	    first ? "" : ",\n", s->id);
	put_csl_field(out, "title", passage_title(&s->is));
	put_csl_field(out, "container-title", s->is.site);
	while (next_author(&rest, &author)) {
		buf_puts(out, before);
		json_put_string(out, author);
		before = "},{\"literal\":";
	}
	buf_puts(out, before[0] == '}' ? "}]" : "");
	if (known > 0)
		buf_printf(out, ",\"issued\":{\"date-parts\":[[%u", day[0]);
	for (int i = 1; i < known; i++)
		buf_printf(out, ",%u", day[i]);
	buf_puts(out, known > 0 ? "]]}" : "");
	put_csl_field(out, "publisher-place", s->is.dateline);
	put_csl_field(out, "language", s->is.lang);
	put_csl_field(out, "URL", s->is.url);
	buf_putc(out, '}');
}

void
export_csl(const struct passages *p, struct buf *out)
{
	buf_putc(out, '[');
	each_source(p, out, put_csl);
	buf_puts(out, "]\n");
}

/* ---- RIS ---------------------------------------------------------------------- */

static void
put_ris_field(struct buf *out, const char *tag, struct kutip_str s)
{
	if (s.len == 0)
		return;
	buf_printf(out, "%s  - ", tag);
	export_put_line(out, s);
	buf_puts(out, "\r\n");
}

static void
put_ris(struct buf *out, const struct passage_source *s, bool first)
{
	struct kutip_str rest = s->is.byline, author;
	unsigned day[3];
	int known = day_of(s->is.published, day);

	buf_printf(out, "%sTY  - NEWS\r\nID  - kutip-%s\r\n",
	    first ? "" : "\r\n", s->id);
	while (next_author(&rest, &author))
		put_ris_field(out, "AU", author);
	put_ris_field(out, "TI", passage_title(&s->is));
	put_ris_field(out, "T2", s->is.site);
	if (known > 0)
		buf_printf(out, "PY  - %04u\r\nDA  - %04u/", day[0], day[0]);
	if (known > 1)
		buf_printf(out, "%02u", day[1]);
	buf_puts(out, known > 0 ? "/" : "");
	if (known > 2)
		buf_printf(out, "%02u", day[2]);
	buf_puts(out, known > 0 ? "/\r\n" : "");
	put_ris_field(out, "CY", s->is.dateline);
	put_ris_field(out, "LA", s->is.lang);
	put_ris_field(out, "UR", s->is.url);
	buf_puts(out, "ER  - \r\n");
}

void
export_ris(const struct passages *p, struct buf *out)
{
	each_source(p, out, put_ris);
}
