/*
 * commands.c - see commands.h.  The order is that of the manual.
 */
#include "commands.h"

#include "cmd_copy.h"
#include "cmd_file.h"
#include "cmd_find.h"
#include "cmd_label.h"
#include "cmd_link.h"
#include "cmd_move.h"
#include "cmd_note.h"
#include "cmd_notes.h"
#include "cmd_quotes.h"
#include "cmd_reach.h"
#include "cmd_speaker.h"
#include "cmd_tag.h"
#include "cmd_view.h"
#include "cmd_walk.h"

#define ANY   WHERE_ANY
#define BRIEF WHERE_BRIEF

const struct command command_table[] = {
	/* quotes and what is tagged */
	{ "next-quote", "", BRIEF, cmd_quote, 1,
	    "go to the next quote, or the next place of what the panel filters" },
	{ "previous-quote", "", BRIEF, cmd_quote, -1,
	    "go to the quote before" },
	{ "next-same-speaker", "", BRIEF, cmd_same, 1,
	    "go to the next quote of the same speaker" },
	{ "previous-same-speaker", "", BRIEF, cmd_same, -1,
	    "go to the quote of the same speaker before" },
	{ "quotes", "", BRIEF, cmd_quotes, 0,
	    "list all quotes by speaker; what is typed filters them" },
	{ "speaker", "[NAME]", BRIEF, cmd_speaker, 0,
	    "set right who says the quote under the cursor; - is nobody" },
	{ "forget-speaker", "", BRIEF, cmd_forget_speaker, 0,
	    "let the text tell again who says the quote under the cursor" },

	/* moving */
	{ "down", "[N]", ANY, cmd_line, 1,
	    "go down one line or row, or N" },
	{ "up", "[N]", ANY, cmd_line, -1,
	    "go up one line or row, or N" },
	{ "page-down", "", ANY, cmd_page, 1,
	    "go down a page" },
	{ "page-up", "", ANY, cmd_page, -1,
	    "go up a page" },
	{ "half-down", "", ANY, cmd_half, 1,
	    "go down half a page" },
	{ "half-up", "", ANY, cmd_half, -1,
	    "go up half a page" },
	{ "top", "", ANY, cmd_end, -1,
	    "go to the beginning" },
	{ "bottom", "", ANY, cmd_end, 1,
	    "go to the end" },
	{ "next-sentence", "", BRIEF, cmd_sentence, 1,
	    "go to the next sentence" },
	{ "previous-sentence", "", BRIEF, cmd_sentence, -1,
	    "go to the sentence before" },
	{ "next-paragraph", "", BRIEF, cmd_paragraph, 1,
	    "go to the next paragraph" },
	{ "previous-paragraph", "", BRIEF, cmd_paragraph, -1,
	    "go to the paragraph before" },
	{ "next-section", "", BRIEF, cmd_section, 1,
	    "go to the next section of the outline" },
	{ "previous-section", "", BRIEF, cmd_section, -1,
	    "go to the section before" },
	{ "back", "", BRIEF, cmd_jump, -1,
	    "go back to where you came from" },
	{ "forward", "", BRIEF, cmd_jump, 1,
	    "go forward again" },

	/* parts of the screen */
	{ "next-part", "", BRIEF, cmd_focus_step, 1,
	    "give the keys to the panel, then the outline, then the text" },
	{ "previous-part", "", BRIEF, cmd_focus_step, -1,
	    "the same the other way round" },
	{ "focus", "text|outline|panel", BRIEF, cmd_focus, 0,
	    "give the keys to one part of the screen" },
	{ "enter", "", ANY, cmd_enter, 0,
	    "open or show what is selected; a row of the panel filters the text" },
	{ "clear", "", ANY, cmd_clear, 0,
	    "leave a list, or end the search, or end the filter" },

	{ "filter-panel", "", BRIEF, cmd_filter_panel, 0,
	    "keep those rows of the panel that have what is typed" },
	{ "hide-tag", "", WHERE_PANEL, cmd_hide_tag, 0,
	    "let the selected name be no tag, here and in all briefs" },
	{ "rename-tag", "[TEXT]", WHERE_PANEL, cmd_rename_tag, 0,
	    "call the selected tag otherwise" },
	{ "merge-tag", "[TAG]", WHERE_PANEL, cmd_merge_tag, 0,
	    "let the selected tag be the same as another" },
	{ "show-tag", "TAG", BRIEF, cmd_show_tag, 0,
	    "take back what was hidden, renamed or merged of a tag" },

	/* links */
	{ "link", "[NUMBER]", BRIEF, cmd_link, 0,
	    "open the link under the cursor in the browser, or list them" },
	{ "links", "", BRIEF, cmd_links, 0,
	    "list the links; what is typed filters them, Enter opens one" },

	/* searching */
	{ "search", "[TEXT]", BRIEF, cmd_search, 0,
	    "search while typing; marks and capitals do not matter" },
	{ "next-hit", "", BRIEF, cmd_hit, 1,
	    "go to the next place that was found" },
	{ "previous-hit", "", BRIEF, cmd_hit, -1,
	    "go to the place found before" },

	/* marks and notes */
	{ "mark", "", BRIEF, cmd_mark, 0,
	    "mark the quote or sentence under the cursor, or what was chosen; take that mark away" },
	{ "select", "", BRIEF, cmd_select, 0,
	    "select from here to where the cursor goes, or no longer" },
	{ "next-character", "", BRIEF, cmd_character, 1,
	    "go to the next character" },
	{ "previous-character", "", BRIEF, cmd_character, -1,
	    "go to the character before" },
	{ "next-word", "", BRIEF, cmd_word, 1,
	    "go to the end of the word, or of the next" },
	{ "previous-word", "", BRIEF, cmd_word, -1,
	    "go to the beginning of the word, or of the one before" },
	{ "widen", "", BRIEF, cmd_reach, 1,
	    "let Space mark more: words, sentence, quote, paragraph" },
	{ "narrow", "", BRIEF, cmd_reach, -1,
	    "let Space mark less" },
	{ "label", "LABEL", BRIEF | WHERE_NOTES, cmd_label, 0,
	    "label it, by number or by name, or take that label off" },
	{ "tag", "[WORDS]", BRIEF | WHERE_NOTES, cmd_tag, 0,
	    "put a tag on it, or take that tag off; Tab completes those used so far" },
	{ "note", "[TEXT]", BRIEF | WHERE_NOTES, cmd_note, 0,
	    "write a note on it; while typing, C-x e goes on in $EDITOR" },
	{ "edit-note", "", BRIEF | WHERE_NOTES, cmd_edit_note, 0,
	    "write a note on it in $EDITOR, in as many lines as it needs" },
	{ "copy", "", BRIEF | WHERE_NOTES, cmd_copy, 0,
	    "copy the passage with who said it, where and when" },
	{ "delete-mark", "", BRIEF | WHERE_NOTES, cmd_delete, 0,
	    "delete the mark or note under the cursor, of several the smallest" },
	{ "undo", "", BRIEF | WHERE_NOTES, cmd_undo, -1,
	    "take back the last mark, note, deletion, speaker or tag set by hand" },
	{ "redo", "", BRIEF | WHERE_NOTES, cmd_undo, 1,
	    "do again what was taken back" },
	{ "next-mark", "", BRIEF, cmd_next_mark, 1,
	    "go to the next mark or note" },
	{ "previous-mark", "", BRIEF, cmd_next_mark, -1,
	    "go to the mark or note before" },
	{ "notes", "[brief|all]", ANY, cmd_notes, 0,
	    "list the notes of this brief, and those of all" },
	{ "order-notes", "[brief|speaker|label|tag|date|state]", WHERE_NOTES, cmd_order_notes, 0,
	    "list the notes by brief, speaker, label, tag, date or state" },
	{ "find-notes", "[TEXT]", WHERE_NOTES, cmd_find_notes, 0,
	    "keep those notes that have what is typed" },
	{ "place-note", "", WHERE_TEXT | WHERE_NOTES, cmd_place_note, 0,
	    "take a note to its brief; there, put it on the passage under the cursor" },
	{ "export", "[FILE]", BRIEF | WHERE_NOTES, cmd_export, 0,
	    "export the marks and notes, or all quotes where there are none" },

	/* briefs */
	{ "library", "", ANY, cmd_library, 0,
	    "list the briefs" },
	{ "open", "FILE", ANY, cmd_open, 0,
	    "open a brief, or add a folder to the library" },
	{ "add", "FILE", ANY, cmd_add, 0,
	    "fetch an address (or copy a file) into the kept briefs" },
	{ "next-brief", "", BRIEF, cmd_next_brief, 1,
	    "open the next brief of the library" },
	{ "previous-brief", "", BRIEF, cmd_next_brief, -1,
	    "open the brief before" },
	{ "reload", "", BRIEF, cmd_reload, 0,
	    "read the file again" },

	/* looks and settings */
	{ "next-theme", "", ANY, cmd_next_theme, 0,
	    "take the next theme" },
	{ "theme", "THEME", ANY, cmd_theme, 0,
	    "take the theme of this name, or the file at this path" },
	{ "set", "OPTION [VALUE]", ANY, cmd_set, 0,
	    "set an option; a switch without a value turns round" },
	{ "bind", "PLACE KEY [COMMAND]", ANY, cmd_bind, 0,
	    "let a key stand for a command; without one, for nothing" },
	{ "command", "", ANY, cmd_command, 0,
	    "ask for a command; Tab completes it" },
	{ "help", "", ANY, cmd_help, 0,
	    "show the keys, or leave them" },
	{ "redraw", "", ANY, cmd_redraw, 0,
	    "paint the screen anew" },
	{ "quit", "", ANY, cmd_quit, 0,
	    "end the program; everything is kept already" },
};
const uint32_t command_count = sizeof(command_table) / sizeof(*command_table);
