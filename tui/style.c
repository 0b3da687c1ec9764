/*
 * style.c - the one table of styles.  See style.h.
 */
#include "style.h"

#include "text.h"

const struct style_row style_table[STYLES] = {
	[STYLE_TEXT] = { "text", '.', "everything else lies on it" },
	[STYLE_BORDER] = { "border", 'b', "lines between the parts" },
	[STYLE_BAR] = { "bar", 'B', "title bar" },
	[STYLE_STATUS] = { "status", 'x', "last line" },
	[STYLE_PANEL] = { "panel", 'p', "panel of tags" },
	[STYLE_OUTLINE] = { "outline", 'o', "list of sections" },
	[STYLE_LIST] = { "list", 'l', "library, help and other lists" },
	[STYLE_PROMPT] = { "prompt", '>', "line that is typed into" },
	[STYLE_TITLE] = { "title", 'T', "title of an article" },
	[STYLE_DECK] = { "deck", 'D', "summary under the title" },
	[STYLE_BYLINE] = { "byline", 'y', "who wrote it" },
	[STYLE_DATE] = { "date", 'd', "date and place line" },
	[STYLE_HEADING] = { "heading", 'H', "heading of a section" },
	[STYLE_CAPTION] = { "caption", 'c', "text of a picture" },
	[STYLE_QUOTATION] = { "quotation", 'Q', "quotation set as a block" },
	[STYLE_FURNITURE] = { "furniture", 'f', "what is no article" },
	[STYLE_LINK] = { "link", 'w', "words that lead to a page (w opens it)" },
	[STYLE_PANEL_TITLE] = { "panel-title", 't', "heading of a list" },
	[STYLE_ROW_TITLE] = { "row-title", 'r', "main words of a row" },
	[STYLE_COUNT] = { "count", '#', "numbers" },
	[STYLE_KEY] = { "key", 'k', "keys in help and status" },
	[STYLE_DIM] = { "dim", '-', "less important words" },
	[STYLE_MESSAGE] = { "message", 'm', "answer to a command" },
	[STYLE_ERROR] = { "error", '!', "what went wrong" },
	[STYLE_QUOTE] = { "quote", 'q', "words in quotation marks" },
	[STYLE_INDIRECT] = { "indirect", 'i', "reported speech" },
	[STYLE_QUOTE_BAR] = { "quote-bar", '|', "bar beside a quote" },
	[STYLE_CUE] = { "cue", 'u', "verb of saying" },
	[STYLE_AGENDA] = { "agenda", 'g', "agenda item" },
	[STYLE_CITY] = { "city", 'C', "city" },
	[STYLE_ACTOR] = { "actor", 'A', "person, body or state" },
	[STYLE_SPEAKER] = { "speaker", 'S', "who said a quote" },
	[STYLE_CURSOR] = { "cursor", '@', "sentence or quote at the cursor" },
	[STYLE_MARK] = { "mark", 'M', "marked passage" },
	[STYLE_NOTE] = { "note", 'N', "passage with a note" },
	[STYLE_LABEL_1] = { "label-1", '1', "passage with label 1" },
	[STYLE_LABEL_2] = { "label-2", '2', "passage with label 2" },
	[STYLE_LABEL_3] = { "label-3", '3', "passage with label 3" },
	[STYLE_LABEL_4] = { "label-4", '4', "passage with label 4" },
	[STYLE_LABEL_5] = { "label-5", '5', "passage with label 5" },
	[STYLE_SEARCH] = { "search", 's', "found words" },
	[STYLE_SEARCH_CURRENT] = { "search-current", '*', "found words here" },
	[STYLE_PANEL_SELECTED] = { "panel-selected", '=', "chosen row" },
};

void
style_letters(char out[STYLES + 1])
{
	for (int s = 0; s < STYLES; s++)
		out[s] = style_table[s].letter;
	out[STYLES] = '\0';
}

enum style
style_named(struct kutip_str name)
{
	int s = 0;

	while (s < STYLES && !text_equal_c(name, style_table[s].name))
		s++;
	return (enum style)s;
}

enum style
style_of_block(enum kutip_block_kind kind)
{
	static const enum style styles[] = {
		[KUTIP_TITLE] = STYLE_TITLE,
		[KUTIP_DECK] = STYLE_DECK,
		[KUTIP_BYLINE] = STYLE_BYLINE,
		[KUTIP_DATE] = STYLE_DATE,
		[KUTIP_HEADING] = STYLE_HEADING,
		[KUTIP_PARAGRAPH] = STYLE_TEXT,
		[KUTIP_LIST_ITEM] = STYLE_TEXT,
		[KUTIP_QUOTATION] = STYLE_QUOTATION,
		[KUTIP_ROW] = STYLE_TEXT,
		[KUTIP_CAPTION] = STYLE_CAPTION,
		[KUTIP_FOOTNOTE] = STYLE_CAPTION,
		[KUTIP_FURNITURE] = STYLE_FURNITURE,
	};

	return styles[kind];
}

enum style
style_of_entity(enum kutip_entity_kind kind)
{
	switch (kind) {
	case KUTIP_CITY:
		return STYLE_CITY;
	case KUTIP_AGENDA:
		return STYLE_AGENDA;
	default:
		return STYLE_ACTOR;
	}
}
