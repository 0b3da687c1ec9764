/*
 * export_qda - do codebook and project keep the rules of REFI-QDA 1.5?
 *
 * The rules are written down here from the standard's text: for each element
 * the attributes that it must have and its children in their order ("*": any
 * number, "?": at most one, "!": one, "+": one or more).
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include <archive.h>
#include <archive_entry.h>

#include "export.h"
#include "fakedoc.h"

static const struct rule {
	const char *name, *must, *children;
} rules[] = {
	{ "Project", "name", "Users? CodeBook? Variables? Cases? Sources? "
	    "Notes? Links? Sets? Graphs? Description? NoteRef*" },
	{ "Users", "", "User+" },
	{ "User", "guid", "" },
	{ "CodeBook", "", "Codes!" },
	{ "Codes", "", "Code+" },
	{ "Code", "guid name isCodable", "Description? NoteRef* Code*" },
	{ "Variables", "", "Variable+" },
	{ "Variable", "guid name typeOfVariable", "Description?" },
	{ "Cases", "", "Case+" },
	{ "Case", "guid", "Description? CodeRef* VariableValue* SourceRef* "
	    "SelectionRef*" },
	{ "Sources", "", "TextSource+" },
	{ "TextSource", "guid", "Description? PlainTextContent? "
	    "PlainTextSelection* Coding* NoteRef* VariableValue*" },
	{ "Note", "guid", "Description? PlainTextContent? "
	    "PlainTextSelection* Coding* NoteRef* VariableValue*" },
	{ "PlainTextSelection", "guid startPosition endPosition",
	    "Description? Coding* NoteRef*" },
	{ "Coding", "guid", "CodeRef! NoteRef*" },
	{ "CodeRef", "targetGUID", "" },
	{ "NoteRef", "targetGUID", "" },
	{ "SelectionRef", "targetGUID", "" },
	{ "VariableRef", "targetGUID", "" },
	{ "VariableValue", "", "VariableRef! TextValue!" },
	{ "Notes", "", "Note+" },
	{ "Description", "", "" },
	{ "TextValue", "", "" },
	{ "PlainTextContent", "", "" },
};

#define DEPTH 8

struct check {
	const struct rule *rule[DEPTH];
	const char *next[DEPTH];	/* in rule->children */
	uint32_t seen[DEPTH];		/* of the child that next stands at */
	int depth;
	char guid[400][37];
	uint32_t guids;
};

static const struct rule *
rule_of(const char *name, size_t len)
{
	for (size_t i = 0; i < sizeof(rules) / sizeof(*rules); i++)
		if (strlen(rules[i].name) == len &&
		    memcmp(rules[i].name, name, len) == 0)
			return &rules[i];
	fail_msg("no element of the standard: %.*s", (int)len, name);
	return NULL;
}

/* The parent's list moves on to this child. */
static void
take_child(struct check *c, const struct rule *child)
{
	int d = c->depth - 1;
	size_t len = strlen(child->name);

	for (const char *at = c->next[d]; *at; at += strspn(at, " ")) {
		size_t word = strcspn(at, "*?!+ ");
		char mark = at[word];

		if (word == len && memcmp(at, child->name, len) == 0) {
			c->seen[d] = at == c->next[d] ? c->seen[d] + 1 : 1;
			c->next[d] = at;
			if ((mark == '?' || mark == '!') && c->seen[d] > 1)
				fail_msg("%s twice", child->name);
			return;
		}
		if ((mark == '!' || mark == '+') &&
		    !(at == c->next[d] && c->seen[d] > 0))
			fail_msg("%s before what must stand before it",
			    child->name);
		at += word + 1;
	}
	fail_msg("%s has no place in %s here", child->name, c->rule[d]->name);
}

static void
check_end(struct check *c, const struct rule *rule)
{
	const char *at = c->next[c->depth - 1];

	assert_ptr_equal(c->rule[c->depth - 1], rule);
	if (c->seen[c->depth - 1] == 0 && strpbrk(at, "!+") != NULL)
		fail_msg("%s lacks a child", rule->name);
	c->depth--;
}

