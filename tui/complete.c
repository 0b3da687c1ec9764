/*
 * complete.c - see complete.h.
 */
#include "complete.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>

#include "arena.h"
#include "command.h"
#include "file.h"
#include "note_words.h"
#include "option.h"
#include "prompt.h"
#include "text.h"
#include "unicode.h"

#define FILES_MAX 500			/* of one folder that are offered */

/* A word that begins with what was typed goes into the list. */
static void
offer(struct buf *out, struct kutip_str typed, struct kutip_str word)
{
	if (!text_begins(word, typed) || text_find(word, STR("\n"), 0) !=
	    KUTIP_NONE)
		return;
	buf_str(out, word);
	buf_putc(out, '\n');
}

static void
offer_commands(const struct model *m, struct kutip_str typed, struct buf *out)
{
	for (uint32_t i = 0; i < m->commands_n; i++)
		offer(out, typed, text_of(m->commands[i].name));
}

static void
offer_options(struct kutip_str typed, struct buf *out)
{
	for (uint32_t i = 0; i < option_count; i++)
		offer(out, typed, text_of(option_table[i].name));
}

/* Each line of a list, or each word of it. */
static void
offer_parts(struct kutip_str typed, const char *list, char between,
    struct buf *out)
{
	while (list && *list) {
		const char *end = strchr(list, between);
		size_t len = end ? (size_t)(end - list) : strlen(list);

		if (len > 0)
			offer(out, typed,
			    (struct kutip_str){ list, (uint32_t)len });
		list += len + (end != NULL);
	}
}

static void
offer_themes(struct kutip_str typed, struct buf *out)
{
	struct buf names = { 0 };

	theme_names(&names);
	buf_putc(&names, '\0');
	offer_parts(typed, names.ptr, '\n', out);
	buf_free(&names);
}

static void
offer_values(struct kutip_str option, struct kutip_str typed, struct buf *out)
{
	const struct option *o = option_named(option);

	if (!o)
		return;
	if (o->kind == OPTION_THEME) {
		offer(out, typed, STR("auto"));
		offer_themes(typed, out);
	} else if (o->kind == OPTION_SWITCH) {
		offer_parts(typed, "on off", ' ', out);
	} else {
		offer_parts(typed, o->words, ' ', out);
	}
}

/* Who and what the brief names: speakers first, as they stand in the panel. */
static void
offer_names(const struct model *m, struct kutip_str typed, struct buf *out)
{
	uint32_t n = 0;
	const struct panel_row *rows = brief_panel(&m->brief, &n);

	for (uint32_t i = 0; i < n; i++) {
		const struct kutip_entity *e = doc_entity(m->brief.doc,
		    rows[i].entity);

		/* An actor who speaks is offered once. */
		if (e && rows[i].kind == PANEL_ENTITY &&
		    (rows[i].group != PANEL_ACTORS || e->quotes == 0))
			offer(out, typed, e->label);
	}
}

static void
offer_places(struct kutip_str typed, struct buf *out)
{
	for (size_t i = 0; i < WHERE_PLACES; i++)
		offer(out, typed, text_of(where_names[i].name));
}

/* ---- labels and tags ---------------------------------------------------- */

/* Capitals and accents do not matter: nobody wants Air beside air. */
static bool
begins_alike(struct kutip_str word, struct kutip_str typed)
{
	struct buf key = { 0 }, want = { 0 };
	bool alike;

	unicode_search_key(word, &key);
	unicode_search_key(typed, &want);
	alike = text_begins(buf_as_str(&key), buf_as_str(&want));
	buf_free(&key);
	buf_free(&want);
	return alike;
}

static void
offer_alike(struct kutip_str typed, struct kutip_str word, struct buf *out)
{
	if (begins_alike(word, typed))
		offer(out, STR(""), word);
}

/* Those in use, most used first, but for labels that have a key. */
static void
offer_used(const struct model *m, enum note_words_of what,
    struct kutip_str typed, struct buf *out)
{
	struct arena arena = { 0 };
	const struct note_word *words;
	uint32_t n = 0;

	if (!m->notes)
		return;
	words = note_words(m->notes, what, &arena, &n);
	for (uint32_t i = 0; i < n; i++) {
		if (what == NOTE_WORDS_TAGS ||
		    model_label(m, words[i].word) == LABELS)
			offer_alike(typed, words[i].word, out);
	}
	arena_free(&arena);
}

static void
offer_labels(const struct model *m, struct kutip_str typed, struct buf *out)
{
	for (uint32_t i = 0; i < LABELS; i++)
		offer_alike(typed, text_of(m->settings.label[i]), out);
	offer_used(m, NOTE_WORDS_LABELS, typed, out);
}

/* ---- files -------------------------------------------------------------- */

static int
no_dot_files(const struct dirent *entry)
{
	return entry->d_name[0] != '.';
}

/* "brief/sa" -> folder "brief/", beginning "sa". */
static void
split_path(struct kutip_str typed, struct buf *folder)
{
	uint32_t end = typed.len;

	while (end > 0 && typed.ptr[end - 1] != '/')
		end--;
	buf_add(folder, typed.ptr, end);
}

static void
offer_file(struct kutip_str typed, const struct buf *folder, const char *name,
    struct buf *out)
{
	struct buf path = { 0 };

