/*
 * model.c - see model.h: how a model begins and ends, its messages, and the
 * questions that both commands and views ask of it.
 */
#include "model.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "correct.h"
#include "error.h"
#include "sieve.h"
#include "text.h"

const struct where_name where_names[WHERE_PLACES] = {
	{ "text", WHERE_TEXT },
	{ "selection", WHERE_SELECTION },
	{ "outline", WHERE_OUTLINE },
	{ "panel", WHERE_PANEL },
	{ "library", WHERE_LIBRARY },
	{ "notes", WHERE_NOTES },
	{ "help", WHERE_HELP },
	{ "any", WHERE_ANY },
};

const char *
where_name(unsigned where)
{
	for (size_t i = 0; i < WHERE_PLACES; i++) {
		if (where_names[i].where == where)
			return where_names[i].name;
	}
	return "any";
}

unsigned
where_named(struct kutip_str name)
{
	for (size_t i = 0; i < WHERE_PLACES; i++) {
		if (text_equal_c(name, where_names[i].name))
			return where_names[i].where;
	}
	return 0;
}

/* ---- messages ----------------------------------------------------------- */

static void
message(struct model *m, bool is_error, const char *format, va_list args)
{
	char line[640];

	vsnprintf(line, sizeof(line), format, args);
	buf_clear(&m->message);
	buf_add(&m->message, line, text_valid(line, strlen(line)));
	m->message_is_error = is_error;
}

void
model_say(struct model *m, const char *format, ...)
{
	va_list args;

	va_start(args, format);
	message(m, false, format, args);
	va_end(args);
}

void
model_complain(struct model *m, const char *format, ...)
{
	va_list args;

	va_start(args, format);
	message(m, true, format, args);
	va_end(args);
}

void
model_error(struct model *m, const struct kutip_error *err)
{
	char line[600];

	model_complain(m, "%s", error_line(err, line, sizeof(line)));
}

/* ---- the brief ---------------------------------------------------------- */

void
model_show(struct model *m, struct kutip_doc *doc, uint32_t row)
{
	struct library_row *before = library_row(&m->library, m->brief.row);
	struct library_row *now = library_row(&m->library, row);

	if (before)
		before->pos = m->brief.pos;
	brief_show(&m->brief, doc, row, now ? now->pos : 0);
	m->room = ROOM_ARTICLE;
	m->focus = FOCUS_TEXT;
}

/* What is odd about the whole of it (a page that was shortened, a list of
 * links) is said once; "kutip check" says the rest. */
static void
say_oddity(struct model *m, const struct kutip_doc *doc)
{
	uint32_t n;
	const struct kutip_diagnostic *d = kutip_diagnostics(doc, &n);

	for (uint32_t i = 0; i < n; i++) {
		if (d[i].line == 0) {
			model_say(m, "%s", d[i].message);
			return;
		}
	}
}

enum kutip_result
model_open(struct model *m, uint32_t row, struct kutip_error *err)
{
	struct library_facts facts = { .row = row };
	struct kutip_error why = { 0 };
	struct kutip_doc *doc = NULL;
	enum kutip_result r = library_read(&m->library, row, m->reader, &doc,
	    &why);

	if (r == KUTIP_OK) {
		library_facts(doc, &facts);
		model_show(m, doc, row);
		if (kutip_meta(doc)->looked < kutip_text(doc).len)
			model_say(m, "quotes and names were looked for in the "
			    "first %.1f MiB only",
			    kutip_meta(doc)->looked / 1048576.0);
		/* It can be read without its notes; that is said. */
		if (model_notes(m, &why) != KUTIP_OK)
			model_error(m, &why);
		else
			say_oddity(m, doc);
	} else {
		library_failed(&why, &facts);
		if (err)
			*err = why;
	}
	library_take(&m->library, &facts);
	m->library.list.at = row;
	return r;
}

