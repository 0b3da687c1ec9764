/*
 * lists.h - word lists of a test's own, in a folder below build/.
 */
#ifndef LISTS_H
#define LISTS_H

struct lists { char folder[64]; };

void lists_new(struct lists *);
/* "id/cues.tsv", "agenda.tsv": the whole of one list. */
void lists_put(const struct lists *, const char *path, const char *text);
void lists_free(const struct lists *);

#endif
