/*
 * fetch - addresses fetched from a site on the loopback that has every fault:
 * what comes, what is refused with which sentence, and how soon.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <cmocka.h>

#include "fetch.h"
#include "server.h"
#include "text.h"

#define LEN(a) (sizeof(a) / sizeof((a)[0]))

struct place { struct server *server; struct fetch *fetch; char url[200]; };

/* Short, so that the tests are; a body may have 2 MiB. */
static const struct fetch_limits limits = {
	.bytes = 2 << 20, .connect_ms = 500, .total_ms = 3000,
	.slow_bytes = 64, .slow_seconds = 1, .redirects = 4,
};

static int
place_new(void **state)
{
	struct place *p = calloc(1, sizeof(*p));

	if (p == NULL)
		return -1;
	p->server = server_start();
	p->fetch = fetch_new(&limits, NULL);
	*state = p;
	return p->server != NULL && p->fetch != NULL ? 0 : -1;
}

static int
place_free(void **state)
{
	struct place *p = *state;

	fetch_free(p->fetch);
	server_stop(p->server);
	free(p);
	return 0;
}

static enum kutip_result
get(struct place *p, const char *path, const char *etag,
    struct fetch_answer *answer, struct kutip_error *err)
{
	struct fetch_ask ask = { .etag = etag };

	ask.address = server_address(p->server, path, p->url, sizeof(p->url));
	return fetch_get(p->fetch, &ask, answer, err);
}

static bool
ends(const struct buf *b, const char *what)
{
	return text_ends(buf_as_str(b), text_of(what));
}

static void
test_page(void **state)
{
	struct place *p = *state;
	struct fetch_answer a;

	assert_int_equal(get(p, "/page", NULL, &a, NULL), KUTIP_OK);
	assert_false(a.unchanged);
	assert_non_null(strstr(a.body.ptr, "edisi 1"));
	assert_string_equal(a.etag.ptr, "\"edition-1\"");
	assert_string_equal(a.modified.ptr, "Fri, 20 Nov 2026 02:00:01 GMT");
	assert_string_equal(a.type.ptr, "text/html; charset=utf-8");
	assert_string_equal(a.final.ptr, p->url);
	fetch_answer_free(&a);
}

static void
test_conditional(void **state)
{
	struct place *p = *state;
	struct fetch_answer a;

	assert_int_equal(get(p, "/page", "\"edition-1\"", &a, NULL), KUTIP_OK);
	assert_true(a.unchanged);
	assert_int_equal(a.body.len, 0);
	fetch_answer_free(&a);
	assert_int_equal(get(p, "/page", "\"edition-0\"", &a, NULL), KUTIP_OK);
	assert_false(a.unchanged);
	fetch_answer_free(&a);
}

static void
test_redirects(void **state)
{
	struct place *p = *state;
	struct fetch_answer a;

	assert_int_equal(get(p, "/chain/2", NULL, &a, NULL), KUTIP_OK);
	assert_true(ends(&a.final, "/page"));
	assert_string_equal(a.etag.ptr, "\"edition-1\"");
	fetch_answer_free(&a);
}

/* What a site is told: the path, where, who, and what may come. */
static void
test_manners(void **state)
{
	struct place *p = *state;
	struct fetch_answer a;

	assert_int_equal(get(p, "/to-echo", NULL, &a, NULL), KUTIP_OK);
	assert_non_null(strstr(a.body.ptr, "User-Agent: kutip/" KUTIP_VERSION));
	assert_null(strstr(a.body.ptr, "Cookie:"));
	assert_null(strstr(a.body.ptr, "Authorization:"));
	assert_null(strstr(a.body.ptr, "Referer:"));
	fetch_answer_free(&a);
}

/* With their sentences; ms is how long it may take at most. */
static const struct {
	const char *path;
	enum kutip_result result;
	const char *sentence;
	int ms;
} faults[] = {
	{ "/chain/9", KUTIP_IO, "leads on and on", 500 },
	{ "/loop", KUTIP_IO, "leads on and on", 500 },
	{ "/to-file", KUTIP_IO, "not http or https", 500 },
	{ "/to-ftp", KUTIP_IO, "not http or https", 500 },
	{ "/to-password", KUTIP_IO, "a name or password", 500 },
	{ "/slow", KUTIP_IO, "less than 64 bytes a second for 1 s", 2800 },
	{ "/silent", KUTIP_IO, "less than 64 bytes a second for 1 s", 2800 },
	{ "/steady", KUTIP_IO, "not finished in 3 s", 4000 },
	{ "/declared", KUTIP_TOO_LARGE, "larger than 2 MiB", 500 },
	{ "/endless", KUTIP_TOO_LARGE, "larger than 2 MiB", 1000 },
	{ "/bomb", KUTIP_TOO_LARGE, "larger than 2 MiB", 1000 },
	{ "/headers", KUTIP_TOO_LARGE, "headers have no end", 1000 },
	{ "/bad-gzip", KUTIP_IO, "cannot be unpacked", 500 },
	{ "/cut", KUTIP_IO, "broke off before its end", 500 },
	{ "/nothing", KUTIP_IO, "without an answer", 500 },
	{ "/garbage", KUTIP_IO, "no http that is known", 500 },
	{ "/empty", KUTIP_EMPTY, "the page is empty", 500 },
	{ "/picture", KUTIP_FORMAT, "a picture, a film or a sound", 500 },
	{ "/401", KUTIP_IO, "wants a login (401)", 500 },
	{ "/403", KUTIP_IO, "not given to programs (403)", 500 },
	{ "/404", KUTIP_IO, "no such page (404)", 500 },
	{ "/410", KUTIP_IO, "taken down for good (410)", 500 },
	{ "/418", KUTIP_IO, "answers with 418", 500 },
	{ "/429", KUTIP_IO, "to come again in 120 s", 500 },
	{ "/500", KUTIP_IO, "fault of its own (500)", 500 },
};

