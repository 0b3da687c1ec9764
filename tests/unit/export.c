/*
 * export - documents made by hand, and what each format makes of them.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "export.h"
#include "fakedoc.h"
#include "json.h"

static char *
made(const struct kutip_doc *d, const char *format,
    const struct notes_list *notes, struct buf *out)
{
	struct kutip_error err;

	buf_clear(out);
	assert_non_null(export_format(format));
	assert_int_equal(export_document(export_format(format), d, notes, out,
	    &err), KUTIP_OK);
	return out->ptr ? out->ptr : (char *)(uintptr_t)"";
}

/* What out must hold; the whole of it stands in the message if not. */
static void
holds(const char *out, const char *part)
{
	if (strstr(out, part) == NULL)
		fail_msg("no %s in\n%s", part, out);
}

static void
lacks(const char *out, const char *part)
{
	if (strstr(out, part) != NULL)
		fail_msg("%s in\n%s", part, out);
}

/* A brief with all that can happen to a span: in the title, in furniture,
 * before and behind it, beyond ASCII. */
static void
make_brief(struct kutip_doc *d)
{
	uint32_t sari, body, city, item, clerk;
	struct kutip_quote *q;

	fake_block(d, KUTIP_TITLE, "Bandar Melati mulai: kata Sari");
	fake_block(d, KUTIP_BYLINE, "Tim Contoh");
	fake_block(d, KUTIP_PARAGRAPH,
	    "“Kita mulai—besok,” kata Sari di Bandar Melati.");
	fake_block(d, KUTIP_FURNITURE, "Baca juga: Sari dan kota");
	fake_block(d, KUTIP_HEADING, "Anggaran");
	fake_block(d, KUTIP_PARAGRAPH,
	    "Sari menambahkan bahwa uang cukup. Menurut pejabat itu, belum.");
	fake_ready(d, "contoh.txt");
	d->meta.title = text_of("Bandar Melati mulai");
	d->meta.dateline = text_of("BANDAR MELATI");
	d->meta.byline[d->meta.bylines++] = text_of("Tim Contoh");
	d->meta.published = (struct kutip_date){ .year = 2031, .month = 4,
		.day = 2, .hour = -1, .minute = -1, .second = -1,
		.offset_minutes = INT16_MIN };
	memcpy(d->meta.lang, "id", 3);

	sari = fake_entity(d, KUTIP_PERSON, "Sari Melur", "",
	    "Kepala Dinas *Kota*");
	body = fake_entity(d, KUTIP_ORG, "Dinas Kota", "dinas-kota", "");
	city = fake_entity(d, KUTIP_CITY, "Bandar Melati", "", "");
	item = fake_entity(d, KUTIP_AGENDA, "Smart cities", "smart-cities", "");
	clerk = fake_entity(d, KUTIP_PERSON, "pejabat itu", "", "");
	d->entity[clerk].unnamed = true;
	for (uint32_t i = 0; i < 4; i++)
		fake_mention(d, sari, fake_span(d, "Sari", i));
	fake_mention(d, city, fake_span(d, "Bandar Melati", 1));
	fake_mention(d, item, fake_span(d, "kota", 0));
	(void)body;

	q = fake_quote(d, KUTIP_DIRECT, "Kita mulai—besok,", sari);
	q->cue = fake_span(d, "kata", 1);
	q->mention = fake_span(d, "Sari", 1);
	q->by = KUTIP_BY_ROLE;
	q = fake_quote(d, KUTIP_INDIRECT, "uang cukup", sari);
	q->by = KUTIP_BY_CLITIC;
	fake_quote(d, KUTIP_INDIRECT, "belum", clerk);
	fake_quote(d, KUTIP_DIRECT, "Bandar Melati mulai", KUTIP_NONE);
	fake_section(d, "Lead", KUTIP_NONE, 2, 2);
	fake_section(d, "Anggaran", 4, 4, 2);
}

