/*
 * ledger.c - how long the list of notes takes: opening it, another order, a
 * letter of a search.
 *
 *	ledger FOLDER
 *
 * FOLDER is kutip's data folder with notes (bench/notes.c makes them).
 * Beside a letter in the list stands the plain search of note_search.h for its
 * two hundred newest.  Times are of the processor: the 50th, the 95th of a
 * hundred, and the longest.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "ledger.h"
#include "note_search.h"
#include "notes.h"
#include "text.h"

#define TIMES_MAX 400

static double
milliseconds(void)
{
	struct timespec t;

	clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
	return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

static int
by_time(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return x < y ? -1 : x > y;
}

static void
print_times(const char *what, double *times, uint32_t n)
{
	qsort(times, n, sizeof(*times), by_time);
	printf("  %s: p50 %.2f ms, p95 %.2f ms, longest %.2f ms\n", what,
	    times[n / 2], times[n * 95 / 100], times[n - 1]);
}

static void
order(struct ledger *l, const struct notes *store)
{
	for (enum ledger_order o = LEDGER_BY_BRIEF; o < LEDGER_ORDERS; o++) {
		double before = milliseconds();

		l->order = o;
		if (!ledger_make(l, store, NULL))
			exit(1);
		printf("  list by %s: %.1f ms, %u rows\n",
		    ledger_order_name(o), milliseconds() - before, l->rows.n);
	}
	l->order = LEDGER_BY_BRIEF;
	ledger_make(l, store, NULL);
}

/* Words as they are typed, letter by letter: in the list and without it. */
static void
type(struct ledger *l, const struct notes *store)
{
	static const char *const words[] = { "pompa malam", "anggraini 977",
		"page 31:", "see page 7 kota", "no 1999", "zzz", "harian air" };
	struct note_search *search = note_search_new();
	double list[TIMES_MAX], plain[TIMES_MAX], first = milliseconds();
	uint32_t rows[200], n = 0, hits = 0;

	ledger_filter(l, store, STR("a"));
	printf("  the first letter (makes the index): %.0f ms\n",
	    milliseconds() - first);
	note_search_find(search, store, STR("a"), rows, 200);
	for (size_t w = 0; w < sizeof(words) / sizeof(*words); w++)
		for (uint32_t len = 1; len <= strlen(words[w]); len++, n++) {
			struct kutip_str typed = { words[w], len };

			list[n] = milliseconds();
			ledger_filter(l, store, typed);
			list[n] = milliseconds() - list[n];
			hits += l->shown;
			plain[n] = milliseconds();
			note_search_find(search, store, typed, rows, 200);
			plain[n] = milliseconds() - plain[n];
		}
	print_times("a letter in the list", list, n);
	print_times("the newest 200 alone", plain, n);
	note_search_free(search);
	if (hits == 0)
		exit(1);
}

int
main(int argc, char **argv)
{
	struct notes *store = NULL;
	struct ledger l = { .all = true };
	double before = milliseconds();

	if (argc != 2 || notes_open(&store, argv[1], NULL) != KUTIP_OK)
		return 2;
	printf("  %u notes read in %.0f ms\n", notes_rows(store),
	    milliseconds() - before);
	order(&l, store);
	type(&l, store);
	ledger_free(&l);
	notes_close(store);
	return 0;
}
