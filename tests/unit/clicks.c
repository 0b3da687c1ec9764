/*
 * clicks - one, two, three at one place, in time.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "clicks.h"

static const struct {
	const char *what;
	int64_t ms;
	int row, col, n;
} rows[] = {
	{ "the first", 1000, 4, 10, 1 },
	{ "quickly behind it", 1200, 4, 10, 2 },
	{ "and again, one cell beside", 1500, 4, 11, 3 },
	{ "after three comes one", 1600, 4, 11, 1 },
	{ "the second", 1700, 4, 11, 2 },
	{ "too late", 1700 + CLICKS_MS + 1, 4, 11, 1 },
	{ "another row", 2200, 5, 11, 1 },
	{ "another column", 2300, 5, 13, 1 },
	{ "two cells back", 2400, 5, 11, 1 },
	{ "the very limit", 2400 + CLICKS_MS, 5, 10, 2 },
};

static void
counted(void **state)
{
	struct clicks c = { 0 };

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++)
		if (clicks_count(&c, rows[i].ms, rows[i].row, rows[i].col) !=
		    rows[i].n)
			fail_msg("%s", rows[i].what);
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(counted),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
