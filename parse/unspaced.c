/*
 * unspaced.c - names in scripts without capitals.  See unspaced.h.
 */
#include "unspaced.h"

#include "khmer.h"
#include "text.h"
#include "unicode.h"

#define PAIYANNOI      0xE2F		/* "นายธนกรฯ": cut short, and no part of the name */
#define PART_BYTES     60		/* of one word of a name */
#define KHMER_LETTERS  9		/* clusters of one word of a name */
#define KHMER_THIRD    4
#define TAMIL_WORDS    3
#define INITIAL_BYTES  6		/* a letter and its sign: "க.", "மு." */
#define HAN_BYTES      12		/* four characters */

static bool
begins(const struct token *t, enum lex_kind kind)
{
	return (t->at & KIND_BIT(kind)) != 0;
}

bool
unspaced_is_other(const struct token *t)
{
	return t->kind != TOKEN_WORD || !(t->flags & TOKEN_UNSPACED) ||
	    (t->at & (KIND_BIT(LEX_CUE) | KIND_BIT(LEX_ROLE) |
	    KIND_BIT(LEX_BODY) | KIND_BIT(LEX_PARTICLE) |
	    KIND_BIT(LEX_PRONOUN) | KIND_BIT(LEX_HONORIFIC) |
	    KIND_BIT(LEX_DATE) | KIND_BIT(LEX_COMMON) |
	    KIND_BIT(LEX_ORDINARY) | KIND_BIT(LEX_THEME)));
}

/* One word of a name, up to the blank behind it or a cue or office that
 * touches it ("นายกฯ", "นายอนุทินกล่าวว่า"). */
static uint32_t
part_end(const struct reading *r, uint32_t i, uint32_t end)
{
	uint32_t from = i;

	for (i++; i < end; i++) {
		const struct token *t = token_row(r, i);

		if (t->flags & TOKEN_BLANK_BEFORE || t->kind != TOKEN_WORD ||
		    begins(t, LEX_CUE) || begins(t, LEX_ROLE) ||
		    t->c == PAIYANNOI)
			break;
		if (t->end - token_row(r, from)->start > PART_BYTES)
			break;
		if (begins(t, LEX_PARTICLE) && i + 1 < end &&
		    begins(t + 1, LEX_CUE))
			break;
	}
	return i;
}

/* Does a blank or an end stand behind the word that ends before token i? */
static bool
ends_clear(const struct reading *r, uint32_t i, uint32_t end)
{
	const struct token *t = token_row(r, i);

	return i >= end || (t->flags & TOKEN_BLANK_BEFORE) ||
	    t->kind != TOKEN_WORD || begins(t, LEX_CUE) || begins(t, LEX_ROLE);
}

static bool
begins_part(const struct reading *r, uint32_t i, uint32_t end)
{
	const struct token *t;

	if (i >= end)
		return false;
	t = token_row(r, i);
	return (t->flags & TOKEN_BLANK_BEFORE) && !unspaced_is_other(t);
}

/* A family name that is, or begins like, a common word: "อิทธิพล | คุณปลื้ม" by
 * its list, "เฉลิม | อยู่บำรุง รองหัวหน้าพรรค" before an office or a cue. */
static bool
begins_family(const struct reading *r, uint32_t i, uint32_t end)
{
	const uint32_t light = KIND_BIT(LEX_COMMON) | KIND_BIT(LEX_JOINT) |
	    KIND_BIT(LEX_AGENDA);
	const struct token *t;
	uint32_t after;

	if (begins_part(r, i, end))
		return true;
	if (i >= end)
		return false;
	t = token_row(r, i);
	if (t->kind != TOKEN_WORD || !(t->flags & TOKEN_BLANK_BEFORE))
		return false;
	if (begins(t, LEX_GIVEN))
		return true;
	after = part_end(r, i, end);
	return (t->flags & TOKEN_UNSPACED) && !(t->at & ~light) &&
	    !begins(t, LEX_JOINT) && after < end &&
	    (begins(token_row(r, after), LEX_ROLE) ||
	    begins(token_row(r, after), LEX_CUE));
}

/* Given name, then a family name if one stands between blanks; a third word
 * only before an office ("รัดเกล้า อินทวงศ์ สุวรรณคีรี รองโฆษก…"). */
static uint32_t
two_words(const struct reading *r, uint32_t from, uint32_t end)
{
	uint32_t first = part_end(r, from, end), second, third;

	if (!begins_family(r, first, end))
		return first;
	second = part_end(r, first, end);
	if (!ends_clear(r, second, end))
		return first;
	if (!begins_part(r, second, end))
		return second;
	third = part_end(r, second, end);
	return third < end && begins(token_row(r, third), LEX_ROLE) ? third :
	    second;
}

/* ---- Khmer ------------------------------------------------------------ */

/* One word of a Khmer name: between blanks, or up to what is certainly no
 * name; from itself if it is longer than names are. */
static uint32_t
khmer_part(const struct reading *r, uint32_t from, uint32_t end, uint32_t most)
{
	const uint32_t other = KIND_BIT(LEX_CUE) | KIND_BIT(LEX_ROLE) |
	    KIND_BIT(LEX_PARTICLE) | KIND_BIT(LEX_PRONOUN);
	uint32_t i = from + 1;

	while (i < end && token_row(r, i)->kind == TOKEN_WORD &&
	    !(token_row(r, i)->flags & TOKEN_BLANK_BEFORE) &&
	    !(token_row(r, i)->at & other))
		i++;
	return khmer_length(text_slice(r->text, (struct kutip_span){
	    token_row(r, from)->start, token_row(r, i - 1)->end })) > most ?
	    from : i;
}

