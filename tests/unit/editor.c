/*
 * editor - what an editor is given, what comes back, what stays behind.
 *
 * The editors are lines of the shell.
 */
#include <dirent.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "editor.h"
#include "text.h"

#define LEN(a) (sizeof(a) / sizeof((a)[0]))

static char folder[300];

static int
files_left(void)
{
	DIR *d = opendir(folder);
	struct dirent *e;
	int n = 0;

	assert_non_null(d);
	while ((e = readdir(d)) != NULL)
		n += e->d_name[0] != '.';
	closedir(d);
	return n;
}

static const struct {
	const char *what, *editor, *text;
	enum kutip_result result;
	const char *left;		/* the text, or words of the sentence */
} rows[] = {
	{ "words come back", "printf 'satu\\ndua\\n' >", "lama", KUTIP_OK,
	    "satu\ndua" },
	{ "one line end is dropped, not two", "printf 'satu\\n\\n' >", "",
	    KUTIP_OK, "satu\n" },
	{ "a line without end", "printf satu >", "", KUTIP_OK, "satu" },
	{ "what was there is in the file", "printf baru >>", "lama", KUTIP_OK,
	    "lama\nbaru" },
	{ "an empty file for no text",
	    "f() { [ ! -s \"$1\" ] && echo kosong >\"$1\"; }; f", "", KUTIP_OK,
	    "kosong" },
	{ "nobody else may read it",
	    "f() { stat -c %a \"$1\" \"${1%/*}\" >\"$1.x\"; mv \"$1.x\" \"$1\"; }; f",
	    "lama", KUTIP_OK, "600\n700" },
	{ "a command line may have words", "sh -c 'echo baru >\"$0\"'", "lama",
	    KUTIP_OK, "baru" },
	{ "the text goes through no shell", "cat >/dev/null",
	    "$(touch kutip-was-here) `id` ; '\"", KUTIP_EMPTY, "as it was" },
	{ "an unchanged file", "true", "lama", KUTIP_EMPTY, "as it was" },
	{ "an editor that fails", "f() { echo baru >\"$1\"; exit 3; }; f", "lama",
	    KUTIP_IO, "ended with 3; nothing was changed" },
	{ "an editor that is killed", "kill -9 $$ #", "lama", KUTIP_IO,
	    "ended with 137" },
	{ "no editor", "exec 2>&-; /nowhere/none", "lama", KUTIP_IO,
	    "could not be started" },
	{ "no file any more", "rm", "lama", KUTIP_IO, "left no file" },
	{ "no file but a folder", "f() { rm \"$1\"; mkdir \"$1\"; }; f", "lama",
	    KUTIP_IO, "left no file" },
	{ "bytes that are no text", "printf 'a\\377b' >", "lama",
	    KUTIP_ENCODING, "not UTF-8" },
	{ "more than a note can have", "head -c 2000 /dev/zero >", "lama",
	    KUTIP_TOO_LARGE, "at most 1 KiB" },
	{ "no control characters", "printf 'a\\033[2J\\rb\\000c\\tx\\n' >", "lama",
	    KUTIP_OK, "a[2Jbc\tx" },
	{ "line ends of elsewhere", "printf 'a\\r\\nb\\r\\n' >", "lama", KUTIP_OK,
	    "a\nb" },
	{ "backups go too", "f() { cp \"$1\" \"$1~\"; echo baru >\"$1\"; }; f",
	    "lama", KUTIP_OK, "baru" },
	{ "an editor that writes a new file",
	    "f() { echo baru >\"$1.new\"; mv \"$1.new\" \"$1\"; }; f", "lama",
	    KUTIP_OK, "baru" },
};

static void
editors_by_table(void **state)
{
	(void)state;
	for (size_t i = 0; i < LEN(rows); i++) {
		struct kutip_error err = { 0 };
		struct buf out = { 0 };
		enum kutip_result r;

		setenv("EDITOR", rows[i].editor, 1);
		r = editor_run(text_of(rows[i].text), 1024, &out, &err);
		if (r != rows[i].result)
			fail_msg("%s: %d, %s", rows[i].what, r, err.message);
		if (r == KUTIP_OK ? !text_equal_c(buf_as_str(&out),
		    rows[i].left) : !strstr(err.message, rows[i].left))
			fail_msg("%s: \"%.*s\" %s", rows[i].what, (int)out.len,
			    out.ptr ? out.ptr : "", err.message);
		if (files_left() != 0)
			fail_msg("%s: something stays behind", rows[i].what);
		buf_free(&out);
	}
	assert_int_equal(access("kutip-was-here", F_OK), -1);
}

static void
visual_goes_first(void **state)
{
	struct buf out = { 0 };

	(void)state;
	setenv("EDITOR", "echo editor >", 1);
	setenv("VISUAL", "echo visual >", 1);
	assert_int_equal(editor_run(STR(""), 1024, &out, NULL), KUTIP_OK);
	assert_true(text_equal_c(buf_as_str(&out), "visual"));
	buf_clear(&out);
	setenv("VISUAL", " ", 1);
	assert_int_equal(editor_run(STR(""), 1024, &out, NULL), KUTIP_OK);
	assert_true(text_equal_c(buf_as_str(&out), "editor"));
	unsetenv("VISUAL");
	buf_free(&out);
}

static void
another_folder_will_do(void **state)
{
	struct kutip_error err = { 0 };
	struct buf out = { 0 };
	char nowhere[320];

	(void)state;
	snprintf(nowhere, sizeof(nowhere), "%s/none", folder);
	setenv("XDG_RUNTIME_DIR", nowhere, 1);
	setenv("TMPDIR", folder, 1);
	setenv("EDITOR", "echo baru >", 1);
	assert_int_equal(editor_run(STR(""), 1024, &out, &err), KUTIP_OK);
	assert_int_equal(files_left(), 0);
	setenv("XDG_RUNTIME_DIR", folder, 1);
	buf_free(&out);
}

static int
set_up(void **state)
{
	char here[200];

	(void)state;
	if (getcwd(here, sizeof(here)) == NULL)
		return -1;
	snprintf(folder, sizeof(folder), "%s/build/unit-XXXXXX", here);
	if (mkdtemp(folder) == NULL)
		return -1;
	unsetenv("VISUAL");
	return setenv("XDG_RUNTIME_DIR", folder, 1);
}

static int
tear_down(void **state)
{
	char command[340];

	(void)state;
	snprintf(command, sizeof(command), "rm -rf %s", folder);
	return system(command);
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(editors_by_table),
		cmocka_unit_test(visual_goes_first),
		cmocka_unit_test(another_folder_will_do),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
