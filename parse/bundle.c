/*
 * bundle.c - a file that holds several briefs.  See bundle.h.
 */
#include "bundle.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "archive.h"
#include "arena.h"
#include "decode.h"
#include "error.h"
#include "feed.h"
#include "file.h"
#include "limits.h"
#include "source.h"
#include "text.h"

#define LEN(a) (sizeof(a) / sizeof((a)[0]))
#define SNIFF_BYTES 1024

struct member {
	const char *name;
	uint32_t    at;			/* which of the archive's files */
};

struct bundle {
	struct arena arena;
	const char  *path;		/* of the file */
	struct stat  stat;		/* as it was read */
	struct buf   bytes;		/* of a feed: as UTF-8 */
	struct feed  feed;		/* no items: it is an archive */
	struct vec   members;		/* struct member; of a feed: its items */
	uint32_t     asked;		/* the member that was read last */
	struct archive_reader *reader;	/* NULL: none is open */
	uint32_t     next;		/* which of the archive's files it reads next */
};

/* ---- which members ------------------------------------------------------ */

/* What makes a zip an office document: it is read as one brief. */
static bool
is_office_part(const char *name)
{
	return strcmp(name, "[Content_Types].xml") == 0 ||
	    strcmp(name, "mimetype") == 0 ||
	    strcmp(name, "META-INF/container.xml") == 0;
}

/* macOS puts its own things into every zip. */
static bool
is_hidden(const char *name)
{
	return name[0] == '.' || strstr(name, "/.") != NULL ||
	    strncmp(name, "__MACOSX/", 9) == 0;
}

static void
add_member(struct bundle *b, const char *name, uint32_t at)
{
	struct member *m = vec_push(&b->members);

	m->name = arena_text(&b->arena, name, strlen(name));
	m->at = at;
}

/* *is tells whether it is a bundle at all. */
static enum kutip_result
list_archive(struct bundle *b, bool *is, struct kutip_error *err)
{
	struct archive_reader *a = NULL;
	enum kutip_result r = archive_open(&a, b->path, buf_as_str(&b->bytes),
	    err);
	const char *name = NULL, *last = NULL;
	uint32_t n = 0;

	*is = true;
	while (r == KUTIP_OK && *is &&
	    (r = archive_next(a, &name, err)) == KUTIP_OK && name) {
		*is = !is_office_part(name);
		last = arena_text(&b->arena, name, strlen(name));
		if (!is_hidden(name) && source_is_name(name))
			add_member(b, name, n);
		n++;
	}
	archive_close(a);
	/* What was packed alone is what the user means, whatever its name. */
	if (n == 1 && b->members.n == 0 && last && !is_hidden(last))
		add_member(b, last, 0);
	return r;
}

/* A feed of one item stays a feed: the next fetch may bring two. */
static bool
is_feed(struct kutip_str bytes)
{
	const struct feed_kind *kind = feed_kind_of(bytes);

	return kind != NULL && kind->item != NULL;
}

static enum kutip_result
list_feed(struct bundle *b, struct kutip_str bytes, struct kutip_error *err)
{
	const char *charset;
	uint32_t replaced;
	enum kutip_result r = decode_text(b->path, bytes.ptr, bytes.len, NULL,
	    NULL, &b->bytes, &charset, &replaced, err);

	if (r == KUTIP_OK)
		r = feed_open(&b->feed, buf_as_str(&b->bytes), &b->arena,
		    b->path, err);
	for (uint32_t i = 0; r == KUTIP_OK && i < b->feed.n; i++)
		add_member(b, b->feed.items[i].name.ptr, i);
	return r;
}

static const struct member *
member_row(const struct bundle *b, uint32_t i)
{
	return (const struct member *)b->members.rows + i;
}

/* ---- opening ------------------------------------------------------------- */

void
bundle_close(struct bundle *b)
{
	if (b == NULL)
		return;
	archive_close(b->reader);
	buf_free(&b->bytes);
	arena_free(&b->arena);
	free(b);
}

