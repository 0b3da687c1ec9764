/*
 * cmd_tag.c - see cmd_tag.h.
 */
#include "cmd_tag.h"

#include <stdlib.h>
#include <string.h>

#include "cmd_move.h"
#include "cmd_walk.h"
#include "effect.h"
#include "file.h"
#include "prompt.h"
#include "rule.h"
#include "text.h"

static unsigned
failed(struct model *m, const struct kutip_error *err)
{
	model_error(m, err);
	return EFFECT_FAILED;
}

/* The tag that is selected in the panel; NULL, and why, if none is. */
static const struct kutip_entity *
selected(struct model *m)
{
	uint32_t n;
	const struct panel_row *rows = brief_panel(&m->brief, &n);
	uint32_t at = m->brief.panel_list.at;
	const struct kutip_entity *e = at < n ? doc_entity(m->brief.doc,
	    rows[at].entity) : NULL;

	if (!e)
		model_say(m, "choose a row of the panel");
	return e;
}

/* What does not change when the label does. */
static struct kutip_str
stable_name(const struct kutip_entity *e)
{
	return e->key.len > 0 ? e->key : e->name;
}

/* ---- reading the brief again with what was learnt ----------------------- */

static const char *
unless_auto(const char *word)
{
	return *word == '\0' || strcmp(word, "auto") == 0 ? NULL : word;
}

/* The lexicon before may still be read with by a worker, so it stays. */
static bool
learn(struct model *m, const char *folder, struct kutip_error *err)
{
	const struct kutip_options options = {
		.lang = unless_auto(m->at_start.lang),
		.charset = unless_auto(m->at_start.charset),
	};
	struct kutip_lexicon *lexicon = NULL, **all;
	struct kutip_reader *reader = NULL;

	all = realloc(m->learnt, (m->learnt_n + 1) * sizeof(*all));
	if (!all)
		return false;
	m->learnt = all;
	if (kutip_lexicon_new(&lexicon, folder, err) != KUTIP_OK)
		return false;
	if (kutip_reader_new(&reader, lexicon, &options, err) != KUTIP_OK) {
		kutip_lexicon_free(lexicon);
		return false;
	}
	m->learnt[m->learnt_n++] = lexicon;
	m->lexicon = lexicon;
	kutip_reader_free(m->reader);
	m->reader = reader;
	return true;
}

/* The brief is read anew, and looks as before but for its tags. */
static unsigned
read_again(struct model *m, struct kutip_error *err)
{
	struct brief *b = &m->brief;
	struct kutip_doc *doc = NULL;
	uint32_t pos = b->pos, row = b->row_of_pos;
	struct list panel = b->panel_list;
	enum focus focus = m->focus;

	if (library_read(&m->library, b->row, m->reader, &doc, err) !=
	    KUTIP_OK)
		return failed(m, err);
	model_show(m, doc, b->row);
	if (model_notes(m, err) != KUTIP_OK)
		return failed(m, err);
	brief_go(b, pos);
	b->row_of_pos = row;
	b->panel_list = panel;
	m->focus = b->panel.n > 0 ? focus : FOCUS_TEXT;
	list_move(m, 0);
	return EFFECT_LAYOUT;
}

/* "Surabaya is hidden: …", and how to take that back. */
static void
print_rule(struct buf *out, enum rule_kind kind, struct kutip_str tag,
    struct kutip_str to)
{
	static const char *const verbs[RULE_KINDS] = {
		[RULE_HIDE] = " is hidden", [RULE_RENAME] = " is called ",
		[RULE_MERGE] = " is ", [RULE_SHOW] = " is as it was",
	};

	buf_str(out, tag);
	buf_puts(out, verbs[kind]);
	buf_str(out, to);
	buf_puts(out, ", in all briefs; u takes that back");
}

static char *
copy_of(struct kutip_str s)
{
	return strndup(s.ptr, s.len);
}

static void
remember(struct model *m, enum rule_kind kind, struct kutip_str tag,
    struct kutip_str to)
{
	struct undo_step step = { .kind = UNDO_RULE, .rule = kind,
		.id = { copy_of(tag), tag.len },
		.old = { copy_of(to), to.len } };

	if (step.id.ptr && step.old.ptr)
		undo_push(&m->undo, step);
}

static enum kutip_result
turn_rule(const char *folder, const struct undo_step *s, int way,
    struct kutip_error *err)
{
	return way < 0 ? rules_take_back(folder, s->rule, s->id, s->old, err) :
	    rules_write(folder, s->rule, s->id, s->old, err);
}

unsigned
tag_undo(struct model *m, int way)
{
	const struct undo_step *step = way < 0 ? undo_newest(&m->undo) :
	    undo_undone(&m->undo);
	struct kutip_error err = { 0 };
	struct buf folder = { 0 };
	unsigned effects = EFFECT_FAILED;

	if (file_home(FILE_CONFIG, "lexicon", &folder) &&
	    turn_rule(folder.ptr, step, way, &err) == KUTIP_OK &&
	    learn(m, folder.ptr, &err))
		effects = read_again(m, &err);
	if (effects & EFFECT_FAILED) {
		undo_forget(&m->undo, way);
		model_error(m, &err);
	} else {
		undo_moved(&m->undo, way);
		model_say(m, way < 0 ? "undone" : "done again");
	}
	buf_free(&folder);
	return effects;
}

