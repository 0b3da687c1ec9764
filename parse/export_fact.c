/*
 * export_fact.c - see export_fact.h.
 */
#include "export_fact.h"

#include "sha256.h"
#include "stamp.h"
#include "text.h"

#define LEN(a) (sizeof(a) / sizeof((a)[0]))
#define FACT(name, value) \
	static struct kutip_str \
	name(const struct passage *p, const struct note_source *s) \
	{ (void)p; (void)s; return value; }

/* "2026-11-25T00:59:01.123Z" of a note's clock */
static struct kutip_str
time_of(struct kutip_str clock)
{
	if (clock.len > STAMP_TIME)
		clock.len = STAMP_TIME;
	return clock;
}

static struct kutip_str
state_of(const struct passage *p, const struct note_source *s)
{
	(void)s;
	if (!p->at_hand)
		return STR("brief not at hand");
	if (p->state == NOTE_ORPHAN)
		return STR("no longer there");
	return p->changed || p->state == NOTE_MOVED ? STR("changed or moved") :
	    STR("there");
}

static struct kutip_str
kind_of(const struct passage *p, const struct note_source *s)
{
	(void)s;
	if (p->kind == PASSAGE_QUOTE)
		return STR("quote");
	if (p->kind == PASSAGE_SAYS)
		return STR("speaker");
	return p->body.len ? STR("note") : STR("mark");
}

FACT(id_of, p->id)
FACT(words_of, p->words)
FACT(sentence_of, p->sentence)
FACT(speaker_of, p->speaker)
FACT(role_of, p->role)
FACT(said_of, p->said)
FACT(how_of, p->how)
FACT(site_of, passage_site(s))
FACT(title_of, passage_title(s))
FACT(author_of, s->byline)
FACT(date_of, s->published)
FACT(place_of, s->dateline)
FACT(url_of, s->url)
FACT(file_of, passage_file(s->name))
FACT(lang_of, s->lang)
FACT(section_of, p->section)
FACT(page_of, p->page)
FACT(agenda_of, p->agenda)
FACT(label_of, p->label)
FACT(tags_of, p->tag_list)
FACT(note_of, p->body)
FACT(noted_of, time_of(p->created))
FACT(changed_of, time_of(p->modified))

static const struct export_fact facts[] = {
	{ "id", "Id", "the passage's name, the same in every export", id_of },
	{ "kind", "Kind", "quote, mark, note or speaker (set by hand)", kind_of },
	{ "quote", "Quote", "the words of the passage", words_of },
	{ "sentence", "In its sentence", "the sentence around them, where it says more", sentence_of },
	{ "speaker", "Speaker", "who says it, as printed", speaker_of },
	{ "role", "Role", "the speaker's office", role_of },
	{ "said", "Said", "direct or indirect", said_of },
	{ "by", "Known by", "how the speaker is known: name, role, pronoun, clitic, run, hand", how_of },
	{ "source", "Source", "the newspaper or body; else the file's name", site_of },
	{ "title", "Title", "the brief's title", title_of },
	{ "author", "Author", "who wrote it", author_of },
	{ "date", "Date", "when it was printed", date_of },
	{ "place", "Place", "where it was written, from the dateline", place_of },
	{ "url", "Address", "its address on the web", url_of },
	{ "file", "File", "the name of the brief's file", file_of },
	{ "lang", "Language", "its language: id, ms, en", lang_of },
	{ "section", "Section", "the section it stands in", section_of },
	{ "page", "Page", "the page it stands on, where the brief has pages", page_of },
	{ "agenda", "Agenda", "what its paragraph is about", agenda_of },
	{ "label", "Label", "the label it was given", label_of },
	{ "tags", "Tags", "its tags", tags_of },
	{ "note", "Note", "what the reader noted", note_of },
	{ "noted", "Noted", "when it was marked, UTC", noted_of },
	{ "changed", "Changed", "when the note was changed last, UTC", changed_of },
	{ "state", "State", "whether the words still stand in the brief", state_of },
};

const struct export_fact *
export_facts(uint32_t *n)
{
	*n = LEN(facts);
	return facts;
}

const struct export_fact *
export_fact(struct kutip_str name)
{
	for (size_t i = 0; i < LEN(facts); i++)
		if (text_equal_c(name, facts[i].name))
			return &facts[i];
	return NULL;
}

void
export_group_id(const struct passages *p, const struct passage *row,
    struct buf *out)
{
	char hex[SHA256_HEX];

	buf_printf(out, "%s-", passage_order_name(p->order));
	if (p->order == PASSAGE_BY_BRIEF) {
		buf_puts(out, passage_source_at(p, row->source)->id);
		return;
	}
	sha256_hex(row->group.ptr, row->group.len, hex);
	buf_add(out, hex, 12);
}

struct kutip_str
export_group_title(const struct passages *p, struct kutip_str title)
{
	if (title.len)
		return title;
	switch (p->order) {
	case PASSAGE_BY_SPEAKER:
		return STR("Nobody is named");
	case PASSAGE_BY_AGENDA:
		return STR("No agenda item");
	case PASSAGE_BY_LABEL:
		return STR("No label");
	default:
		return STR("A brief without a title");
	}
}

bool
export_lost_begin(const struct passages *p, uint32_t row)
{
	const struct passage *it = passage_at(p, row);
	const struct passage *last = row > 0 ? passage_at(p, row - 1) : NULL;

	return p->order == PASSAGE_BY_BRIEF && it->state == NOTE_ORPHAN &&
	    passage_source_at(p, it->source)->text.len > 0 &&
	    (last == NULL || last->source != it->source ||
	    last->state != NOTE_ORPHAN);
}
