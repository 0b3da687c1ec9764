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

static void
add_all(struct cli *c, struct adder *adder)
{
	bool more = true;

	for (uint32_t i = 0; more && i < c->n; i++) {
		struct kutip_error err = { 0 };
		struct added added;
		bool fine = adder_add(adder, c->files[i], &added, &err) ==
		    KUTIP_OK;

		more = tell(c, c->files[i], fine ? &added : NULL, &err);
		added_free(&added);
	}
}

int
verb_add(struct cli *c)
{
	struct sigaction on = { .sa_handler = interrupt }, before;
	struct adder adder = { .stop = is_over };
	struct kutip_error err = { 0 };

	sigemptyset(&on.sa_mask);
	sigaction(SIGINT, &on, &before);
	add_all(c, &adder);
	if (c->update && !interrupted &&
	    adder_update(&adder, tell, c, &err) != KUTIP_OK)
		cli_complain(c, &err);
	sigaction(SIGINT, &before, NULL);
	adder_end(&adder);
	return cli_end(c);
}
