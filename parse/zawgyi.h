/*
 * zawgyi.h - Burmese text typed for the Zawgyi fonts, which use the code points
 * of Unicode's Burmese for other signs.
 *
 *	ေျပာသည္ / ပြောသည်
 *
 * Zawgyi writes what is seen from left to right: E and medial RA before their
 * letter; and where Unicode has the sign that stacks (U+1039) Zawgyi has the
 * final sign, at the end of a syllable.  Each place that one of the two cannot
 * have is a vote; a text is Zawgyi if more places say so than not.
 *
 * Cost: one pass over the bytes, nothing more for text without Burmese.
 */
#ifndef ZAWGYI_H
#define ZAWGYI_H

#include "buf.h"
#include "kutip.h"

bool zawgyi_is(struct kutip_str);

#endif
