/*
 * template.c - see template.h: the template becomes a list of steps, then the
 * steps are gone through; a list jumps back to its beginning.
 */
#include "template.h"

#include <string.h>

#include "error.h"
#include "export.h"
#include "export_fact.h"
#include "json.h"
#include "text.h"

#define DEPTH 16

enum kind { STEP_TEXT, STEP_VALUE, STEP_IF, STEP_LIST, STEP_END };

enum list { LIST_PASSAGES, LIST_GROUPS, LIST_SOURCES, LIST_TAGS, LIST_ITEMS,
	LISTS };

static const char *const list_names[LISTS] = { "passages", "groups",
	"sources", "tags", "items" };

/* What is neither fact nor list. */
enum word { WORD_FACT, WORD_GROUP, WORD_I, WORD_N, WORD_DOT, WORD_FIRST,
	WORD_LAST, WORDS };

static const char *const words[WORDS] = { NULL, "group", "i", "n", ".",
	"first", "last" };

struct step {
	enum kind kind;
	struct kutip_str text;		/* of STEP_TEXT; else the name */
	enum word word;
	const struct export_fact *fact;
	struct kutip_str is;		/* {{#said=direct}} */
	bool has_is, not;
	enum list list;
	void (*put)(struct buf *, struct kutip_str);
	uint32_t partner;		/* of a beginning its end, and back */
};

struct compiler {
	struct vec steps;
	struct kutip_str s;
	const char *name;
	struct kutip_error *err;
	uint32_t open[DEPTH];		/* -> steps */
	int depth;
	uint32_t line;
};

/* ---- reading a template ------------------------------------------------------ */

static enum kutip_result
wrong(struct compiler *c, const char *what, struct kutip_str name)
{
	return error_set(c->err, KUTIP_FORMAT, c->name, c->line,
	    "%s: {{%.*s}}; the manual says what there is", what,
	    name.len > 60 ? 60 : (int)name.len, name.ptr ? name.ptr : "");
}

static struct step *
add_step(struct compiler *c, enum kind kind, struct kutip_str text)
{
	struct step *step = vec_push(&c->steps);

	step->kind = kind;
	step->text = text;
	return step;
}

static void
put_json(struct buf *out, struct kutip_str s)
{
	json_put_string(out, s);
}

static const struct {
	const char *name;
	void (*put)(struct buf *, struct kutip_str);
} filters[] = {
	{ "html", export_put_html }, { "md", export_put_md },
	{ "tex", export_put_tex }, { "csv", export_put_cell },
	{ "json", put_json }, { "line", export_put_line },
};

/* "quote|line": the part before, and the filter; false: no such filter. */
static bool
split_filter(struct kutip_str *name, struct step *step)
{
	uint32_t bar = text_find(*name, STR("|"), 0);
	struct kutip_str filter;

	step->put = export_put_clean;
	if (bar == KUTIP_NONE)
		return true;
	filter = text_trim(text_slice(*name,
	    (struct kutip_span){ bar + 1, name->len }));
	*name = text_trim((struct kutip_str){ name->ptr, bar });
	for (size_t i = 0; i < sizeof(filters) / sizeof(*filters); i++) {
		if (!text_equal_c(filter, filters[i].name))
			continue;
		step->put = filters[i].put;
		return true;
	}
	return false;
}

static bool
in_list(const struct compiler *c, enum list list)
{
	const struct step *steps = c->steps.rows;

	for (int i = 0; i < c->depth; i++)
		if (steps[c->open[i]].kind == STEP_LIST &&
		    steps[c->open[i]].list == list)
			return true;
	return false;
}

static bool
in_any(const struct compiler *c)
{
	for (int i = 0; i < LISTS; i++)
		if (in_list(c, (enum list)i))
			return true;
	return false;
}

/* Lists that can begin here: passages in groups, tags in passages. */
static bool
can_begin(const struct compiler *c, enum list list)
{
	if (list == LIST_TAGS || list == LIST_ITEMS)
		return in_list(c, LIST_PASSAGES) && !in_list(c, LIST_TAGS) &&
		    !in_list(c, LIST_ITEMS);
	if (list == LIST_PASSAGES)
		return !in_list(c, LIST_PASSAGES) && !in_list(c, LIST_SOURCES);
	return !in_any(c);
}

