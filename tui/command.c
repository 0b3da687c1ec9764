/*
 * command.c - see command.h: understanding a line, apart from doing it.
 */
#include "command.h"

#include <string.h>

#include "effect.h"
#include "error.h"
#include "option.h"
#include "text.h"

#define NUMBER_MAX 9999

struct kutip_str
command_word(struct kutip_str *s)
{
	struct kutip_str word;
	uint32_t end = 0;

	*s = text_trim(*s);
	while (end < s->len && s->ptr[end] != ' ' && s->ptr[end] != '\t')
		end++;
	word = (struct kutip_str){ s->ptr, end };
	s->ptr += end;
	s->len -= end;
	*s = text_trim(*s);
	return word;
}

struct kutip_str
command_arg(const struct command *c, uint32_t position, bool *optional)
{
	struct kutip_str rest = text_of(c->args), word = { c->args, 0 };

	for (uint32_t i = 0; i <= position; i++)
		word = command_word(&rest);
	*optional = word.len > 2 && word.ptr[0] == '[';
	if (*optional) {
		word.ptr++;
		word.len -= 2;
	}
	return word;
}

const struct command *
command_named(const struct command *table, uint32_t n, struct kutip_str name)
{
	for (uint32_t i = 0; i < n; i++) {
		if (text_equal_c(name, table[i].name))
			return &table[i];
	}
	return NULL;
}

static enum kutip_result
usage(const struct command *c, struct kutip_error *err)
{
	if (!*c->args)
		return error_set(err, KUTIP_FORMAT, NULL, 0,
		    "\"%s\" takes nothing after it", c->name);
	return error_set(err, KUTIP_FORMAT, NULL, 0,
	    "\"%s\" is used as: %s %s", c->name, c->name, c->args);
}

static bool
parse_number(struct kutip_str s, uint32_t *number)
{
	*number = s.len == 0;
	for (uint32_t i = 0; i < s.len; i++) {
		if (!text_is_digit((unsigned char)s.ptr[i]) || i == 4)
			return false;
		*number = *number * 10 + (uint32_t)(s.ptr[i] - '0');
	}
	return *number >= 1 && *number <= NUMBER_MAX;
}

static enum kutip_result
parse_args(struct call *call, struct kutip_str rest, struct kutip_error *err)
{
	const struct command *c = call->command;
	bool optional, more;
	struct kutip_str want;

	for (uint32_t i = 0; i < COMMAND_ARGS; i++) {
		want = command_arg(c, i, &optional);
		if (want.len == 0)
			break;
		if (command_arg(c, i + 1, &more).len > 0) {
			call->arg[i] = command_word(&rest);
		} else {
			call->arg[i] = text_trim(rest);
			rest.len = 0;
		}
		if (call->arg[i].len == 0 && !optional)
			return usage(c, err);
		call->args += call->arg[i].len > 0;
		if (text_equal_c(want, "N") &&
		    !parse_number(call->arg[i], &call->number))
			return usage(c, err);
	}
	return text_trim(rest).len ? usage(c, err) : KUTIP_OK;
}

enum kutip_result
command_parse(const struct command *table, uint32_t n, struct kutip_str line,
    struct call *call, struct kutip_error *err)
{
	struct kutip_str name = command_word(&line);

	*call = (struct call){ .number = 1 };
	call->command = command_named(table, n, name);
	if (!call->command)
		return error_set(err, KUTIP_FORMAT, NULL, 0,
		    "no command \"%.*s\"; \"help\" lists them all",
		    (int)(name.len < 60 ? name.len : 60), name.ptr);
	return parse_args(call, line, err);
}

unsigned
command_run(struct model *m, struct kutip_str line)
{
	struct kutip_error err = { 0 };
	struct call call;
	unsigned effects;

	if (command_parse(m->commands, m->commands_n, line, &call, &err) !=
	    KUTIP_OK) {
		model_error(m, &err);
		return EFFECT_FAILED;
	}
	if (!(call.command->where & model_where(m))) {
		model_complain(m, "\"%s\" means nothing in the %s",
		    call.command->name, where_name(model_where(m)));
		return EFFECT_FAILED;
	}
	effects = call.command->run(m, &call);
	/* Coming back to the place is no choice. */
	m->brief.reach.set = brief_reaches(&m->brief);
	return effects;
}

void
command_help(const struct command *table, uint32_t n, struct kutip_str line,
    struct buf *out)
{
	struct kutip_str rest = line, word = command_word(&rest);
	const struct command *c = command_named(table, n, word);
	const struct option *o = text_equal_c(word, "set") ?
	    option_named(rest) : NULL;

	if (o)
		buf_printf(out, "turn \"%s\": %s", o->name, o->help);
	else if (c && rest.len)
		buf_printf(out, "%s: %.*s", c->help, (int)rest.len, rest.ptr);
	else if (c)
		buf_puts(out, c->help);
}
