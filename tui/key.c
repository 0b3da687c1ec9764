/*
 * key.c - names of keys, both ways.  See key.h.
 */
#include "key.h"

#include <string.h>

#include "text.h"

#define LEN(a) (sizeof(a) / sizeof((a)[0]))

/* The first name of a key is the one that is printed. */
static const struct { const char *name; uint32_t key; } names[] = {
	{ "Up", K_UP }, { "Down", K_DOWN }, { "Left", K_LEFT },
	{ "Right", K_RIGHT }, { "PageUp", K_PAGE_UP },
	{ "PageDown", K_PAGE_DOWN }, { "Home", K_HOME }, { "End", K_END },
	{ "Insert", K_INSERT }, { "Delete", K_DELETE }, { "Tab", K_TAB },
	{ "Enter", K_ENTER }, { "Escape", K_ESCAPE },
	{ "Backspace", K_BACKSPACE }, { "Space", ' ' }, { "lt", '<' },
	{ "F1", K_F1 }, { "F2", K_F2 }, { "F3", K_F3 }, { "F4", K_F4 },
	{ "F5", K_F5 }, { "F6", K_F6 }, { "F7", K_F7 }, { "F8", K_F8 },
	{ "F9", K_F9 }, { "F10", K_F10 }, { "F11", K_F11 }, { "F12", K_F12 },
	{ "Esc", K_ESCAPE }, { "Return", K_ENTER }, { "CR", K_ENTER },
	{ "BS", K_BACKSPACE }, { "Del", K_DELETE }, { "PgUp", K_PAGE_UP },
	{ "PgDn", K_PAGE_DOWN }, { "gt", '>' },
};

static bool
equal_any_case(struct kutip_str s, const char *name)
{
	if (s.len != strlen(name))
		return false;
	for (uint32_t i = 0; i < s.len; i++)
		if (text_lower((unsigned char)s.ptr[i]) !=
		    text_lower((unsigned char)name[i]))
			return false;
	return true;
}

/* Keys that a terminal sends as the control character of a letter. */
static uint32_t
key_of_control(char letter)
{
	switch (letter) {
	case 'h': case '?': return K_BACKSPACE;
	case 'i': return K_TAB;
	case 'j': case 'm': return K_ENTER;
	case '[': return K_ESCAPE;
	case '@': return K_CTRL | ' ';
	default:  return K_CTRL | (unsigned char)letter;
	}
}

uint32_t
key_plain(uint32_t key)
{
	uint32_t modifiers = key & K_MODIFIERS, code = key & ~(uint32_t)K_MODIFIERS;

	if (code < 0x20 || code == 0x7F) {	/* 0x7F ^ 0x40 is "?" */
		code ^= 0x40;
		modifiers |= K_CTRL;
	}
	if (modifiers & K_CTRL && code > ' ' && code < 0x80) {
		modifiers &= ~(uint32_t)K_CTRL;
		code = key_of_control((char)text_lower(code));
		modifiers |= code & K_CTRL;
		code &= ~(uint32_t)K_CTRL;
	}
	if (code < K_NAMED)
		modifiers &= ~(uint32_t)K_SHIFT;
	return code | modifiers;
}

/* "C-", "A-", "M-", "S-" at the front of a name. */
static uint32_t
take_modifiers(struct kutip_str *name)
{
	uint32_t modifiers = 0;

	while (name->len > 2 && name->ptr[1] == '-') {
		switch (text_lower((unsigned char)name->ptr[0])) {
		case 'c': modifiers |= K_CTRL; break;
		case 'a': case 'm': modifiers |= K_ALT; break;
		case 's': modifiers |= K_SHIFT; break;
		default: return modifiers;
		}
		name->ptr += 2;
		name->len -= 2;
	}
	return modifiers;
}

/* What stands between "<" and ">"; false: no such pair here. */
static bool
take_angles(struct kutip_str s, uint32_t *pos, struct kutip_str *name)
{
	uint32_t from = *pos + 1, end;

	if (*pos >= s.len || s.ptr[*pos] != '<')
		return false;
	end = text_find(s, STR(">"), from);
	if (end == KUTIP_NONE || end == from)
		return false;
	*name = text_slice(s, (struct kutip_span){ from, end });
	*pos = end + 1;
	return true;
}

static bool
key_named(struct kutip_str name, uint32_t *key)
{
	uint32_t modifiers = take_modifiers(&name), pos = 0;

	for (size_t i = 0; i < LEN(names); i++) {
		if (!equal_any_case(name, names[i].name))
			continue;
		*key = key_plain(names[i].key | modifiers);
		return true;
	}
	/* One character alone only with a modifier: "<a>" is a slip. */
	*key = key_plain(text_step(name, &pos) | modifiers);
	return pos == name.len && modifiers & (K_CTRL | K_ALT);
}

bool
key_parse(struct kutip_str s, uint32_t *pos, uint32_t *key)
{
	uint32_t at = *pos;
	struct kutip_str name;

	if (at >= s.len)
		return false;
	if (s.ptr[at] == '<') {
		if (!take_angles(s, &at, &name) || !key_named(name, key))
			return false;
		*pos = at;
		return true;
	}
	*key = key_plain(text_step(s, pos));
	return true;
}

