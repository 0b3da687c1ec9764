/*
 * option.c - see option.h.
 */
#include "option.h"

#include <stdio.h>
#include <string.h>

#include "effect.h"
#include "error.h"
#include "text.h"

#define AT(field) offsetof(struct settings, field)
#define LEN(a) (sizeof(a) / sizeof(*(a)))

const struct option option_table[] = {
	{ "theme", OPTION_THEME, AT(theme), THEME_NAME_BYTES, NULL, 0,
	    "Colours and attributes; auto takes a dark or a light theme, as the terminal's background is." },
	{ "color", OPTION_WORD, AT(colour), 0, "auto never always", 0,
	    "When colours are used; auto leaves them out where NO_COLOR is set." },
	{ "quotes", OPTION_WORD, AT(all_quotes), 0, "direct all", 0,
	    "Which quotes n and p stop at: those in quotation marks, or indirect speech too." },
	{ "indirect", OPTION_SWITCH, AT(indirect), 0, NULL, 0,
	    "Indirect speech is shown in a style of its own." },
	{ "actors", OPTION_SWITCH, AT(actors), 0, NULL, 0,
	    "People, bodies and states in a style of their own." },
	{ "cities", OPTION_SWITCH, AT(cities), 0, NULL, 0,
	    "Cities in a style of their own." },
	{ "agenda", OPTION_SWITCH, AT(agenda), 0, NULL, 0,
	    "Agenda items in a style of their own." },
	{ "furniture", OPTION_SWITCH, AT(furniture), 0, NULL, EFFECT_LAYOUT,
	    "Advertisements, share bars and the like are shown, dimmed." },
	{ "outline", OPTION_SWITCH, AT(outline), 0, NULL, EFFECT_LAYOUT,
	    "The outline stands left of the article from 100 columns on." },
	{ "panel", OPTION_SWITCH, AT(panel), 0, NULL, EFFECT_LAYOUT,
	    "The panel stands right of the article from 80 columns on." },
	{ "lines", OPTION_SWITCH, AT(lines), 0, NULL, EFFECT_LAYOUT,
	    "Lines are drawn between the parts; off suits a screen reader." },
	{ "mouse", OPTION_SWITCH, AT(mouse), 0, NULL, 0,
	    "Wheel, click (twice: the word, thrice: the sentence) and drag work here; off, or with Shift, the terminal selects." },
	{ "hyperlinks", OPTION_WORD, AT(hyperlinks), 0, "auto on off", 0,
	    "Links can be followed by the terminal's own means (OSC 8, often Ctrl-click); auto: where the terminal is known for it." },
	{ "margin", OPTION_NUMBER, AT(margin_rows), 20, NULL, 0,
	    "Lines kept between the cursor and the edge, 0 to 20." },
	{ "label1", OPTION_WORD, AT(label[0]),
	    sizeof(((struct settings *)0)->label[0]), NULL, 0,
	    "Name of the label that key 1 gives; its style is label-1." },
	{ "label2", OPTION_WORD, AT(label[1]),
	    sizeof(((struct settings *)0)->label[1]), NULL, 0,
	    "Name of the label that key 2 gives; its style is label-2." },
	{ "label3", OPTION_WORD, AT(label[2]),
	    sizeof(((struct settings *)0)->label[2]), NULL, 0,
	    "Name of the label that key 3 gives; its style is label-3." },
	{ "label4", OPTION_WORD, AT(label[3]),
	    sizeof(((struct settings *)0)->label[3]), NULL, 0,
	    "Name of the label that key 4 gives; its style is label-4." },
	{ "label5", OPTION_WORD, AT(label[4]),
	    sizeof(((struct settings *)0)->label[4]), NULL, 0,
	    "Name of the label that key 5 gives; its style is label-5." },
	{ "copy-command", OPTION_WORD, AT(copy_command),
	    sizeof(((struct settings *)0)->copy_command), NULL, 0,
	    "Shell command that takes what y copies, such as wl-copy; none leaves it to the terminal (OSC 52)." },
	{ "lang", OPTION_WORD, AT(lang), sizeof(((struct settings *)0)->lang),
	    NULL, 0,
	    "Language of the briefs (id, ms, en, th …); auto finds it out of each, at the next start." },
	{ "charset", OPTION_WORD, AT(charset),
	    sizeof(((struct settings *)0)->charset), NULL, 0,
	    "Character set of the files; auto finds it out of each, at the next start." },
};
const uint32_t option_count = LEN(option_table);

const struct option *
option_named(struct kutip_str name)
{
	for (uint32_t i = 0; i < option_count; i++) {
		if (text_equal_c(name, option_table[i].name))
			return &option_table[i];
	}
	return NULL;
}

