/*
 * kept - the folder of kept briefs: names, versions, cards, and that nothing
 * is lost whatever came before; what was added from a site on the loopback is
 * read with its charset and address, and its notes go with it.
 */
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

#include "add.h"
#include "file.h"
#include "kept.h"
#include "notes.h"
#include "server.h"
#include "text.h"

#define LEN(a) (sizeof(a) / sizeof((a)[0]))

struct place {
	char folder[64], url[200], path[300];
	struct server *server;
	struct adder adder;
	struct added added;
};

static int
place_new(void **state)
{
	struct place *p = calloc(1, sizeof(*p));

	if (p == NULL)
		return -1;
	mkdir("build", 0777);
	snprintf(p->folder, sizeof(p->folder), "build/kept-XXXXXX");
	p->server = server_start();
	if (mkdtemp(p->folder) == NULL || p->server == NULL)
		return -1;
	p->adder.folder = p->folder;
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
	adder_end(&p->adder);
	added_free(&p->added);
	server_stop(p->server);
	free(p);
	return r;
}

static const char *
beside(struct place *p, const char *name, const char *ending)
{
	snprintf(p->path, sizeof(p->path), "%s/.versions/%s%s", p->folder, name,
	    ending);
	return p->path;
}

static const char *
name_of(const struct added *a)
{
	return strrchr(a->path.ptr, '/') + 1;
}

static enum kutip_result
add_path(struct place *p, const char *path)
{
	struct kutip_error err = { 0 };
	enum kutip_result r;

	added_free(&p->added);
	p->adder.asked_ms = 0;		/* no pause for a site of our own */
	buf_clear(&p->adder.site);
	server_address(p->server, path, p->url, sizeof(p->url));
	r = adder_add(&p->adder, p->url, &p->added, &err);
	if (r != KUTIP_OK)
		print_message("%s: %s\n", p->url, err.message);
	return r;
}

static bool
holds(const char *path, const char *what)
{
	struct buf b = { 0 };
	bool has = file_read(path, 1 << 20, &b, NULL) == KUTIP_OK &&
	    text_find(buf_as_str(&b), text_of(what), 0) != KUTIP_NONE;

	buf_free(&b);
	return has;
}

static void
test_versions(void **state)
{
	struct place *p = *state;
	char name[200];

	assert_int_equal(add_path(p, "/page"), KUTIP_OK);
	assert_int_equal(p->added.how, KEPT_NEW);
	snprintf(name, sizeof(name), "%s", name_of(&p->added));
	assert_non_null(strstr(name, "-page.html"));
	assert_int_equal(add_path(p, "/page"), KUTIP_OK);
	assert_int_equal(p->added.how, KEPT_SAME);	/* 304 */
	server_edition(p->server, 2);
	assert_int_equal(add_path(p, "/page"), KUTIP_OK);
	assert_int_equal(p->added.how, KEPT_VERSION);
	assert_int_equal(p->added.version, 2);
	assert_string_equal(name_of(&p->added), name);
	assert_true(holds(p->added.path.ptr, "edisi 2"));
	assert_true(holds(beside(p, name, ".v1"), "edisi 1"));
	server_edition(p->server, 3);
	assert_int_equal(add_path(p, "/page"), KUTIP_OK);
	assert_int_equal(p->added.version, 3);
	assert_true(holds(beside(p, name, ".v1"), "edisi 1"));
	assert_true(holds(beside(p, name, ".v2"), "edisi 2"));
	assert_true(holds(p->added.path.ptr, "edisi 3"));
}

/* Without a tag the bytes decide. */
static void
test_same_bytes(void **state)
{
	struct place *p = *state;

	assert_int_equal(add_path(p, "/same"), KUTIP_OK);
	assert_int_equal(p->added.how, KEPT_NEW);
	assert_int_equal(add_path(p, "/same"), KUTIP_OK);
	assert_int_equal(p->added.how, KEPT_SAME);
	assert_int_equal(p->added.version, 1);
	/* Another address of the same site may give the same name. */
	assert_int_equal(add_path(p, "/same?x=1"), KUTIP_OK);
	assert_int_equal(p->added.how, KEPT_NEW);
	assert_non_null(strstr(p->added.path.ptr, "-same-2.txt"));
}

