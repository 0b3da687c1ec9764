/*
 * article_author.c - who wrote an article.  See article_author.h.
 */
#include "article_author.h"

#include "article_name.h"
#include "article_words.h"
#include "text.h"
#include "unicode.h"

#define PLACES_MAX 64
#define PLACE_NODES 64
/* More names in one place are a list of something else. */
#define SEEN_MAX    4
#define NAME_BYTES 120
/* A text no longer is a joiner by itself, or "By". */
#define JOINER_BYTES 4
/* A label is no longer, and its name no farther away. */
#define LABEL_BYTES  40
#define LABEL_NODES  8

/* What stands before a name, in the languages whose pages were seen. */
static const char *const openers[] = {
	"af ", "author", "autor", "av ", "bởi ", "by ", "de ", "di ", "door ",
	"lapor", "laporan ", "ni ", "oleh ", "par ", "penulis", "por ",
	"reporter", "text:", "tekst:", "von ", "written by ",
};

/* What stands alone beside a name. */
static const char *const labels[] = {
	"author", "autor", "autor/in", "autora", "autorin", "autorin/autor",
	"auteur", "by", "jurnalis", "oleh", "pengarang", "penulis", "reporter",
	"tác giả", "text", "written by", "ni", "wartawan",
	"เขียนโดย", "โดย", "ผู้เขียน", "ผู้สื่อข่าว", "စာရေးသူ", "သတင်းထောက်", "ដោយ",
	"អ្នកនិពន្ធ", "ໂດຍ", "作者", "记者", "記者", "文", "கட்டுரையாளர்",
};

/* What stands between two. */
static const char *const joiners[] = {
	", ", " and ", " & ", " dan ", " und ", " et ", " y ", " e ",
	" at ", " và ", " en ", " og ", "; ", "、", " / ", "/", " | ", " · ",
	" • ",
};

static bool
begins_folded(struct kutip_str s, const char *start)
{
	uint32_t len = (uint32_t)strlen(start);

	if (s.len < len)
		return false;
	for (uint32_t i = 0; i < len; i++)
		if (text_lower((unsigned char)s.ptr[i]) !=
		    (unsigned char)start[i])
			return false;
	return true;
}

static struct kutip_str
from(struct kutip_str s, uint32_t start)
{
	return text_trim(text_slice(s, (struct kutip_span){ start, s.len }));
}

static struct kutip_str
strip_opener(struct kutip_str s)
{
	s = text_trim(s);
	for (size_t i = 0; i < sizeof(openers) / sizeof(openers[0]); i++)
		if (begins_folded(s, openers[i])) {
			s = from(s, (uint32_t)strlen(openers[i]));
			break;
		}
	while (s.len > 0 && (s.ptr[0] == ':' || s.ptr[0] == '|'))
		s = from(s, 1);
	return s;
}

/* "Elena Oberholzer (obe)" without what is in brackets. */
static struct kutip_str
strip_brackets(struct kutip_str s)
{
	uint32_t open = text_find(s, STR(" ("), 0);

	if (open != KUTIP_NONE && open > 0)
		s.len = open;
	return text_trim(s);
}

static bool
is_address(struct kutip_str s)
{
	return text_find(s, STR("://"), 0) != KUTIP_NONE ||
	    text_begins(s, STR("//")) || text_begins(s, STR("www."));
}

/* Two to six words that begin in upper case, without a digit; one where the
 * script has no blanks. */
static bool
is_person(struct kutip_str s)
{
	uint32_t pos = 0, words = 0, upper = 0;
	bool inside = false, unspaced = false;

	if (s.len == 0 || s.len > NAME_BYTES)
		return false;
	while (pos < s.len) {
		uint32_t c = text_step(s, &pos);

		if (unicode_is_digit(c) || c == '@' || c == '!' || c == '?')
			return false;
		if (!inside && unicode_is_letter(c)) {
			words++;
			upper += !unicode_is_lower(c);
			unspaced = unspaced || unicode_is_unspaced(c);
		}
		inside = !text_is_blank(c);
	}
	if (unspaced)
		return s.len <= (words > 1 ? 60u : 24u);
	return words >= 2 && words <= 6 && upper * 2 >= words && upper >= 2;
}

/* "105092" is the number of an author, no name. */
static bool
has_letter(struct kutip_str s)
{
	for (uint32_t pos = 0; pos < s.len;)
		if (unicode_is_letter(text_step(s, &pos)))
			return true;
	return false;
}

static void
add_name(struct authors *a, struct kutip_str name)
{
	if (name.len > NAME_BYTES || is_address(name) ||
	    !has_letter(name) || a->n == KUTIP_BYLINES)
		return;
	for (uint32_t i = 0; i < a->n; i++)
		if (words_equal(a->name[i], name))
			return;
	a->name[a->n++] = arena_str(a->arena, name.ptr, name.len);
}

