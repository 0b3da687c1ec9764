/*
 * feed_scan.c - tags as spans.  See feed_scan.h.
 */
#include "feed_scan.h"

#include "text.h"

static bool
is_name_byte(unsigned char c)
{
	return text_is_alpha(c) || text_is_digit(c) || c == '_' || c == '-' ||
	    c == '.' || c >= 0x80;
}

static bool
is_space(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static bool
begins_at(const struct feed_scan *s, uint32_t at, struct kutip_str what)
{
	return s->text.len - at >= what.len &&
	    memcmp(s->text.ptr + at, what.ptr, what.len) == 0;
}

/* Behind the next what, or behind the text. */
static uint32_t
behind(const struct feed_scan *s, uint32_t at, struct kutip_str what)
{
	uint32_t found = text_find(s->text, what, at);

	return found == KUTIP_NONE ? s->text.len : found + what.len;
}

/* Behind a DTD, whose own part stands in brackets and holds quoted words. */
static uint32_t
behind_doctype(const struct feed_scan *s, uint32_t at)
{
	bool inside = false;
	char quote = 0;

	for (; at < s->text.len; at++) {
		char c = s->text.ptr[at];

		if (quote)
			quote = c == quote ? 0 : quote;
		else if (begins_at(s, at, STR("<!--")))
			at = behind(s, at + 4, STR("-->")) - 1;
		else if (inside && (c == '"' || c == '\''))
			quote = c;
		else if (c == '[' || c == ']')
			inside = c == '[';
		else if (c == '>' && !inside)
			return at + 1;
	}
	return at;
}

/* Behind "<!...>" or "<?...?>" that opens at at; 0: it is none of them. */
static uint32_t
behind_other(const struct feed_scan *s, uint32_t at)
{
	if (begins_at(s, at, STR("<!--")))
		return behind(s, at + 4, STR("-->"));
	if (begins_at(s, at, STR("<![CDATA[")))
		return behind(s, at + 9, STR("]]>"));
	if (begins_at(s, at, STR("<?")))
		return behind(s, at + 2, STR("?>"));
	if (begins_at(s, at, STR("<!")))
		return behind_doctype(s, at + 2);
	return 0;
}

static uint32_t
take_name(const struct feed_scan *s, uint32_t at)
{
	while (at < s->text.len && is_name_byte((unsigned char)s->text.ptr[at]))
		at++;
	return at;
}

/* Where the tag ends that began before at.  A quotation mark that is never
 * closed is a letter; once none closes, none will. */
static uint32_t
tag_end(struct feed_scan *s, uint32_t at)
{
	for (; at < s->text.len; at++) {
		char c = s->text.ptr[at];
		uint8_t bit = c == '"' ? 1 : c == '\'' ? 2 : 0;
		const char *close;

		if (c == '>')
			return at + 1;
		if (bit == 0 || (s->no_quote & bit))
			continue;
		close = memchr(s->text.ptr + at + 1, c, s->text.len - at - 1);
		if (close == NULL)
			s->no_quote |= bit;
		else
			at = (uint32_t)(close - s->text.ptr);
	}
	return at;
}

static bool
take_tag(struct feed_scan *s, uint32_t at)
{
	bool closes = begins_at(s, at, STR("</"));
	uint32_t from = at + 1 + closes, to = take_name(s, from);

	if (to == from || text_is_digit((unsigned char)s->text.ptr[from]))
		return false;
	s->prefix = STR("");
	if (to < s->text.len && s->text.ptr[to] == ':' &&
	    take_name(s, to + 1) > to + 1) {
		s->prefix = text_slice(s->text, (struct kutip_span){ from, to });
		from = to + 1;
		to = take_name(s, from);
	}
	s->name = text_slice(s->text, (struct kutip_span){ from, to });
	s->tag = (struct kutip_span){ at, tag_end(s, to) };
	s->starts = !closes;
	s->ends = closes || begins_at(s, s->tag.end - 2, STR("/>"));
	s->pos = s->tag.end;
	return true;
}

bool
feed_scan_next(struct feed_scan *s)
{
	while (s->pos < s->text.len) {
		const char *open = memchr(s->text.ptr + s->pos, '<',
		    s->text.len - s->pos);
		uint32_t at, other;

		if (open == NULL)
			break;
		at = (uint32_t)(open - s->text.ptr);
		other = behind_other(s, at);
		if (other == 0 && take_tag(s, at))
			return true;
		s->pos = other ? other : at + 1;
	}
	s->pos = s->text.len;
	return false;
}

struct kutip_str
feed_scan_attr(const struct feed_scan *s, const char *name)
{
	struct kutip_str tag = text_slice(s->text, s->tag);
	struct kutip_str want = text_of(name);
	uint32_t at = 0;

	while ((at = text_find(tag, want, at)) != KUTIP_NONE) {
		uint32_t to = at + want.len, from;
		char quote;

		if (at > 0 && is_space(tag.ptr[at - 1])) {
			while (to < tag.len && is_space(tag.ptr[to]))
				to++;
			from = to + 1;
			while (from < tag.len && is_space(tag.ptr[from]))
				from++;
			quote = from < tag.len ? tag.ptr[from] : 0;
			if (to < tag.len && tag.ptr[to] == '=' &&
			    (quote == '"' || quote == '\'')) {
				to = text_find(tag, (struct kutip_str){
				    quote == '"' ? "\"" : "'", 1 }, from + 1);
				return to == KUTIP_NONE ? STR("") :
				    text_slice(tag, (struct kutip_span){
				    from + 1, to });
			}
		}
		at++;
	}
	return STR("");
}
