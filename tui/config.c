/*
 * config.c - see config.h.
 */
#include "config.h"

#include <stdio.h>
#include <string.h>

#include "command.h"
#include "error.h"
#include "file.h"
#include "key.h"
#include "keymap.h"
#include "limits.h"
#include "option.h"
#include "text.h"

/* defaults.conf, put into the program as it is. */
extern const char tui_defaults_conf[], tui_defaults_conf_end[];

/* As much of a word as belongs into a message. */
static int
shown(struct kutip_str s)
{
	return (int)(s.len < 60 ? s.len : 60);
}

enum kutip_result
config_set(struct model *m, struct kutip_str rest, struct kutip_error *err)
{
	struct kutip_str name = command_word(&rest);
	const struct option *o = option_named(name);

	if (!o)
		return error_set(err, KUTIP_FORMAT, NULL, 0,
		    "no option \"%.*s\"; kutip(1) lists them", shown(name),
		    name.ptr);
	return option_set(&m->settings, o, rest, err);
}

static enum kutip_result
parse_key(struct kutip_str word, uint32_t *key, struct kutip_error *err)
{
	uint32_t pos = 0;

	if (key_parse(word, &pos, key) && pos == word.len)
		return KUTIP_OK;
	return error_set(err, KUTIP_FORMAT, NULL, 0,
	    "no key \"%.*s\"; keys are written as j, <Space>, <C-r>, <F1>",
	    shown(word), word.ptr);
}

enum kutip_result
config_bind(struct model *m, struct kutip_str rest, struct kutip_error *err)
{
	struct kutip_str place = command_word(&rest);
	struct kutip_str word = command_word(&rest);
	unsigned where = where_named(place);
	enum kutip_result r;
	struct call call;
	uint32_t key;

	if (!where)
		return error_set(err, KUTIP_FORMAT, NULL, 0,
		    "no place \"%.*s\" for a key; places are text, outline, panel, library, notes, help, any",
		    shown(place), place.ptr);
	r = parse_key(word, &key, err);
	if (r == KUTIP_OK && rest.len > 0)
		r = command_parse(m->commands, m->commands_n, rest, &call,
		    err);
	if (r != KUTIP_OK)
		return r;
	return keymap_bind(m->keymap, where, key, rest, err);
}

/* In a file nothing turns round: what counts is what stands there. */
static enum kutip_result
read_set(struct model *m, struct kutip_str rest, struct kutip_error *err)
{
	struct kutip_str value = rest;

	command_word(&value);
	if (value.len == 0)
		return error_set(err, KUTIP_FORMAT, NULL, 0,
		    "\"set\" wants an option and a value");
	return config_set(m, rest, err);
}

static enum kutip_result
read_line(struct model *m, struct kutip_str line, struct kutip_error *err)
{
	struct kutip_str rest = line, word = command_word(&rest);

	if (word.len == 0 || word.ptr[0] == '#')
		return KUTIP_OK;
	if (text_equal_c(word, "set"))
		return read_set(m, rest, err);
	if (text_equal_c(word, "bind"))
		return config_bind(m, rest, err);
	return error_set(err, KUTIP_FORMAT, NULL, 0,
	    "a line begins with set, bind or #, not with \"%.*s\"",
	    shown(word), word.ptr);
}

uint32_t
config_read(struct model *m, const char *file, struct kutip_str lines,
    config_complain *complain, void *context)
{
	uint32_t bad = 0, number = 0, at = 0;

	while (at < lines.len) {
		uint32_t end = text_find(lines, STR("\n"), at);
		struct kutip_error err = { 0 }, placed = { 0 };

		if (end == KUTIP_NONE)
			end = lines.len;
		number++;
		if (read_line(m, text_slice(lines,
		    (struct kutip_span){ at, end }), &err) != KUTIP_OK) {
			bad++;
			error_set(&placed, err.result, file, number, "%s",
			    err.message);
			complain(context, &placed);
		}
		at = end + 1;
	}
	return bad;
}

struct kutip_str
config_defaults(void)
{
	return (struct kutip_str){ tui_defaults_conf,
	    (uint32_t)(tui_defaults_conf_end - tui_defaults_conf) };
}

uint32_t
config_builtin(struct model *m, config_complain *complain, void *context)
{
	return config_read(m, "defaults.conf", config_defaults(), complain,
	    context);
}

/* What is no UTF-8 is left out from there on, and said. */
static uint32_t
cut_invalid(struct buf *lines, const char *file, config_complain *complain,
    void *context)
{
	size_t valid = text_valid(lines->ptr, lines->len);
	struct kutip_error err = { 0 };
	uint32_t line = 1;

	if (valid == lines->len)
		return 0;
	for (size_t i = 0; i < valid; i++)
		line += lines->ptr[i] == '\n';
	lines->len = valid;
	error_set(&err, KUTIP_ENCODING, file, line,
	    "not UTF-8; this line and what follows is left out");
	complain(context, &err);
	return 1;
}

static uint32_t
read_user(struct model *m, const char *path, config_complain *complain,
    void *context)
{
	struct buf lines = { 0 };
	struct kutip_error err = { 0 };
	uint32_t bad = 1;

	if (file_read(path, LIMIT_LINE_BYTES, &lines, &err) == KUTIP_OK) {
		bad = cut_invalid(&lines, path, complain, context);
		bad += config_read(m, path, buf_as_str(&lines), complain,
		    context);
	} else {
		complain(context, &err);
	}
	buf_free(&lines);
	return bad;
}

uint32_t
config_user(struct model *m, config_complain *complain, void *context)
{
	struct buf path = { 0 };
	uint32_t bad = 0;

	if (file_home(FILE_CONFIG, "kutip.conf", &path) &&
	    file_exists(path.ptr))
		bad = read_user(m, path.ptr, complain, context);
	buf_free(&path);
	return bad;
}
