/*
 * add.c - see add.h.
 */
#include "add.h"

#include <stdlib.h>
#include <time.h>

#include "address.h"
#include "error.h"
#include "file.h"
#include "limits.h"
#include "text.h"

static uint64_t
now_ms(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (uint64_t)t.tv_sec * 1000 + (uint64_t)t.tv_nsec / 1000000;
}

static enum kutip_result
no_memory(const char *source, struct kutip_error *err)
{
	return error_set(err, KUTIP_NO_MEMORY, source, 0,
	    "no memory left to add it");
}

static const char *
folder_of(struct adder *a)
{
	if (a->folder == NULL && kept_folder(&a->home))
		a->folder = a->home.ptr;
	return a->folder;
}

/* ---- addresses ---------------------------------------------------------- */

static struct kutip_str
site_of(struct kutip_str address)
{
	uint32_t from = text_find(address, STR("://"), 0), to;

	from = from == KUTIP_NONE ? 0 : from + 3;
	to = text_find(address, STR("/"), from);
	return text_slice(address, (struct kutip_span){ from,
	    to == KUTIP_NONE ? address.len : to });
}

/* A site is not asked twice in a row without a pause. */
static void
wait_for_site(struct adder *a, struct kutip_str site)
{
	uint64_t since = now_ms() - a->asked_ms, wait;

	if (!text_equal(site, buf_as_str(&a->site))) {
		buf_clear(&a->site);
		buf_str(&a->site, site);
		return;
	}
	wait = since < LIMIT_FETCH_PAUSE_MS ? LIMIT_FETCH_PAUSE_MS - since : 0;
	while (wait > 0 && !(a->stop != NULL && a->stop(a->context))) {
		uint64_t step = wait < 100 ? wait : 100;
		struct timespec t = { 0, (long)step * 1000000 };

		nanosleep(&t, NULL);
		wait -= step;
	}
}

/* An address that nobody added may lead to a page that is kept under another
 * (a shortened one, http for https): that is one brief.  The address it is kept
 * under, or url itself. */
static struct kutip_str
kept_under(struct adder *a, struct kutip_str url, struct kutip_str final,
    struct kept_brief *b)
{
	if (kept_find(a->folder, CARD_URL, url, b) ||
	    (!kept_find(a->folder, CARD_URL, final, b) &&
	    !kept_find(a->folder, CARD_FINAL, final, b)))
		return url;
	return b->card.value[CARD_URL];
}

static enum kutip_result
keep_answer(struct adder *a, struct kutip_str url,
    const struct fetch_answer *answer, struct added *out,
    struct kutip_error *err)
{
	struct kept_brief other = { 0 };
	struct kutip_str final = buf_as_str(&answer->final);
	struct kutip_str value[CARD_FIELDS] = {
		[CARD_URL] = kept_under(a, url, final, &other),
		[CARD_ETAG] = buf_as_str(&answer->etag),
		[CARD_MODIFIED] = buf_as_str(&answer->modified),
		[CARD_TYPE] = buf_as_str(&answer->type),
	};

	enum kutip_result r;

	if (!text_equal(value[CARD_URL], final))
		value[CARD_FINAL] = final;
	r = kept_add(a->folder, value, buf_as_str(&answer->body), &out->how,
	    &out->version, &out->path, err);
	kept_brief_free(&other);
	return r;
}

static char *
copy_of(struct kutip_str s)
{
	return s.len > 0 ? strndup(s.ptr, s.len) : NULL;
}

static enum kutip_result
fetch(struct adder *a, const char *url, struct added *out,
    struct kutip_error *err)
{
	struct fetch_ask ask = { .address = url, .stop = a->stop,
		.context = a->context };
	struct fetch_answer answer = { 0 };
	struct kept_brief was = { 0 };
	char *etag = NULL, *modified = NULL;
	enum kutip_result r;

	if (kept_find(a->folder, CARD_URL, text_of(url), &was)) {
		etag = copy_of(was.card.value[CARD_ETAG]);
		modified = copy_of(was.card.value[CARD_MODIFIED]);
		ask.etag = etag;
		ask.modified = modified;
	}
	wait_for_site(a, site_of(text_of(url)));
	r = fetch_get(a->fetch, &ask, &answer, err);
	a->asked_ms = now_ms();
	if (r == KUTIP_OK && answer.unchanged) {
		out->how = KEPT_SAME;
		out->version = was.card.versions;
		buf_str(&out->path, buf_as_str(&was.path));
	} else if (r == KUTIP_OK) {
		r = keep_answer(a, text_of(url), &answer, out, err);
	}
	fetch_answer_free(&answer);
	kept_brief_free(&was);
	free(etag);
	free(modified);
	return r;
}