/* A family name that is a small word too: "លោក ជា ពេជ្រ". */
static bool
is_khmer_family(const struct reading *r, uint32_t i, uint32_t end)
{
	const struct token *t = token_row(r, i);

	return (t->at & KIND_BIT(LEX_GIVEN)) && i + 1 < end &&
	    (t->flags & (TOKEN_BLANK_BEFORE | TOKEN_FIRST)) &&
	    begins_part(r, i + 1, end);
}

/* Family name and given name between blanks; a foreigner's one word; a third
 * word ("ប៊ុន រ៉ានី ហ៊ុនសែន") only if it is short. */
static uint32_t
khmer(const struct reading *r, uint32_t from, uint32_t end)
{
	uint32_t first, second, third;

	if (is_khmer_family(r, from, end))
		first = from + 1;
	else if (unspaced_is_other(token_row(r, from)))
		return from;
	else
		first = khmer_part(r, from, end, KHMER_LETTERS);
	if (first == from)
		return from;
	second = begins_part(r, first, end) ?
	    khmer_part(r, first, end, KHMER_LETTERS) : first;
	if (second == first)
		return token_row(r, from)->flags & TOKEN_BLANK_BEFORE &&
		    !unspaced_is_other(token_row(r, from)) ? first : from;
	third = begins_part(r, second, end) ?
	    khmer_part(r, second, end, KHMER_THIRD) : second;
	return third > second && (third >= end ||
	    token_row(r, third)->kind != TOKEN_WORD ||
	    unspaced_is_other(token_row(r, third))) ? third : second;
}

/* Two to four characters up to a blank, an end, an office or a verb of saying;
 * a list may know one of them ("美" in 林美玉 is no state). */
/* ---- Tamil ------------------------------------------------------------ */

static bool
is_tamil_word(const struct reading *r, uint32_t i, uint32_t end)
{
	const struct token *t;

	if (i >= end)
		return false;
	t = token_row(r, i);
	return t->kind == TOKEN_WORD && unspaced_is_tamil(t) &&
	    !(t->at & (KIND_BIT(LEX_CUE) | KIND_BIT(LEX_ROLE) |
	    KIND_BIT(LEX_BODY) | KIND_BIT(LEX_PARTICLE) |
	    KIND_BIT(LEX_PRONOUN) | KIND_BIT(LEX_HONORIFIC) |
	    KIND_BIT(LEX_DATE) | KIND_BIT(LEX_COMMON) |
	    KIND_BIT(LEX_THEME) | KIND_BIT(LEX_CITY)));
}

/* The token behind a word of a name and, if it is an initial, its full stop. */
static uint32_t
behind_initial(const struct reading *r, uint32_t i, uint32_t end)
{
	const struct token *t = token_row(r, i);

	return i + 1 < end && t[1].c == '.' && t[1].start == t->end &&
	    t->end - t->start <= INITIAL_BYTES ? i + 2 : i + 1;
}

/* Behind a title or an office: as many words as stand before a verb of saying,
 * a mark or another word of the lists; else two. */
static uint32_t
tamil(const struct reading *r, uint32_t from, uint32_t end)
{
	uint32_t i = from, two = from;

	for (uint32_t words = 0; words < TAMIL_WORDS &&
	    is_tamil_word(r, i, end); words++) {
		i = behind_initial(r, i, end);
		words -= token_row(r, i - 1)->c == '.';
		if (words < 2)
			two = i;
	}
	return is_tamil_word(r, i, end) ? two : i;
}

bool
unspaced_is_tamil(const struct token *t)
{
	return unicode_script(t->c) == SCRIPT_TAMIL;
}

static uint32_t
han(const struct reading *r, uint32_t from, uint32_t end)
{
	const struct token *t = token_row(r, from);
	uint32_t i = from, bytes;

	if (unspaced_is_other(t))
		return from;
	do
		i++;
	while (!ends_clear(r, i, end) &&
	    token_row(r, i)->end - t->start <= HAN_BYTES);
	bytes = token_row(r, i - 1)->end - t->start;
	return bytes < 6 || bytes > HAN_BYTES || !ends_clear(r, i, end) ?
	    from : i;
}

uint32_t
unspaced_name_end(const struct reading *r, uint32_t from, uint32_t end)
{
	const struct token *t;

	if (from >= end)
		return from;
	t = token_row(r, from);
	if (unspaced_is_tamil(t))
		return tamil(r, from, end);
	if (t->kind != TOKEN_WORD || !(t->flags & TOKEN_UNSPACED) ||
	    begins(t, LEX_CUE) || begins(t, LEX_ROLE) || begins(t, LEX_BODY) ||
	    unicode_is_mark(t->c) || begins(t, LEX_JOINT))
		return from;
	switch (unicode_script(t->c)) {
	case SCRIPT_THAI: case SCRIPT_LAO:
		/* ฯ: the title itself was abbreviated */
		return t->c == PAIYANNOI || (t->flags & TOKEN_BLANK_BEFORE &&
		    unspaced_is_other(t)) ? from : two_words(r, from, end);
	case SCRIPT_KHMER:
		return khmer(r, from, end);
	case SCRIPT_HAN:
		return han(r, from, end);
	default:
		return from;
	}
}