static void
text_is_the_body(void **state)
{
	struct kutip_doc d = { 0 };
	struct buf out = { 0 };

	(void)state;
	make_brief(&d);
	assert_string_equal(made(&d, "text", NULL, &out),
	    "“Kita mulai—besok,” kata Sari di Bandar Melati.\n\n"
	    "Anggaran\n\n"
	    "Sari menambahkan bahwa uang cukup. Menurut pejabat itu, belum.\n");
	buf_free(&out);
	fake_free(&d);
}

static void
json_counts_characters(void **state)
{
	struct kutip_doc d = { 0 };
	struct buf out = { 0 };
	char *s;

	(void)state;
	make_brief(&d);
	d.link[d.links++] = (struct kutip_link){ fake_span(&d, "Sari", 1),
	    STR("https://kutip.example/sari") };
	d.link[d.links++] = (struct kutip_link){ fake_span(&d, "Baca juga", 0),
	    STR("https://kutip.example/baca") };
	for (uint32_t i = 0; i < d.blocks; i++)
		if (d.block[i].kind == KUTIP_HEADING)
			d.block[i].level = 2;
	s = made(&d, "json", NULL, &out);
	assert_string_equal(strchr(s, '\n'), "\n");
	holds(s, "{\"kutip\":1,\"source\":{\"name\":\"contoh.txt\",");
	holds(s, "\"lang\":\"id\",\"title\":\"Bandar Melati mulai\","
	    "\"deck\":null,\"byline\":[\"Tim Contoh\"],"
	    "\"dateline\":\"BANDAR MELATI\",\"published\":\"2031-04-02\",");
	holds(s, "\"text\":\"“Kita mulai—besok,” kata Sari di Bandar Melati."
	    "\\n\\nAnggaran\\n\\nSari menambahkan");
	/* 47 characters, a gap of two, 8, a gap, 62 */
	holds(s, "\"paragraphs\":[{\"start\":0,\"end\":47},"
	    "{\"start\":49,\"end\":57},{\"start\":59,\"end\":121}]");
	holds(s, "\"sections\":[{\"heading\":null,\"start\":0,\"end\":47,"
	    "\"paragraphs\":[\"");
	holds(s, "{\"heading\":\"Anggaran\",\"level\":2,\"start\":49,"
	    "\"end\":121,\"paragraphs\":[\"");
	holds(s, "\"date\":\"2031-04-02\",\"siteName\":");
	holds(s, "\"links\":[{\"start\":25,\"end\":29,"
	    "\"url\":\"https://kutip.example/sari\"}]");
	/* In the order of speaking; not in title and furniture. */
	holds(s, "\"speakers\":[{\"id\":\"s1\",\"name\":\"Sari Melur\","
	    "\"kind\":\"person\",\"role\":\"Kepala Dinas *Kota*\","
	    "\"mentions\":[[25,29],[59,63]]},"
	    "{\"id\":\"s2\",\"name\":\"pejabat itu\",\"kind\":\"unnamed\","
	    "\"role\":null,\"mentions\":[]}]");
	holds(s, "\"quotes\":[{\"start\":1,\"end\":18,\"kind\":\"direct\","
	    "\"speaker\":\"s1\",\"cue\":[20,24],\"mention\":[25,29],"
	    "\"by\":\"name\"},"
	    "{\"start\":82,\"end\":92,\"kind\":\"indirect\","
	    "\"speaker\":\"s1\",\"cue\":null,\"mention\":null,"
	    "\"by\":\"pronoun\"},"
	    "{\"start\":115,\"end\":120,\"kind\":\"indirect\","
	    "\"speaker\":\"s2\",\"cue\":null,\"mention\":null,"
	    "\"by\":\"name\"}]");
	holds(s, "\"tags\":[{\"kind\":\"actor\",\"type\":\"person\","
	    "\"id\":\"sari-melur\",\"label\":\"Sari Melur\",");
	holds(s, "{\"kind\":\"actor\",\"type\":\"organisation\","
	    "\"id\":\"dinas-kota\",\"label\":\"Dinas Kota\","
	    "\"mentions\":[]},{\"kind\":\"city\",\"type\":null,"
	    "\"id\":\"bandar-melati\",\"label\":\"Bandar Melati\","
	    "\"mentions\":[[33,46]]},{\"kind\":\"agenda\",\"type\":null,"
	    "\"id\":\"smart-cities\",\"label\":\"Smart cities\","
	    "\"mentions\":[]}]}\n");
	lacks(s, "\"label\":\"pejabat itu\"");
	buf_free(&out);
	fake_free(&d);
}

