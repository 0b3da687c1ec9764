/*
 * address.h - addresses of the web: whether it is one, as it is sent, a file
 * name that a person can read, the charset of a content type.
 *
 *	HTTPS://Warta.example/daerah/jadwal-pompa.html?x=1#atas
 *	-> https://warta.example/daerah/jadwal-pompa.html?x=1
 *	-> warta.example-jadwal-pompa
 *
 * Only http and https; RFC 3986 without what kutip refuses: a name and
 * password in it.  Costs its length.
 */
#ifndef ADDRESS_H
#define ADDRESS_H

#include <stdbool.h>

#include "buf.h"
#include "kutip.h"

#define ADDRESS_BYTES (8u << 10)	/* a longer one is no address */
#define ADDRESS_NAME_BYTES 150		/* of a name, at most */

/* Does it begin like an address, whatever it leads to ("ftp://…" too)? */
bool address_looks_like(struct kutip_str);

/* As it is sent, behind what is in out: scheme and host in small letters, no
 * fragment, what may not stand in an address as %XX.  NULL, or why it is none. */
const char *address_put(struct kutip_str, struct buf *out);

/* "warta.example-jadwal-pompa": letters, digits, full stops and hyphens, never
 * empty, beginning with a letter or digit; no ending.  Of an address that
 * address_put() gave. */
void address_name(struct kutip_str address, struct buf *out);
/* The same of any words, as of a file's name. */
void address_name_words(struct kutip_str, struct buf *out);

/* "windows-874" of "text/html; charset=windows-874"; nothing if there is none. */
void address_charset(struct kutip_str content_type, struct buf *out);

#endif