/* What a name means where it stands; false: nothing. */
static bool
find_name(const struct compiler *c, struct step *step, struct kutip_str name)
{
	for (int i = WORD_GROUP; i < WORDS; i++)
		if (text_equal_c(name, words[i])) {
			step->word = (enum word)i;
			return i == WORD_DOT ? in_list(c, LIST_TAGS) ||
			    in_list(c, LIST_ITEMS) : in_any(c) || i == WORD_N;
		}
	step->word = WORD_FACT;
	step->fact = export_fact(name);
	return step->fact != NULL && in_any(c);
}

static enum kutip_result
begin_section(struct compiler *c, struct kutip_str tag)
{
	struct kutip_str name = text_trim(text_slice(tag,
	    (struct kutip_span){ 1, tag.len }));
	uint32_t equals = text_find(name, STR("="), 0), row = c->steps.n;
	struct step step = { .kind = STEP_IF, .text = name,
		.not = tag.ptr[0] == '^' };

	if (c->depth == DEPTH)
		return wrong(c, "too many marks in one another", tag);
	for (int i = 0; i < LISTS; i++)
		if (text_equal_c(name, list_names[i]) && !step.not &&
		    can_begin(c, (enum list)i)) {
			step.kind = STEP_LIST;
			step.list = (enum list)i;
		}
	if (equals != KUTIP_NONE) {
		step.has_is = true;
		step.is = text_trim(text_slice(name,
		    (struct kutip_span){ equals + 1, name.len }));
		step.text = text_trim((struct kutip_str){ name.ptr, equals });
	}
	if (step.kind == STEP_IF && !find_name(c, &step, step.text))
		return wrong(c, "there is no such name here", tag);
	*(struct step *)vec_push(&c->steps) = step;
	c->open[c->depth++] = row;
	return KUTIP_OK;
}

static enum kutip_result
end_section(struct compiler *c, struct kutip_str tag)
{
	struct kutip_str name = text_trim(text_slice(tag,
	    (struct kutip_span){ 1, tag.len }));
	struct step *begin, *end;
	uint32_t row = c->steps.n;

	if (c->depth == 0)
		return wrong(c, "ends what did not begin", tag);
	end = add_step(c, STEP_END, name);
	begin = (struct step *)c->steps.rows + c->open[--c->depth];
	begin->partner = row;
	end->partner = c->open[c->depth];
	if (!text_equal(name, begin->text))
		return wrong(c, "ends another mark than the last", tag);
	return KUTIP_OK;
}

static enum kutip_result
read_tag(struct compiler *c, struct kutip_str tag)
{
	struct step step = { .kind = STEP_VALUE };
	struct kutip_str name = tag;

	if (tag.len > 0 && tag.ptr[0] == '!')
		return KUTIP_OK;
	if (tag.len > 0 && (tag.ptr[0] == '#' || tag.ptr[0] == '^'))
		return begin_section(c, tag);
	if (tag.len > 0 && tag.ptr[0] == '/')
		return end_section(c, tag);
	if (!split_filter(&name, &step))
		return wrong(c, "there is no such way to write it", tag);
	if (!find_name(c, &step, name))
		return wrong(c, "there is no such name here", tag);
	step.text = name;
	*(struct step *)vec_push(&c->steps) = step;
	return KUTIP_OK;
}

/* Does the mark at [start, end) stand alone on its line?  Then the span becomes
 * that of the whole line. */
static void
take_line(struct kutip_str s, struct kutip_span *mark)
{
	uint32_t start = mark->start, end = mark->end;

	while (start > 0 && (s.ptr[start - 1] == ' ' ||
	    s.ptr[start - 1] == '\t'))
		start--;
	while (end < s.len && (s.ptr[end] == ' ' || s.ptr[end] == '\t' ||
	    s.ptr[end] == '\r'))
		end++;
	if ((start > 0 && s.ptr[start - 1] != '\n') ||
	    (end < s.len && s.ptr[end] != '\n'))
		return;
	*mark = (struct kutip_span){ start, end + (end < s.len) };
}

