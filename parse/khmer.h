/*
 * khmer.h - one spelling for the spellings of a Khmer cluster.
 *
 * Typists put the signs of a cluster in any order that looks right, and NFC
 * leaves them so; within one article stand
 *
 *	រដ្ឋមន្ត្រី / រដ្ឋមន្រ្តី	coeng RO before or behind the other coeng
 *	សម្តេច / សម្ដេច	coeng TA and DA, one shape
 *	កើត / កេីត, ខ្មោច / ខ្មេាច	a vowel typed in two halves
 *	អ៊ីរ៉ាក់ / អ៉ីរ៉ាក់ / អុីរ៉ាក់	a shifter under an upper vowel, one shape
 *	ឱ្យ / ឲ្យ / អោយ	three spellings of "give, let"
 *	រយៈ / រយះ
 *
 * Cost: linear in the cluster, which is cut at KHMER_MOST signs.
 */
#ifndef KHMER_H
#define KHMER_H

#include "kutip.h"

#define KHMER_MOST 16

struct khmer_cluster {
	uint32_t n;
	uint32_t c[KHMER_MOST];		/* code points */
	uint32_t at[KHMER_MOST];	/* source bytes they stand for, rising */
};

bool khmer_begins(uint32_t c);
/* The cluster that begins at a byte, where khmer_begins() is true; returns the
 * byte behind it. */
uint32_t khmer_cluster(struct kutip_str, uint32_t pos, struct khmer_cluster *);

/* Does the letter at a byte close the syllable before it ("ថាក់": the last)?
 * No word begins with it. */
bool khmer_closes(struct kutip_str, uint32_t pos);
/* Letters that stand on the line: the length of a word in clusters. */
uint32_t khmer_length(struct kutip_str);

#endif
