/*
 * fetch.c - see fetch.h.
 *
 * libcurl brings TLS and a dozen libraries of its own, and most starts of kutip
 * fetch nothing: so it is opened when it is needed, under either of the names
 * that Debian has for it.  It stays in memory then: TLS libraries leave things
 * for the end of the program behind.
 */
#include "fetch.h"

#include <curl/curl.h>
#include <dlfcn.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "error.h"
#include "limits.h"
#include "text.h"

#define HEADER_BYTES (256u << 10)	/* of all answers on the way together */
#define FIELD_BYTES  1024		/* a longer header field is not kept */
#define AGENT "kutip/" KUTIP_VERSION " (+terminal reader; asks once, one page at a time)"
#define ACCEPT "Accept: text/html, application/xhtml+xml, application/pdf, " \
	"application/rss+xml, application/atom+xml, */*;q=0.5"

#define FUNCTIONS(F) \
	F(curl_global_init) F(curl_global_cleanup) F(curl_easy_init) \
	F(curl_easy_setopt) F(curl_easy_perform) F(curl_easy_getinfo) \
	F(curl_easy_reset) F(curl_easy_cleanup) F(curl_easy_strerror) \
	F(curl_easy_header) F(curl_slist_append) F(curl_slist_free_all)

#undef curl_easy_setopt			/* type checks that need the name itself */
#undef curl_easy_getinfo
#define POINTER(f) __typeof__(&f) f;

const struct fetch_limits fetch_limits_usual = {
	.bytes = LIMIT_FILE_BYTES,
	.connect_ms = LIMIT_FETCH_CONNECT_MS,
	.total_ms = LIMIT_FETCH_TOTAL_MS,
	.slow_bytes = LIMIT_FETCH_SLOW_BYTES,
	.slow_seconds = LIMIT_FETCH_SLOW_SECONDS,
	.redirects = LIMIT_FETCH_REDIRECTS,
};

struct fetch {
	void *handle;
	FUNCTIONS(POINTER)
	bool  begun;			/* curl_global_init() was fine */
	CURL *curl;
	struct fetch_limits limits;
	char  words[CURL_ERROR_SIZE];	/* libcurl's own, of the last failure */
};

/* What the callbacks see of one request. */
struct request {
	struct fetch *f;
	const struct fetch_ask *ask;
	struct fetch_answer *answer;
	size_t headers;			/* bytes so far */
	bool   too_large, too_long_headers, stopped;
	bool   no_brief;		/* a picture, a film, a sound */
};

/* ---- the library -------------------------------------------------------- */

