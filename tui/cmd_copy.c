/*
 * cmd_copy.c - see cmd_copy.h.
 */
#include "cmd_copy.h"

#include <signal.h>
#include <stdio.h>
#include <string.h>

#include "cmd_note.h"
#include "effect.h"
#include "export.h"
#include "osc.h"
#include "text.h"

/* ---- the words ---------------------------------------------------------- */

/* One more part of a line, behind what separates it from the one before. */
static void
add(struct buf *out, const char *between, struct kutip_str s)
{
	if (s.len == 0)
		return;
	if (out->len > 0 && out->ptr[out->len - 1] != '\n')
		buf_puts(out, between);
	export_put_line(out, s);
}

static void
add_place(struct buf *out, const struct kutip_doc *doc, uint32_t page)
{
	const struct kutip_meta *meta = kutip_meta(doc);
	char date[KUTIP_DATE_MAX], number[16];
	struct buf line = { 0 };

	kutip_date_iso(meta->published, date);
	add(&line, "", meta->site);
	for (uint32_t i = 0; i < meta->bylines; i++)
		add(&line, ", ", meta->byline[i]);
	add(&line, ", ", meta->dateline);
	add(&line, ", ", text_of(date));
	snprintf(number, sizeof(number), "%u", page);
	if (page > 0)
		add(&line, ", p. ", text_of(number));
	add(&line, ". ", meta->title);
	add(&line, ". ", meta->url);
	if (line.len == 0)
		add(&line, "", text_of(meta->name));
	buf_str(out, buf_as_str(&line));
	out->failed |= line.failed;
	buf_free(&line);
}

/* Of a brief that is not open. */
static void
add_source(struct buf *out, const struct note_source *from)
{
	struct buf line = { 0 };

	add(&line, "", from->site);
	add(&line, ", ", from->byline);
	add(&line, ", ", from->dateline);
	add(&line, ", ", from->published);
	add(&line, ". ", from->title);
	add(&line, ". ", from->url);
	if (line.len == 0)
		add(&line, "", from->name);
	buf_str(out, buf_as_str(&line));
	out->failed |= line.failed;
	buf_free(&line);
}

/* A note knows who spoke; else it is the quote that the words lie in. */
static void
add_speaker(struct buf *out, const struct brief *b, const struct note *note,
    struct kutip_span span)
{
	const struct kutip_quote *q = note ? NULL : doc_quote(b->doc,
	    kutip_quote_at(b->doc, span.start));
	const struct kutip_entity *e = q && span.end <= q->span.end ?
	    doc_entity(b->doc, q->speaker) : NULL;
	struct kutip_str name = note ? note->speaker : e ? e->name : STR("");
	struct kutip_str role = note ? note->role : e ? e->role : STR("");

	buf_puts(out, "— ");
	if (name.len == 0)
		return;
	export_put_line(out, name);
	if (role.len > 0) {
		buf_puts(out, ", ");
		export_put_line(out, role);
	}
	buf_puts(out, ". ");
}

static uint32_t
page_at(const struct kutip_doc *doc, uint32_t byte)
{
	uint32_t n, block = kutip_block_at(doc, byte);
	const struct kutip_block *row = kutip_blocks(doc, &n);

	return block < n ? kutip_page(&row[block], byte) : 0;
}

/* Where the words stand; empty for a note that has no place in the brief. */
static struct kutip_span
span_of(const struct model *m, const struct note *note)
{
	const struct kutip_span nowhere = { 0, 0 };
	enum note_unit unit;

	if (note && note->state != NOTE_ORPHAN && model_note(m, note->id))
		return note->span;
	return note || !m->brief.doc || m->room == ROOM_NOTES ? nowhere :
	    brief_passage(&m->brief, &unit);
}

/* A passage that is chosen goes before the mark around it. */
static bool
make_copy(struct model *m)
{
	struct brief *b = &m->brief;
	const struct note *note = note_here(m);
	struct kutip_span span = span_of(m, note);
	struct kutip_str words = note ? note->exact : STR("");

	if (span.end > span.start)
		words = kutip_slice(b->doc, span);
	buf_clear(&m->copy);
	if (words.len == 0)
		return false;
	export_put_clean(&m->copy, text_trim(words));
	buf_puts(&m->copy, "\n");
	add_speaker(&m->copy, b, note, span);
	if (note && !model_note(m, note->id))
		add_source(&m->copy, &note->source);
	else
		add_place(&m->copy, b->doc, page_at(b->doc, span.start));
	buf_puts(&m->copy, "\n");
	return true;
}

/* ---- where they go ------------------------------------------------------ */

/* A command that does not read to its end is no reason to die. */
static bool
give(const char *command, struct kutip_str words)
{
	struct sigaction ignore = { .sa_handler = SIG_IGN }, before;
	struct buf line = { 0 };
	FILE *to = NULL;
	bool fine = false;

	buf_printf(&line, "{ %s\n} >/dev/null 2>&1", command);
	sigaction(SIGPIPE, &ignore, &before);
	if (!line.failed)
		to = popen(line.ptr, "w");
	if (to) {
		fine = fwrite(words.ptr, 1, words.len, to) == words.len;
		fine = pclose(to) == 0 && fine;
	}
	sigaction(SIGPIPE, &before, NULL);
	buf_free(&line);
	return fine;
}

unsigned
cmd_copy(struct model *m, const struct call *call)
{
	const char *command = m->settings.copy_command;
	bool terminal = !*command || strcmp(command, "none") == 0;

	(void)call;
	if (!make_copy(m)) {
		model_say(m, "nothing to copy here");
		return EFFECT_NONE;
	}
	if (m->copy.failed || (terminal && m->copy.len > OSC_COPY_BYTES)) {
		model_complain(m, "too long for the terminal's clipboard; "
		    "set copy-command");
		return EFFECT_FAILED;
	}
	if (!terminal && !give(command, buf_as_str(&m->copy))) {
		model_complain(m, "\"%s\" did not take it", command);
		return EFFECT_FAILED;
	}
	brief_select_end(&m->brief);
	model_say(m, "copied, with its source");
	return terminal ? EFFECT_COPY : EFFECT_NONE;
}
