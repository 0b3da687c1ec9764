/*
 * server.c - see server.h.
 */
#include "server.h"

#include <netinet/in.h>
#include <poll.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#define LEN(a) (sizeof(a) / sizeof((a)[0]))
#define REQUEST 8192
#define BLOCK   (64 << 10)

struct server {
	int fd, port;
	pthread_t thread;
	atomic_int ending, edition, asked;
};

struct visit {
	struct server *server;
	int fd;
	char request[REQUEST];
};

/* ---- sending ------------------------------------------------------------ */

static bool
put(struct visit *v, const void *bytes, size_t n)
{
	const char *p = bytes;

	while (n > 0) {
		ssize_t done = send(v->fd, p, n, MSG_NOSIGNAL);

		if (done <= 0)
			return false;
		p += done;
		n -= (size_t)done;
	}
	return true;
}

static bool say(struct visit *, const char *, ...)
    __attribute__((format(printf, 2, 3)));

static bool
say(struct visit *v, const char *format, ...)
{
	char line[4096];
	va_list ap;
	int n;

	va_start(ap, format);
	n = vsnprintf(line, sizeof(line), format, ap);
	va_end(ap);
	return n >= 0 && put(v, line, (size_t)n);
}

static void
answer(struct visit *v, const char *status, const char *headers,
    const char *body)
{
	say(v, "HTTP/1.1 %s\r\nConnection: close\r\n%sContent-Length: %zu\r\n"
	    "\r\n", status, headers, strlen(body));
	put(v, body, strlen(body));
}

static bool
is_ending(const struct visit *v)
{
	return atomic_load(&v->server->ending);
}

/* Waits; false when the other side has gone. */
static bool
is_there(struct visit *v, int ms)
{
	struct pollfd p = { v->fd, POLLIN, 0 };
	char c;

	return poll(&p, 1, ms) == 0 ||
	    recv(v->fd, &c, 1, MSG_PEEK | MSG_DONTWAIT) > 0;
}

/* ---- pages -------------------------------------------------------------- */

#define HTML "Content-Type: text/html; charset=utf-8\r\n"
#define THAI "\xb9\xa9\xc2\xba\xd2\xc2\xb9\xd3\xea"	/* in windows-874 */

static void
page(struct visit *v)
{
	int edition = atomic_load(&v->server->edition);
	char tag[32], headers[200], body[1000];

	snprintf(tag, sizeof(tag), "\"edition-%d\"", edition);
	if (strstr(v->request, tag) != NULL) {
		answer(v, "304 Not Modified", "", "");
		return;
	}
	snprintf(headers, sizeof(headers), HTML "ETag: %s\r\n"
	    "Last-Modified: Fri, 20 Nov 2026 02:00:0%d GMT\r\n", tag,
	    edition % 10);
	snprintf(body, sizeof(body), "<!doctype html><html><head>"
	    "<title>Jadwal pompa di hilir</title>%s</head><body><article>"
	    "<h1>Jadwal pompa di hilir</h1>"
	    "<p>Rawa Mekar, edisi %d. Para wali kota di hilir sepakat memakai "
	    "satu jadwal pompa mulai musim hujan ini.</p>"
	    "<p>\"Pompa menyala bergantian supaya air tidak saling menunggu,\" "
	    "kata Ratri Wulan, kepala dinas pengairan kota itu.</p>"
	    "<p>Jadwal itu (<a href=\"lampiran/jadwal.pdf\">lampiran</a>) berlaku sampai akhir Februari dan akan ditinjau "
	    "setiap pekan oleh kedua kota.</p></article></body></html>",
	    edition < 10 ? "" : "<link rel=canonical "
	    "href=\"https://warta.example/pompa\">", edition);
	answer(v, "200 OK", headers, body);
}

static void
same(struct visit *v)
{
	answer(v, "200 OK", "Content-Type: text/plain\r\n",
	    "Jadwal pompa\n\nAir surut lebih cepat tahun ini.\n");
}

static void
echo(struct visit *v)
{
	answer(v, "200 OK", "Content-Type: text/plain\r\n", v->request);
}

static void
redirect(struct visit *v, const char *to)
{
	say(v, "HTTP/1.1 302 Found\r\nConnection: close\r\nSet-Cookie: seen=1\r\n"
	    "Location: %s\r\nContent-Length: 0\r\n\r\n", to);
}

/* /chain/3 leads to /chain/2, ... /chain/0 to /page. */
static void
chain(struct visit *v)
{
	int n = atoi(v->request + strlen("GET /chain/"));
	char to[40];

	snprintf(to, sizeof(to), "/chain/%d", n - 1);
	redirect(v, n > 0 ? to : "/page");
}

static void loop(struct visit *v) { redirect(v, "/loop"); }
static void to_echo(struct visit *v) { redirect(v, "/echo"); }
static void to_file(struct visit *v) { redirect(v, "file:///etc/hostname"); }
static void to_ftp(struct visit *v) { redirect(v, "ftp://127.0.0.1/a"); }