static void
test_redirect(void **state)
{
	struct place *p = *state;
	struct kept_brief b;

	assert_int_equal(add_path(p, "/chain/2"), KUTIP_OK);
	assert_true(kept_find(p->folder, CARD_URL, text_of(p->url), &b));
	assert_true(text_ends(card_address(&b.card), STR("/page")));
	kept_brief_free(&b);
	/* Where it led to is the same brief, and so is another way there. */
	assert_int_equal(add_path(p, "/page"), KUTIP_OK);
	assert_int_equal(p->added.how, KEPT_SAME);
	assert_int_equal(add_path(p, "/chain/1"), KUTIP_OK);
	assert_int_equal(p->added.how, KEPT_SAME);
	assert_non_null(strstr(p->added.path.ptr, "chain-2.html"));
}

/* Nothing of the address or of Content-Disposition leads out. */
static void
test_hostile_name(void **state)
{
	struct place *p = *state;
	struct kutip_error err = { 0 };
	char *real, *home = realpath(p->folder, NULL);

	assert_int_equal(add_path(p, "/hostile/..%2f..%2f..%2ftmp%2f%1b[2Jx"),
	    KUTIP_OK);
	real = realpath(p->added.path.ptr, NULL);
	assert_memory_equal(real, home, strlen(home));
	assert_null(strchr(real + strlen(home) + 1, '/'));
	assert_null(strchr(real, '\x1b'));
	free(real);
	free(home);
	added_free(&p->added);
	assert_int_equal(adder_add(&p->adder, "ftp://127.0.0.1/x", &p->added,
	    &err), KUTIP_FORMAT);
}

/* A failure leaves no file. */
static bool
count_one(void *context, const char *path)
{
	(void)path;
	++*(int *)context;
	return true;
}

static void
test_nothing_kept(void **state)
{
	struct place *p = *state;
	int n = 0;

	assert_int_equal(add_path(p, "/404"), KUTIP_IO);
	assert_int_equal(add_path(p, "/cut"), KUTIP_IO);
	assert_int_equal(add_path(p, "/empty"), KUTIP_EMPTY);
	assert_int_equal(kept_walk(p->folder, count_one, &n, NULL), KUTIP_OK);
	assert_int_equal(n, 0);
}

/* What a program that was killed left behind goes with the next brief, and
 * nothing else does. */
static void
test_swept(void **state)
{
	struct place *p = *state;
	char left[100], own[100];
	int n = 0;

	snprintf(left, sizeof(left), "%s/2026-11-20-a.html.new-4711", p->folder);
	snprintf(own, sizeof(own), "%s/2026-11-20-a.new-b.example-x.html",
	    p->folder);
	assert_int_equal(file_write(left, STR("half"), NULL), KUTIP_OK);
	assert_int_equal(file_write(own, STR("mine"), NULL), KUTIP_OK);
	assert_int_equal(kept_walk(p->folder, count_one, &n, NULL), KUTIP_OK);
	assert_int_equal(n, 1);
	assert_int_equal(add_path(p, "/page"), KUTIP_OK);
	assert_false(file_exists(left));
	assert_true(file_exists(own));
}

/* It ended after the bytes and before the card: the next time mends it. */
static void
test_mended(void **state)
{
	struct place *p = *state;
	char name[200];

	assert_int_equal(add_path(p, "/page"), KUTIP_OK);
	snprintf(name, sizeof(name), "%s", name_of(&p->added));
	assert_int_equal(unlink(beside(p, name, ".card")), 0);
	assert_int_equal(add_path(p, "/page"), KUTIP_OK);
	assert_string_equal(name_of(&p->added), name);
	assert_int_equal(add_path(p, "/page"), KUTIP_OK);
	assert_int_equal(p->added.how, KEPT_SAME);
	/* The user changed the file: that is put aside too. */
	assert_int_equal(file_write(p->added.path.ptr, STR("mine"), NULL),
	    KUTIP_OK);
	server_edition(p->server, 2);
	assert_int_equal(add_path(p, "/page"), KUTIP_OK);
	assert_int_equal(p->added.how, KEPT_VERSION);
	assert_true(holds(beside(p, name, ".v1"), "mine"));
}

