/*
 * export_merge - what the reader wrote into an older export stays; a part of
 * kutip's is replaced, goes or comes.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "export_merge.h"
#include "text.h"

#define PART(id, words) "<!-- kutip:" id " -->\n" words "<!-- /kutip:" id " -->\n"

static const struct {
	const char *what, *old, *new, *merged;
} cases[] = {
	{ "nothing new", "a\n" PART("x", "1\n") "b\n", PART("x", "1\n"),
	    "a\n" PART("x", "1\n") "b\n" },
	{ "a part is replaced", "a\n" PART("x", "1\n") "b\n", PART("x", "2\n"),
	    "a\n" PART("x", "2\n") "b\n" },
	{ "a part goes, with its empty line",
	    PART("x", "1\n") "\n" PART("y", "1\n") "\nmine\n",
	    PART("x", "1\n"), PART("x", "1\n") "\nmine\n" },
	{ "a part comes behind the one before it",
	    PART("x", "1\n") "mine\n" PART("z", "3\n") "mine too\n",
	    PART("x", "1\n") "\n" PART("y", "2\n") "\n" PART("z", "3\n"),
	    PART("x", "1\n") "\n" PART("y", "2\n") "mine\n" PART("z", "3\n")
	    "mine too\n" },
	{ "parts come in front of all",
	    "my own title\n" PART("z", "3\n"),
	    PART("x", "1\n") "\n" PART("y", "2\n") "\n" PART("z", "3\n"),
	    "my own title\n" PART("x", "1\n") "\n" PART("y", "2\n") "\n"
	    PART("z", "3\n") },
	{ "the reader's order stays",
	    PART("y", "2\n") "\n" PART("x", "1\n"),
	    PART("x", "1a\n") "\n" PART("y", "2a\n"),
	    PART("y", "2a\n") "\n" PART("x", "1a\n") },
	{ "what is written inside a part is kutip's",
	    PART("x", "1\nmine\n"), PART("x", "1\n"), PART("x", "1\n") },
	{ "an editor's line ends",
	    "a\r\n<!-- kutip:x -->\r\n1\r\n<!-- /kutip:x -->\r\nb\r\n",
	    PART("x", "2\n"), "a\r\n" PART("x", "2\n") "b\r\n" },
	{ "no line end at the end", "<!-- kutip:x -->\n1\n<!-- /kutip:x -->",
	    PART("x", "2\n"), PART("x", "2\n") },
	{ "a comment that is none of ours",
	    "<!-- kutip:../x -->\n" PART("x", "1\n"), PART("x", "2\n"),
	    "<!-- kutip:../x -->\n" PART("x", "2\n") },
};

static void
merges(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct kutip_error err = { 0 };
		struct buf out = { 0 };

		if (export_merge(export_format("md"), "a.md",
		    text_of(cases[i].old), text_of(cases[i].new), &out, &err) !=
		    KUTIP_OK)
			fail_msg("%s: %s", cases[i].what, err.message);
		if (strcmp(out.ptr, cases[i].merged) != 0)
			fail_msg("%s: %s", cases[i].what, out.ptr);
		buf_free(&out);
	}
}

static const char *const refused[] = {
	"", "nothing of kutip's", "<!-- kutip:x -->\n1\n",
	"<!-- kutip:x -->\n" PART("y", "1\n") "<!-- /kutip:x -->\n",
	"<!-- kutip:x -->\n<!-- /kutip:y -->\n",
};

/* A file of somebody else's, and one whose comments were damaged: nothing is
 * made of it, rather than something half. */
static void
refuses(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(refused) / sizeof(refused[0]); i++) {
		struct kutip_error err = { 0 };
		struct buf out = { 0 };

		assert_int_equal(export_merge(export_format("md"), "a.md",
		    text_of(refused[i]), text_of(PART("x", "1\n")), &out,
		    &err), KUTIP_FORMAT);
		assert_int_equal(out.len, 0);
		assert_string_not_equal(err.message, "");
		buf_free(&out);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(merges),
		cmocka_unit_test(refuses),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