static void
to_password(struct visit *v)
{
	char to[80];

	snprintf(to, sizeof(to), "http://me:secret@127.0.0.1:%d/echo",
	    v->server->port);
	redirect(v, to);
}

static void
slow(struct visit *v)
{
	say(v, "HTTP/1.1 200 OK\r\nConnection: close\r\n" HTML "\r\n");
	while (!is_ending(v) && is_there(v, 100) && put(v, "a", 1))
		continue;
}

/* Fast enough, but it never ends: the time of all of it is up. */
static void
steady(struct visit *v)
{
	char block[1024];

	memset(block, 'a', sizeof(block));
	say(v, "HTTP/1.1 200 OK\r\nConnection: close\r\n" HTML "\r\n");
	while (!is_ending(v) && is_there(v, 20) && put(v, block, sizeof(block)))
		continue;
}

static void
silent(struct visit *v)
{
	while (!is_ending(v) && is_there(v, 50))
		continue;
}

static void
declared(struct visit *v)
{
	say(v, "HTTP/1.1 200 OK\r\nConnection: close\r\n" HTML
	    "Content-Length: 10737418240\r\n\r\nabc");
	silent(v);
}

static void
endless(struct visit *v)
{
	static const char block[BLOCK] = { 'a' };

	say(v, "HTTP/1.1 200 OK\r\nConnection: close\r\n" HTML "\r\n");
	while (!is_ending(v) && put(v, block, sizeof(block)))
		continue;
}

static void
endless_headers(struct visit *v)
{
	say(v, "HTTP/1.1 200 OK\r\n");
	for (int i = 0; !is_ending(v) && say(v, "X-%d: %0200d\r\n", i, i); i++)
		continue;
}

/* Deflate with fixed codes, RFC 1951 3.2.6: one letter, then "258 times what
 * was one before" as often as there is room: a thousand bytes are 150,000. */
struct bits { unsigned char *out; size_t n, room; unsigned bit; };

static void
put_bits(struct bits *b, unsigned value, int n)
{
	for (int i = 0; i < n && b->n < b->room; i++) {
		b->out[b->n] |= (unsigned char)((value >> i & 1) << b->bit);
		b->bit = (b->bit + 1) % 8;
		b->n += b->bit == 0;
	}
}

static void
bomb(struct visit *v)
{
	size_t room = 1 << 20;
	unsigned char *bytes = calloc(1, room);
	struct bits b = { bytes, 10, room, 0 };

	if (bytes == NULL)
		return;
	memcpy(bytes, "\x1f\x8b\x08\0\0\0\0\0\0\x03", 10);
	put_bits(&b, 3, 3);			/* last block, fixed codes */
	put_bits(&b, 0x89, 8);			/* a letter, its bits turned round */
	while (b.n < room) {
		put_bits(&b, 0xA3, 8);		/* code 285, turned round */
		put_bits(&b, 0, 5);
	}
	say(v, "HTTP/1.1 200 OK\r\nConnection: close\r\n" HTML
	    "Content-Encoding: gzip\r\nContent-Length: %zu\r\n\r\n", room);
	put(v, bytes, room);
	free(bytes);
}

static void
bad_gzip(struct visit *v)
{
	answer(v, "200 OK", HTML "Content-Encoding: gzip\r\n", "no gzip at all");
}

static void
cut_short(struct visit *v)
{
	say(v, "HTTP/1.1 200 OK\r\nConnection: close\r\n" HTML
	    "Content-Length: 1000\r\n\r\nnot all");
}

static void
thai(struct visit *v)
{
	answer(v, "200 OK", "Content-Type: text/html; charset=windows-874\r\n",
	    "<html><body><article><h1>" THAI "</h1><p>" THAI THAI THAI THAI
	    THAI THAI THAI THAI "</p><p>" THAI THAI THAI THAI THAI THAI THAI
	    THAI "</p></article></body></html>");
}

/* The header lies; the page is UTF-8. */
static void
wrong_charset(struct visit *v)
{
	answer(v, "200 OK", "Content-Type: text/plain; charset=windows-874\r\n",
	    "Jadwal pompa\n\n\xe2\x80\x9c" "Air surut\xe2\x80\x9d, kata Wulan.\n");
}

static void
picture(struct visit *v)
{
	answer(v, "200 OK", "Content-Type: image/png\r\n", "\x89PNG....");
}

static void
hostile(struct visit *v)
{
	answer(v, "200 OK", "Content-Type: text/plain\r\n"
	    "Content-Disposition: attachment; filename=\"../../../../evil.sh\"\r\n"
	    "ETag: \"a\x1b[31mb\"\r\n", "Jadwal pompa\n\nAir surut.\n");
}

