/*
 * kept.c - see kept.h.
 *
 * The steps of a new version, each of them whole by itself: the old bytes get a
 * second name in .versions, the new ones take the old name, the card gets a
 * block.  Where it stops after the second, the next time finds bytes that the
 * card does not know and writes the block then.
 */
#include "kept.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "address.h"
#include "error.h"
#include "file.h"
#include "limits.h"
#include "sha256.h"
#include "text.h"

#define NAMES 1000			/* of one day that differ in a number only */
#define HEAD  4096			/* bytes that tell the kind: a .docx names its text late */

bool
kept_folder(struct buf *out)
{
	return file_home(FILE_DATA, "briefs", out);
}

void
kept_brief_free(struct kept_brief *b)
{
	buf_free(&b->path);
	buf_free(&b->bytes);
	*b = (struct kept_brief){ 0 };
}

/* ---- what kind ---------------------------------------------------------- */

static const struct { const char *begins, *has, *ending; } kinds[] = {
	{ "%PDF-", NULL, ".pdf" },
	{ "PK\003\004", "application/epub+zip", ".epub" },
	{ "PK\003\004", "opendocument.text", ".odt" },
	{ "PK\003\004", "word/", ".docx" },
	{ "PK\003\004", NULL, ".zip" },
	{ "\037\213", NULL, ".gz" },
	{ "<", "<!doctype html", ".html" },
	{ "<", "<html", ".html" },
	{ "<", "<rss", ".xml" },
	{ "<?xml", NULL, ".xml" },
	{ "<", "<feed", ".xml" },
	{ "<", NULL, ".html" },
	{ "{", NULL, ".json" },
};

static const struct { const char *type, *ending; } types[] = {
	{ "text/html", ".html" }, { "application/xhtml+xml", ".html" },
	{ "text/markdown", ".md" }, { "application/json", ".json" },
	{ "application/feed+json", ".json" }, { "message/rfc822", ".eml" },
};

static bool
begins_folded(struct kutip_str s, const char *what)
{
	uint32_t i = 0;

	for (; what[i] != '\0'; i++)
		if (i >= s.len || text_lower((unsigned char)s.ptr[i]) !=
		    text_lower((unsigned char)what[i]))
			return false;
	return true;
}

static bool
has_folded(struct kutip_str s, const char *what)
{
	for (; s.len > 0; s.ptr++, s.len--)
		if (begins_folded(s, what))
			return true;
	return false;
}

const char *
kept_ending(struct kutip_str bytes, struct kutip_str type)
{
	struct kutip_str head = bytes;

	if (head.len > HEAD)
		head.len = HEAD;
	if (text_begins(head, STR("\xEF\xBB\xBF"))) {
		head.ptr += 3;
		head.len -= 3;
	}
	while (head.len > 0 && strchr(" \t\r\n", head.ptr[0]) != NULL &&
	    head.ptr[0] != '\0') {
		head.ptr++;
		head.len--;
	}
	for (size_t i = 0; i < sizeof(kinds) / sizeof(*kinds); i++)
		if (begins_folded(head, kinds[i].begins) &&
		    (kinds[i].has == NULL || has_folded(head, kinds[i].has)))
			return kinds[i].ending;
	for (size_t i = 0; i < sizeof(types) / sizeof(*types); i++)
		if (begins_folded(type, types[i].type))
			return types[i].ending;
	return ".txt";
}

/* ---- walking ------------------------------------------------------------ */

struct aged { char *path; struct timespec when; };
struct ages { struct aged *rows; size_t n, room; bool failed; };

/* "NAME.new-4711": what file_write() was about, and did not end.  Names of
 * kept.c's own end otherwise. */
static bool
is_leftover(const char *path)
{
	struct kutip_str s = text_of(path);

	while (s.len > 0 && text_is_digit((unsigned char)s.ptr[s.len - 1]))
		s.len--;
	return text_ends(s, STR(".new-"));
}

