/*
 * file - reading whole, writing whole or not at all, walking a folder, and
 * where a user's things are.
 */
#include <errno.h>
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

#include "buf.h"
#include "file.h"
#include "text.h"

#define LEN(a) (sizeof(a) / sizeof((a)[0]))

/* A folder of our own that is empty before each test. */
struct place { char folder[64]; char path[256]; };

static const char *
at(struct place *p, const char *leaf)
{
	snprintf(p->path, sizeof(p->path), "%s/%s", p->folder, leaf);
	return p->path;
}

static int
place_new(void **state)
{
	struct place *p = calloc(1, sizeof(*p));

	if (p == NULL)
		return -1;
	mkdir("build", 0777);
	snprintf(p->folder, sizeof(p->folder), "build/unit-XXXXXX");
	if (mkdtemp(p->folder) == NULL)
		return -1;
	*state = p;
	return 0;
}

static int
place_free(void **state)
{
	struct place *p = *state;
	char command[128];
	int r;

	snprintf(command, sizeof(command), "rm -rf '%s'", p->folder);
	r = system(command);
	free(p);
	return r;
}

static void
put(struct place *p, const char *leaf, const char *text)
{
	struct kutip_error err;

	if (file_write(at(p, leaf), text_of(text), &err) != KUTIP_OK)
		fail_msg("%s: %s", err.file, err.message);
}

static void
file_comes_back(void **state)
{
	struct place *p = *state;
	struct buf out = { 0 };

	put(p, "a.txt", "one");
	put(p, "a.txt", "two");
	put(p, "empty.txt", "");
	buf_puts(&out, "behind ");
	assert_int_equal(file_read(at(p, "a.txt"), 100, &out, NULL), KUTIP_OK);
	assert_string_equal(out.ptr, "behind two");
	buf_clear(&out);
	assert_int_equal(file_read(at(p, "empty.txt"), 0, &out, NULL), KUTIP_OK);
	assert_string_equal(out.ptr, "");
	assert_true(file_exists(at(p, "a.txt")));
	assert_false(file_exists(at(p, "b.txt")));
	assert_false(file_is_folder(at(p, "a.txt")));
	assert_true(file_is_folder(p->folder));
	buf_free(&out);
}

static void
file_is_as_long_as_its_limit(void **state)
{
	struct place *p = *state;
	struct kutip_error err;
	struct buf out = { 0 };

	put(p, "a.txt", "12345");
	assert_int_equal(file_read(at(p, "a.txt"), 5, &out, &err), KUTIP_OK);
	assert_int_equal(file_read(at(p, "a.txt"), 4, &out, &err),
	    KUTIP_TOO_LARGE);
	assert_string_equal(err.file, p->path);
	buf_free(&out);
}

/* No path in the table: the folder of the test. */
static const struct {
	const char *what, *path;
	enum kutip_result result;
	const char *says;
} unreadable[] = {
	{ "missing", "build/no such file", KUTIP_IO, "No such file" },
	{ "a folder", NULL, KUTIP_IO, "is a folder" },
	{ "a device", "/dev/null", KUTIP_IO, "is a device" },
	{ "endless", "/dev/zero", KUTIP_IO, "is a device" },
	{ "below a file", "/dev/null/x", KUTIP_IO, "Not a directory" },
};

static void
file_says_why_not(void **state)
{
	struct place *p = *state;
	struct buf out = { 0 };

	for (size_t i = 0; i < LEN(unreadable); i++) {
		const char *path = unreadable[i].path;
		struct kutip_error err = { 0 };

		if (file_read(path ? path : p->folder, 100, &out, &err) !=
		    unreadable[i].result ||
		    strstr(err.message, unreadable[i].says) == NULL)
			fail_msg("%s: %s", unreadable[i].what, err.message);
	}
	buf_free(&out);
}

/* What fails leaves the old file as it was, and nothing beside it. */
static void
file_is_written_whole_or_not(void **state)
{
	struct place *p = *state;
	struct kutip_error err;
	struct buf out = { 0 };

	put(p, "a.txt", "old");
	assert_int_equal(file_make_folder(at(p, "b"), NULL), KUTIP_OK);
	assert_int_equal(file_write(p->path, STR("x"), &err), KUTIP_WRITE);
	assert_string_equal(err.file, p->path);
	assert_int_equal(file_write(at(p, "no/a.txt"), STR("x"), &err),
	    KUTIP_WRITE);
	assert_int_equal(err.sys, ENOENT);
	assert_int_equal(file_read(at(p, "a.txt"), 9, &out, NULL), KUTIP_OK);
	assert_string_equal(out.ptr, "old");
	assert_int_equal(rmdir(at(p, "b")), 0);
	assert_int_equal(unlink(at(p, "a.txt")), 0);
	assert_int_equal(rmdir(p->folder), 0);
	buf_free(&out);
}

