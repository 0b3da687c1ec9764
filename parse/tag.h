/*
 * tag.h - what a brief is about: actors, cities, agenda items, each with its
 * mentions and its weight.
 */
#ifndef TAG_H
#define TAG_H

#include "reading.h"

/* Adds entities of lists to those that speaker.c found, sorts the mentions by
 * where they stand and chains them. */
void tag_find(struct reading *);

#endif
