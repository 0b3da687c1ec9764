/*
 * speaker.h - who said it: a speaker for every quote, direct and indirect.
 *
 * Fills r->quotes (from r->runs and from reports without marks) and the
 * entities and mentions of those who speak.
 */
#ifndef SPEAKER_H
#define SPEAKER_H

#include "reading.h"

void speaker_find(struct reading *);

#endif