static void
test_file(void **state)
{
	struct place *p = *state;
	char path[100];

	snprintf(path, sizeof(path), "%s-Salinan (1).txt", p->folder);
	assert_int_equal(file_write(path, STR("Air surut.\n"), NULL), KUTIP_OK);
	assert_int_equal(adder_add(&p->adder, path, &p->added, NULL), KUTIP_OK);
	assert_int_equal(p->added.how, KEPT_NEW);
	assert_non_null(strstr(p->added.path.ptr, "-salinan-1.txt"));
	added_free(&p->added);
	assert_int_equal(file_write(path, STR("Air naik.\n"), NULL), KUTIP_OK);
	assert_int_equal(adder_add(&p->adder, path, &p->added, NULL), KUTIP_OK);
	assert_int_equal(p->added.version, 2);
	unlink(path);
}

/* ---- read again --------------------------------------------------------- */

static struct kutip_doc *
read_brief(const char *path)
{
	struct kutip_reader *reader = NULL;
	struct kutip_doc *doc = NULL;

	assert_int_equal(kutip_reader_new(&reader, NULL, NULL, NULL), KUTIP_OK);
	assert_int_equal(kutip_read_file(reader, path, &doc, NULL), KUTIP_OK);
	kutip_reader_free(reader);
	return doc;
}

/* The header says what the bytes do not. */
static void
test_charset(void **state)
{
	struct place *p = *state;
	struct kutip_doc *doc;

	assert_int_equal(add_path(p, "/thai"), KUTIP_OK);
	doc = read_brief(p->added.path.ptr);
	assert_string_equal(kutip_meta(doc)->charset, "windows-874");
	assert_int_not_equal(text_find(kutip_text(doc), STR("\xe0\xb8\x99"), 0),
	    KUTIP_NONE);
	kutip_free(doc);
	assert_int_equal(add_path(p, "/wrong-charset"), KUTIP_OK);
	doc = read_brief(p->added.path.ptr);
	assert_string_equal(kutip_meta(doc)->charset, "UTF-8");
	assert_true(text_equal_c(kutip_meta(doc)->url, p->url));
	kutip_free(doc);
}

/* A link of a fetched page starts from where it was fetched. */
static void
test_links(void **state)
{
	struct place *p = *state;
	const struct kutip_link *links;
	struct kutip_doc *doc;
	uint32_t n;

	assert_int_equal(add_path(p, "/page"), KUTIP_OK);
	doc = read_brief(p->added.path.ptr);
	links = kutip_links(doc, &n);
	assert_int_equal(n, 1);
	server_address(p->server, "/lampiran/jadwal.pdf", p->url,
	    sizeof(p->url));
	assert_true(text_equal_c(links[0].url, p->url));
	kutip_free(doc);
}

/* A note on version 1 stands in version 2, and in version 1 still. */
static void
follow(struct place *p, int first, int second)
{
	struct kutip_doc *doc;
	struct notes *notes = NULL;
	struct notes_list list;
	struct note_new mark = { .unit = NOTE_FREE };
	uint32_t at;
	char name[200];

	server_edition(p->server, first);
	assert_int_equal(notes_open(&notes, p->folder, NULL), KUTIP_OK);
	assert_int_equal(add_path(p, "/page"), KUTIP_OK);
	snprintf(name, sizeof(name), "%s", name_of(&p->added));
	doc = read_brief(p->added.path.ptr);
	at = text_find(kutip_text(doc), STR("Pompa menyala"), 0);
	mark.span = (struct kutip_span){ at, at + 24 };
	assert_int_equal(notes_add(notes, doc, &mark, NULL, NULL), KUTIP_OK);
	kutip_free(doc);
	server_edition(p->server, second);
	assert_int_equal(add_path(p, "/page"), KUTIP_OK);
	assert_int_equal(p->added.version, 2);
	doc = read_brief(p->added.path.ptr);
	assert_int_equal(notes_of(notes, doc, &list, NULL), KUTIP_OK);
	assert_int_equal(list.n, 1);
	assert_int_equal(list.orphans, 0);
	notes_list_free(&list);
	kutip_free(doc);
	doc = read_brief(beside(p, name, ".v1"));
	assert_int_equal(notes_of(notes, doc, &list, NULL), KUTIP_OK);
	assert_int_equal(list.anchored, 1);
	notes_list_free(&list);
	kutip_free(doc);
	notes_close(notes);
}

