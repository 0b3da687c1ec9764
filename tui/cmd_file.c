/*
 * cmd_file.c - see cmd_file.h.
 */
#include "cmd_file.h"

#include "cmd_move.h"
#include "text.h"
#include "effect.h"
#include "jump.h"

static unsigned
open_row(struct model *m, uint32_t row)
{
	struct kutip_error err = { 0 };

	if (model_open(m, row, &err) != KUTIP_OK) {
		model_error(m, &err);
		return EFFECT_FAILED | EFFECT_LAYOUT;
	}
	return EFFECT_LAYOUT;
}

/* A file joins the library and is shown; a folder's briefs join it. */
unsigned
cmd_open(struct model *m, const struct call *call)
{
	struct kutip_error err = { 0 };
	struct buf path = { 0 };
	uint32_t row = m->library.rows.n;
	bool folder = m->library.folder;
	enum kutip_result r;

	buf_str(&path, call->arg[0]);
	m->library.folder = false;
	r = path.failed ? KUTIP_NO_MEMORY :
	    library_add(&m->library, path.ptr, &err);
	buf_free(&path);
	if (r != KUTIP_OK) {
		m->library.folder = folder;
		model_error(m, &err);
		return EFFECT_FAILED;
	}
	if (m->library.folder) {
		m->room = ROOM_LIBRARY;
		m->library.list.at = row;
		return EFFECT_LAYOUT;
	}
	m->library.folder = folder;
	jump_leave(m);
	return open_row(m, row);
}

/* It is fetched while the keys go on; file_added() says what became of it. */
unsigned
cmd_add(struct model *m, const struct call *call)
{
	bool waiting = m->adding.len > 0;

	if (memchr(call->arg[0].ptr, '\n', call->arg[0].len)) {
		model_complain(m, "one address at a time");
		return EFFECT_FAILED;
	}
	buf_str(&m->adding, call->arg[0]);
	buf_putc(&m->adding, '\n');
	model_say(m, waiting ? "fetching %.*s, after those before it" :
	    "fetching %.*s", (int)call->arg[0].len, call->arg[0].ptr);
	return EFFECT_ADD;
}

/* The row of a file, or of the first brief in it. */
static uint32_t
row_of(const struct library *l, struct kutip_str file)
{
	uint32_t row = 0;

	for (; row < l->rows.n; row++) {
		struct kutip_str path = library_row(l, row)->path;

		if (text_begins(path, file) && (path.len == file.len ||
		    path.ptr[file.len] == '/'))
			break;
	}
	return row;
}

static bool
add_rows(struct model *m, const char *path)
{
	struct kutip_error err = { 0 };
	bool folder = m->library.folder;
	enum kutip_result r = library_add_briefs(&m->library, path, &err);

	m->library.folder = folder;
	if (r != KUTIP_OK)
		model_error(m, &err);
	return r == KUTIP_OK;
}

void
file_added(struct model *m, const struct added *added)
{
	struct library *l = &m->library;
	struct kutip_str path = buf_as_str(&added->path), name;
	uint32_t row = row_of(l, path);

	if (row == l->rows.n && !add_rows(m, added->path.ptr))
		return;
	name = text_of(strrchr(added->path.ptr, '/') + 1);
	l->list.at = row;
	if (added->how == KEPT_NEW)
		model_say(m, "added %.*s; it is in the library",
		    (int)name.len, name.ptr);
	else if (added->how == KEPT_SAME)
		model_say(m, "%.*s has not changed", (int)name.len, name.ptr);
	else if (row == m->brief.row)
		model_say(m, "version %u of this brief is here; \"reload\" "
		    "shows it", added->version);
	else
		model_say(m, "version %u of %.*s is here", added->version,
		    (int)name.len, name.ptr);
}

unsigned
cmd_next_brief(struct model *m, const struct call *call)
{
	uint32_t row = m->brief.row + (uint32_t)call->command->way;

	if (!library_row(&m->library, row)) {
		model_say(m, call->command->way > 0 ?
		    "this is the last brief" : "this is the first brief");
		return EFFECT_NONE;
	}
	jump_leave(m);
	return open_row(m, row);
}

/* The place stays, as far as the text goes. */
unsigned
cmd_reload(struct model *m, const struct call *call)
{
	uint32_t pos = m->brief.pos;
	unsigned effects;

	(void)call;
	if (m->brief.row == KUTIP_NONE)
		return EFFECT_NONE;
	effects = open_row(m, m->brief.row);
	if (m->brief.doc)
		brief_go(&m->brief, pos);
	return effects;
}

unsigned
cmd_library(struct model *m, const struct call *call)
{
	(void)call;
	m->room = ROOM_LIBRARY;
	return EFFECT_LAYOUT;
}

unsigned
cmd_quit(struct model *m, const struct call *call)
{
	(void)m;
	(void)call;
	return EFFECT_QUIT;
}