/* Each position is right in a long text of characters of all sizes: the words
 * are cut out of the JSON text by it and compared. */
static void
json_positions_cut_out_the_words(void **state)
{
	static const char *const parts[] = { "กา", "é", "a", "😀", "ខ្មែ", "漢" };
	struct kutip_doc d = { 0 };
	struct buf text = { 0 }, out = { 0 };
	char why[JSON_WHY_MAX], word[16];
	struct json *j;
	struct kutip_str t;
	uint32_t who, at = 0, point = 0, found = 0;
	unsigned start, end;
	int step = 0;

	(void)state;
	for (uint32_t b = 0; b < 6; b++) {
		buf_clear(&text);
		for (uint32_t i = 0; i < 9; i++) {
			for (uint32_t k = 0; k < 40 + 7 * i; k++)
				buf_puts(&text, parts[(b + i * k) % 6]);
			buf_printf(&text, " <%u-%u> ", b, i);
		}
		fake_block(&d, b % 3 == 1 ? KUTIP_FURNITURE : KUTIP_PARAGRAPH,
		    text.ptr);
	}
	fake_ready(&d, "x");
	who = fake_entity(&d, KUTIP_PERSON, "X", "x", "");
	for (uint32_t i = 0; i < 54; i++) {
		snprintf(word, sizeof(word), "<%u-%u>", i / 9, i % 9);
		fake_mention(&d, who, fake_span(&d, word, 0));
	}
	made(&d, "json", NULL, &out);
	j = json_parse(buf_as_str(&out), why);
	assert_non_null(j);
	t = json_get_string(j, "text");
	for (const char *p = strstr(out.ptr, "\"mentions\":[") + 12;
	    sscanf(p, "[%u,%u]%n", &start, &end, &step) == 2; p += step + 1) {
		uint32_t from;

		for (; point < start; point++)
			text_step(t, &at);
		from = at;
		for (; point < end; point++)
			text_step(t, &at);
		assert_int_equal(t.ptr[from], '<');
		assert_int_equal(t.ptr[at - 1], '>');
		found++;
	}
	/* Two of the six paragraphs are furniture. */
	assert_int_equal(found, 36);
	json_free(j);
	buf_free(&text);
	buf_free(&out);
	fake_free(&d);
}

static void
quotes_are_a_table(void **state)
{
	struct kutip_doc d = { 0 };
	struct buf out = { 0 };

	(void)state;
	make_brief(&d);
	assert_string_equal(made(&d, "quotes", NULL, &out),
	    "Sari Melur\t\"Kita mulai—besok,\"\tcontoh.txt:5\trole\n"
	    "Sari Melur\tuang cukup\tcontoh.txt:11\tclitic\n"
	    "pejabat itu\tbelum\tcontoh.txt:11\tname\n"
	    "-\t\"Bandar Melati mulai\"\tcontoh.txt:1\t-\n");
	buf_free(&out);
	fake_free(&d);
}

static void
markdown_shows_each_quote(void **state)
{
	struct kutip_doc d = { 0 };
	struct buf out = { 0 }, again = { 0 };
	char *s;

	(void)state;
	make_brief(&d);
	memcpy(d.meta.sha256, "0123456789abcdef", 16);
	s = made(&d, "md", NULL, &out);
	holds(s, "# Bandar Melati mulai\n\n"
	    "Tim Contoh · BANDAR MELATI · 2031-04-02 · contoh.txt\n");
	holds(s, "\n<!-- kutip:0123456789ab-45 -->\n> Kita mulai—besok,\n\n"
	    "— **Sari Melur**, Kepala Dinas \\*Kota\\* (direct, by role).\n"
	    "*contoh.txt*, Tim Contoh, BANDAR MELATI, 2031-04-02. Section: Lead.\n"
	    "<!-- /kutip:0123456789ab-45 -->\n");
	holds(s, "(indirect, by clitic).\n");
	assert_string_equal(made(&d, "md", NULL, &again), s);
	buf_free(&out);
	buf_free(&again);
	fake_free(&d);
}