static bool
add_aged(void *context, const char *path)
{
	struct ages *a = context;
	struct stat st;

	if (is_leftover(path) || stat(path, &st) != 0)
		return true;
	if (a->n == a->room) {
		size_t room = a->room ? a->room * 2 : 64;
		struct aged *more = realloc(a->rows, room * sizeof(*more));

		a->failed = more == NULL;
		if (a->failed)
			return false;
		a->rows = more;
		a->room = room;
	}
	a->rows[a->n].when = st.st_mtim;
	a->rows[a->n].path = strdup(path);
	a->failed = a->rows[a->n].path == NULL;
	a->n += !a->failed;
	return !a->failed;
}

static int
newest_first(const void *a, const void *b)
{
	const struct aged *x = a, *y = b;

	if (x->when.tv_sec != y->when.tv_sec)
		return x->when.tv_sec < y->when.tv_sec ? 1 : -1;
	if (x->when.tv_nsec != y->when.tv_nsec)
		return x->when.tv_nsec < y->when.tv_nsec ? 1 : -1;
	return strcmp(x->path, y->path);
}

enum kutip_result
kept_walk(const char *folder, bool (*each)(void *, const char *),
    void *context, struct kutip_error *err)
{
	struct ages ages = { 0 };
	enum kutip_result r = KUTIP_OK;

	if (file_is_folder(folder))
		r = file_walk(folder, add_aged, &ages, err);
	if (r == KUTIP_OK && ages.failed)
		r = error_set(err, KUTIP_NO_MEMORY, folder, 0,
		    "no memory left to list it");
	if (ages.n > 1)
		qsort(ages.rows, ages.n, sizeof(*ages.rows), newest_first);
	for (size_t i = 0; r == KUTIP_OK && i < ages.n; i++)
		if (!each(context, ages.rows[i].path))
			break;
	for (size_t i = 0; i < ages.n; i++)
		free(ages.rows[i].path);
	free(ages.rows);
	return r;
}

/* ---- finding ------------------------------------------------------------ */

struct search {
	enum card_field field;
	struct kutip_str source;
	struct kept_brief *found;
};

static bool
is_it(void *context, const char *path)
{
	struct search *s = context;
	struct kept_brief *b = s->found;

	buf_clear(&b->bytes);
	if (!card_of(path, &b->bytes, &b->card) ||
	    !text_equal(b->card.value[s->field], s->source))
		return true;
	buf_puts(&b->path, path);
	return false;
}

bool
kept_find(const char *folder, enum card_field field, struct kutip_str source,
    struct kept_brief *out)
{
	struct search s = { field, source, out };

	*out = (struct kept_brief){ 0 };
	if (file_is_folder(folder))
		file_walk(folder, is_it, &s, NULL);
	if (out->path.len > 0 && !out->path.failed)
		return true;
	kept_brief_free(out);
	return false;
}

/* ---- adding ------------------------------------------------------------- */

struct adding {
	const char *folder;
	struct kutip_str value[CARD_FIELDS];
	struct kutip_str bytes;
	char sha256[SHA256_HEX], now[32];
	struct kept_brief was;		/* empty: new */
	enum kept_how how;
	uint32_t version;
	struct kutip_error *err;
};

static enum kutip_result
no_memory(struct adding *a)
{
	return error_set(a->err, KUTIP_NO_MEMORY, NULL, 0,
	    "no memory left to keep it");
}

static bool
has_bytes(const char *path, struct kutip_str bytes)
{
	struct buf b = { 0 };
	bool same = file_read(path, LIMIT_FILE_BYTES, &b, NULL) == KUTIP_OK &&
	    text_equal(buf_as_str(&b), bytes);

	buf_free(&b);
	return same;
}

