/*
 * export_notes.c - kutip's own JSON of passages, which "kutip import" takes
 * back without a loss; and W3C Web Annotation JSON-LD, which other programs
 * take, and kutip too.
 *
 *	{"kutip":"passages","version":1,"passages":[
 *	{"id":"0190…","kind":"mark","unit":"quote","exact":"…","prefix":"…", …,
 *	 "source":{"name":"brief.txt", … ,"text":"<sha256 of the text>"}}
 *	]}
 *
 * The members are those of an "add" line (note.h), with "created" and
 * "modified" (the clock), and "sentence", "section", "agenda" for those who
 * read this elsewhere.  "start" and "end" are code points of that text.
 *
 * JSON-LD follows the Web Annotation Data Model (W3C Recommendation,
 * 2017-02-23): an AnnotationCollection with one page; each Annotation has an
 * id that is an IRI, bodies with a purpose, and one target with a
 * TextQuoteSelector and a TextPositionSelector.  What the model has no word
 * for is "kutip:speaker" and the like, declared in the context.
 */
#include "export.h"

#include <stddef.h>

#include "json.h"
#include "stamp.h"
#include "text.h"

static void
put(struct buf *out, const char *key, struct kutip_str s)
{
	buf_puts(out, key);
	json_put_string(out, s);
}

static void
put_some(struct buf *out, const char *key, struct kutip_str s)
{
	if (s.len)
		put(out, key, s);
}

static void
put_number(struct buf *out, const char *key, uint32_t n)
{
	buf_puts(out, key);
	json_put_number(out, n);
}

static void
put_list(struct buf *out, const char *key, const struct kutip_str *s,
    uint32_t n)
{
	buf_puts(out, key);
	for (uint32_t i = 0; i < n; i++)
		put(out, i ? "," : "", s[i]);
	buf_putc(out, ']');
}

static const char *
kind_of(const struct passage *row)
{
	return row->kind == PASSAGE_QUOTE ? "quote" :
	    row->kind == PASSAGE_SAYS ? "speaker" : "mark";
}

/* ---- kutip's own ----------------------------------------------------------- */

static void
put_source(struct buf *out, const struct passage *row)
{
	const struct note_source *s = row->made;

	put(out, ",\"source\":{\"name\":", s->name);
	put(out, ",\"path\":", s->path);
	put(out, ",\"title\":", s->title);
	put(out, ",\"site\":", s->site);
	put(out, ",\"byline\":", s->byline);
	put(out, ",\"published\":", s->published);
	put(out, ",\"dateline\":", s->dateline);
	put(out, ",\"url\":", s->url);
	put(out, ",\"lang\":", s->lang);
	put(out, ",\"sha256\":", s->sha256);
	put(out, ",\"text\":", row->in_text);
	buf_putc(out, '}');
}

static void
put_own(struct buf *out, const struct passage *row)
{
	put(out, "{\"id\":", row->id);
	buf_printf(out, ",\"kind\":\"%s\",\"unit\":\"%s\"", kind_of(row),
	    note_unit_name(row->unit));
	put(out, ",\"exact\":", row->words);
	put(out, ",\"prefix\":", row->prefix);
	put(out, ",\"suffix\":", row->suffix);
	put_number(out, ",\"start\":", row->start);
	put_number(out, ",\"end\":", row->end);
	put_number(out, ",\"length\":", row->length);
	put(out, ",\"paragraph\":", row->paragraph_sha256);
	put(out, ",\"speaker\":", row->speaker);
	put(out, ",\"role\":", row->role);
	put(out, ",\"said\":", row->said);
	put(out, ",\"how\":", row->how);
	put(out, ",\"label\":", row->label);
	put_list(out, ",\"tags\":[", row->tag, row->tags);
	put(out, ",\"body\":", row->body);
	put_some(out, ",\"created\":", row->created);
	put_some(out, ",\"modified\":", row->modified);
	put_some(out, ",\"device\":", row->device);
	put(out, ",\"sentence\":", row->sentence);
	put(out, ",\"section\":", row->section);
	if (row->page.len > 0)
		put(out, ",\"page\":", row->page);
	put_list(out, ",\"agenda\":[", row->item, row->items);
	put_source(out, row);
	buf_putc(out, '}');
}

void
export_passages_json(const struct passages *p, struct buf *out)
{
	buf_puts(out, "{\"kutip\":\"passages\",\"version\":1,\"passages\":[");
	for (uint32_t i = 0; i < p->rows.n; i++) {
		buf_puts(out, i ? ",\n" : "\n");
		put_own(out, passage_at(p, i));
	}
	buf_puts(out, "\n]}\n");
}

/* ---- Web Annotation --------------------------------------------------------- */

static bool
is_uuid(struct kutip_str id)
{
	for (uint32_t i = 0; i < id.len; i++) {
		unsigned char c = (unsigned char)id.ptr[i];
		bool dash = i == 8 || i == 13 || i == 18 || i == 23;

		if (dash ? c != '-' : !text_is_digit(c) &&
		    (text_lower(c) < 'a' || text_lower(c) > 'f'))
			return false;
	}
	return id.len == 36;
}

static struct kutip_str
time_of(struct kutip_str clock)
{
	if (clock.len > STAMP_TIME)
		clock.len = STAMP_TIME;
	return clock;
}

static void
put_body(struct buf *out, const char *purpose, struct kutip_str value,
    bool *first)
{
	if (value.len == 0)
		return;
	buf_puts(out, *first ? "" : ",");
	buf_printf(out, "{\"type\":\"TextualBody\",\"purpose\":\"%s\","
	    "\"format\":\"text/plain\",\"value\":", purpose);
	json_put_string(out, value);
	buf_putc(out, '}');
	*first = false;
}

