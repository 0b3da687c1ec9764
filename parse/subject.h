/*
 * subject.h - whose verb a cue is.
 *
 * Where phrases begin with their head and names have no capitals (Khmer, Lao)
 * the nearest name before the verb is often only a word of the subject:
 *
 *	អ្នកនាំពាក្យ ក្រសួងមហាផ្ទៃ | បានបញ្ជាក់ថា		the spokesman, not the ministry
 *	លោក X អភិបាលខេត្ត ក្នុងពិធី... | បាននិយាយថា	X, behind his office
 *
 * Elsewhere clause.h finds it.
 */
#ifndef SUBJECT_H
#define SUBJECT_H

#include "frame.h"

/* The subject of the cue at token to, in tokens [from, to). */
struct phrase subject_before(const struct reading *, uint32_t from,
    uint32_t to);

#endif