static enum kutip_result
finish(struct bundle **out, struct bundle *b, struct kutip_error *err)
{
	enum kutip_result r = KUTIP_OK;

	if (b->arena.failed)
		r = error_set(err, KUTIP_NO_MEMORY, b->path, 0,
		    "no memory left to read it");
	else if (b->members.n == 0)
		r = error_set(err, KUTIP_EMPTY, b->path, 0,
		    "there are no briefs in it");
	if (r == KUTIP_OK)
		*out = b;
	else
		bundle_close(b);
	return r;
}

enum kutip_result
bundle_take(struct bundle **out, const char *path, struct buf *bytes,
    struct kutip_error *err)
{
	struct kutip_str s = buf_as_str(bytes);
	bool is = archive_is(s), feed = !is && is_feed(s);
	enum kutip_result r;
	struct bundle *b;

	*out = NULL;
	if (!is && !feed)
		return KUTIP_OK;
	b = calloc(1, sizeof(*b));
	if (b == NULL)
		return error_set(err, KUTIP_NO_MEMORY, path, 0,
		    "no memory left to read it");
	vec_init(&b->members, &b->arena, sizeof(struct member));
	b->path = arena_text(&b->arena, path, strlen(path));
	if (feed) {
		r = list_feed(b, s, err);
	} else {
		b->bytes = *bytes;
		*bytes = (struct buf){ 0 };
		r = list_archive(b, &is, err);
	}
	if (r == KUTIP_OK && (feed || is))
		return finish(out, b, err);
	if (!feed) {
		*bytes = b->bytes;
		b->bytes = (struct buf){ 0 };
	}
	bundle_close(b);
	return r;
}

static bool
is_regular(const char *path, struct stat *st)
{
	return stat(path, st) == 0 && S_ISREG(st->st_mode);
}

/* The first bytes of a file; empty if it cannot be read. */
static struct kutip_str
head_of(const char *path, char head[SNIFF_BYTES])
{
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);
	ssize_t n = fd >= 0 ? read(fd, head, SNIFF_BYTES) : -1;

	if (fd >= 0)
		close(fd);
	return (struct kutip_str){ head, n > 0 ? (uint32_t)n : 0 };
}

static bool
may_be_one(struct kutip_str head)
{
	return archive_is(head) || is_feed(head);
}

enum bundle_guess
bundle_guess(const char *path)
{
	char bytes[SNIFF_BYTES];
	struct kutip_str head;

	if (source_is_name(path))
		return BUNDLE_ONE;
	head = head_of(path, bytes);
	if (may_be_one(head))
		return BUNDLE_SEVERAL;
	return source_is_head(head) ? BUNDLE_ONE : BUNDLE_NONE;
}

enum kutip_result
bundle_open(struct bundle **out, const char *path, struct kutip_error *err)
{
	char head[SNIFF_BYTES];
	struct buf bytes = { 0 };
	struct stat st;
	enum kutip_result r;

	*out = NULL;
	/* Most files are no bundles: their first bytes tell. */
	if (!is_regular(path, &st) || !may_be_one(head_of(path, head)))
		return KUTIP_OK;
	r = file_read(path, LIMIT_FILE_BYTES, &bytes, err);
	if (r == KUTIP_OK)
		r = bundle_take(out, path, &bytes, err);
	if (*out != NULL)
		(*out)->stat = st;
	buf_free(&bytes);
	return r;
}

uint32_t
bundle_count(const struct bundle *b)
{
	return b->members.n;
}

const char *
bundle_name(const struct bundle *b, uint32_t member)
{
	return member_row(b, member)->name;
}

/* ---- reading a member ----------------------------------------------------- */

/* Asked for in their order, as they mostly are, each is found at once. */
static uint32_t
find_member(const struct bundle *b, const char *name)
{
	for (uint32_t k = 0; k < b->members.n; k++) {
		uint32_t i = (b->asked + k) % b->members.n;

		if (strcmp(member_row(b, i)->name, name) == 0)
			return i;
	}
	return KUTIP_NONE;
}