static unsigned
rule(struct model *m, enum rule_kind kind, struct kutip_str tag,
    struct kutip_str to)
{
	struct kutip_error err = { 0 };
	struct buf folder = { 0 }, line = { 0 };
	unsigned effects;

	if (!file_home(FILE_CONFIG, "lexicon", &folder)) {
		model_complain(m, "there is no place for word lists; set HOME "
		    "or XDG_CONFIG_HOME");
		effects = EFFECT_FAILED;
	} else if (rules_write(folder.ptr, kind, tag, to, &err) != KUTIP_OK ||
	    !learn(m, folder.ptr, &err)) {
		effects = failed(m, &err);
	} else {
		print_rule(&line, kind, tag, to);
		remember(m, kind, tag, to);
		effects = read_again(m, &err);
		if (!(effects & EFFECT_FAILED))
			model_say(m, "%s", line.ptr ? line.ptr : "");
	}
	buf_free(&folder);
	buf_free(&line);
	return effects;
}

/* A rule for the tag whose name was kept while it was asked for. */
static unsigned
rule_for_kept(struct model *m, enum rule_kind kind, struct kutip_str to)
{
	struct buf tag = { 0 }, copy = { 0 };
	unsigned effects;

	buf_str(&tag, buf_as_str(&m->tag));
	buf_str(&copy, text_trim(to));
	effects = rule(m, kind, buf_as_str(&tag), buf_as_str(&copy));
	buf_free(&tag);
	buf_free(&copy);
	return effects;
}

/* Keeps the name of the selected tag; NULL: there is none. */
static const struct kutip_entity *
keep_selected(struct model *m)
{
	const struct kutip_entity *e = selected(m);

	buf_clear(&m->tag);
	if (e)
		buf_str(&m->tag, stable_name(e));
	return e;
}

/* ---- commands ----------------------------------------------------------- */

unsigned
cmd_filter_panel(struct model *m, const struct call *call)
{
	(void)call;
	m->focus = FOCUS_PANEL;
	prompt_open(&m->prompt, PROMPT_PANEL, "");
	return EFFECT_LAYOUT;
}

unsigned
cmd_hide_tag(struct model *m, const struct call *call)
{
	(void)call;
	return keep_selected(m) ? rule_for_kept(m, RULE_HIDE, STR("")) :
	    EFFECT_NONE;
}

unsigned
cmd_rename_tag(struct model *m, const struct call *call)
{
	const struct kutip_entity *e = keep_selected(m);
	struct buf label = { 0 };

	if (!e)
		return EFFECT_NONE;
	if (call->args > 0)
		return rule_for_kept(m, RULE_RENAME, call->arg[0]);
	buf_str(&label, e->label);
	prompt_open(&m->prompt, PROMPT_RENAME, label.ptr ? label.ptr : "");
	buf_free(&label);
	return EFFECT_NONE;
}

unsigned
cmd_merge_tag(struct model *m, const struct call *call)
{
	if (!keep_selected(m))
		return EFFECT_NONE;
	if (call->args > 0)
		return rule_for_kept(m, RULE_MERGE, call->arg[0]);
	prompt_open(&m->prompt, PROMPT_MERGE, "");
	return EFFECT_NONE;
}

unsigned
cmd_show_tag(struct model *m, const struct call *call)
{
	buf_clear(&m->tag);
	buf_str(&m->tag, call->arg[0]);
	return rule_for_kept(m, RULE_SHOW, STR(""));
}

/* ---- while it is asked -------------------------------------------------- */

void
tag_typed(struct model *m)
{
	if (m->prompt.kind != PROMPT_RENAME)
		brief_panel_filter(&m->brief, buf_as_str(&m->prompt.text));
}

unsigned
tag_close(struct model *m)
{
	bool filtered = m->prompt.kind != PROMPT_RENAME;

	prompt_close(&m->prompt);
	if (filtered)
		brief_panel_filter(&m->brief, STR(""));
	return EFFECT_LAYOUT;
}

/* The row that is selected, or what was typed where no row has it. */
static unsigned
merge_into(struct model *m, struct kutip_str typed)
{
	uint32_t n, at = m->brief.panel_list.at;
	const struct panel_row *rows = brief_panel(&m->brief, &n);
	const struct kutip_entity *e = at < n ? doc_entity(m->brief.doc,
	    rows[at].entity) : NULL;
	struct buf to = { 0 };
	unsigned effects = EFFECT_NONE;

	buf_str(&to, e ? stable_name(e) : typed);
	tag_close(m);
	if (text_equal(buf_as_str(&to), buf_as_str(&m->tag)))
		model_say(m, "a tag cannot be merged with itself");
	else if (to.len > 0)
		effects = rule_for_kept(m, RULE_MERGE, buf_as_str(&to));
	buf_free(&to);
	return effects | EFFECT_LAYOUT;
}

unsigned
tag_enter(struct model *m)
{
	enum prompt_kind kind = m->prompt.kind;
	struct buf typed = { 0 };
	unsigned effects = EFFECT_LAYOUT;

	buf_str(&typed, text_trim(buf_as_str(&m->prompt.text)));
	if (kind == PROMPT_MERGE) {
		effects = merge_into(m, buf_as_str(&typed));
	} else if (kind == PROMPT_RENAME) {
		tag_close(m);
		if (typed.len > 0)
			effects = rule_for_kept(m, RULE_RENAME,
			    buf_as_str(&typed));
	} else {
		effects |= walk_entity(m, m->brief.panel_list.at);
		tag_close(m);
	}
	buf_free(&typed);
	return effects;
}
