/*
 * whole.h - does a document keep what kutip.h promises?
 *
 * Every span lies in the text between clusters, every row number exists,
 * tables are sorted, chains of mentions end and are counted.  For fuzz targets
 * and unit tests: whatever the input was, this holds.
 *
 *	assert_string_equal(whole_why_not(doc), "");
 */
#ifndef WHOLE_H
#define WHOLE_H

#include "kutip.h"

/* "" when the document is whole; else one sentence (static). */
const char *whole_why_not(const struct kutip_doc *);

#endif
