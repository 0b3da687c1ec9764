/*
 * card.h - where a kept brief came from: a few lines of text beside it, for
 * every version of it one block, newest last.
 *
 *	url: https://warta.example/pompa
 *	final: https://www.warta.example/daerah/pompa.html
 *	fetched: 2026-11-20T03:12:44Z
 *	etag: "5f3-61a"
 *	last-modified: Fri, 20 Nov 2026 02:00:00 GMT
 *	type: text/html; charset=windows-874
 *	sha256: 9f86d081…
 *
 * A brief at FOLDER/NAME has its card at FOLDER/.versions/NAME.card, and the
 * bytes of version 3, once there is a fourth, at FOLDER/.versions/NAME.v3.  So
 * any folder with a card in it is read with it: the transport's charset and the
 * address reach whoever reads the brief years later.
 *
 * Lines with other names are stepped over, and kept.  A card is data like any
 * other: what it holds was checked for control characters, the address for
 * being one.
 */
#ifndef CARD_H
#define CARD_H

#include <stdbool.h>
#include <stdint.h>

#include "buf.h"
#include "kutip.h"

#define CARD_BYTES (1u << 20)		/* a larger one is none */
#define CARD_FOLDER ".versions"

enum card_field {
	CARD_URL,			/* as it was asked for; or: */
	CARD_PATH,			/* the file that it is a copy of */
	CARD_FINAL, CARD_FETCHED, CARD_ETAG, CARD_MODIFIED, CARD_TYPE,
	CARD_SHA256, CARD_FIELDS
};

struct card {				/* slices of the text that was parsed */
	struct kutip_str value[CARD_FIELDS];
	uint32_t version;		/* from 1 */
	uint32_t versions;		/* how many the text holds */
	uint32_t start;			/* byte of its block */
};

/* The block of a version, 0: the newest; false if there is none. */
bool card_parse(struct kutip_str text, uint32_t version, struct card *);
/* A block for the end of a card. */
void card_put(struct buf *, const struct kutip_str value[CARD_FIELDS]);

/* Paths of what belongs to the brief at a path; into out, cleared first. */
void card_path(const char *brief, struct buf *out);
void card_version_path(const char *brief, uint32_t version, struct buf *out);

/* Reads the card of a brief, or of an older version of one, into bytes, which
 * the card's strings are slices of; false: there is none. */
bool card_of(const char *brief, struct buf *bytes, struct card *);
/* Does the brief at a path have a card? */
bool card_is_there(const char *brief);
/* The address to cite: where it was found in the end. */
struct kutip_str card_address(const struct card *);

#endif
