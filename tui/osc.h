/*
 * osc.h - words to a terminal that are no text: its background colour (OSC
 * 11), its clipboard (OSC 52), links (OSC 8).  Only their spelling; term.c sends and reads.
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

/* A longer address is none to VTE and to iTerm. */
#define OSC_LINK_BYTES 2083
#define OSC_LINK_END "\033]8;;\033\\"

/* The sequence behind which letters lead to url, up to OSC_LINK_END; pieces of
 * one number are one link.  false, and nothing: it is too long, or has a byte
 * that could end the sequence. */
bool osc_link(struct kutip_str url, uint32_t number, struct buf *out);

#endif