static bool
is_guid(const char *s)
{
	for (int i = 0; i < 36; i++) {
		bool dash = i == 8 || i == 13 || i == 18 || i == 23;

		if (dash ? s[i] != '-' : !strchr("0123456789abcdefABCDEF", s[i]))
			return false;
	}
	return s[36] == '"';
}

static const char *
attribute(const char *tag, const char *end, const char *name, size_t len)
{
	for (; tag + len + 3 < end; tag++)
		if (tag[0] == ' ' && memcmp(tag + 1, name, len) == 0 &&
		    memcmp(tag + 1 + len, "=\"", 2) == 0)
			return tag + len + 3;
	return NULL;
}

static void
check_attributes(struct check *c, const struct rule *r, const char *tag,
    const char *end)
{
	const char *guid = attribute(tag, end, "guid", 4);

	for (const char *must = r->must; *must; must += strspn(must, " ")) {
		size_t len = strcspn(must, " ");

		if (attribute(tag, end, must, len) == NULL)
			fail_msg("%s lacks %.*s", r->name, (int)len, must);
		must += len;
	}
	if (guid == NULL)
		return;
	assert_true(is_guid(guid));
	memcpy(c->guid[c->guids], guid, 36);
	for (uint32_t i = 0; i < c->guids; i++)
		assert_memory_not_equal(c->guid[i], guid, 36);
	c->guids++;
}

static void
check_xml(struct check *c, const char *xml)
{
	assert_memory_equal(xml, "<?xml version=\"1.0\" encoding=\"utf-8\"?>", 38);
	for (const char *tag = strchr(xml + 5, '<'), *end; tag;
	    tag = strchr(end, '<')) {
		bool closes = tag[1] == '/', empty;
		const struct rule *r;

		end = strchr(tag, '>');
		empty = end[-1] == '/';
		tag += 1 + closes;
		r = rule_of(tag, strcspn(tag, " />"));
		if (closes) {
			check_end(c, r);
			continue;
		}
		if (c->depth > 0)
			take_child(c, r);
		check_attributes(c, r, tag, end);
		assert_true(c->depth < DEPTH);
		c->rule[c->depth] = r;
		c->next[c->depth] = r->children;
		c->seen[c->depth++] = 0;
		if (empty)
			check_end(c, r);
	}
	assert_int_equal(c->depth, 0);
	/* every reference leads somewhere */
	for (const char *at = xml; (at = strstr(at, "targetGUID=\"")); at++) {
		bool known = false;

		for (uint32_t i = 0; i < c->guids; i++)
			known |= memcmp(c->guid[i], at + 12, 36) == 0;
		assert_true(known);
	}
}

/* ---- a sample --------------------------------------------------------------- */

struct sample {
	struct kutip_doc doc;
	struct passages passages;
	struct buf out;
};

static void
make(struct sample *t, const char *format)
{
	struct kutip_str tags[] = { STR("siber\x1b"), STR("<b>\"&'") };
	struct note rows[3] = { {
		.id = STR("0190c2f4-aaaa"), .exact = STR("“Mulai…” 😀"),
		.speaker = STR("Sari <i>"), .role = STR("Kepala & wakil"),
		.said = STR("direct"), .label = STR("janji"), .tag = tags,
		.tags = 2, .body = STR("tanya\nlagi ]]> </Note>"),
		.created = STR("2026-11-25T00:59:01.123Z-0000-abc"),
	}, {
		.id = STR("0190c2f4-bbbb"), .exact = STR("kota"),
	}, {
		.id = STR("0190c2f4-cccc"), .exact = STR("hilang"),
		.state = NOTE_ORPHAN, .source = { .name = STR("x") },
	} };
	struct notes_list list = { .rows = rows, .n = 3, .marks = 3 };
	struct kutip_error err;
	uint32_t item;

	*t = (struct sample){ 0 };
	fake_block(&t->doc, KUTIP_TITLE, "Judul \"<&\x1b");
	fake_block(&t->doc, KUTIP_PARAGRAPH,
	    "Kata Sari: “Mulai…” 😀 di\x1b kota pintar.");
	fake_ready(&t->doc, "a.txt");
	t->doc.meta.title = STR("Judul \"<&\x1b\n]]>");
	t->doc.meta.dateline = STR("KOTA");
	item = fake_entity(&t->doc, KUTIP_AGENDA, "Smart cities", "", "");
	fake_mention(&t->doc, item, fake_span(&t->doc, "kota pintar", 0));
	rows[0].span = fake_span(&t->doc, "“Mulai…” 😀", 0);
	rows[1].span = fake_span(&t->doc, "kota", 0);
	passages_init(&t->passages);
	passages_add(&t->passages, &t->doc, &list);
	passages_sort(&t->passages, PASSAGE_BY_SPEAKER);
	assert_int_equal(export_passages(export_format(format), &t->passages,
	    &t->out, &err), KUTIP_OK);
}