static enum kutip_result
brief_notes(struct model *m, struct kutip_error *err)
{
	struct brief *b = &m->brief;
	struct kutip_doc *said = NULL;
	enum kutip_result r;

	notes_list_free(&b->notes);
	b->notes = (struct notes_list){ 0 };
	if (!m->notes || !b->doc)
		return KUTIP_OK;
	r = notes_of(m->notes, b->read, &b->notes, err);
	if (r == KUTIP_OK)
		r = correct_document(b->read, &b->notes, &said, err);
	brief_said(b, said);
	return r;
}

enum kutip_result
model_notes(struct model *m, struct kutip_error *err)
{
	enum kutip_result r = brief_notes(m, err);

	ledger_saw(&m->ledger, m->notes, &m->brief.notes);
	if (r == KUTIP_OK && m->room == ROOM_NOTES && m->notes &&
	    !ledger_make(&m->ledger, m->notes, m->ledger.all ? NULL :
	    &m->brief.notes))
		r = error_set(err, KUTIP_NO_MEMORY, NULL, 0,
		    "no memory left to list the notes");
	return r;
}

const struct note *
model_note(const struct model *m, struct kutip_str id)
{
	const struct notes_list *l = &m->brief.notes;

	for (uint32_t i = 0; i < l->n; i++) {
		if (text_equal(l->rows[i].id, id))
			return &l->rows[i];
	}
	return NULL;
}

/* ---- questions ---------------------------------------------------------- */

unsigned
model_where(const struct model *m)
{
	switch (m->room) {
	case ROOM_LIBRARY: return WHERE_LIBRARY;
	case ROOM_NOTES:   return WHERE_NOTES;
	case ROOM_QUOTES:  return WHERE_QUOTES;
	case ROOM_HELP:    return WHERE_HELP;
	default:           break;
	}
	switch (m->focus) {
	case FOCUS_OUTLINE: return WHERE_OUTLINE;
	case FOCUS_PANEL:   return WHERE_PANEL;
	default:            return WHERE_TEXT;
	}
}

bool
model_walks(const struct model *m, const struct kutip_quote *q)
{
	const struct brief *b = &m->brief;

	if (q->kind == KUTIP_DIRECT || m->settings.all_quotes)
		return true;
	if (q->speaker != KUTIP_NONE &&
	    sieve_has(b, PANEL_SPEAKERS, q->speaker))
		return brief_only_indirect(b, q->speaker);
	return brief_only_indirect(b, KUTIP_NONE);
}

/* ---- beginning and end -------------------------------------------------- */

uint32_t
model_label(const struct model *m, struct kutip_str label)
{
	uint32_t i = 0;

	while (i < LABELS && !text_equal_c(label, m->settings.label[i]))
		i++;
	return label.len > 0 ? i : LABELS;
}

void
model_init(struct model *m)
{
	memset(m, 0, sizeof(*m));
	m->room = ROOM_LIBRARY;
	library_init(&m->library);
	library_init(&m->note_briefs);
	brief_init(&m->brief);
	theme_open(&m->theme, NULL, NULL, NULL, NULL);
}

void
model_free(struct model *m)
{
	voices_free(&m->voices);
	pick_free(&m->pick);
	links_free(&m->links);
	buf_free(&m->address);
	brief_free(&m->brief);
	library_free(&m->library);
	library_free(&m->note_briefs);
	ledger_free(&m->ledger);
	for (uint32_t i = 0; i < m->prompt.history_n; i++)
		free(m->prompt.history[i]);
	buf_free(&m->prompt.text);
	buf_free(&m->prompt.shown);
	buf_free(&m->message);
	buf_free(&m->copy);
	buf_free(&m->adding);
	buf_free(&m->edit);
	notes_close(m->notes);
	kutip_reader_free(m->reader);
	buf_free(&m->tag);
	undo_free(&m->undo);
	for (uint32_t i = 0; !m->busy && i < m->learnt_n; i++)
		kutip_lexicon_free(m->learnt[i]);
	free(m->learnt);
}