static void
test_notes_follow(void **state)
{
	follow(*state, 1, 2);
}

/* The page names its own address first, and no more then; or the other way. */
static void
test_notes_follow_names(void **state)
{
	follow(*state, 10, 2);
}

static void
test_notes_follow_named(void **state)
{
	follow(*state, 2, 10);
}

/* ---- cards and kinds ---------------------------------------------------- */

static void
test_card(void **state)
{
	struct kutip_str text = STR("url: http://a.example/\nwhat: ever\n"
	    "etag: \"1\"\n\n\nurl: http://a.example/\netag: \"\x1b[2J\"\n"
	    "final: file:///etc/passwd\n");
	struct card c;

	(void)state;
	assert_true(card_parse(text, 0, &c));
	assert_int_equal(c.version, 2);
	assert_int_equal(c.versions, 2);
	assert_int_equal(c.value[CARD_ETAG].len, 0);
	assert_int_equal(card_address(&c).len, 0);
	assert_true(card_parse(text, 1, &c));
	assert_true(text_equal_c(c.value[CARD_ETAG], "\"1\""));
	assert_true(text_equal_c(card_address(&c), "http://a.example/"));
	assert_int_equal(c.versions, 2);
	assert_false(card_parse(text, 3, &c));
	assert_false(card_parse(STR(""), 0, &c));
	assert_false(card_parse(STR("\n\n"), 0, &c));
}

static const struct { const char *bytes, *type, *ending; } kinds[] = {
	{ "%PDF-1.7", "text/html", ".pdf" },
	{ "\xEF\xBB\xBF  <!DOCTYPE html>", "", ".html" },
	{ "<?xml version='1.0'?><rss>", "text/html", ".xml" },
	{ "<?xml version='1.0'?><html>", "", ".html" },
	{ "PK\003\004....mimetypeapplication/epub+zip", "", ".epub" },
	{ "{\"version\": 1}", "", ".json" },
	{ "# Jadwal", "text/markdown; charset=utf-8", ".md" },
	{ "Jadwal pompa", "application/x-sh", ".txt" },
	{ "", "", ".txt" },
};

static void
test_ending(void **state)
{
	static const char word[2000] = "PK\003\004[Content_Types].xml";
	struct buf zip = { 0 };

	(void)state;
	buf_add(&zip, word, sizeof(word));
	buf_puts(&zip, "PK\003\004....word/document.xml");
	assert_string_equal(kept_ending(buf_as_str(&zip), STR("")), ".docx");
	buf_free(&zip);
	for (size_t i = 0; i < LEN(kinds); i++)
		assert_string_equal(kept_ending(text_of(kinds[i].bytes),
		    text_of(kinds[i].type)), kinds[i].ending);
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, place_new, place_free)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_versions), TEST(test_same_bytes), TEST(test_redirect),
		TEST(test_hostile_name), TEST(test_nothing_kept),
		TEST(test_mended), TEST(test_swept), TEST(test_file), TEST(test_charset),
		TEST(test_links), TEST(test_notes_follow), TEST(test_notes_follow_names),
		TEST(test_notes_follow_named),
		cmocka_unit_test(test_card), cmocka_unit_test(test_ending),
	};

	unsetenv("http_proxy");
	unsetenv("all_proxy");
	unsetenv("ALL_PROXY");
	return cmocka_run_group_tests_name("kept", tests, NULL, NULL);
}
