/*
 * cmd_view.h - how things look and where the keys go: panel, outline, help,
 * theme, options, prompt.
 */
#ifndef CMD_VIEW_H
#define CMD_VIEW_H

#include "command.h"
#include "model.h"

/* The theme of the settings into the model; "auto" by the background.  What
 * is wrong with it goes to complain, or if that is NULL into the message. */
void view_theme(struct model *, theme_complain *, void *context);
/* Selects what is under the cursor of a list, as Enter does. */
unsigned view_enter(struct model *);

unsigned cmd_focus(struct model *, const struct call *);
unsigned cmd_focus_step(struct model *, const struct call *);
unsigned cmd_enter(struct model *, const struct call *);
unsigned cmd_clear(struct model *, const struct call *);
unsigned cmd_theme(struct model *, const struct call *);
unsigned cmd_next_theme(struct model *, const struct call *);
unsigned cmd_set(struct model *, const struct call *);
unsigned cmd_bind(struct model *, const struct call *);
unsigned cmd_command(struct model *, const struct call *);
unsigned cmd_help(struct model *, const struct call *);
unsigned cmd_redraw(struct model *, const struct call *);

#endif
