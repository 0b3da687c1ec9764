/*
 * ruled.h - the user's rules of tags (rule.h) laid over the tags of an article:
 * forms that are silenced or split off, tags that are merged, renamed, hidden.
 * Tags of one kind and id are one too, so that a user's own list can give a
 * known actor more forms.
 *
 * Runs before the mentions are chained.  A speaker who is hidden still speaks,
 * but is no tag (kutip_entity.untagged).
 *
 * Cost: nothing without lists of the user's own; else sorting the names.
 */
#ifndef RULED_H
#define RULED_H

#include "reading.h"

void ruled_apply(struct reading *);

#endif