static void
markdown_shows_notes(void **state)
{
	struct kutip_str tags[] = { STR("siber"), STR("anggaran") };
	struct note rows[2] = { {
		.id = STR("0190c2f4-aaaa"), .unit = NOTE_QUOTE,
		.exact = STR("uang cukup"), .speaker = STR("Sari Melur"),
		.role = STR("Kepala"), .said = STR("indirect"),
		.how = STR("clitic"), .label = STR("janji"), .tag = tags,
		.tags = 2, .body = STR("tanya lagi\n\n# bukan judul\n- bukan daftar"),
		.state = NOTE_ANCHORED,
	}, {
		.id = STR("0190c2f4-bbbb"), .exact = STR("hilang\nsudah"),
		.source = { .site = STR("Harian Contoh"),
		    .published = STR("2030-01-01") },
		.state = NOTE_ORPHAN,
	} };
	struct notes_list notes = { rows, 2, 1, 0, 1, 2, false };
	struct kutip_doc d = { 0 };
	struct buf out = { 0 };
	char *s;

	(void)state;
	make_brief(&d);
	d.meta.site = text_of("Harian Contoh");
	d.meta.url = text_of("https://contoh.example/a_b?c=1&d=2");
	rows[0].span = fake_span(&d, "uang cukup", 0);
	s = made(&d, "md", &notes, &out);
	holds(s, "*Harian Contoh* · Tim Contoh · BANDAR MELATI · 2031-04-02 · "
	    "<https://contoh.example/a_b?c=1&d=2> · contoh.txt\n");
	holds(s, "\n<!-- kutip:0190c2f4-aaaa -->\n> uang cukup\n\n"
	    "— **Sari Melur**, Kepala (indirect, by clitic).\n"
	    "*Harian Contoh*, Tim Contoh, BANDAR MELATI, 2031-04-02. "
	    "Section: Anggaran.\n\nAgenda: Smart cities\n"
	    "\nLabel: janji\n\nTags: siber, anggaran\n"
	    "\ntanya lagi\n\n\\# bukan judul\n\\- bukan daftar\n"
	    "<!-- /kutip:0190c2f4-aaaa -->\n");
	holds(s, "\n## No longer found in the article\n"
	    "<!-- /kutip:lost-f47472100ebf -->\n\n"
	    "<!-- kutip:0190c2f4-bbbb -->\n> hilang\n> sudah\n\n"
	    "— *Harian Contoh*, 2030-01-01.\n");
	lacks(s, "Kita mulai");
	buf_free(&out);
	fake_free(&d);
}

/* Who was set right by hand is so everywhere: in the list of speakers, and in
 * a mark that was made before. */
