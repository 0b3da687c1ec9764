/*
 * cmd_label.h - labels and tags of the reader's own on marks.
 *
 * A mark has one label or none.  Five of them have keys, names (the options
 * label1 to label5) and looks (the styles label-1 to label-5); the command takes
 * any other name too.  Of tags a mark has as many as one likes.
 */
#ifndef CMD_LABEL_H
#define CMD_LABEL_H

#include "command.h"
#include "model.h"

/* On a passage that is not marked yet, marks it; the label that it has already
 * is taken off. */
unsigned cmd_label(struct model *, const struct call *);
/* The same with a tag; without one the prompt asks for it. */
unsigned cmd_tag(struct model *, const struct call *);

#endif