static void
put_bodies(struct buf *out, const struct passage *row)
{
	bool first = true;

	if (!row->body.len && !row->label.len && !row->tags)
		return;
	buf_puts(out, ",\"body\":[");
	put_body(out, "commenting", row->body, &first);
	put_body(out, "classifying", row->label, &first);
	for (uint32_t i = 0; i < row->tags; i++)
		put_body(out, "tagging", row->tag[i], &first);
	buf_putc(out, ']');
}

/* A source is an IRI: the brief's address, or a name made of its bytes. */
static void
put_target(struct buf *out, const struct passages *p,
    const struct passage *row)
{
	const struct note_source *s = row->made;

	buf_puts(out, ",\"target\":{\"source\":");
	if (export_is_address(s->url))
		json_put_string(out, s->url);
	else
		buf_printf(out, "\"urn:kutip:brief:%s\"",
		    passage_source_at(p, row->source)->id);
	put(out, ",\"selector\":[{\"type\":\"TextQuoteSelector\",\"exact\":",
	    row->words);
	put(out, ",\"prefix\":", row->prefix);
	put(out, ",\"suffix\":", row->suffix);
	put_number(out, "},{\"type\":\"TextPositionSelector\",\"start\":",
	    row->start);
	put_number(out, ",\"end\":", row->end);
	buf_puts(out, "}]}");
}

static const struct {
	const char *key;
	size_t at;
} own_words[] = {
	{ "speaker", offsetof(struct passage, speaker) },
	{ "role", offsetof(struct passage, role) },
	{ "said", offsetof(struct passage, said) },
	{ "how", offsetof(struct passage, how) },
	{ "sentence", offsetof(struct passage, sentence) },
	{ "section", offsetof(struct passage, section) },
	{ "page", offsetof(struct passage, page) },
	{ "agenda", offsetof(struct passage, agenda) },
	{ "paragraph", offsetof(struct passage, paragraph_sha256) },
	{ "text", offsetof(struct passage, in_text) },
	{ "created", offsetof(struct passage, created) },
	{ "modified", offsetof(struct passage, modified) },
	{ "device", offsetof(struct passage, device) },
}, brief_words[] = {
	{ "name", offsetof(struct note_source, name) },
	{ "path", offsetof(struct note_source, path) },
	{ "title", offsetof(struct note_source, title) },
	{ "site", offsetof(struct note_source, site) },
	{ "byline", offsetof(struct note_source, byline) },
	{ "published", offsetof(struct note_source, published) },
	{ "dateline", offsetof(struct note_source, dateline) },
	{ "url", offsetof(struct note_source, url) },
	{ "lang", offsetof(struct note_source, lang) },
	{ "sha256", offsetof(struct note_source, sha256) },
};

static struct kutip_str
word_at(const void *of, size_t at)
{
	return *(const struct kutip_str *)(const void *)
	    ((const char *)of + at);
}

static void
put_own_words(struct buf *out, const struct passage *row)
{
	buf_printf(out, ",\"kutip:kind\":\"%s\",\"kutip:unit\":\"%s\"",
	    kind_of(row), note_unit_name(row->unit));
	put_number(out, ",\"kutip:length\":", row->length);
	for (size_t i = 0; i < sizeof(own_words) / sizeof(*own_words); i++) {
		struct kutip_str s = word_at(row, own_words[i].at);

		if (s.len == 0)
			continue;
		buf_printf(out, ",\"kutip:%s\":", own_words[i].key);
		json_put_string(out, s);
	}
	buf_puts(out, ",\"kutip:brief\":{");
	for (size_t i = 0, n = 0; i < sizeof(brief_words) /
	    sizeof(*brief_words); i++) {
		struct kutip_str s = word_at(row->made, brief_words[i].at);

		if (s.len == 0)
			continue;
		buf_printf(out, "%s\"kutip:%s\":", n++ ? "," : "",
		    brief_words[i].key);
		json_put_string(out, s);
	}
	buf_putc(out, '}');
}

static void
put_annotation(struct buf *out, const struct passages *p,
    const struct passage *row)
{
	buf_puts(out, is_uuid(row->id) ? "{\"id\":\"urn:uuid:" :
	    "{\"id\":\"urn:kutip:passage:");
	json_put_inner(out, row->id);
	buf_printf(out, "\",\"type\":\"Annotation\",\"motivation\":\"%s\"",
	    row->body.len ? "commenting" : "highlighting");
	put_some(out, ",\"created\":", time_of(row->created));
	put_some(out, ",\"modified\":", time_of(row->modified));
	put_bodies(out, row);
	put_target(out, p, row);
	put_own_words(out, row);
	buf_putc(out, '}');
}

void
export_jsonld(const struct passages *p, struct buf *out)
{
	buf_puts(out, "{\"@context\":[\"http://www.w3.org/ns/anno.jsonld\","
	    "{\"kutip\":\"urn:kutip:\"}],\n"
	    "\"id\":\"urn:kutip:export\",\"type\":\"AnnotationCollection\","
	    "\"label\":\"Quotes and notes\"");
	put_number(out, ",\"total\":", p->rows.n);
	buf_puts(out, ",\n\"first\":{\"id\":\"urn:kutip:export:1\","
	    "\"type\":\"AnnotationPage\",\"startIndex\":0,\"items\":[");
	for (uint32_t i = 0; i < p->rows.n; i++) {
		buf_puts(out, i ? ",\n" : "\n");
		put_annotation(out, p, passage_at(p, i));
	}
	buf_puts(out, "\n]}}\n");
}