/* The archive's reader to its file at, forward, or from the start again. */
static enum kutip_result
go_to(struct bundle *b, uint32_t at, struct kutip_error *err)
{
	enum kutip_result r = KUTIP_OK;
	const char *name = NULL;

	if (b->reader == NULL || b->next > at) {
		archive_close(b->reader);
		b->reader = NULL;
		b->next = 0;
		r = archive_open(&b->reader, b->path, buf_as_str(&b->bytes),
		    err);
	}
	while (r == KUTIP_OK && b->next <= at) {
		r = archive_next(b->reader, &name, err);
		b->next++;
	}
	return r;
}

enum kutip_result
bundle_read(struct bundle *b, const char *member, struct buf *out,
    struct kutip_error *err)
{
	uint32_t i = find_member(b, member);
	enum kutip_result r;

	if (i == KUTIP_NONE)
		return error_set(err, KUTIP_IO, b->path, 0,
		    "has no \"%s\" in it (any more)", member);
	b->asked = i;
	if (b->feed.n > 0) {
		feed_member(&b->feed, member_row(b, i)->at, out);
		return out->failed ? error_set(err, KUTIP_NO_MEMORY, b->path, 0,
		    "no memory left to read it") : KUTIP_OK;
	}
	r = go_to(b, member_row(b, i)->at, err);
	if (r == KUTIP_OK)
		r = archive_data(b->reader, out, err);
	if (r != KUTIP_OK) {
		archive_close(b->reader);
		b->reader = NULL;
	}
	return r;
}

/* ---- paths below a file --------------------------------------------------- */

/* The slash in path behind which a member's name begins, or NULL. */
static const char *
find_split(const char *path, struct buf *file)
{
	struct stat st;

	if (stat(path, &st) == 0 || errno != ENOTDIR)
		return NULL;
	for (const char *s = strrchr(path, '/'); s != NULL && s > path;
	    s = memrchr(path, '/', (size_t)(s - path))) {
		buf_clear(file);
		buf_add(file, path, (size_t)(s - path));
		if (file->failed)
			return NULL;
		file->ptr[file->len] = '\0';
		if (is_regular(file->ptr, &st))
			return s;
	}
	return NULL;
}

bool
bundle_is_path(const char *path)
{
	struct buf file = { 0 };
	bool is = find_split(path, &file) != NULL;

	buf_free(&file);
	return is;
}

bool
bundle_is_there(const char *path)
{
	return file_is_regular(path) || bundle_is_path(path);
}

void
bundle_full_path(const char *path, struct buf *out)
{
	char *full = realpath(path, NULL);
	struct buf file = { 0 };
	const char *below = full ? NULL : find_split(path, &file);

	if (below != NULL)
		full = realpath(file.ptr, NULL);
	if (full != NULL) {
		buf_puts(out, full);
		buf_puts(out, below ? below : "");
	}
	buf_free(&file);
	free(full);
}

static bool
is_same(const struct bundle *b, const char *file)
{
	struct stat now;

	return strcmp(b->path, file) == 0 && stat(file, &now) == 0 &&
	    now.st_ino == b->stat.st_ino && now.st_size == b->stat.st_size &&
	    now.st_mtim.tv_sec == b->stat.st_mtim.tv_sec &&
	    now.st_mtim.tv_nsec == b->stat.st_mtim.tv_nsec;
}

static enum kutip_result
keep(struct bundle **kept, const char *file, struct kutip_error *err)
{
	if (*kept != NULL && is_same(*kept, file))
		return KUTIP_OK;
	bundle_close(*kept);
	return bundle_open(kept, file, err);
}

enum kutip_result
bundle_read_path(struct bundle **kept, const char *path, struct buf *out,
    struct kutip_error *err)
{
	struct buf file = { 0 };
	const char *slash = find_split(path, &file);
	enum kutip_result r;

	if (slash == NULL) {
		r = error_set(err, KUTIP_IO, path, 0,
		    "is not there; look at its name");
	} else {
		r = keep(kept, file.ptr, err);
		if (r == KUTIP_OK && *kept == NULL)
			r = error_set(err, KUTIP_IO, path, 0,
			    "is not there: %.80s is one brief, no folder",
			    file.ptr);
		if (r == KUTIP_OK)
			r = bundle_read(*kept, slash + 1, out, err);
	}
	buf_free(&file);
	return r;
}
