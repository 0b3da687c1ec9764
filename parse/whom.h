/*
 * whom.h - whom a phrase stands for, and who spoke last.
 *
 *	kata Chandra              the person of that name
 *	kata menteri itu          the person last introduced with that office
 *	kata dia, katanya         who spoke last, or whom the text was about
 *	một quan chức cho biết    somebody without a name: by those words
 */
#ifndef WHOM_H
#define WHOM_H

#include "frame.h"

/* What was found about the speaker of one quote. */
struct source {
	enum kutip_by by;
	uint32_t speaker;		/* -> entities, or NONE */
	struct kutip_span cue, mention;	/* empty if none */
};

/* Where the text stands: who spoke last. */
struct flow {
	struct reading *r;
	uint32_t last;			/* -> entities, or NONE */
	uint32_t person;		/* the last of them who is a person */
	uint32_t topic;			/* the person a sentence was last about */
	bool     fresh;			/* that was the sentence right before, and nobody spoke in it */
	uint32_t subject;		/* whom a sentence since then began with; NONE */
	uint32_t body;			/* the last who spoke and is no person; NONE */
};

/* Learns from titles, offices and given names which people are he and which
 * she (genders.tsv); before the first question. */
void     whom_learn_genders(struct reading *);
/* Whom a clitic ("katanya") means here: the last person who spoke, else whom
 * the text was about, else whoever spoke; "ungkapnya" is Jokowi's although
 * Prabowo was named just before. */
uint32_t flow_running(const struct flow *);
/* Whom a pronoun ("dia", "he") means: first of all the person that the sentence
 * right before was about, if he is no she. */
uint32_t flow_pronoun(const struct flow *, const struct phrase *);
void     flow_spoke(struct flow *, uint32_t entity);

/* Whom a phrase stands for; KUTIP_NONE where the text does not say.  The
 * speaker becomes the last one. */
uint32_t flow_resolve(struct flow *, const struct phrase *, enum kutip_by *);
/* The same for a phrase whose head is its last word, without a name in it; it
 * changes nothing (whom_headfinal.c). */
uint32_t flow_headfinal(const struct flow *, const struct phrase *);

#endif
