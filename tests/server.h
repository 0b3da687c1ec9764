/*
 * server.h - a small web site on the loopback, with every fault that a site can
 * have, for the tests of fetching.
 *
 *	struct server *s = server_start();
 *	server_address(s, "/page", out, sizeof(out));	"http://127.0.0.1:40123/page"
 *	server_stop(s);
 *
 * Its paths stand in server.c.  One connection at a time, on a thread.
 */
#ifndef SERVER_H
#define SERVER_H

#include <stddef.h>

struct server;

struct server *server_start(void);	/* NULL: no socket */
void server_stop(struct server *);
const char *server_address(const struct server *, const char *path, char *out,
    size_t size);
int  server_port(const struct server *);
/* What /page shows from now on, beginning with 1; from 10 on it names an address
 * of its own. */
void server_edition(struct server *, int);
/* Requests so far. */
int  server_asked(const struct server *);

#endif