	buf_str(&path, buf_as_str(folder));
	buf_puts(&path, name);
	if (!path.failed && text_valid(path.ptr, path.len) == path.len) {
		if (file_is_folder(path.ptr))
			buf_putc(&path, '/');
		offer(out, typed, buf_as_str(&path));
	}
	buf_free(&path);
}

static void
offer_files(struct kutip_str typed, struct buf *out)
{
	struct buf folder = { 0 };
	struct dirent **entries = NULL;
	int n;

	split_path(typed, &folder);
	n = scandir(folder.len ? folder.ptr : ".", &entries, no_dot_files,
	    alphasort);
	for (int i = 0; i < n; i++) {
		if (i < FILES_MAX)
			offer_file(typed, &folder, entries[i]->d_name, out);
		free(entries[i]);
	}
	free(entries);
	buf_free(&folder);
}

/* ---- lines -------------------------------------------------------------- */

static bool
is_name(struct kutip_str want)
{
	return text_equal_c(want, "NAME") || text_equal_c(want, "TAG");
}

/* May it have blanks, so that all of the line is one? */
static bool
has_blanks(struct kutip_str want)
{
	return is_name(want) || text_equal_c(want, "LABEL") ||
	    text_equal_c(want, "WORDS");
}

/* What the grammar wants as argument number position. */
static void
offer_argument(const struct model *m, const struct command *c,
    uint32_t position, struct kutip_str before, struct kutip_str typed,
    struct buf *out)
{
	bool optional;
	struct kutip_str want = command_arg(c, position, &optional);

	if (text_equal_c(want, "COMMAND"))
		offer_commands(m, typed, out);
	else if (text_equal_c(want, "OPTION"))
		offer_options(typed, out);
	else if (text_equal_c(want, "VALUE"))
		offer_values(before, typed, out);
	else if (text_equal_c(want, "THEME"))
		offer_themes(typed, out);
	else if (text_equal_c(want, "PLACE"))
		offer_places(typed, out);
	else if (text_equal_c(want, "FILE"))
		offer_files(typed, out);
	else if (is_name(want))
		offer_names(m, typed, out);
	else if (text_equal_c(want, "LABEL"))
		offer_labels(m, typed, out);
	else if (text_equal_c(want, "WORDS"))
		offer_used(m, NOTE_WORDS_TAGS, typed, out);
	else if (text_begins(want, STR("text|")))
		offer_parts(typed, "text outline panel", ' ', out);
}

static uint32_t
complete_command(const struct model *m, struct kutip_str line, struct buf *out)
{
	struct kutip_str rest = line, name, before = { "", 0 };
	const struct command *c;
	uint32_t position = 0, at = line.len;
	bool optional;

	while (at > 0 && line.ptr[at - 1] != ' ')
		at--;
	rest.len = at;
	name = command_word(&rest);
	if (name.len == 0) {
		offer_commands(m, text_slice(line,
		    (struct kutip_span){ at, line.len }), out);
		return at;
	}
	c = command_named(m->commands, m->commands_n, name);
	if (c && has_blanks(command_arg(c, 0, &optional))) {
		at = (uint32_t)(name.ptr + name.len - line.ptr);
		while (at < line.len && line.ptr[at] == ' ')
			at++;
		rest.len = 0;
	}
	while (rest.len > 0) {
		before = command_word(&rest);
		position++;
	}
	if (c)
		offer_argument(m, c, position, before, text_slice(line,
		    (struct kutip_span){ at, line.len }), out);
	return at;
}

uint32_t
complete_list(const struct model *m, struct kutip_str line, uint32_t at,
    struct buf *out)
{
	line.len = at;
	if (m->prompt.kind == PROMPT_COMMAND)
		return complete_command(m, line, out);
	if (m->prompt.kind == PROMPT_EXPORT)
		offer_files(line, out);
	else if (m->prompt.kind == PROMPT_TAG)
		offer_used(m, NOTE_WORDS_TAGS, line, out);
	return 0;
}

static struct kutip_str
choice(const struct prompt *p)
{
	struct kutip_str all = buf_as_str(&p->shown);
	uint32_t at = 0, end;

	for (uint32_t i = 0; i < p->choice; i++)
		at = text_find(all, STR("\n"), at) + 1;
	end = text_find(all, STR("\n"), at);
	return text_slice(all, (struct kutip_span){ at, end });
}

static void
begin(struct model *m)
{
	struct prompt *p = &m->prompt;

	buf_clear(&p->shown);
	p->choices = 0;
	p->word = complete_list(m, buf_as_str(&p->text), p->at, &p->shown);
	for (size_t i = 0; i < p->shown.len; i++)
		p->choices += p->shown.ptr[i] == '\n';
}

void
complete_step(struct model *m, int direction)
{
	struct prompt *p = &m->prompt;

	if (p->choices == 0) {
		begin(m);
		p->choice = direction < 0 ? p->choices - 1 : 0;
	} else {
		p->choice = (p->choice + p->choices + (uint32_t)direction) %
		    p->choices;
	}
	if (p->choices > 0)
		prompt_replace(p, p->word, choice(p));
	/* The only folder there is: the next Tab looks into it. */
	if (p->choices == 1)
		p->choices = 0;
}
