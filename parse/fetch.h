/*
 * fetch.h - one address fetched over http or https; libcurl's only door.
 *
 *	struct fetch *f = fetch_new(NULL, &err);
 *	struct fetch_ask ask = { .address = "https://warta.example/pompa" };
 *	if (fetch_get(f, &ask, &answer, &err) == KUTIP_OK) …
 *
 * Certificates are verified, redirects followed to http and https only, nothing
 * is sent but the address and kutip's name: no cookies, no passwords, no
 * referrer.  Proxies come from the usual variables (http_proxy, https_proxy,
 * all_proxy, no_proxy).  What was compressed for the way is unpacked, and its
 * limit is on what comes out.
 *
 * The library is opened here, when something is to be fetched.  A fetch belongs
 * to one thread.  Errors name the address as their file.
 */
#ifndef FETCH_H
#define FETCH_H

#include <stdbool.h>
#include <stdint.h>

#include "buf.h"
#include "kutip.h"

struct fetch_limits {
	uint64_t bytes;			/* of a body, unpacked */
	uint32_t connect_ms;		/* until the first byte can be asked for */
	uint32_t total_ms;		/* for all of it, redirects too */
	uint32_t slow_bytes;		/* a second; less than that ... */
	uint32_t slow_seconds;		/* ... for so long ends it */
	uint32_t redirects;
};
extern const struct fetch_limits fetch_limits_usual;

struct fetch;

/* limits NULL: the usual ones; they are copied. */
struct fetch *fetch_new(const struct fetch_limits *, struct kutip_error *);
void fetch_free(struct fetch *);		/* NULL is fine */

struct fetch_ask {
	const char *address;		/* as address_put() made it */
	const char *etag, *modified;	/* of the answer before; NULL: unconditional */
	/* Asked a few times a second; true ends it.  May be NULL. */
	bool (*stop)(void *context);
	void *context;
};

/* Strings are the caller's to free with fetch_answer_free(). */
struct fetch_answer {
	bool       unchanged;		/* 304: there is no body */
	struct buf body;
	struct buf final;		/* address after the redirects */
	struct buf etag, modified, type;	/* headers; empty: not sent */
};

enum kutip_result fetch_get(struct fetch *, const struct fetch_ask *,
    struct fetch_answer *, struct kutip_error *);
void fetch_answer_free(struct fetch_answer *);

#endif
