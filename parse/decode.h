/*
 * decode.h - bytes of any charset to the text that kutip works on; the other
 * of ICU's two doors.
 *
 * Out comes valid UTF-8 with LF newlines, no NUL and no byte order mark.  The
 * charset is, first that fits: what a byte order mark says; UTF-8 if all of
 * it is valid (its last character may be cut off), whatever is declared; the
 * transport's charset; the one in a meta tag or XML declaration; what the
 * bytes look like, helped by the language; windows-1252.  A few bad bytes in
 * UTF-8 do not make it another charset.
 *
 * Bytes that are no text (PDF, pictures, archives) are refused by name.
 *
 * Cost: two passes and a copy for UTF-8, some hundreds of MB a second; ICU's
 * converter takes ten times that.
 *
 *	decode_text("brief.html", bytes, size, NULL, "th", &text, &charset,
 *	    &replaced, err);	-> charset "windows-874", replaced 0
 */
#ifndef DECODE_H
#define DECODE_H

#include <stddef.h>
#include <stdint.h>

#include "buf.h"
#include "kutip.h"

/* The text goes behind what is in out.  transport is the charset label of an
 * HTTP header or of the user, lang a language such as "th" or "th-TH"; both
 * may be NULL.  *charset is set to a name that lives as long as the program,
 * *replaced to how many U+FFFD were put in for bytes that mean nothing. */
enum kutip_result decode_text(const char *name, const void *bytes, size_t size,
    const char *transport, const char *lang, struct buf *out,
    const char **charset, uint32_t *replaced, struct kutip_error *);

#endif
