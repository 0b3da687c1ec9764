/*
 * lang.h - which language a text is in.
 *
 * The script decides where it can (Thai, Lao, Khmer, Burmese, Chinese, Tamil);
 * between languages in Latin letters the most usual words do (common.tsv), a
 * word that two languages share counting half for each.  A paragraph has a
 * language of its own only where its words say so clearly.
 *
 * Languages written as "id" in public tables are LANG_ bits inside.
 */
#ifndef LANG_H
#define LANG_H

#include "block.h"
#include "fold.h"
#include "lexicon.h"

/* Fills the lang of every block and of the draft's meta, unless meta.lang is
 * set already.  Returns the document's LANG_ bit, 0 if not found out. */
uint32_t lang_find(struct draft *, const struct fold *,
    const struct kutip_lexicon *);

#endif