/* "2026-11-20-warta.example-pompa" */
static void
put_name(struct adding *a, struct buf *out)
{
	struct kutip_str path = a->value[CARD_PATH];
	char day[16] = "0000-00-00";
	time_t now = time(NULL);
	struct tm tm;

	if (localtime_r(&now, &tm) != NULL)
		strftime(day, sizeof(day), "%Y-%m-%d", &tm);
	buf_printf(out, "%s/%s-", a->folder, day);
	if (path.len == 0) {
		address_name(a->value[CARD_URL], out);
		return;
	}
	while (path.len > 0 && memchr(path.ptr, '/', path.len) != NULL) {
		path.ptr++;
		path.len--;
	}
	for (uint32_t i = path.len; i > 1 && path.len - i < 6; i--)
		if (path.ptr[i - 1] == '.')
			path.len = i - 1;
	address_name_words(path, out);
}

/* A name nobody has, or that of a file left without a card that has these very
 * bytes already. */
static enum kutip_result
choose_name(struct adding *a)
{
	struct buf stem = { 0 }, card = { 0 };
	const char *ending = kept_ending(a->bytes, a->value[CARD_TYPE]);
	bool found = false;

	put_name(a, &stem);
	for (int i = 1; !found && i < NAMES && !stem.failed; i++) {
		buf_clear(&a->was.path);
		buf_str(&a->was.path, buf_as_str(&stem));
		if (i > 1)
			buf_printf(&a->was.path, "-%d", i);
		buf_puts(&a->was.path, ending);
		card_path(a->was.path.ptr, &card);
		if (a->was.path.failed || card.failed)
			break;
		found = !file_exists(card.ptr) &&
		    (!file_exists(a->was.path.ptr) ||
		    has_bytes(a->was.path.ptr, a->bytes));
	}
	found = found && !stem.failed && !card.failed;
	buf_free(&stem);
	buf_free(&card);
	return found ? KUTIP_OK : error_set(a->err, KUTIP_WRITE, a->folder, 0,
	    "no name is left for this brief today");
}

/* The bytes as they are now get a second name; where the disk knows no such
 * thing, a copy. */
static enum kutip_result
put_aside(struct adding *a)
{
	struct buf to = { 0 }, old = { 0 };
	const char *path = a->was.path.ptr;
	enum kutip_result r = KUTIP_OK;

	card_version_path(path, a->was.card.versions, &to);
	if (to.failed)
		r = no_memory(a);
	else if (link(path, to.ptr) != 0 && errno != EEXIST) {
		r = file_read(path, LIMIT_FILE_BYTES, &old, a->err);
		if (r == KUTIP_OK)
			r = file_write(to.ptr, buf_as_str(&old), a->err);
	}
	buf_free(&to);
	buf_free(&old);
	return r;
}

/* The card with a new last block; the old one is replaced where no new version
 * came, so that the next time asks with the newest tag. */
static enum kutip_result
write_card(struct adding *a)
{
	struct buf text = { 0 }, path = { 0 };
	enum kutip_result r;

	buf_str(&text, buf_as_str(&a->was.bytes));
	if (a->how == KEPT_SAME && a->was.bytes.len > 0) {
		text.len = a->was.card.start;
		while (text.len > 0 && text.ptr[text.len - 1] == '\n')
			text.len--;
		if (text.len > 0)
			buf_putc(&text, '\n');
	}
	card_put(&text, a->value);
	card_path(a->was.path.ptr, &path);
	r = text.failed || path.failed ? no_memory(a) :
	    file_write(path.ptr, buf_as_str(&text), a->err);
	buf_free(&text);
	buf_free(&path);
	return r;
}

static bool
same_headers(const struct adding *a)
{
	const struct card *c = &a->was.card;

	return text_equal(c->value[CARD_ETAG], a->value[CARD_ETAG]) &&
	    text_equal(c->value[CARD_MODIFIED], a->value[CARD_MODIFIED]) &&
	    text_equal(c->value[CARD_TYPE], a->value[CARD_TYPE]) &&
	    text_equal(c->value[CARD_FINAL], a->value[CARD_FINAL]);
}

static enum kutip_result
add_new(struct adding *a)
{
	enum kutip_result r = choose_name(a);

	a->how = KEPT_NEW;
	a->version = 1;
	if (r == KUTIP_OK)
		r = file_write(a->was.path.ptr, a->bytes, a->err);
	return r == KUTIP_OK ? write_card(a) : r;
}