static const char *
name_of(uint32_t code)
{
	for (size_t i = 0; i < LEN(names); i++)
		if (names[i].key == code)
			return names[i].name;
	return NULL;
}

void
key_print(uint32_t key, struct buf *out)
{
	uint32_t code = key & ~(uint32_t)K_MODIFIERS;
	const char *name = name_of(code);
	char bytes[4];

	if (code == '>' && !(key & K_MODIFIERS))
		name = NULL;
	if (name == NULL && !(key & K_MODIFIERS)) {
		buf_add(out, bytes, text_encode(code, bytes));
		return;
	}
	buf_putc(out, '<');
	if (key & K_CTRL)
		buf_puts(out, "C-");
	if (key & K_ALT)
		buf_puts(out, "A-");
	if (key & K_SHIFT)
		buf_puts(out, "S-");
	if (name != NULL)
		buf_puts(out, name);
	else
		buf_add(out, bytes, text_encode(code, bytes));
	buf_putc(out, '>');
}

uint32_t
key_types(uint32_t key)
{
	return key >= 0x20 && key < K_NAMED ? key : 0;
}

uint32_t
key_of_capability(const char *name)
{
	static const struct { const char *name; uint32_t key; } rows[] = {
		{ "kUP", K_UP }, { "kDN", K_DOWN }, { "kLFT", K_LEFT },
		{ "kRIT", K_RIGHT }, { "kHOM", K_HOME }, { "kEND", K_END },
		{ "kPRV", K_PAGE_UP }, { "kNXT", K_PAGE_DOWN },
		{ "kDC", K_DELETE }, { "kIC", K_INSERT },
	};

	for (size_t i = 0; name != NULL && i < LEN(rows); i++) {
		size_t n = strlen(rows[i].name);
		unsigned set = strncmp(name, rows[i].name, n) == 0 ?
		    (unsigned)name[n] - '1' : 0;

		if (set >= 1 && set <= 7 && name[n + 1] == '\0')
			return rows[i].key | (set & 1 ? K_SHIFT : 0) |
			    (set & 2 ? K_ALT : 0) | (set & 4 ? K_CTRL : 0);
	}
	return 0;
}

/* ---- events ----------------------------------------------------------- */

/* "12,40" or "24x80" at pos. */
static bool
take_pair(struct kutip_str s, uint32_t pos, char between, int out[2])
{
	for (int i = 0; i < 2; i++) {
		uint32_t start = pos;

		out[i] = 0;
		while (pos < s.len && pos - start < 5 &&
		    text_is_digit((unsigned char)s.ptr[pos]))
			out[i] = out[i] * 10 + (s.ptr[pos++] - '0');
		if (pos == start)
			return false;
		if (i == 0 && (pos >= s.len || s.ptr[pos++] != between))
			return false;
	}
	return pos == s.len;
}

static const struct {
	const char *name;
	enum event_kind kind;
	bool light;
	int clicks;
} event_names[] = {
	{ "Click", EVENT_CLICK, false, 1 },
	{ "Click2", EVENT_CLICK, false, 2 },
	{ "Click3", EVENT_CLICK, false, 3 },
	{ "Drag", EVENT_DRAG, false, 0 },
	{ "Release", EVENT_RELEASE, false, 0 },
	{ "WheelUp", EVENT_WHEEL_UP, false, 0 },
	{ "WheelDown", EVENT_WHEEL_DOWN, false, 0 },
	{ "Resize", EVENT_RESIZE, false, 0 },
	{ "Light", EVENT_BACKGROUND, true, 0 },
	{ "Dark", EVENT_BACKGROUND, false, 0 },
	{ "Hangup", EVENT_HANGUP, false, 0 },
	{ "Wait", EVENT_NONE, false, 0 },
};

static bool
event_named(struct kutip_str name, struct event *event)
{
	uint32_t colon = text_find(name, STR(":"), 0);
	struct kutip_str word = name;
	int pair[2] = { 0, 0 };

	if (colon != KUTIP_NONE)
		word.len = colon;
	for (size_t i = 0; i < LEN(event_names); i++) {
		enum event_kind kind = event_names[i].kind;
		bool needs = (kind >= EVENT_CLICK && kind <= EVENT_RELEASE) ||
		    kind == EVENT_RESIZE;

		if (!equal_any_case(word, event_names[i].name))
			continue;
		if (colon == KUTIP_NONE ? needs : !take_pair(name, colon + 1,
		    kind == EVENT_RESIZE ? 'x' : ',', pair))
			return false;
		*event = (struct event){ .kind = kind, .row = pair[0],
		    .col = pair[1], .light = event_names[i].light,
		    .clicks = event_names[i].clicks };
		return true;
	}
	return false;
}

bool
event_parse(struct kutip_str s, uint32_t *pos, struct event *event)
{
	uint32_t at = *pos;
	struct kutip_str name;

	if (take_angles(s, &at, &name) && event_named(name, event)) {
		*pos = at;
		return true;
	}
	*event = (struct event){ .kind = EVENT_KEY };
	return key_parse(s, pos, &event->key);
}