/* The nearest joiner: where it begins, and *behind it. */
static uint32_t
find_joiner(struct kutip_str s, uint32_t *behind)
{
	uint32_t best = s.len;

	*behind = s.len;
	for (size_t i = 0; i < sizeof(joiners) / sizeof(joiners[0]); i++) {
		uint32_t at = text_find(s, text_of(joiners[i]), 0);

		if (at < best) {
			best = at;
			*behind = at + (uint32_t)strlen(joiners[i]);
		}
	}
	return best;
}

/* Adds each part if it is a person's name; false, and nothing added behind
 * it, at the first that is none. */
static bool
add_parts(struct authors *a, struct kutip_str s)
{
	while (s.len > 0) {
		uint32_t behind, end = find_joiner(s, &behind);
		struct kutip_str part = strip_brackets(strip_opener(
		    text_slice(s, (struct kutip_span){ 0, end })));

		if (!is_person(part))
			return false;
		add_name(a, part);
		s = from(s, behind);
	}
	return true;
}

void
authors_add(struct authors *a, struct kutip_str names)
{
	uint32_t before = a->n;

	names = strip_opener(names);
	if (names.len > 4 * NAME_BYTES)
		return;
	if (!add_parts(a, names)) {
		a->n = before;
		add_name(a, strip_brackets(names));
	}
}

bool
authors_are_site(const struct authors *a, struct kutip_str site)
{
	for (uint32_t i = 0; i < a->n; i++) {
		struct kutip_str name = a->name[i];
		bool domain = text_find(name, STR(" "), 0) == KUTIP_NONE &&
		    text_find(name, STR("."), 0) != KUTIP_NONE;

		if (!domain && words_shared(name, site) < 500 &&
		    words_shared(site, name) < 500)
			return false;
	}
	return true;
}

static bool
is_place(const struct page *p, uint32_t i)
{
	if (p->m.nodes[i].tag == TAG_TEXT || p->out[i] == PAGE_UNSEEN ||
	    p->out[i] == PAGE_COMMENT)
		return false;
	return (p->names[i] & NAME_AUTHOR) ||
	    text_equal_c(markup_attr(&p->m, i, ATTR_REL), "author") ||
	    text_equal_c(markup_attr(&p->m, i, ATTR_ITEMPROP), "author");
}

/* Each text on its own: "By <a>A</a> and <a>B</a>". */
static void
add_place(struct authors *a, const struct page *p, uint32_t place)
{
	uint32_t end = p->m.nodes[place].end;

	if (end - place > PLACE_NODES)
		end = place + PLACE_NODES;
	for (uint32_t i = place; i < end; i++) {
		struct kutip_str text;

		if (p->m.nodes[i].tag != TAG_TEXT || p->out[i] == PAGE_UNSEEN)
			continue;
		text = text_trim(markup_text(&p->m, i));
		if (text.len > JOINER_BYTES && !add_parts(a, text) && a->n > 0)
			return;
		if (a->n >= SEEN_MAX)
			return;
	}
}

/* "Penulis" or "Autorin/Autor:", alone. */
static bool
is_label(struct kutip_str s)
{
	while (s.len > 0 && (text_ends(s, STR(":")) || text_ends(s, STR(" "))))
		s.len--;
	for (size_t i = 0; i < sizeof(labels) / sizeof(labels[0]); i++)
		if (s.len == strlen(labels[i]) && begins_folded(s, labels[i]))
			return true;
	return false;
}

/* The next text with letters in it, at most a few nodes on. */
static uint32_t
next_text(const struct page *p, uint32_t i)
{
	uint32_t end = i + LABEL_NODES;

	for (i++; i < p->m.n && i < end; i++)
		if (p->m.nodes[i].tag == TAG_TEXT &&
		    p->out[i] != PAGE_UNSEEN &&
		    has_letter(markup_text(&p->m, i)))
			return i;
	return KUTIP_NONE;
}

/* A label and the text behind it. */
void
authors_find_labelled(struct authors *a, const struct page *p, uint32_t node)
{
	for (uint32_t i = node; i < p->m.n && a->n == 0; i++) {
		struct kutip_str text;
		uint32_t next;

		if (p->m.nodes[i].tag != TAG_TEXT ||
		    p->m.nodes[i].len > LABEL_BYTES ||
		    p->out[i] == PAGE_UNSEEN || p->out[i] == PAGE_COMMENT ||
		    !is_label(text_trim(markup_text(&p->m, i))))
			continue;
		next = next_text(p, i);
		text = next == KUTIP_NONE ? STR("") :
		    text_trim(markup_text(&p->m, next));
		if (!add_parts(a, text))
			a->n = 0;
	}
}

bool
authors_line(struct authors *a, struct kutip_str line)
{
	if (add_parts(a, line) && a->n > 0)
		return true;
	a->n = 0;
	return false;
}

void
authors_find(struct authors *a, const struct page *p, uint32_t node)
{
	uint32_t places = 0;

	for (uint32_t i = node; i < p->m.n && places < PLACES_MAX &&
	    a->n == 0; i++)
		if (is_place(p, i)) {
			places++;
			add_place(a, p, i);
		}
	if (a->n == 0)
		authors_find_labelled(a, p, node);
}
