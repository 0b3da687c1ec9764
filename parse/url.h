/*
 * url.h - addresses: what a link means where it stands (RFC 3986, section 5),
 * and which of them may be handed to a browser.
 *
 * An address that comes out of here is http, https or mailto, is printable
 * ASCII (other bytes are written %XX), and has none of "<>\^`{|} and blanks: it
 * can stand in a terminal's escape sequence, in HTML and in Markdown.
 */
#ifndef URL_H
#define URL_H

#include "arena.h"
#include "kutip.h"

/* What ref means in a page whose address is base (which may be empty: then only
 * whole addresses mean anything), in the arena.  Empty: it leads nowhere, to
 * another place of the same page, or where no link may lead (javascript:,
 * data:, file:), or is longer than LIMIT_URL_BYTES. */
struct kutip_str url_resolve(struct arena *, struct kutip_str base,
    struct kutip_str ref);
/* Is it one that url_resolve() might have made? */
bool url_is_sound(struct kutip_str);

#endif
