/*
 * db.c - see db.h.
 *
 * The journal is a file that is cut after each change (TRUNCATE), not a WAL:
 * Debian's SQLite 3.40 has the WAL-reset bug, and a person notes slowly.
 */
#include "db.h"

#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>

#include "file.h"
#include "sha256.h"
#include "text.h"

#define APPLICATION 0x6b757470		/* "kutp" */
#define VERSION     1
#define BUSY_MS     250			/* a key waits for this at most */

struct db { sqlite3 *sqlite; };

static const char schema[] =
    "BEGIN IMMEDIATE;"
    "CREATE TABLE IF NOT EXISTS text ("
    " sha256 TEXT PRIMARY KEY NOT NULL,"	/* of body, hex */
    " body TEXT NOT NULL,"
    " title TEXT, url TEXT, path TEXT,"
    " kept TEXT NOT NULL DEFAULT CURRENT_TIMESTAMP"
    ") WITHOUT ROWID;"
    "PRAGMA application_id = 1802859632;"
    "PRAGMA user_version = 1;"
    "COMMIT";

static bool
run(sqlite3 *s, const char *sql)
{
	return sqlite3_exec(s, sql, NULL, NULL, NULL) == SQLITE_OK;
}

/* -1: cannot be read. */
static int
number(sqlite3 *s, const char *sql)
{
	sqlite3_stmt *q = NULL;
	int n = -1;

	if (sqlite3_prepare_v2(s, sql, -1, &q, NULL) == SQLITE_OK &&
	    sqlite3_step(q) == SQLITE_ROW)
		n = sqlite3_column_int(q, 0);
	sqlite3_finalize(q);
	return n;
}

enum state { FINE, BROKEN, NOT_OURS };

static enum state
look(sqlite3 *s)
{
	int id = number(s, "PRAGMA application_id");
	int version = number(s, "PRAGMA user_version"), code;

	if (id < 0 || version < 0) {
		code = sqlite3_errcode(s);
		return code == SQLITE_NOTADB || code == SQLITE_CORRUPT ?
		    BROKEN : NOT_OURS;
	}
	if (id == APPLICATION && version == VERSION)
		return FINE;
	return id == 0 && version == 0 && run(s, schema) ? FINE : NOT_OURS;
}

static sqlite3 *
open_file(const char *path, bool make, enum state *state)
{
	int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX;
	sqlite3 *s = NULL;

	*state = NOT_OURS;
	if (sqlite3_open_v2(path, &s, flags | (make ? SQLITE_OPEN_CREATE : 0),
	    NULL) == SQLITE_OK) {
		sqlite3_busy_timeout(s, BUSY_MS);
		*state = look(s);
		run(s, "PRAGMA journal_mode = TRUNCATE");
		run(s, "PRAGMA synchronous = NORMAL");
	}
	if (*state == FINE)
		return s;
	sqlite3_close(s);
	return NULL;
}

static bool
put_aside(const char *path)
{
	struct buf aside = { 0 };
	bool ok;

	buf_printf(&aside, "%s.broken", path);
	ok = !aside.failed && rename(path, aside.ptr) == 0;
	buf_free(&aside);
	return ok;
}

struct db *
db_open(const char *path, bool make)
{
	enum state state;
	sqlite3 *s = NULL;
	struct db *db;

	if (!make && !file_exists(path))
		return NULL;
	s = open_file(path, make, &state);
	if (state == BROKEN && put_aside(path) && make)
		s = open_file(path, make, &state);
	if (s == NULL)
		return NULL;
	db = calloc(1, sizeof(*db));
	if (db == NULL)
		sqlite3_close(s);
	else
		db->sqlite = s;
	return db;
}

void
db_close(struct db *db)
{
	if (db == NULL)
		return;
	sqlite3_close(db->sqlite);
	free(db);
}

static void
bind(sqlite3_stmt *q, int at, struct kutip_str s)
{
	sqlite3_bind_text(q, at, s.len ? s.ptr : "", (int)s.len, SQLITE_STATIC);
}

static bool
has_text(struct db *db, struct kutip_str sha256)
{
	sqlite3_stmt *q = NULL;
	bool has = false;

	if (sqlite3_prepare_v2(db->sqlite,
	    "SELECT 1 FROM text WHERE sha256 = ?", -1, &q, NULL) == SQLITE_OK) {
		bind(q, 1, sha256);
		has = sqlite3_step(q) == SQLITE_ROW;
	}
	sqlite3_finalize(q);
	return has;
}

bool
db_text_put(struct db *db, struct kutip_str sha256, struct kutip_str text,
    const struct db_about *about)
{
	sqlite3_stmt *q = NULL;
	bool ok = false;

	if (text.len == 0 || text.len > DB_TEXT_BYTES)
		return false;
	if (has_text(db, sha256))
		return true;
	if (sqlite3_prepare_v2(db->sqlite, "INSERT OR IGNORE INTO text "
	    "(sha256, body, title, url, path) VALUES (?, ?, ?, ?, ?)", -1, &q,
	    NULL) == SQLITE_OK) {
		bind(q, 1, sha256);
		bind(q, 2, text);
		bind(q, 3, about->title);
		bind(q, 4, about->url);
		bind(q, 5, about->path);
		ok = sqlite3_step(q) == SQLITE_DONE;
	}
	sqlite3_finalize(q);
	return ok;
}

bool
db_text_get(struct db *db, struct kutip_str sha256, struct buf *out)
{
	sqlite3_stmt *q = NULL;
	char hex[SHA256_HEX];
	bool ok = false;

	if (sqlite3_prepare_v2(db->sqlite,
	    "SELECT body FROM text WHERE sha256 = ?", -1, &q, NULL) == SQLITE_OK) {
		bind(q, 1, sha256);
		ok = sqlite3_step(q) == SQLITE_ROW;
	}
	if (ok) {
		const void *body = sqlite3_column_text(q, 0);
		size_t len = (size_t)sqlite3_column_bytes(q, 0);

		sha256_hex(body ? body : "", len, hex);
		ok = body != NULL && text_equal_c(sha256, hex);
		if (ok)
			buf_add(out, body, len);
	}
	sqlite3_finalize(q);
	return ok && !out->failed;
}