static void
speakers_set_by_hand(void **state)
{
	struct note rows[2] = { {
		.id = STR("0190c2f4-aaaa"), .unit = NOTE_QUOTE,
		.exact = STR("uang cukup"), .speaker = STR("Sari Melur"),
		.said = STR("indirect"), .how = STR("clitic"),
	}, {
		.id = STR("0190c2f4-cccc"), .kind = NOTE_SAYS,
		.unit = NOTE_QUOTE, .exact = STR("uang cukup"),
		.speaker = STR("Panji"), .said = STR("indirect"),
		.how = STR("hand"),
	} };
	struct notes_list notes = { rows, 2, 2, 0, 0, 1, false };
	struct kutip_doc d = { 0 };
	struct buf out = { 0 };
	uint32_t panji;
	char *s;

	(void)state;
	make_brief(&d);
	panji = fake_entity(&d, KUTIP_PERSON, "Panji", "", "Lurah");
	d.entity[panji].untagged = true;
	rows[0].span = rows[1].span = fake_span(&d, "uang cukup", 0);
	for (uint32_t i = 0; i < d.quotes; i++) {
		d.quote[i].by = KUTIP_BY_HAND;
		d.quote[i].speaker = i == 0 ? KUTIP_NONE : panji;
	}
	s = made(&d, "json", NULL, &out);
	holds(s, "\"speaker\":null,\"cue\":[");
	holds(s, "\"by\":\"hand\"}");
	holds(s, "\"name\":\"Panji\",\"kind\":\"person\"");
	lacks(s, "\"label\":\"Panji\"");
	s = made(&d, "quotes", NULL, &out);
	holds(s, "-\t\"Kita mulai—besok,\"\tcontoh.txt:5\thand\n");
	holds(s, "Panji\tuang cukup\tcontoh.txt:11\thand\n");
	s = made(&d, "md", &notes, &out);
	holds(s, "> uang cukup\n\n— **Panji**, Lurah (indirect, by hand).\n");
	lacks(s, "Sari Melur");
	lacks(s, "0190c2f4-cccc");	/* its mark says it already */
	rows[0].span = fake_span(&d, "Kita mulai", 1);
	s = made(&d, "md", &notes, &out);
	holds(s, "0190c2f4-cccc");
	notes.n = 1;
	notes.rows = rows + 1;
	notes.marks = 0;
	s = made(&d, "md", &notes, &out);
	holds(s, "Kita mulai");		/* no marks: all quotes */
	buf_free(&out);
	fake_free(&d);
}

/* One note on what is marked, in a paragraph with links. */
static char *
linked(const char *text, const char *marked, const char *was,
    const char *format, struct buf *out)
{
	struct kutip_doc d = { 0 };
	struct note row = { .id = STR("n"), .exact = text_of(was),
		.state = NOTE_ANCHORED };
	struct notes_list notes = { &row, 1, 1, 0, 0, 1, false };
	char *s;

	fake_block(&d, KUTIP_PARAGRAPH, text);
	fake_ready(&d, "x");
	d.link[0] = (struct kutip_link){ fake_span(&d, "Dewan Kota", 0),
	    STR("https://a.example/(x)?a&amp;b=[1]'") };
	if (d.link[0].span.end == 0)
		d.link[0] = (struct kutip_link){
		    fake_span(&d, " satu\ndua ", 0),
		    STR("mailto:b@a.example") };
	d.links = 1;
	row.span = fake_span(&d, marked, 0);
	if (row.span.end == 0)
		row.state = NOTE_ORPHAN;
	s = made(&d, format, &notes, out);
	fake_free(&d);
	return s;
}

static const struct {
	const char *what, *text, *marked, *format, *has;
} linking[] = {
	{ "Markdown", "Kata Dewan Kota lagi.", "Kata Dewan Kota", "md",
	    "> Kata [Dewan Kota](https://a.example/\\(x\\)?a&amp;amp;b=[1]')\n" },
	{ "HTML", "Kata Dewan Kota lagi.", "Kata Dewan Kota", "html",
	    ">Kata <a href=\"https://a.example/(x)?a&amp;amp;b=[1]&#39;\" "
	    "rel=\"noopener\">Dewan Kota</a></blockquote>" },
	{ "Org", "Kata Dewan Kota lagi.", "Kata Dewan Kota", "org",
	    "\nKata [[https://a.example/(x)?a&amp;b=\\[1\\]'][Dewan Kota]]\n" },
	{ "a part of its words", "Kata Dewan Kota lagi.", "Kota lagi", "org",
	    "\n[[https://a.example/(x)?a&amp;b=\\[1\\]'][Kota]] lagi\n" },
	{ "two lines", "nol satu\ndua tiga", "nol satu\ndua tiga", "md",
	    "> nol [satu](mailto:b@a.example)\n"
	    "> [dua](mailto:b@a.example) tiga\n" },
	{ "two lines of Org", "nol satu\ndua tiga", "nol satu\ndua tiga", "org",
	    "\nnol [[mailto:b@a.example][satu]]\n"
	    "[[mailto:b@a.example][dua]] tiga\n" },
	{ "two lines of HTML", "nol satu\ndua tiga", "nol satu\ndua tiga", "html",
	    ">nol <a href=\"mailto:b@a.example\" rel=\"noopener\">satu\n"
	    "dua</a> tiga</blockquote>" },
	{ "an exclamation makes no picture", "!Dewan Kota", "!Dewan Kota", "md",
	    "> \\![Dewan Kota](" },
	{ "plain text", "Kata Dewan Kota lagi.", "Dewan Kota", "plain",
	    "Dewan Kota\n" },
};

