/*
 * kept.h - the briefs that kutip keeps for its user: fetched from an address or
 * copied from a file, in every version that was seen.
 *
 *	$XDG_DATA_HOME/kutip/briefs/2026-11-20-warta.example-pompa.html
 *	                           /.versions/….html.card	(card.h)
 *	                           /.versions/….html.v1		as it was
 *
 * A brief keeps its name for good, so notes, scripts and lists find its newest
 * state there; what it was before is put beside, never written over.  Bytes are
 * those that came.  Names are made of letters, digits, hyphens and full stops
 * by kutip alone: nothing of an address or a header leads out of the folder.
 * Whatever ends the program, each file is whole: old, or new.
 *
 * Several kutips may add at once: they wait for each other.
 *
 *	kept_find(folder, &source, &was);	etag and date of the last time
 *	kept_add(folder, &new, &was, &result, &err);
 */
#ifndef KEPT_H
#define KEPT_H

#include <stdbool.h>
#include <stdint.h>

#include "buf.h"
#include "card.h"
#include "kutip.h"

/* kutip's own folder of briefs into out (cleared); false: no home is known. */
bool kept_folder(struct buf *out);

enum kept_how { KEPT_NEW, KEPT_VERSION, KEPT_SAME };

struct kept_brief {			/* kept_brief_free() */
	struct buf path;		/* empty: not kept yet */
	struct buf bytes;		/* of the card */
	struct card card;		/* slices of bytes; its newest version */
};
void kept_brief_free(struct kept_brief *);

/* The brief of an address or of a file's full path; false if none is kept, or
 * its file was taken away.  Looks at every card: linear in them. */
bool kept_find(const char *folder, enum card_field, struct kutip_str source,
    struct kept_brief *);

/* Keeps bytes.  value: what the card is to say; CARD_FETCHED and CARD_SHA256 are
 * filled in here, and one of CARD_URL and CARD_PATH must be there.  path is
 * where it is now, the version its number. */
enum kutip_result kept_add(const char *folder,
    const struct kutip_str value[CARD_FIELDS], struct kutip_str bytes,
    enum kept_how *, uint32_t *version, struct buf *path, struct kutip_error *);

/* Every brief of the folder, newest first; each() returns false to stop.  No
 * folder: none. */
enum kutip_result kept_walk(const char *folder,
    bool (*each)(void *context, const char *path), void *context,
    struct kutip_error *);

/* ".html" for bytes that look like it; never empty. */
const char *kept_ending(struct kutip_str bytes, struct kutip_str type);

#endif
