/*
 * match.c - how fast all forms of all lists are found: megabytes a second of
 * processor time.
 *
 *	match LANG FILE...		-> megabytes, seconds, forms, hits
 *
 * The files are UTF-8 text; each is folded once, then matched ROUNDS times, as
 * an article in LANG is: its words, and the names of all languages.
 */
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "buf.h"
#include "file.h"
#include "limits.h"
#include "match.h"
#include "text.h"

#define ROUNDS 5

static double
seconds(void)
{
	struct timespec t;

	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static uint32_t
match_file(const struct kutip_lexicon *lexicon, struct kutip_str text,
    uint32_t lang, struct arena *a, double *spent)
{
	struct fold fold = fold_text(a, text);
	struct match m = { .lexicon = lexicon, .fold = &fold, .source = text,
	    .word_langs = lang, .name_langs = lang | LANG_EN,
	    .kinds = KINDS_OF_NAMES };
	struct vec hits;
	double before;

	vec_init(&hits, a, sizeof(struct hit));
	before = seconds();
	for (int i = 0; i < ROUNDS; i++) {
		hits.n = 0;
		match_span(&m, (struct kutip_span){ 0, text.len }, &hits);
	}
	*spent += seconds() - before;
	return hits.n;
}

int
main(int argc, char **argv)
{
	struct kutip_lexicon *lexicon = NULL;
	struct arena a = { 0 };
	double spent = 0, bytes = 0;
	uint32_t hits = 0, forms = 0;

	if (argc < 3 || kutip_lexicon_new(&lexicon, NULL, NULL) != KUTIP_OK)
		return 2;
	for (int i = 2; i < argc; i++) {
		struct buf text = { 0 };

		if (file_read(argv[i], LIMIT_FILE_BYTES, &text, NULL) !=
		    KUTIP_OK)
			return 2;
		arena_reset(&a);
		hits += match_file(lexicon, buf_as_str(&text),
		    lexicon_lang(text_of(argv[1])), &a, &spent);
		bytes += (double)text.len;
		buf_free(&text);
	}
	for (uint32_t i = 0; i < lexicon->views; i++)
		forms += lexicon->view[i].forms;
	printf("%.2f %.3f %u %u\n", bytes * ROUNDS / 1e6, spent, forms, hits);
	arena_free(&a);
	kutip_lexicon_free(lexicon);
	return 0;
}