static long
now_ms(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

/* The times are those of a quiet machine; a busy one gets more. */
#define PATIENCE 5

static void
test_faults(void **state)
{
	struct place *p = *state;

	for (size_t i = 0; i < LEN(faults); i++) {
		struct kutip_error err = { 0 };
		struct fetch_answer a;
		long begin = now_ms();
		enum kutip_result r = get(p, faults[i].path, NULL, &a, &err);

		if (r != faults[i].result ||
		    strstr(err.message, faults[i].sentence) == NULL ||
		    strcmp(err.file, p->url) != 0)
			fail_msg("%s: %s: %s", faults[i].path,
			    kutip_result_name(r), err.message);
		if (now_ms() - begin > (long)faults[i].ms * PATIENCE)
			fail_msg("%s took %ld ms", faults[i].path,
			    now_ms() - begin);
		assert_int_equal(a.body.len, 0);
	}
}

static void
test_nobody_there(void **state)
{
	struct place *p = *state;
	struct fetch_ask ask = { .address = p->url };
	struct fetch_answer a;
	struct kutip_error err = { 0 };
	struct server *gone = server_start();

	server_address(gone, "/page", p->url, sizeof(p->url));
	server_stop(gone);
	assert_int_equal(fetch_get(p->fetch, &ask, &a, &err), KUTIP_IO);
	assert_non_null(strstr(err.message, "takes no connection"));
	/* RFC 6761: never a site. */
	ask.address = "http://nobody.invalid/";
	assert_int_equal(fetch_get(p->fetch, &ask, &a, &err), KUTIP_IO);
	assert_non_null(strstr(err.message, "is not known"));
	/* Plain words where TLS was expected. */
	snprintf(p->url, sizeof(p->url), "https://127.0.0.1:%d/page",
	    server_port(p->server));
	ask.address = p->url;
	assert_int_equal(fetch_get(p->fetch, &ask, &a, &err), KUTIP_IO);
	assert_non_null(strstr(err.message, "no safe connection"));
}

static bool
at_once(void *context)
{
	int *asked = context;

	return ++*asked > 1;
}

static void
test_stop(void **state)
{
	struct place *p = *state;
	int asked = 0;
	struct fetch_ask ask = { .address = p->url, .stop = at_once,
		.context = &asked };
	struct fetch_answer a;
	struct kutip_error err = { 0 };

	server_address(p->server, "/steady", p->url, sizeof(p->url));
	assert_int_equal(fetch_get(p->fetch, &ask, &a, &err), KUTIP_IO);
	assert_string_equal(err.message, "interrupted; nothing was kept");
}

/* One fetch serves many; a fault leaves nothing behind for the next. */
static void
test_after_faults(void **state)
{
	struct place *p = *state;
	struct fetch_answer a;

	assert_int_equal(get(p, "/cut", NULL, &a, NULL), KUTIP_IO);
	assert_int_equal(get(p, "/page", NULL, &a, NULL), KUTIP_OK);
	fetch_answer_free(&a);
	assert_int_equal(get(p, "/hostile", NULL, &a, NULL), KUTIP_OK);
	assert_string_equal(a.etag.ptr, "\"a[31mb\"");
	fetch_answer_free(&a);
}

int
main(void)
{
	static const char *const proxies[] = { "http_proxy", "https_proxy",
		"all_proxy", "HTTPS_PROXY", "ALL_PROXY" };
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_page, place_new, place_free),
		cmocka_unit_test_setup_teardown(test_conditional, place_new, place_free),
		cmocka_unit_test_setup_teardown(test_redirects, place_new, place_free),
		cmocka_unit_test_setup_teardown(test_manners, place_new, place_free),
		cmocka_unit_test_setup_teardown(test_faults, place_new, place_free),
		cmocka_unit_test_setup_teardown(test_nobody_there, place_new, place_free),
		cmocka_unit_test_setup_teardown(test_stop, place_new, place_free),
		cmocka_unit_test_setup_teardown(test_after_faults, place_new, place_free),
	};

	for (size_t i = 0; i < LEN(proxies); i++)
		unsetenv(proxies[i]);
	return cmocka_run_group_tests_name("fetch", tests, NULL, NULL);
}