static void
count_lines(struct compiler *c, uint32_t from, uint32_t to)
{
	for (; from < to; from++)
		c->line += c->s.ptr[from] == '\n';
}

static enum kutip_result
compile(struct compiler *c)
{
	enum kutip_result r = KUTIP_OK;
	uint32_t at = 0, open;

	c->line = 1;
	while (r == KUTIP_OK &&
	    (open = text_find(c->s, STR("{{"), at)) != KUTIP_NONE) {
		uint32_t close = text_find(c->s, STR("}}"), open);
		struct kutip_span mark = { open, close + 2 };
		struct kutip_str tag;

		count_lines(c, at, open);
		if (close == KUTIP_NONE)
			return wrong(c, "the mark has no end",
			    text_slice(c->s, (struct kutip_span){ open + 2,
			    c->s.len }));
		tag = text_trim(text_slice(c->s,
		    (struct kutip_span){ open + 2, close }));
		if (tag.len > 0 && memchr("#^/!", tag.ptr[0], 4) != NULL)
			take_line(c->s, &mark);
		if (mark.start < at)
			mark.start = at;
		add_step(c, STEP_TEXT, text_slice(c->s,
		    (struct kutip_span){ at, mark.start }));
		r = read_tag(c, tag);
		count_lines(c, open, mark.end);
		at = mark.end;
	}
	if (r == KUTIP_OK && c->depth > 0)
		r = wrong(c, "is never ended", ((struct step *)
		    c->steps.rows)[c->open[c->depth - 1]].text);
	add_step(c, STEP_TEXT, text_slice(c->s,
	    (struct kutip_span){ at, c->s.len }));
	return r;
}

/* ---- going through it -------------------------------------------------------- */

struct loop {
	const struct step *step;
	uint32_t row, end;		/* at hand, behind the last */
	uint32_t i, n;			/* its number, how many there are */
};

struct run {
	const struct passages *p;
	const struct step *step;
	struct loop loop[DEPTH];
	int depth;
	const uint32_t *source_row;	/* a passage of each source */
	uint32_t sources, groups;
	struct buf *out;
};

static const struct loop *
loop_of(const struct run *r, enum list list)
{
	for (int i = r->depth - 1; i >= 0; i--)
		if (r->loop[i].step->list == list)
			return &r->loop[i];
	return NULL;
}

/* The passage at hand: of the list of passages, else the first of the group or
 * one of the brief. */
static const struct passage *
passage_now(const struct run *r)
{
	const struct loop *l = loop_of(r, LIST_PASSAGES);

	if (l == NULL)
		l = loop_of(r, LIST_GROUPS);
	if (l != NULL)
		return passage_at(r->p, l->row);
	l = loop_of(r, LIST_SOURCES);
	return passage_at(r->p, r->source_row[l->row]);
}

static uint32_t
group_end(const struct run *r, uint32_t row)
{
	struct kutip_str title;

	do
		row++;
	while (row < r->p->rows.n && !passage_begins(r->p, row, &title));
	return row;
}

static struct loop
make_loop(const struct run *r, const struct step *step)
{
	struct loop l = { .step = step, .i = 1 };
	const struct loop *group = loop_of(r, LIST_GROUPS);

	switch (step->list) {
	case LIST_PASSAGES:
		l.row = group ? group->row : 0;
		l.end = group ? group_end(r, group->row) : r->p->rows.n;
		break;
	case LIST_GROUPS:
		l.end = r->p->rows.n;
		l.n = r->groups;
		return l;
	case LIST_SOURCES:
		l.end = r->sources;
		break;
	case LIST_TAGS:
		l.end = passage_now(r)->tags;
		break;
	default:
		l.end = passage_now(r)->items;
	}
	l.n = l.end - l.row;
	return l;
}

static struct kutip_str
group_title(const struct run *r)
{
	const struct passage *row = passage_now(r);

	switch (r->p->order) {
	case PASSAGE_BY_SPEAKER:
		return export_group_title(r->p, row->speaker);
	case PASSAGE_BY_AGENDA:
		return export_group_title(r->p,
		    row->items ? row->item[0] : STR(""));
	case PASSAGE_BY_LABEL:
		return export_group_title(r->p, row->label);
	default:
		return export_group_title(r->p, passage_title(
		    &passage_source_at(r->p, row->source)->is));
	}
}