static void
links_are_kept(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(linking) / sizeof(linking[0]); i++) {
		struct buf out = { 0 }, again = { 0 };
		const char *marked = linking[i].marked;
		char *s = linked(linking[i].text, marked, marked,
		    linking[i].format, &out);

		if (strstr(s, linking[i].has) == NULL)
			fail_msg("%s: no %s in %s", linking[i].what,
			    linking[i].has, s);
		assert_string_equal(linked(linking[i].text, marked, marked,
		    linking[i].format, &again), s);
		buf_free(&out);
		buf_free(&again);
	}
}

/* Words that stand no longer in the brief have no links of it. */
static void
links_of_other_words_are_not_taken(void **state)
{
	static const char *const formats[] = { "md", "html", "org" };

	(void)state;
	for (int i = 0; i < 3; i++) {
		struct buf out = { 0 };

		lacks(linked("Kata Dewan Kota lagi.", "Dewan Kota",
		    "Dewan Desa", formats[i], &out), "a.example");
		lacks(linked("Kata Dewan Kota lagi.", "hilang", "Dewan Kota",
		    formats[i], &out), "a.example");
		buf_free(&out);
	}
}

static const struct {
	const char *what, *text, *md;
} escapes[] = {
	{ "emphasis", "a *b* _c_", "> a \\*b\\* \\_c\\_\n" },
	{ "a link", "[a](http://x)", "> \\[a\\](http://x)\n" },
	{ "an image", "![a](b)", "> \\!\\[a\\](b)\n" },
	{ "HTML", "<script>&lt;", "> \\<script\\>\\&lt;\n" },
	{ "a comment that ends ours", "--> x", "> \\--\\> x\n" },
	{ "code", "`rm`", "> \\`rm\\`\n" },
	{ "backslash", "a\\b", "> a\\\\b\n" },
	{ "a list", "- a\n+ b\n12. c\n3) d", "> \\- a\n> \\+ b\n> 12\\. c\n> 3\\) d\n" },
	{ "a number stays", "1.5 persen", "> 1\\.5 persen\n" },
	{ "a rule below", "a\n===", "> a\n> \\===\n" },
	{ "a quotation", "> a", "> \\> a\n" },
	{ "four blanks are no code", "a\n    b", "> a\n> b\n" },
	{ "an empty line inside", "a\n\nb", "> a\n>\n> b\n" },
	{ "a table", "a | b", "> a \\| b\n" },
	{ "a tab", "a\tb", "> a b\n" },
	{ "an escape sequence", "a\x1b[31mb\x07", "> a\\[31mb\n" },
	{ "C1, right-to-left override", "a\xc2\x9b" "b\xe2\x80\xae" "c", "> abc\n" },
	{ "Burmese stays", "ပြောသည်", "> ပြောသည်\n" },
};