static bool
library_open(struct fetch *f)
{
	static const char *const names[] = { "libcurl.so.4",
		"libcurl-gnutls.so.4" };
	bool fine = true;

	for (size_t i = 0; f->handle == NULL &&
	    i < sizeof(names) / sizeof(*names); i++)
		f->handle = dlopen(names[i],
		    RTLD_NOW | RTLD_LOCAL | RTLD_NODELETE);
	if (f->handle == NULL)
		return false;
#define LOOK_UP(name) \
	*(void **)&f->name = dlsym(f->handle, #name); \
	fine = fine && f->name != NULL;
	FUNCTIONS(LOOK_UP)
	f->begun = fine && f->curl_global_init(CURL_GLOBAL_DEFAULT) == CURLE_OK;
	return f->begun;
}

struct fetch *
fetch_new(const struct fetch_limits *limits, struct kutip_error *err)
{
	struct fetch *f = calloc(1, sizeof(*f));

	if (f != NULL && !library_open(f)) {
		fetch_free(f);
		error_set(err, KUTIP_IO, NULL, 0, "nothing can be fetched "
		    "without libcurl (7.83 or later); on Debian \"apt-get "
		    "install libcurl4\" brings it");
		return NULL;
	}
	if (f != NULL)
		f->curl = f->curl_easy_init();
	if (f == NULL || f->curl == NULL) {
		fetch_free(f);
		error_set(err, KUTIP_NO_MEMORY, NULL, 0,
		    "no memory left to fetch anything");
		return NULL;
	}
	f->limits = limits != NULL ? *limits : fetch_limits_usual;
	return f;
}

void
fetch_free(struct fetch *f)
{
	if (f == NULL)
		return;
	if (f->curl != NULL)
		f->curl_easy_cleanup(f->curl);
	if (f->begun)
		f->curl_global_cleanup();
	if (f->handle != NULL)
		dlclose(f->handle);
	free(f);
}

/* ---- while it comes ----------------------------------------------------- */

/* Nothing kutip can ever read; to be said before 60 MB of it have come. */
static bool
is_no_brief(const char *type)
{
	static const char *const kinds[] = { "image/", "video/", "audio/",
		"font/" };

	for (size_t i = 0; type != NULL &&
	    i < sizeof(kinds) / sizeof(*kinds); i++)
		if (strncasecmp(type, kinds[i], strlen(kinds[i])) == 0 &&
		    strncasecmp(type, "image/svg", 9) != 0)
			return true;
	return false;
}

static size_t
take_body(char *bytes, size_t one, size_t n, void *context)
{
	struct request *q = context;
	struct buf *body = &q->answer->body;
	const char *type = NULL;

	(void)one;
	if (body->len == 0) {
		q->f->curl_easy_getinfo(q->f->curl, CURLINFO_CONTENT_TYPE,
		    &type);
		q->no_brief = is_no_brief(type);
	}
	q->too_large = body->len + n > q->f->limits.bytes;
	if (q->no_brief || q->too_large)
		return 0;
	buf_add(body, bytes, n);
	return body->failed ? 0 : n;
}

static size_t
take_header(char *bytes, size_t one, size_t n, void *context)
{
	struct request *q = context;

	(void)bytes;
	(void)one;
	q->headers += n;
	q->too_long_headers = q->headers > HEADER_BYTES;
	return q->too_long_headers ? 0 : n;
}

static int
look_up(void *context, curl_off_t down, curl_off_t down_now, curl_off_t up,
    curl_off_t up_now)
{
	struct request *q = context;

	(void)down;
	(void)down_now;
	(void)up;
	(void)up_now;
	q->stopped = q->ask->stop != NULL && q->ask->stop(q->ask->context);
	return q->stopped;
}

/* ---- asking ------------------------------------------------------------- */

static bool
add_condition(struct fetch *f, struct curl_slist **list, const char *name,
    const char *value)
{
	struct buf line = { 0 };
	struct curl_slist *more;

	if (value == NULL || *value == '\0')
		return true;
	buf_printf(&line, "%s: %s", name, value);
	more = line.failed ? NULL : f->curl_slist_append(*list, line.ptr);
	buf_free(&line);
	if (more != NULL)
		*list = more;
	return more != NULL;
}

static void
set_limits(struct fetch *f)
{
	const struct fetch_limits *l = &f->limits;
	CURL *c = f->curl;

	f->curl_easy_setopt(c, CURLOPT_MAXREDIRS, (long)l->redirects);
	f->curl_easy_setopt(c, CURLOPT_CONNECTTIMEOUT_MS, (long)l->connect_ms);
	f->curl_easy_setopt(c, CURLOPT_TIMEOUT_MS, (long)l->total_ms);
	f->curl_easy_setopt(c, CURLOPT_LOW_SPEED_LIMIT, (long)l->slow_bytes);
	f->curl_easy_setopt(c, CURLOPT_LOW_SPEED_TIME, (long)l->slow_seconds);
	f->curl_easy_setopt(c, CURLOPT_MAXFILESIZE_LARGE, (curl_off_t)l->bytes);
}

static void
set_options(struct request *q, struct curl_slist *list)
{
	struct fetch *f = q->f;
	CURL *c = f->curl;

	f->curl_easy_reset(c);
	set_limits(f);
	f->curl_easy_setopt(c, CURLOPT_URL, q->ask->address);
	f->curl_easy_setopt(c, CURLOPT_PROTOCOLS_STR, "http,https");
	f->curl_easy_setopt(c, CURLOPT_REDIR_PROTOCOLS_STR, "http,https");
	f->curl_easy_setopt(c, CURLOPT_FOLLOWLOCATION, 1L);
	f->curl_easy_setopt(c, CURLOPT_DISALLOW_USERNAME_IN_URL, 1L);
	f->curl_easy_setopt(c, CURLOPT_NETRC, (long)CURL_NETRC_IGNORED);
	f->curl_easy_setopt(c, CURLOPT_SSL_VERIFYPEER, 1L);
	f->curl_easy_setopt(c, CURLOPT_SSL_VERIFYHOST, 2L);
	f->curl_easy_setopt(c, CURLOPT_ACCEPT_ENCODING, "");
	f->curl_easy_setopt(c, CURLOPT_USERAGENT, AGENT);
	f->curl_easy_setopt(c, CURLOPT_HTTPHEADER, list);
	f->curl_easy_setopt(c, CURLOPT_NOSIGNAL, 1L);
	f->curl_easy_setopt(c, CURLOPT_ERRORBUFFER, f->words);
	f->curl_easy_setopt(c, CURLOPT_WRITEFUNCTION, take_body);
	f->curl_easy_setopt(c, CURLOPT_WRITEDATA, q);
	f->curl_easy_setopt(c, CURLOPT_HEADERFUNCTION, take_header);
	f->curl_easy_setopt(c, CURLOPT_HEADERDATA, q);
	f->curl_easy_setopt(c, CURLOPT_XFERINFOFUNCTION, look_up);
	f->curl_easy_setopt(c, CURLOPT_XFERINFODATA, q);
	f->curl_easy_setopt(c, CURLOPT_NOPROGRESS, 0L);
}

/* A peer that is gone is an error to us, no signal. */
static CURLcode
perform(struct fetch *f)
{
	static const struct timespec at_once = { 0, 0 };
	sigset_t pipe, before, pending;
	bool was_pending;
	CURLcode code;

	sigemptyset(&pipe);
	sigaddset(&pipe, SIGPIPE);
	sigpending(&pending);
	was_pending = sigismember(&pending, SIGPIPE) == 1;
	pthread_sigmask(SIG_BLOCK, &pipe, &before);
	code = f->curl_easy_perform(f->curl);
	if (!was_pending)
		sigtimedwait(&pipe, NULL, &at_once);
	pthread_sigmask(SIG_SETMASK, &before, NULL);
	return code;
}

/* ---- what went wrong ---------------------------------------------------- */

static const struct { CURLcode code; const char *sentence; } failures[] = {
	{ CURLE_UNSUPPORTED_PROTOCOL, "leads on to an address that is not http "
	    "or https; nothing was fetched" },
	{ CURLE_URL_MALFORMAT, "is no address, or leads on to none; look at how "
	    "it is written" },
	{ CURLE_LOGIN_DENIED, "leads on to an address with a name or password, "
	    "which kutip does not send" },
	{ CURLE_COULDNT_RESOLVE_PROXY, "the proxy of your environment is not "
	    "known; look at http_proxy and https_proxy" },
	{ CURLE_COULDNT_RESOLVE_HOST, "this site is not known; look at its name, "
	    "and whether the network is there" },
	{ CURLE_COULDNT_CONNECT, "the site takes no connection; try again "
	    "later" },
	{ CURLE_TOO_MANY_REDIRECTS, "leads on and on, maybe in a circle; "
	    "nothing was fetched" },
	{ CURLE_PARTIAL_FILE, "broke off before its end; try again" },
	{ CURLE_GOT_NOTHING, "the site ended the connection without an answer; "
	    "try again later" },
	{ CURLE_RECV_ERROR, "broke off before its end; try again" },
	{ CURLE_SEND_ERROR, "the site ended the connection; try again later" },
	{ CURLE_BAD_CONTENT_ENCODING, "is packed in a way that cannot be "
	    "unpacked; nothing was kept" },
	{ CURLE_WRITE_ERROR, "is packed in a way that cannot be unpacked; "
	    "nothing was kept" },
	{ CURLE_WEIRD_SERVER_REPLY, "answers in no http that is known; nothing "
	    "was kept" },
	{ CURLE_SSL_CONNECT_ERROR, "no safe connection came about; nothing was "
	    "fetched" },
	{ CURLE_OUT_OF_MEMORY, "no memory left to fetch it" },
};

static enum kutip_result
timed_out(const struct request *q, struct kutip_error *err)
{
	const struct fetch_limits *l = &q->f->limits;
	double connected = 0, all = 0;

	q->f->curl_easy_getinfo(q->f->curl, CURLINFO_PRETRANSFER_TIME,
	    &connected);
	q->f->curl_easy_getinfo(q->f->curl, CURLINFO_TOTAL_TIME, &all);
	if (connected <= 0)
		return error_set(err, KUTIP_IO, q->ask->address, 0,
		    "no connection in %u s; try again later",
		    (l->connect_ms + 999) / 1000);
	if (all * 1000 + 50 < l->total_ms)
		return error_set(err, KUTIP_IO, q->ask->address, 0,
		    "less than %u bytes a second for %u s; nothing was kept, "
		    "try again later", l->slow_bytes, l->slow_seconds);
	return error_set(err, KUTIP_IO, q->ask->address, 0,
	    "not finished in %u s; nothing was kept, try again later",
	    (l->total_ms + 999) / 1000);
}

/* What our own callbacks ended. */
static enum kutip_result
ended(const struct request *q, CURLcode code, struct kutip_error *err)
{
	const char *address = q->ask->address;

	if (q->stopped)
		return error_set(err, KUTIP_IO, address, 0,
		    "interrupted; nothing was kept");
	if (q->too_large || code == CURLE_FILESIZE_EXCEEDED)
		return error_set(err, KUTIP_TOO_LARGE, address, 0,
		    "larger than %u MiB; nothing was kept",
		    (unsigned)(q->f->limits.bytes >> 20));
	if (q->no_brief)
		return error_set(err, KUTIP_FORMAT, address, 0,
		    "is a picture, a film or a sound, no brief");
	if (q->too_long_headers)
		return error_set(err, KUTIP_TOO_LARGE, address, 0,
		    "its headers have no end; nothing was kept");
	return KUTIP_OK;
}

static enum kutip_result
failed(const struct request *q, CURLcode code, struct kutip_error *err)
{
	const char *address = q->ask->address;
	enum kutip_result r = ended(q, code, err);

	if (r != KUTIP_OK)
		return r;
	/* libcurl has one code for this and for a redirect to ftp. */
	if (strstr(q->f->words, "HTTP/0.9") != NULL)
		code = CURLE_WEIRD_SERVER_REPLY;
	if (code == CURLE_OPERATION_TIMEDOUT)
		return timed_out(q, err);
	if (code == CURLE_PEER_FAILED_VERIFICATION ||
	    code == CURLE_SSL_CACERT_BADFILE)
		return error_set(err, KUTIP_IO, address, 0,
		    "the site's certificate cannot be trusted (%.80s); "
		    "nothing was fetched", q->f->words);
	for (size_t i = 0; i < sizeof(failures) / sizeof(*failures); i++)
		if (failures[i].code == code)
			return error_set(err, code == CURLE_OUT_OF_MEMORY ?
			    KUTIP_NO_MEMORY : KUTIP_IO, address, 0, "%s",
			    failures[i].sentence);
	return error_set(err, KUTIP_IO, address, 0, "not fetched: %s",
	    q->f->curl_easy_strerror(code));
}

static const struct { long status; const char *sentence; } statuses[] = {
	{ 401, "wants a login (401); save the page with a browser and add the file" },
	{ 402, "wants to be paid for (402); save the page with a browser and add the file" },
	{ 403, "is not given to programs (403); save the page with a browser and add the file" },
	{ 404, "there is no such page (404); look at the address" },
	{ 407, "the proxy wants a login (407); look at http_proxy and https_proxy" },
	{ 410, "was taken down for good (410)" },
	{ 451, "may not be shown where you are (451)" },
};

static enum kutip_result
refused(const struct request *q, long status, struct kutip_error *err)
{
	const char *address = q->ask->address;
	curl_off_t wait = 0;

	for (size_t i = 0; i < sizeof(statuses) / sizeof(*statuses); i++)
		if (statuses[i].status == status)
			return error_set(err, KUTIP_IO, address, 0, "%s",
			    statuses[i].sentence);
	q->f->curl_easy_getinfo(q->f->curl, CURLINFO_RETRY_AFTER, &wait);
	if ((status == 429 || status == 503) && wait > 0)
		return error_set(err, KUTIP_IO, address, 0,
		    "the site is busy (%ld); it asks to come again in %ld s",
		    status, (long)wait);
	if (status == 429 || status >= 500)
		return error_set(err, KUTIP_IO, address, 0,
		    "the site %s (%ld); try again later", status == 429 ?
		    "is asked too often" : "has a fault of its own", status);
	return error_set(err, KUTIP_IO, address, 0,
	    "the site answers with %ld and no page; nothing was kept", status);
}

/* ---- what came ---------------------------------------------------------- */

static void
put_clean(struct buf *out, const char *s)
{
	size_t n = s != NULL ? strlen(s) : 0;

	for (size_t i = 0; i < n && n <= FIELD_BYTES; i++)
		if ((unsigned char)s[i] >= ' ' && s[i] != 0x7F)
			buf_putc(out, s[i]);
}

static void
keep_header(struct fetch *f, const char *name, struct buf *out)
{
	struct curl_header *h = NULL;

	if (f->curl_easy_header(f->curl, name, 0, CURLH_HEADER, -1, &h) ==
	    CURLHE_OK)
		put_clean(out, h->value);
}

static enum kutip_result
finish(struct request *q, struct kutip_error *err)
{
	struct fetch_answer *a = q->answer;
	struct fetch *f = q->f;
	const char *final = NULL;
	long status = 0;

	f->curl_easy_getinfo(f->curl, CURLINFO_RESPONSE_CODE, &status);
	a->unchanged = status == 304 && (q->ask->etag || q->ask->modified);
	if (!a->unchanged && status != 200 && status != 203)
		return refused(q, status, err);
	if (!a->unchanged && a->body.len == 0)
		return error_set(err, KUTIP_EMPTY, q->ask->address, 0,
		    "the page is empty; nothing was kept");
	f->curl_easy_getinfo(f->curl, CURLINFO_EFFECTIVE_URL, &final);
	put_clean(&a->final, final);
	keep_header(f, "ETag", &a->etag);
	keep_header(f, "Last-Modified", &a->modified);
	keep_header(f, "Content-Type", &a->type);
	if (a->final.failed || a->etag.failed || a->modified.failed ||
	    a->type.failed)
		return error_set(err, KUTIP_NO_MEMORY, q->ask->address, 0,
		    "no memory left to fetch it");
	return KUTIP_OK;
}

enum kutip_result
fetch_get(struct fetch *f, const struct fetch_ask *ask,
    struct fetch_answer *answer, struct kutip_error *err)
{
	struct request q = { .f = f, .ask = ask, .answer = answer };
	struct curl_slist *list = f->curl_slist_append(NULL, ACCEPT);
	enum kutip_result r;
	CURLcode code;

	*answer = (struct fetch_answer){ 0 };
	f->words[0] = '\0';
	if (list == NULL ||
	    !add_condition(f, &list, "If-None-Match", ask->etag) ||
	    !add_condition(f, &list, "If-Modified-Since", ask->modified)) {
		f->curl_slist_free_all(list);
		return error_set(err, KUTIP_NO_MEMORY, ask->address, 0,
		    "no memory left to fetch it");
	}
	set_options(&q, list);
	code = perform(f);
	r = code == CURLE_OK ? finish(&q, err) : failed(&q, code, err);
	f->curl_easy_setopt(f->curl, CURLOPT_HTTPHEADER, NULL);
	f->curl_slist_free_all(list);
	if (r != KUTIP_OK)
		fetch_answer_free(answer);
	return r;
}

void
fetch_answer_free(struct fetch_answer *a)
{
	buf_free(&a->body);
	buf_free(&a->final);
	buf_free(&a->etag);
	buf_free(&a->modified);
	buf_free(&a->type);
}
