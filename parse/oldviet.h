/*
 * oldviet.h - Vietnamese typed for the fonts of the years before Unicode, which
 * use the code points of Latin letters for other signs: TCVN3 (the ABC fonts
 * of the north; "ViÖt" is Việt) and VNI (the south's; "Vieät").
 *
 * Told by the small words that every text has ("vµ", "cña"; "vaø", "cuûa").
 */
#ifndef OLDVIET_H
#define OLDVIET_H

#include "buf.h"
#include "kutip.h"

enum oldviet { OLDVIET_NONE, OLDVIET_TCVN3, OLDVIET_VNI };

/* What a text (valid UTF-8, read as a Western charset) was typed for. */
enum oldviet oldviet_is(struct kutip_str);
/* The text in Unicode (NFC) behind what is in out. */
void oldviet_convert(enum oldviet, struct kutip_str, struct buf *out);

#endif
