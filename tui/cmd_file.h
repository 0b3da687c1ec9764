/*
 * cmd_file.h - briefs: opening, the next one, the library, and the end.
 */
#ifndef CMD_FILE_H
#define CMD_FILE_H

#include "add.h"
#include "command.h"
#include "model.h"

unsigned cmd_open(struct model *, const struct call *);
unsigned cmd_add(struct model *, const struct call *);
unsigned cmd_next_brief(struct model *, const struct call *);
unsigned cmd_reload(struct model *, const struct call *);
unsigned cmd_library(struct model *, const struct call *);
unsigned cmd_quit(struct model *, const struct call *);

/* What was asked for with "add" is there: into the library, and said. */
void file_added(struct model *, const struct added *);

#endif
