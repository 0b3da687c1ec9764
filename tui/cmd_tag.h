/*
 * cmd_tag.h - the panel is filtered while one types, and what a tag is can be
 * set right: hidden, renamed, merged with another.
 *
 * Each of these writes a line to the user's own tags.tsv (rule.h) and reads the
 * brief again with it; "undo" takes the line back, "show-tag NAME" all of a tag.
 */
#ifndef CMD_TAG_H
#define CMD_TAG_H

#include "command.h"
#include "model.h"

unsigned cmd_filter_panel(struct model *, const struct call *);
unsigned cmd_hide_tag(struct model *, const struct call *);
/* Without a name these two ask; the panel offers what a tag can be merged with. */
unsigned cmd_rename_tag(struct model *, const struct call *);
unsigned cmd_merge_tag(struct model *, const struct call *);
unsigned cmd_show_tag(struct model *, const struct call *);

/* Takes the newest step, a rule of this session, back (-1), or does the one
 * that was taken back last again (1). */
unsigned tag_undo(struct model *, int way);

/* While the panel is filtered, or a tag asked for: typed, done, given up. */
void     tag_typed(struct model *);
unsigned tag_enter(struct model *);
unsigned tag_close(struct model *);

#endif