/* Which of the words; KUTIP_NONE if none. */
static uint32_t
word_number(const char *words, struct kutip_str value)
{
	for (uint32_t i = 0; *words; i++) {
		size_t len = strcspn(words, " ");

		if (len == value.len && memcmp(words, value.ptr, len) == 0)
			return i;
		words += len + (words[len] == ' ');
	}
	return KUTIP_NONE;
}

static enum kutip_result
wrong(const struct option *o, struct kutip_str value, const char *want,
    struct kutip_error *err)
{
	return error_set(err, KUTIP_FORMAT, NULL, 0,
	    "%s cannot be \"%.*s\"; it is %s", o->name,
	    (int)(value.len < 60 ? value.len : 60), value.ptr, want);
}

static enum kutip_result
set_switch(bool *to, const struct option *o, struct kutip_str value,
    struct kutip_error *err)
{
	if (value.len == 0)
		*to = !*to;
	else if (text_equal_c(value, "on") || text_equal_c(value, "off"))
		*to = value.len == 2;
	else
		return wrong(o, value, "on or off", err);
	return KUTIP_OK;
}

static enum kutip_result
set_number(uint32_t *to, const struct option *o, struct kutip_str value,
    struct kutip_error *err)
{
	uint32_t number = 0;
	char want[40];

	snprintf(want, sizeof(want), "a number from 0 to %u", o->most);
	if (value.len == 0 || value.len > 6)
		return wrong(o, value, want, err);
	for (uint32_t i = 0; i < value.len; i++) {
		if (!text_is_digit((unsigned char)value.ptr[i]))
			return wrong(o, value, want, err);
		number = number * 10 + (uint32_t)(value.ptr[i] - '0');
	}
	if (number > o->most)
		return wrong(o, value, want, err);
	*to = number;
	return KUTIP_OK;
}

static enum kutip_result
set_text(char *to, const struct option *o, struct kutip_str value,
    struct kutip_error *err)
{
	if (value.len == 0 || value.len >= o->most)
		return wrong(o, value, "one word of usual length", err);
	memcpy(to, value.ptr, value.len);
	to[value.len] = '\0';
	return KUTIP_OK;
}

static uint32_t
choice_of(const struct settings *s, const struct option *o)
{
	if (o->offset == AT(all_quotes))
		return s->all_quotes;
	return o->offset == AT(colour) ? (uint32_t)s->colour :
	    (uint32_t)s->hyperlinks;
}

static uint32_t
next_word(const struct settings *s, const struct option *o)
{
	uint32_t words = 1;

	for (const char *c = o->words; *c; c++)
		words += *c == ' ';
	return (choice_of(s, o) + 1) % words;
}

/* Words become numbers: an enum, or a yes and no with names of its own. */
static enum kutip_result
set_choice(struct settings *s, const struct option *o, struct kutip_str value,
    struct kutip_error *err)
{
	uint32_t number = value.len ? word_number(o->words, value) :
	    next_word(s, o);
	char want[80];

	if (number == KUTIP_NONE) {
		snprintf(want, sizeof(want), "one of: %s", o->words);
		return wrong(o, value, want, err);
	}
	if (o->offset == AT(all_quotes))
		s->all_quotes = number;
	else if (o->offset == AT(colour))
		s->colour = (enum colour_when)number;
	else
		s->hyperlinks = (enum hyperlink_when)number;
	return KUTIP_OK;
}

bool
option_turns(const struct option *o)
{
	return o->kind == OPTION_SWITCH || (o->kind == OPTION_WORD && o->words);
}

enum kutip_result
option_set(struct settings *s, const struct option *o, struct kutip_str value,
    struct kutip_error *err)
{
	void *to = (char *)s + o->offset;

	switch (o->kind) {
	case OPTION_SWITCH: return set_switch(to, o, value, err);
	case OPTION_NUMBER: return set_number(to, o, value, err);
	default:            break;
	}
	return o->words ? set_choice(s, o, value, err) :
	    set_text(to, o, value, err);
}

static void
print_choice(const struct settings *s, const struct option *o, struct buf *out)
{
	uint32_t number = choice_of(s, o);
	const char *word = o->words;

	while (number--)
		word += strcspn(word, " ") + 1;
	buf_add(out, word, strcspn(word, " "));
}

void
option_print(const struct settings *s, const struct option *o, struct buf *out)
{
	const void *from = (const char *)s + o->offset;

	if (o->kind == OPTION_SWITCH)
		buf_puts(out, *(const bool *)from ? "on" : "off");
	else if (o->kind == OPTION_NUMBER)
		buf_printf(out, "%u", *(const uint32_t *)from);
	else if (o->words)
		print_choice(s, o, out);
	else
		buf_puts(out, from);
}
