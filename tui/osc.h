/*
 * osc.h - words to a terminal that are no text: its background colour (OSC
 * 11), its clipboard (OSC 52).  Only their spelling; term.c sends and reads.
 */
#ifndef OSC_H
#define OSC_H

#include <stdbool.h>

#include "buf.h"
#include "kutip.h"

/* Longer is cut by xterm and tmux, which take 75,000 bytes of base 64. */
#define OSC_COPY_BYTES 56000

/* What is the background?  Behind it a question (DA1) that every terminal
 * answers: when that answer came, there is no other. */
#define OSC_ASK_BACKGROUND "\033]11;?\033\\\033[c"

/* "11;rgb:1d1d/2020/2121": is it light?  false: no such answer. */
bool osc_background(const char *answer, bool *light);
/* The sequence that puts words into the clipboard, behind what is in out.
 * false: too long, or no memory. */
bool osc_copy(struct kutip_str words, struct buf *out);

#endif
