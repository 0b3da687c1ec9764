/*
 * export.c - the table of formats, and what they share.  See export.h.
 */
#include "export.h"

#include <string.h>

#include "archive.h"
#include "error.h"
#include "text.h"
#include "unicode.h"

#define LEN(a) (sizeof(a) / sizeof((a)[0]))

static const struct export_format formats[] = {
	{ .name = "text", .ending = ".txt",
	    .what = "the article's own words as plain text",
	    .write = export_text },
	{ .name = "md", .ending = ".md",
	    .what = "Markdown: each passage with speaker and source",
	    .put = export_md, .open = "<!-- ", .close = " -->" },
	{ .name = "org", .ending = ".org",
	    .what = "Org: each passage a headline with its facts",
	    .put = export_org, .open = "# ", .close = "" },
	{ .name = "html", .ending = ".html",
	    .what = "one HTML file without a script, good to print",
	    .put = export_html, .open = "<!-- ", .close = " -->" },
	{ .name = "docx", .ending = ".docx",
	    .what = "DOCX, made of the HTML by pandoc if it is installed",
	    .put = export_html, .binary = true, .pandoc = true },
	{ .name = "plain", .ending = ".text",
	    .what = "each passage and its facts as plain text",
	    .put = export_plain },
	{ .name = "excel", .ending = ".excel.csv",
	    .what = "the same table with a byte order mark, as Excel wants it",
	    .put = export_csv_excel },
	{ .name = "csv", .ending = ".csv",
	    .what = "a table of passages (RFC 4180, UTF-8), formulas defused",
	    .put = export_csv },
	{ .name = "passages", .ending = ".passages.json",
	    .what = "kutip's own JSON of passages, which import takes back",
	    .put = export_passages_json },
	{ .name = "jsonld", .ending = ".jsonld",
	    .what = "W3C Web Annotations, which import takes back",
	    .put = export_jsonld },
	{ .name = "bibtex", .ending = ".bib",
	    .what = "BibTeX of the briefs", .put = export_bibtex },
	{ .name = "csl", .ending = ".csl.json",
	    .what = "CSL-JSON of the briefs, for Zotero and pandoc",
	    .put = export_csl },
	{ .name = "ris", .ending = ".ris",
	    .what = "RIS of the briefs, for EndNote and Mendeley",
	    .put = export_ris },
	{ .name = "qdc", .ending = ".qdc",
	    .what = "REFI-QDA codebook: labels, tags, agenda items",
	    .put = export_qdc },
	{ .name = "qdpx", .ending = ".qdpx",
	    .what = "REFI-QDA project for NVivo, ATLAS.ti, MAXQDA, QualCoder",
	    .put = export_qdpx, .zip = true, .refuses = export_qdpx_refuses,
	    .why = "no longer in their brief", .binary = true },
	{ .name = "quotes", .ending = ".tsv",
	    .what = "a table: speaker, quote, place, how it is known",
	    .write = export_quotes },
	{ .name = "json", .ending = ".json",
	    .what = "one object a line: text, quotes, speakers, tags",
	    .write = export_json },
};

const struct export_format *
export_formats(uint32_t *n)
{
	*n = LEN(formats);
	return formats;
}

const struct export_format *
export_format(const char *name)
{
	for (size_t i = 0; i < LEN(formats); i++)
		if (strcmp(formats[i].name, name) == 0)
			return &formats[i];
	return NULL;
}

const struct export_format *
export_format_of(struct kutip_str path)
{
	const struct export_format *best = NULL;

	for (size_t i = 0; i < LEN(formats); i++)
		if (text_ends(path, text_of(formats[i].ending)) &&
		    (best == NULL || strlen(formats[i].ending) >
		    strlen(best->ending)))
			best = &formats[i];
	return best;
}

static enum kutip_result
no_memory(struct kutip_error *err, const char *name)
{
	return error_set(err, KUTIP_NO_MEMORY, name, 0,
	    "no memory left to export it");
}

enum kutip_result
export_passages(const struct export_format *format, struct passages *p,
    struct buf *out, struct kutip_error *err)
{
	if (format->zip && !archive_is_here())
		return error_set(err, KUTIP_FORMAT, NULL, 0,
		    "%s is a zip and wants libarchive, which is not installed; "
		    "jsonld and qdc want nothing", format->name);
	if (format->refuses)
		passages_drop(p, format->refuses, format->why);
	if (!p->arena.failed)
		format->put(p, out);
	return p->arena.failed || out->failed ? no_memory(err, NULL) : KUTIP_OK;
}

enum kutip_result
export_document(const struct export_format *format,
    const struct kutip_doc *doc, const struct notes_list *notes,
    struct buf *out, struct kutip_error *err)
{
	struct passages p;
	enum kutip_result r;

	if (format->pandoc)
		return error_set(err, KUTIP_FORMAT, NULL, 0,
		    "pandoc makes %s; in a shell: kutip export -o NAME%s FILE",
		    format->name, format->ending);
	if (format->write) {
		format->write(doc, notes, out);
		return out->failed ? no_memory(err, kutip_meta(doc)->name) :
		    KUTIP_OK;
	}
	passages_init(&p);
	passages_add(&p, doc, notes);
	passages_sort(&p, PASSAGE_BY_BRIEF);
	r = export_passages(format, &p, out, err);
	passages_free(&p);
	return r;
}

static bool
is_safe(unsigned char c)
{
	return (c >= 0x20 && c < 0x7F) || c == '\n' || c == '\t';
}

void
export_put_clean(struct buf *out, struct kutip_str s)
{
	uint32_t run = 0, at = 0;

	while (at < s.len) {
		uint32_t before = at, c;

		if (is_safe((unsigned char)s.ptr[at])) {
			at++;
			continue;
		}
		c = text_step(s, &at);
		if (!unicode_is_control(c) && !(c == 0xFFFD && at - before == 1))
			continue;
		buf_add(out, s.ptr + run, before - run);
		if (c == 0xFFFD)
			buf_puts(out, "\xEF\xBF\xBD");
		run = at;
	}
	buf_add(out, s.ptr + run, s.len - run);
}

/* Blanks that end a line or a column; a no-break space stays what it is. */
static bool
is_gap(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

void
export_put_line(struct buf *out, struct kutip_str s)
{
	uint32_t at = 0;

	s = text_trim(s);
	while (at < s.len) {
		uint32_t word = at;

		while (at < s.len && !is_gap(s.ptr[at]))
			at++;
		export_put_clean(out,
		    text_slice(s, (struct kutip_span){ word, at }));
		if (at < s.len)
			buf_putc(out, ' ');
		while (at < s.len && is_gap(s.ptr[at]))
			at++;
	}
}

bool
export_is_address(struct kutip_str url)
{
	bool sound = text_begins(url, STR("https://")) ||
	    text_begins(url, STR("http://"));

	for (uint32_t i = 0; i < url.len; i++)
		sound &= url.ptr[i] > ' ' && url.ptr[i] < 0x7F &&
		    memchr("<>\\\"`", url.ptr[i], 5) == NULL;
	return sound;
}

void
export_each_line(struct buf *out, struct kutip_str s,
    void (*put)(struct buf *, struct kutip_str))
{
	uint32_t at = 0;

	s = text_trim(s);
	while (at < s.len) {
		uint32_t end = text_find(s, STR("\n"), at);

		if (end == KUTIP_NONE)
			end = s.len;
		put(out, text_trim(text_slice(s,
		    (struct kutip_span){ at, end })));
		at = end + 1;
	}
}