static enum kutip_result
add_version(struct adding *a)
{
	bool known = text_equal_c(a->was.card.value[CARD_SHA256], a->sha256);
	bool there = has_bytes(a->was.path.ptr, a->bytes);
	enum kutip_result r = KUTIP_OK;

	a->version = a->was.card.versions;
	a->how = there && known ? KEPT_SAME : KEPT_VERSION;
	if (a->how == KEPT_SAME) {
		/* What it was fetched first counts. */
		a->value[CARD_FETCHED] = a->was.card.value[CARD_FETCHED];
		return same_headers(a) ? KUTIP_OK : write_card(a);
	}
	a->version++;
	if (!there)
		r = put_aside(a);
	if (r == KUTIP_OK && !there)
		r = file_write(a->was.path.ptr, a->bytes, a->err);
	return r == KUTIP_OK ? write_card(a) : r;
}

/* One kutip at a time; -1: it goes without. */
static int
lock(const char *folder)
{
	struct buf path = { 0 };
	int fd = -1;

	buf_printf(&path, "%s/" CARD_FOLDER "/lock", folder);
	if (!path.failed)
		fd = open(path.ptr, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
	while (fd >= 0 && flock(fd, LOCK_EX) != 0 && errno == EINTR)
		continue;
	buf_free(&path);
	return fd;
}

static bool
sweep(void *context, const char *path)
{
	(void)context;
	if (is_leftover(path))
		unlink(path);
	return true;
}

/* Under the lock nobody else is about to write anything here. */
static void
sweep_all(const char *folder)
{
	struct buf path = { 0 };

	buf_printf(&path, "%s/" CARD_FOLDER, folder);
	file_walk(folder, sweep, NULL, NULL);
	if (!path.failed)
		file_walk(path.ptr, sweep, NULL, NULL);
	buf_free(&path);
}

static enum kutip_result
add(struct adding *a)
{
	enum card_field key = a->value[CARD_URL].len > 0 ? CARD_URL : CARD_PATH;

	return kept_find(a->folder, key, a->value[key], &a->was) ?
	    add_version(a) : add_new(a);
}

static void
put_time(char out[32])
{
	time_t now = time(NULL);
	struct tm tm;

	if (gmtime_r(&now, &tm) == NULL ||
	    strftime(out, 32, "%Y-%m-%dT%H:%M:%SZ", &tm) == 0)
		out[0] = '\0';
}

static enum kutip_result
make_folders(const char *folder, struct kutip_error *err)
{
	struct buf path = { 0 };
	enum kutip_result r;

	buf_printf(&path, "%s/" CARD_FOLDER, folder);
	r = path.failed ? error_set(err, KUTIP_NO_MEMORY, folder, 0,
	    "no memory left") : file_make_folder(path.ptr, err);
	buf_free(&path);
	return r;
}

enum kutip_result
kept_add(const char *folder, const struct kutip_str value[CARD_FIELDS],
    struct kutip_str bytes, enum kept_how *how, uint32_t *version,
    struct buf *path, struct kutip_error *err)
{
	struct adding a = { .folder = folder, .bytes = bytes, .err = err };
	enum kutip_result r = make_folders(folder, err);
	int fd;

	if (r != KUTIP_OK)
		return r;
	memcpy(a.value, value, sizeof(a.value));
	sha256_hex(bytes.ptr, bytes.len, a.sha256);
	put_time(a.now);
	a.value[CARD_SHA256] = text_of(a.sha256);
	a.value[CARD_FETCHED] = text_of(a.now);
	fd = lock(folder);
	if (fd >= 0)
		sweep_all(folder);
	r = add(&a);
	if (fd >= 0)
		close(fd);
	*how = a.how;
	*version = a.version;
	buf_clear(path);
	buf_str(path, buf_as_str(&a.was.path));
	kept_brief_free(&a.was);
	return r == KUTIP_OK && path->failed ? no_memory(&a) : r;
}
