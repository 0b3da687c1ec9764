/*
 * verb_add.c - kutip add URL…|FILE…: pages and files into the kept briefs.
 *
 *	added	…/briefs/2026-11-20-warta.example-pompa.html
 *	version 2	…
 *	unchanged	…
 *
 * One line each on standard output, a tab before the path.  What could not be
 * had is said on standard error, and the others go on; Ctrl-C ends all.
 */
#include "verb.h"

#include <signal.h>

#include "add.h"
#include "export.h"
#include "intake.h"

/* A handler is told nothing but a number, so this is the program's. */
static volatile sig_atomic_t interrupted;

static void
interrupt(int number)
{
	(void)number;
	interrupted = 1;
}

static bool
is_over(void *context)
{
	(void)context;
	return interrupted;
}

static void
put_added(struct cli *c, const struct added *a)
{
	struct buf out = { 0 };

	if (a->how == KEPT_VERSION)
		buf_printf(&out, "version %u", a->version);
	else
		buf_puts(&out, a->how == KEPT_NEW ? "added" : "unchanged");
	buf_putc(&out, '\t');
	export_put_line(&out, buf_as_str(&a->path));
	buf_putc(&out, '\n');
	cli_write(c, &out);
	cli_flush(c);
	buf_free(&out);
}

static bool
tell(void *context, const char *source, const struct added *added,
    const struct kutip_error *err)
{
	struct cli *c = context;

	(void)source;
	if (added != NULL) {
		put_added(c, added);
	} else {
		c->not_written |= err->result == KUTIP_WRITE;
		cli_complain(c, err);
	}
	return !interrupted && !c->not_written;
}

static bool
add_one(struct cli *c, struct adder *adder, const char *source)
{
	struct kutip_error err = { 0 };
	struct added added;
	bool fine = adder_add(adder, source, &added, &err) == KUTIP_OK;
	bool more = tell(c, source, fine ? &added : NULL, &err);

	added_free(&added);
	return more;
}

/* Addresses that come one a line: each is fetched when it is there. */
static bool
add_listed(struct cli *c, struct adder *adder)
{
	struct intake in;
	const char *source;
	bool more = true;

	intake_open(&in, c->files_from);
	while (more && (source = intake_next(&in)) != NULL)
		more = add_one(c, adder, source);
	if (in.failed)
		cli_complain(c, &in.err);
	intake_close(&in);
	return more;
}

static void
add_all(struct cli *c, struct adder *adder)
{
	struct kutip_error err = { 0 };
	bool more = true;

	for (uint32_t i = 0; more && i < c->n; i++)
		more = add_one(c, adder, c->files[i]);
	if (more && c->files_from)
		more = add_listed(c, adder);
	if (more && c->update &&
	    adder_update(adder, tell, c, &err) != KUTIP_OK)
		cli_complain(c, &err);
}

int
verb_add(struct cli *c)
{
	struct sigaction on = { .sa_handler = interrupt }, before;
	struct adder adder = { .stop = is_over };

	sigemptyset(&on.sa_mask);
	sigaction(SIGINT, &on, &before);
	add_all(c, &adder);
	sigaction(SIGINT, &before, NULL);
	adder_end(&adder);
	return cli_end(c);
}