static enum kutip_result
add_address(struct adder *a, const char *source, struct added *out,
    struct kutip_error *err)
{
	struct buf url = { 0 };
	const char *why = address_put(text_of(source), &url);
	enum kutip_result r = KUTIP_OK;

	if (why != NULL)
		r = error_set(err, KUTIP_FORMAT, source, 0, "%s", why);
	else if (url.failed)
		r = no_memory(source, err);
	else if (a->fetch == NULL &&
	    (a->fetch = fetch_new(a->limits, err)) == NULL)
		r = err != NULL ? err->result : KUTIP_IO;
	if (r == KUTIP_OK)
		r = fetch(a, url.ptr, out, err);
	buf_free(&url);
	return r;
}

/* ---- files -------------------------------------------------------------- */

static enum kutip_result
add_file(struct adder *a, const char *source, struct added *out,
    struct kutip_error *err)
{
	struct kutip_str value[CARD_FIELDS] = { 0 };
	char *path = realpath(source, NULL), *home;
	struct buf bytes = { 0 };
	enum kutip_result r;

	if (path == NULL)
		return error_set(err, KUTIP_IO, source, 0, "there is no such "
		    "file; an address begins with http:// or https://");
	home = realpath(a->folder, NULL);
	r = file_read(source, LIMIT_FILE_BYTES, &bytes, err);
	value[CARD_PATH] = text_of(path);
	if (r == KUTIP_OK && bytes.len == 0)
		r = error_set(err, KUTIP_EMPTY, source, 0, "is empty");
	if (r == KUTIP_OK && home != NULL && text_begins(text_of(path),
	    text_of(home)) && path[strlen(home)] == '/')
		r = error_set(err, KUTIP_FORMAT, source, 0,
		    "is one of the kept briefs already");
	if (r == KUTIP_OK)
		r = kept_add(a->folder, value, buf_as_str(&bytes), &out->how,
		    &out->version, &out->path, err);
	buf_free(&bytes);
	free(path);
	free(home);
	return r;
}

/* ---- both --------------------------------------------------------------- */

enum kutip_result
adder_add(struct adder *a, const char *source, struct added *out,
    struct kutip_error *err)
{
	*out = (struct added){ 0 };
	if (folder_of(a) == NULL)
		return error_set(err, KUTIP_WRITE, source, 0, "no home folder "
		    "is known to keep it in; set HOME or XDG_DATA_HOME");
	if (address_looks_like(text_of(source)))
		return add_address(a, source, out, err);
	return add_file(a, source, out, err);
}

struct sources { char **url; size_t n, room; bool failed; };

static bool
collect(void *context, const char *path)
{
	struct sources *s = context;
	struct buf bytes = { 0 };
	struct card card;

	if (card_of(path, &bytes, &card) && card.value[CARD_URL].len > 0) {
		if (s->n == s->room) {
			size_t room = s->room ? s->room * 2 : 64;
			char **more = realloc(s->url, room * sizeof(*more));

			s->failed = more == NULL;
			s->url = more != NULL ? more : s->url;
			s->room = more != NULL ? room : s->room;
		}
		if (!s->failed)
			s->url[s->n] = copy_of(card.value[CARD_URL]);
		s->failed = s->failed || s->url[s->n] == NULL;
		s->n += !s->failed;
	}
	buf_free(&bytes);
	return !s->failed;
}

enum kutip_result
adder_update(struct adder *a, bool (*each)(void *, const char *,
    const struct added *, const struct kutip_error *), void *context,
    struct kutip_error *err)
{
	struct sources s = { 0 };
	enum kutip_result r;
	bool more = true;

	if (folder_of(a) == NULL)
		return error_set(err, KUTIP_IO, NULL, 0,
		    "no home folder is known; set HOME or XDG_DATA_HOME");
	r = kept_walk(a->folder, collect, &s, err);
	if (r == KUTIP_OK && s.failed)
		r = no_memory(a->folder, err);
	for (size_t i = 0; r == KUTIP_OK && more && i < s.n; i++) {
		struct kutip_error why = { 0 };
		struct added added;
		bool fine = adder_add(a, s.url[i], &added, &why) == KUTIP_OK;

		more = each(context, s.url[i], fine ? &added : NULL, &why);
		added_free(&added);
	}
	for (size_t i = 0; i < s.n; i++)
		free(s.url[i]);
	free(s.url);
	return r;
}

void
adder_end(struct adder *a)
{
	fetch_free(a->fetch);
	buf_free(&a->home);
	buf_free(&a->site);
	a->fetch = NULL;
}

void
added_free(struct added *a)
{
	buf_free(&a->path);
}