static void
done(struct sample *t)
{
	buf_free(&t->out);
	passages_free(&t->passages);
	fake_free(&t->doc);
}

/* What stands in a zip under a name's end, with a NUL. */
static char *
unzip(const struct buf *zip, const char *ending)
{
	struct archive *a = archive_read_new();
	struct archive_entry *e;
	char *bytes = NULL;

	archive_read_support_format_zip(a);
	assert_int_equal(archive_read_open_memory(a, zip->ptr, zip->len),
	    ARCHIVE_OK);
	while (bytes == NULL && archive_read_next_header(a, &e) == ARCHIVE_OK) {
		size_t n = (size_t)archive_entry_size(e);

		if (strstr(archive_entry_pathname(e), ending) == NULL)
			continue;
		bytes = calloc(1, n + 1);
		assert_int_equal(archive_read_data(a, bytes, n), n);
	}
	archive_read_free(a);
	assert_non_null(bytes);
	return bytes;
}

static void
codebook_keeps_the_rules(void **state)
{
	struct sample t;
	struct check c = { 0 };

	(void)state;
	make(&t, "qdc");
	assert_non_null(strstr(t.out.ptr,
	    "<CodeBook xmlns=\"urn:QDA-XML:codebook:1.0\""));
	check_xml(&c, t.out.ptr);
	assert_non_null(strstr(t.out.ptr, "name=\"&lt;b&gt;&quot;&amp;&#39;\""));
	done(&t);
}

static void
project_keeps_the_rules(void **state)
{
	struct sample t;
	struct check c = { 0 };
	char *xml, *text;
	const char *at;
	unsigned start, end;

	(void)state;
	make(&t, "qdpx");
	assert_int_equal(t.passages.left[0].n, 1);	/* the orphan */
	xml = unzip(&t.out, "project.qde");
	text = unzip(&t.out, "sources/");
	assert_non_null(strstr(xml, "xmlns=\"urn:QDA-XML:project:1.0\""));
	check_xml(&c, xml);
	assert_null(strchr(xml, '\x1b'));
	assert_null(strchr(text, '\x1b'));
	/* positions are code points of the source */
	at = strstr(xml, "startPosition=");
	assert_int_equal(sscanf(at, "startPosition=\"%u\" endPosition=\"%u\"",
	    &start, &end), 2);
	assert_int_equal(end - start, 10);
	for (struct kutip_str s = text_of(text);; ) {
		uint32_t byte = 0;

		for (unsigned i = 0; i < start; i++)
			text_step(s, &byte);
		assert_memory_equal(text + byte, "“Mulai…” 😀",
		    strlen("“Mulai…” 😀"));
		break;
	}
	free(xml);
	free(text);
	done(&t);
}

static void
twice_is_the_same(void **state)
{
	struct sample a, b;

	(void)state;
	make(&a, "qdpx");
	make(&b, "qdpx");
	assert_int_equal(a.out.len, b.out.len);
	assert_memory_equal(a.out.ptr, b.out.ptr, a.out.len);
	done(&a);
	done(&b);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(codebook_keeps_the_rules),
		cmocka_unit_test(project_keeps_the_rules),
		cmocka_unit_test(twice_is_the_same),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