static struct kutip_str
number(char room[16], uint32_t n)
{
	struct buf b = { 0 };

	buf_printf(&b, "%u", n);
	memcpy(room, b.ptr ? b.ptr : "", b.len);
	room[b.len] = '\0';
	buf_free(&b);
	return text_of(room);
}

static struct kutip_str
value_of(const struct run *r, const struct step *s, char room[16])
{
	const struct loop *l = r->depth ? &r->loop[r->depth - 1] : NULL;

	switch (s->word) {
	case WORD_N:
		return number(room, l ? l->n : r->p->rows.n);
	case WORD_I:
		return number(room, l->i);
	case WORD_FIRST:
		return l->i == 1 ? STR("1") : STR("");
	case WORD_LAST:
		return l->i == l->n ? STR("1") : STR("");
	case WORD_DOT:
		return l->step->list == LIST_TAGS ?
		    passage_now(r)->tag[l->row] : passage_now(r)->item[l->row];
	case WORD_GROUP:
		return group_title(r);
	default:
		return s->fact->get(passage_now(r),
		    passage_brief(r->p, passage_now(r)));
	}
}

static bool
holds(const struct run *r, const struct step *s)
{
	char room[16];
	struct kutip_str value = value_of(r, s, room);

	return (s->has_is ? text_equal(value, s->is) : value.len > 0) != s->not;
}

/* Behind the end of a list: its beginning again, or on. */
static uint32_t
next_round(struct run *r, uint32_t at)
{
	const struct step *end = &r->step[at];
	struct loop *l;

	if (r->step[end->partner].kind != STEP_LIST)
		return at + 1;
	l = &r->loop[r->depth - 1];
	l->row = l->step->list == LIST_GROUPS ? group_end(r, l->row) :
	    l->row + 1;
	l->i++;
	if (l->row < l->end)
		return end->partner + 1;
	r->depth--;
	return at + 1;
}

static uint32_t
do_step(struct run *r, uint32_t at)
{
	const struct step *s = &r->step[at];
	struct loop l;
	char room[16];

	switch (s->kind) {
	case STEP_TEXT:
		buf_str(r->out, s->text);
		return at + 1;
	case STEP_VALUE:
		s->put(r->out, value_of(r, s, room));
		return at + 1;
	case STEP_IF:
		return holds(r, s) ? at + 1 : s->partner + 1;
	case STEP_LIST:
		l = make_loop(r, s);
		if (l.row >= l.end)
			return s->partner + 1;
		r->loop[r->depth++] = l;
		return at + 1;
	default:
		return next_round(r, at);
	}
}

/* A passage of each brief that has one, and how many groups there are. */
static bool
count_lists(struct run *r, struct arena *arena)
{
	uint32_t n = r->p->sources.n;
	uint32_t *row = arena_alloc(arena, (n + 1) * sizeof(*row));
	bool *seen = arena_alloc(arena, n + 1);
	struct kutip_str title;

	if (row == NULL || seen == NULL)
		return false;
	for (uint32_t i = 0; i < r->p->rows.n; i++) {
		uint32_t source = passage_at(r->p, i)->source;

		r->groups += passage_begins(r->p, i, &title);
		if (!seen[source])
			row[r->sources++] = i;
		seen[source] = true;
	}
	r->source_row = row;
	return true;
}

enum kutip_result
template_run(const char *name, struct kutip_str template,
    const struct passages *p, struct buf *out, struct kutip_error *err)
{
	struct arena arena = { 0 };
	struct compiler c = { .s = template, .name = name, .err = err };
	struct run r = { .p = p, .out = out };
	enum kutip_result result;

	vec_init(&c.steps, &arena, sizeof(struct step));
	result = compile(&c);
	r.step = c.steps.rows;
	if (result == KUTIP_OK && !arena.failed && count_lists(&r, &arena))
		for (uint32_t at = 0; at < c.steps.n && !out->failed;)
			at = do_step(&r, at);
	if (result == KUTIP_OK && (arena.failed || out->failed))
		result = error_set(err, KUTIP_NO_MEMORY, name, 0,
		    "no memory left to export with it");
	arena_free(&arena);
	return result;
}
