/*
 * note_write.c - see note_write.h.
 */
#include "note_write.h"

#include "anchor.h"
#include "json.h"
#include "sha256.h"
#include "text.h"
#include "unicode.h"

#define FACT_BYTES 4096			/* of a title, a name, an address; the rest is cut */

void
note_write_fact(struct buf *line, const char *key, struct kutip_str value)
{
	if (value.len > FACT_BYTES)
		value.len = cluster_prev(value, FACT_BYTES);
	buf_puts(line, key);
	json_put_string(line, value);
}

static void
put_number(struct buf *line, const char *key, uint32_t n)
{
	buf_puts(line, key);
	json_put_number(line, n);
}

/* The first quote that the span touches; NONE if there is none, or if quotes
 * of several speakers are in it. */
static uint32_t
quote_of(const struct kutip_doc *doc, struct kutip_span span)
{
	uint32_t n, found = KUTIP_NONE;
	const struct kutip_quote *q = kutip_quotes(doc, &n);

	for (uint32_t i = 0; i < n; i++) {
		if (q[i].span.start >= span.end || q[i].span.end <= span.start)
			continue;
		if (found == KUTIP_NONE)
			found = i;
		else if (q[i].speaker != q[found].speaker)
			return KUTIP_NONE;
	}
	return found;
}

static void
put_speaker(struct buf *line, const struct kutip_doc *doc,
    const struct note_new *new)
{
	struct kutip_str name = new->speaker, role = new->role;
	struct kutip_str said = STR(""), how = STR("hand");
	uint32_t n, quotes, i = quote_of(doc, new->span);
	const struct kutip_entity *e = kutip_entities(doc, &n);
	const struct kutip_quote *q = kutip_quotes(doc, &quotes);

	if (i != KUTIP_NONE)
		said = q[i].kind == KUTIP_DIRECT ? STR("direct") :
		    STR("indirect");
	if (name.len == 0 && new->kind != NOTE_SAYS) {
		how = STR("");
		if (i != KUTIP_NONE && q[i].speaker < n) {
			name = e[q[i].speaker].name;
			role = e[q[i].speaker].role;
			how = text_of(note_how(q[i].by));
		}
	}
	note_write_fact(line, ",\"speaker\":", name);
	note_write_fact(line, ",\"role\":", role);
	note_write_fact(line, ",\"said\":", said);
	note_write_fact(line, ",\"how\":", how);
}

void
note_write_passage(struct buf *line, const struct kutip_doc *doc,
    struct kutip_span span, enum note_unit unit)
{
	struct kutip_str text = kutip_text(doc);
	uint32_t n, b = kutip_block_at(doc, span.start);
	const struct kutip_block *block = kutip_blocks(doc, &n);
	struct kutip_str paragraph = b < n ?
	    kutip_slice(doc, block[b].span) : STR("");
	char hex[SHA256_HEX];

	buf_printf(line, ",\"unit\":\"%s\",\"exact\":",
	    note_unit_name(unit));
	json_put_string(line, text_slice(text, span));
	note_write_fact(line, ",\"prefix\":", anchor_prefix(text, span));
	note_write_fact(line, ",\"suffix\":", anchor_suffix(text, span));
	put_number(line, ",\"start\":", kutip_codepoint(doc, span.start));
	put_number(line, ",\"end\":", kutip_codepoint(doc, span.end));
	put_number(line, ",\"length\":", kutip_codepoint(doc, text.len));
	sha256_hex(paragraph.ptr, paragraph.len, hex);
	note_write_fact(line, ",\"paragraph\":", text_of(hex));
}

void
note_write_again(struct buf *line, const struct note *note)
{
	buf_printf(line, ",\"unit\":\"%s\",\"exact\":",
	    note_unit_name(note->unit));
	json_put_string(line, note->exact);
	note_write_fact(line, ",\"prefix\":", note->prefix);
	note_write_fact(line, ",\"suffix\":", note->suffix);
	put_number(line, ",\"start\":", note->start);
	put_number(line, ",\"end\":", note->end);
	put_number(line, ",\"length\":", note->length);
	note_write_fact(line, ",\"paragraph\":", note->paragraph_sha256);
	note_write_fact(line, ",\"text\":", note->in_text);
}

static void
put_bylines(struct buf *out, const struct kutip_meta *meta)
{
	for (uint32_t i = 0; i < meta->bylines; i++) {
		buf_puts(out, i ? "; " : "");
		buf_str(out, meta->byline[i]);
	}
}

static void
put_source(struct buf *line, const struct kutip_doc *doc)
{
	const struct kutip_meta *meta = kutip_meta(doc);
	struct kutip_str text = kutip_text(doc);
	struct buf path = { 0 }, byline = { 0 };
	char date[KUTIP_DATE_MAX], hex[SHA256_HEX];

	note_list_path(doc, &path);
	put_bylines(&byline, meta);
	sha256_hex(text.ptr, text.len, hex);
	note_write_fact(line, ",\"source\":{\"name\":", text_of(meta->name));
	note_write_fact(line, ",\"path\":", buf_as_str(&path));
	note_write_fact(line, ",\"title\":", meta->title);
	note_write_fact(line, ",\"site\":", meta->site);
	note_write_fact(line, ",\"byline\":", buf_as_str(&byline));
	note_write_fact(line, ",\"published\":",
	    text_of(kutip_date_iso(meta->published, date)));
	note_write_fact(line, ",\"dateline\":", meta->dateline);
	note_write_fact(line, ",\"url\":", meta->url);
	note_write_fact(line, ",\"lang\":", text_of(meta->lang));
	note_write_fact(line, ",\"sha256\":", text_of(meta->sha256));
	note_write_fact(line, ",\"text\":", text_of(hex));
	buf_putc(line, '}');
	line->failed |= path.failed || byline.failed;
	buf_free(&path);
	buf_free(&byline);
}

static void
put_tags(struct buf *line, const struct note_new *new)
{
	buf_puts(line, ",\"tags\":[");
	for (uint32_t i = 0; i < new->tags && i < NOTES_TAGS; i++)
		note_write_fact(line, i ? "," : "", new->tag[i]);
	buf_putc(line, ']');
}

void
note_write_new(struct buf *line, const struct kutip_doc *doc,
    const struct note_new *new)
{
	note_write_passage(line, doc, new->span, new->unit);
	put_speaker(line, doc, new);
	note_write_fact(line, ",\"label\":", new->label);
	put_tags(line, new);
	buf_puts(line, ",\"body\":");
	json_put_string(line, new->body);
	put_source(line, doc);
}