static void
folders_are_made(void **state)
{
	struct place *p = *state;
	struct kutip_error err;
	struct stat st;

	assert_int_equal(file_make_folder(at(p, "a/b//c/"), &err), KUTIP_OK);
	assert_true(file_is_folder(at(p, "a/b/c")));
	assert_int_equal(stat(p->path, &st), 0);
	assert_int_equal(st.st_mode & 0777, 0700);
	assert_int_equal(file_make_folder(p->path, &err), KUTIP_OK);
	put(p, "file", "");
	assert_int_equal(file_make_folder(at(p, "file"), &err), KUTIP_WRITE);
	assert_int_equal(file_make_folder(at(p, "file/x"), &err), KUTIP_WRITE);
}

struct walk { struct place *place; struct buf seen; int left; };

static bool
note_path(void *context, const char *path)
{
	struct walk *w = context;

	buf_printf(&w->seen, "%s ", path + strlen(w->place->folder) + 1);
	return --w->left > 0;
}

static void
folder_is_walked_in_order(void **state)
{
	struct place *p = *state;
	struct walk w = { .place = p, .left = 100 };
	struct kutip_error err;

	assert_int_equal(file_make_folder(at(p, "b/d"), NULL), KUTIP_OK);
	assert_int_equal(file_make_folder(at(p, ".hidden"), NULL), KUTIP_OK);
	put(p, "c.txt", "");
	put(p, "a.txt", "");
	put(p, "b/z.txt", "");
	put(p, "b/d/e.txt", "");
	put(p, ".dot.txt", "");
	put(p, ".hidden/f.txt", "");
	assert_int_equal(symlink("..", at(p, "b/up")), 0);
	assert_int_equal(symlink("z.txt", at(p, "b/link.txt")), 0);
	assert_int_equal(symlink("nowhere", at(p, "b/broken.txt")), 0);
	assert_int_equal(mkfifo(at(p, "pipe"), 0600), 0);
	assert_int_equal(file_walk(p->folder, note_path, &w, &err), KUTIP_OK);
	assert_string_equal(w.seen.ptr,
	    "a.txt b/d/e.txt b/link.txt b/z.txt c.txt ");
	buf_clear(&w.seen);
	w.left = 2;
	assert_int_equal(file_walk(p->folder, note_path, &w, &err), KUTIP_OK);
	assert_string_equal(w.seen.ptr, "a.txt b/d/e.txt ");
	buf_clear(&w.seen);
	assert_int_equal(file_walk(at(p, "none"), note_path, &w, &err),
	    KUTIP_IO);
	assert_string_equal(w.seen.ptr, "");
	buf_free(&w.seen);
}

static const struct {
	const char *what;
	enum file_home kind;
	const char *variable, *value, *home, *path;
} homes[] = {
	{ "from HOME", FILE_CONFIG, "XDG_CONFIG_HOME", NULL, "/h",
	    "/h/.config/kutip/x" },
	{ "from its own", FILE_DATA, "XDG_DATA_HOME", "/d", "/h",
	    "/d/kutip/x" },
	{ "no full path is ignored", FILE_STATE, "XDG_STATE_HOME", "d", "/h",
	    "/h/.local/state/kutip/x" },
	{ "empty is ignored", FILE_CACHE, "XDG_CACHE_HOME", "", "/h",
	    "/h/.cache/kutip/x" },
	{ "no HOME", FILE_DATA, "XDG_DATA_HOME", NULL, NULL, NULL },
	{ "HOME is no full path", FILE_DATA, "XDG_DATA_HOME", "x", "h", NULL },
};

static void
set(const char *variable, const char *value)
{
	if (value != NULL)
		setenv(variable, value, 1);
	else
		unsetenv(variable);
}

static void
homes_by_table(void **state)
{
	struct buf out = { 0 };

	(void)state;
	for (size_t i = 0; i < LEN(homes); i++) {
		bool found;

		set(homes[i].variable, homes[i].value);
		set("HOME", homes[i].home);
		found = file_home(homes[i].kind, "x", &out);
		if (found != (homes[i].path != NULL) ||
		    (found && strcmp(out.ptr, homes[i].path) != 0))
			fail_msg("%s: %s", homes[i].what,
			    buf_as_str(&out).ptr);
		unsetenv(homes[i].variable);
	}
	buf_free(&out);
}

#define WITH_PLACE(test) \
	cmocka_unit_test_setup_teardown(test, place_new, place_free)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		WITH_PLACE(file_comes_back),
		WITH_PLACE(file_is_as_long_as_its_limit),
		WITH_PLACE(file_says_why_not),
		WITH_PLACE(file_is_written_whole_or_not),
		WITH_PLACE(folders_are_made),
		WITH_PLACE(folder_is_walked_in_order),
		cmocka_unit_test(homes_by_table),
	};

	return cmocka_run_group_tests_name("file", tests, NULL, NULL);
}
