/*
 * export_table.c - what is known of each passage as plain text, and as CSV.
 *
 * CSV is that of RFC 4180: CR LF, quotation marks doubled, a first row with
 * names.  A cell that a spreadsheet would take for a formula begins with an
 * apostrophe: first =, +, -, @, tab and their full width forms (OWASP, "CSV
 * Injection"); nobody's words are ever run.
 */
#include "export.h"

#include <string.h>

#include "export_fact.h"
#include "text.h"

/* ---- plain text ----------------------------------------------------------- */

static void
put_indented(struct buf *out, struct kutip_str line)
{
	buf_puts(out, line.len ? "    " : "");
	export_put_line(out, line);
	buf_putc(out, '\n');
}

static void
put_named(struct buf *out, const char *title, struct kutip_str value)
{
	bool many = text_find(text_trim(value), STR("\n"), 0) != KUTIP_NONE;

	if (value.len == 0)
		return;
	buf_printf(out, "  %s:%s", title, many ? "\n" : " ");
	if (many) {
		export_each_line(out, value, put_indented);
		return;
	}
	export_put_line(out, value);
	buf_putc(out, '\n');
}

static void
put_words(struct buf *out, struct kutip_str line)
{
	export_put_line(out, line);
	buf_putc(out, '\n');
}

static void
put_plain(struct buf *out, const struct passages *p, const struct passage *row)
{
	uint32_t n;
	const struct export_fact *fact = export_facts(&n);

	buf_putc(out, '\n');
	export_each_line(out, row->words, put_words);
	for (uint32_t i = 0; i < n; i++)
		if (strcmp(fact[i].name, "quote") != 0)
			put_named(out, fact[i].title,
			    fact[i].get(row, passage_brief(p, row)));
}

void
export_plain(const struct passages *p, struct buf *out)
{
	for (uint32_t i = 0; i < p->rows.n; i++) {
		struct kutip_str title;

		if (passage_begins(p, i, &title)) {
			buf_puts(out, i ? "\n\n" : "");
			export_put_line(out, export_group_title(p, title));
			buf_puts(out, "\n----\n");
		}
		put_plain(out, p, passage_at(p, i));
	}
}

/* ---- CSV -------------------------------------------------------------------- */

static bool
is_formula(struct kutip_str s)
{
	static const char *const begins[] = { "=", "+", "-", "@", "\t", "\r",
		"\n", "＝", "＋", "－", "＠" };

	for (size_t i = 0; i < sizeof(begins) / sizeof(begins[0]); i++)
		if (text_begins(s, text_of(begins[i])))
			return true;
	return false;
}

void
export_put_cell(struct buf *out, struct kutip_str s)
{
	struct buf clean = { 0 };
	const char *lead;

	export_put_clean(&clean, s);
	/* A spreadsheet may trim; look at what it would see then. */
	lead = is_formula(buf_as_str(&clean)) ||
	    is_formula(text_trim(buf_as_str(&clean))) ? "'" : "";
	if (clean.len == 0 || strpbrk(clean.ptr, ",\"\n\t; ") == NULL) {
		buf_puts(out, lead);
		buf_str(out, buf_as_str(&clean));
	} else {
		buf_printf(out, "\"%s", lead);
		for (size_t i = 0; i < clean.len; i++) {
			if (clean.ptr[i] == '"')
				buf_putc(out, '"');
			buf_putc(out, clean.ptr[i]);
		}
		buf_putc(out, '"');
	}
	out->failed |= clean.failed;
	buf_free(&clean);
}

void
export_csv(const struct passages *p, struct buf *out)
{
	uint32_t n;
	const struct export_fact *fact = export_facts(&n);

	for (uint32_t k = 0; k < n; k++)
		buf_printf(out, "%s%s", k ? "," : "", fact[k].name);
	buf_puts(out, "\r\n");
	for (uint32_t i = 0; i < p->rows.n; i++) {
		const struct passage *row = passage_at(p, i);

		for (uint32_t k = 0; k < n; k++) {
			buf_puts(out, k ? "," : "");
			export_put_cell(out,
			    fact[k].get(row, passage_brief(p, row)));
		}
		buf_puts(out, "\r\n");
	}
}

void
export_csv_excel(const struct passages *p, struct buf *out)
{
	buf_puts(out, "\xEF\xBB\xBF");
	export_csv(p, out);
}
