/*
 * editor.h - a text in the reader's own editor: $VISUAL, else $EDITOR, else vi.
 *
 * The text is in a file that only its owner can read, in a folder of its own
 * below $XDG_RUNTIME_DIR, else $TMPDIR, else /tmp; all that stands in that
 * folder afterwards, an editor's backups too, is taken away.  The variable is a
 * command line of the shell, as everywhere ("emacs -nw"); the text never is.
 *
 * The caller gives the terminal away before and takes it back after.
 */
#ifndef EDITOR_H
#define EDITOR_H

#include "buf.h"
#include "kutip.h"

/* What the editor left into out: UTF-8, without control characters but tabs and
 * line ends, the last line end left out.  KUTIP_EMPTY: it is the text as it was;
 * anything else than OK: the text is to stay as it was, and err says why. */
enum kutip_result editor_run(struct kutip_str text, size_t limit,
    struct buf *out, struct kutip_error *);

#endif