static void
markdown_takes_words_as_words(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(escapes) / sizeof(escapes[0]); i++) {
		struct note row = { .id = STR("n"),
			.exact = text_of(escapes[i].text),
			.state = NOTE_ORPHAN };
		struct notes_list notes = { &row, 1, 0, 0, 1, 1, false };
		struct kutip_doc d = { 0 };
		struct buf out = { 0 };
		char *s, *at;

		fake_block(&d, KUTIP_PARAGRAPH, "x");
		fake_ready(&d, "x.txt");
		s = made(&d, "md", &notes, &out);
		at = strstr(s, "kutip:n -->\n");
		assert_non_null(at);
		at += 12;
		if (strncmp(at, escapes[i].md, strlen(escapes[i].md)) != 0)
			fail_msg("%s: %s", escapes[i].what, at);
		buf_free(&out);
		fake_free(&d);
	}
}

/* A title or an address of a hostile page stays on its line. */
static void
hostile_meta_is_one_line(void **state)
{
	struct kutip_doc d = { 0 };
	struct buf out = { 0 };
	char *s;

	(void)state;
	fake_block(&d, KUTIP_PARAGRAPH, "x");
	fake_quote(&d, KUTIP_DIRECT, "x", KUTIP_NONE);
	fake_ready(&d, "/tmp/a\x1b]0;x\x07.txt");
	d.meta.title = text_of("a\n# b\tc");
	d.meta.url = text_of("javascript:alert(1)> <b>");
	s = made(&d, "md", NULL, &out);
	holds(s, "# a \\# b c\n");
	holds(s, "javascript:alert(1)\\> \\<b\\> · a\\]0;x.txt\n");
	lacks(s, "\x1b");
	made(&d, "json", NULL, &out);
	lacks(out.ptr, "\x1b");
	buf_free(&out);
	fake_free(&d);
}

static void
empty_documents_are_fine(void **state)
{
	struct kutip_doc d = { 0 };
	struct buf out = { 0 };
	uint32_t n;
	const struct export_format *f = export_formats(&n);

	(void)state;
	fake_block(&d, KUTIP_FURNITURE, "Iklan");
	fake_ready(&d, "x.txt");
	assert_string_equal(made(&d, "text", NULL, &out), "");
	assert_string_equal(made(&d, "quotes", NULL, &out), "");
	holds(made(&d, "json", NULL, &out), "\"text\":\"\",\"sections\":[],"
	    "\"paragraphs\":[],\"links\":[],\"speakers\":[],\"quotes\":[],\"tags\":[]}\n");
	for (uint32_t i = 0; i < n; i++)
		if (!f[i].pandoc)
			made(&d, f[i].name, NULL, &out);
	assert_null(export_format("doc"));
	assert_string_equal(export_format_of(STR("a.csl.json"))->name, "csl");
	assert_string_equal(export_format_of(STR("a.json"))->name, "json");
	assert_null(export_format_of(STR("a.exe")));
	buf_free(&out);
	fake_free(&d);
}

static void
clean_text_keeps_what_is_text(void **state)
{
	struct buf out = { 0 };

	(void)state;
	export_put_clean(&out, STR("a\tb\nc\r\x1b[1m\x7f\xc2\x85é\xe2\x80\x8d\xff"));
	assert_string_equal(out.ptr, "a\tb\nc[1mé\xe2\x80\x8d\xef\xbf\xbd");
	buf_clear(&out);
	export_put_line(&out, STR("  a \n\n b\tc  "));
	assert_string_equal(out.ptr, "a b c");
	buf_free(&out);
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(text_is_the_body),
		cmocka_unit_test(json_counts_characters),
		cmocka_unit_test(json_positions_cut_out_the_words),
		cmocka_unit_test(quotes_are_a_table),
		cmocka_unit_test(markdown_shows_each_quote),
		cmocka_unit_test(markdown_shows_notes),
		cmocka_unit_test(speakers_set_by_hand),
		cmocka_unit_test(links_are_kept),
		cmocka_unit_test(links_of_other_words_are_not_taken),
		cmocka_unit_test(markdown_takes_words_as_words),
		cmocka_unit_test(hostile_meta_is_one_line),
		cmocka_unit_test(empty_documents_are_fine),
		cmocka_unit_test(clean_text_keeps_what_is_text),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