static void nothing(struct visit *v) { (void)v; }
static void garbage(struct visit *v) { say(v, "HELLO THERE\r\n\r\n"); }
static void empty(struct visit *v) { answer(v, "200 OK", HTML, ""); }
static void s401(struct visit *v) { answer(v, "401 No", "", "x"); }
static void s403(struct visit *v) { answer(v, "403 No", "", "x"); }
static void s404(struct visit *v) { answer(v, "404 No", "", "x"); }
static void s410(struct visit *v) { answer(v, "410 No", "", "x"); }
static void s418(struct visit *v) { answer(v, "418 No", "", "x"); }
static void s500(struct visit *v) { answer(v, "500 No", "", "x"); }
static void
s429(struct visit *v)
{
	answer(v, "429 No", "Retry-After: 120\r\n", "x");
}

/* For stories that are told by a shell: /edition/2 */
static void
set_edition(struct visit *v)
{
	server_edition(v->server, atoi(v->request + strlen("GET /edition/")));
	answer(v, "200 OK", "", "done");
}

static const struct { const char *path; void (*show)(struct visit *); }
paths[] = {
	{ "/page", page }, { "/same", same }, { "/echo", echo },
	{ "/chain/", chain }, { "/loop", loop }, { "/to-echo", to_echo },
	{ "/to-file", to_file }, { "/to-ftp", to_ftp },
	{ "/to-password", to_password }, { "/slow", slow },
	{ "/steady", steady }, { "/silent", silent },
	{ "/declared", declared }, { "/endless", endless },
	{ "/headers", endless_headers }, { "/bomb", bomb },
	{ "/bad-gzip", bad_gzip }, { "/cut", cut_short }, { "/thai", thai },
	{ "/wrong-charset", wrong_charset }, { "/picture", picture },
	{ "/hostile", hostile }, { "/nothing", nothing },
	{ "/garbage", garbage }, { "/empty", empty }, { "/401", s401 },
	{ "/403", s403 }, { "/410", s410 }, { "/418", s418 },
	{ "/429", s429 }, { "/500", s500 }, { "/edition/", set_edition },
};

/* ---- visits ------------------------------------------------------------- */

static bool
read_request(struct visit *v)
{
	size_t n = 0;

	while (n < REQUEST - 1) {
		ssize_t got = recv(v->fd, v->request + n, REQUEST - 1 - n, 0);

		if (got <= 0)
			return false;
		n += (size_t)got;
		v->request[n] = '\0';
		if (v->request[0] == 0x16) {	/* TLS begins so */
			garbage(v);
			return false;
		}
		if (strstr(v->request, "\r\n\r\n") != NULL)
			return true;
	}
	return false;
}

static void
show(struct visit *v)
{
	for (size_t i = 0; i < LEN(paths); i++) {
		if (strncmp(v->request + 4, paths[i].path,
		    strlen(paths[i].path)) == 0) {
			paths[i].show(v);
			return;
		}
	}
	s404(v);
}

static void *
run(void *self)
{
	struct server *s = self;

	while (!atomic_load(&s->ending)) {
		struct visit v = { .server = s };
		struct pollfd p = { s->fd, POLLIN, 0 };

		if (poll(&p, 1, 50) <= 0)
			continue;
		v.fd = accept(s->fd, NULL, NULL);
		if (v.fd < 0)
			continue;
		if (read_request(&v)) {
			atomic_fetch_add(&s->asked, 1);
			show(&v);
		}
		shutdown(v.fd, SHUT_WR);
		is_there(&v, 20);
		close(v.fd);
	}
	return NULL;
}

/* ---- beginning and end -------------------------------------------------- */

struct server *
server_start(void)
{
	struct sockaddr_in at = { .sin_family = AF_INET,
		.sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
	socklen_t size = sizeof(at);
	struct server *s = calloc(1, sizeof(*s));

	if (s == NULL)
		return NULL;
	atomic_store(&s->edition, 1);
	s->fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
	if (s->fd >= 0 && bind(s->fd, (struct sockaddr *)&at, size) == 0 &&
	    listen(s->fd, 16) == 0 &&
	    getsockname(s->fd, (struct sockaddr *)&at, &size) == 0 &&
	    pthread_create(&s->thread, NULL, run, s) == 0) {
		s->port = ntohs(at.sin_port);
		return s;
	}
	if (s->fd >= 0)
		close(s->fd);
	free(s);
	return NULL;
}

void
server_stop(struct server *s)
{
	if (s == NULL)
		return;
	atomic_store(&s->ending, 1);
	pthread_join(s->thread, NULL);
	close(s->fd);
	free(s);
}

const char *
server_address(const struct server *s, const char *path, char *out, size_t size)
{
	snprintf(out, size, "http://127.0.0.1:%d%s", s->port, path);
	return out;
}

int server_port(const struct server *s) { return s->port; }
void server_edition(struct server *s, int n) { atomic_store(&s->edition, n); }
int server_asked(const struct server *s) { return atomic_load(&s->asked); }
