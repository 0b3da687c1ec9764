/*
 * export_fact.h - what is known of a passage, by name: the columns of the
 * tables, the words of the templates, and one list of them for the manual.
 */
#ifndef EXPORT_FACT_H
#define EXPORT_FACT_H

#include "buf.h"
#include "passage.h"

struct export_fact {
	const char *name;		/* "speaker" */
	const char *title;		/* "Speaker": as a heading */
	const char *what;
	struct kutip_str (*get)(const struct passage *,
	    const struct note_source *);
};

const struct export_fact *export_facts(uint32_t *n);
/* NULL: there is none of that name. */
const struct export_fact *export_fact(struct kutip_str name);

/* The name of the group that begins with a row, the same every time:
 * "brief-0123456789ab", "speaker-5891b5b522d5". */
void export_group_id(const struct passages *, const struct passage *,
    struct buf *);
/* What is written over a group that has no name. */
struct kutip_str export_group_title(const struct passages *,
    struct kutip_str title);
/* Is row the first of its brief that is no longer found in it? */
bool export_lost_begin(const struct passages *, uint32_t row);

#endif
