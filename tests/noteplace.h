/*
 * noteplace.h - a folder of its own for notes, and a brief to make them in.
 *
 * For unit tests of the store: set_up and tear_down are cmocka's, the rest is
 * what such tests do all the time.  It includes fakedoc.h.
 */
#ifndef NOTEPLACE_H
#define NOTEPLACE_H

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "buf.h"
#include "fakedoc.h"
#include "file.h"
#include "notes.h"
#include "sha256.h"

/* A folder, a brief in it, and a store that keeps its notes in that folder. */
struct place {
	char folder[64], data[80], brief[96];
	struct kutip_doc doc;
	struct notes *store;
};

static inline char *
path_of(const struct place *p, const char *leaf)
{
	static char path[300];

	snprintf(path, sizeof(path), "%s/%s", p->data, leaf);
	return path;
}

/* The one file below notes/; "" if there is none. */
static inline const char *
own_file(const struct place *p)
{
	static char path[400];
	DIR *d = opendir(path_of(p, "notes"));
	struct dirent *e;

	path[0] = '\0';
	while (d != NULL && (e = readdir(d)) != NULL)
		if (e->d_name[0] != '.')
			snprintf(path, sizeof(path), "%s/notes/%.200s",
			    p->data, e->d_name);
	if (d != NULL)
		closedir(d);
	return path;
}

static inline void
make_doc(struct kutip_doc *d, const char *name)
{
	uint32_t sari;

	fake_block(d, KUTIP_TITLE, "Loket baru");
	fake_block(d, KUTIP_PARAGRAPH,
	    "“Loket buka sampai malam,” kata Sari. Warga senang sekali.");
	fake_block(d, KUTIP_PARAGRAPH,
	    "Dia mengatakan uang cukup. Loket tutup pada akhir pekan.");
	fake_ready(d, name);
	d->meta.title = text_of("Loket baru");
	d->meta.site = text_of("Harian Contoh");
	sari = fake_entity(d, KUTIP_PERSON, "Sari Melur", "", "Kepala Dinas");
	fake_quote(d, KUTIP_DIRECT, "Loket buka sampai malam,", sari);
	fake_quote(d, KUTIP_INDIRECT, "uang cukup", sari)->by =
	    KUTIP_BY_PRONOUN;
}

static inline void
write_file(const char *path, const char *text)
{
	FILE *f = fopen(path, "w");

	assert_non_null(f);
	fputs(text, f);
	fclose(f);
}

static inline void
reopen(struct place *p)
{
	struct kutip_error err = { 0 };

	notes_close(p->store);
	if (notes_open(&p->store, p->data, &err) != KUTIP_OK)
		fail_msg("%s: %s", err.file, err.message);
}

static inline int
set_up(void **state)
{
	struct place *p = calloc(1, sizeof(*p));

	snprintf(p->folder, sizeof(p->folder), "build/unit-XXXXXX");
	if (mkdtemp(p->folder) == NULL)
		return -1;
	snprintf(p->data, sizeof(p->data), "%s/kutip", p->folder);
	snprintf(p->brief, sizeof(p->brief), "%s/brief.txt", p->folder);
	write_file(p->brief, "x");
	make_doc(&p->doc, p->brief);
	reopen(p);
	*state = p;
	return 0;
}

static inline int
tear_down(void **state)
{
	struct place *p = *state;
	char command[100];

	notes_close(p->store);
	fake_free(&p->doc);
	snprintf(command, sizeof(command), "rm -rf %s", p->folder);
	free(p);
	return system(command);
}

static inline struct kutip_str
add(struct place *p, const char *words, const char *body)
{
	struct note_new new = { .span = fake_span(&p->doc, words, 0),
		.unit = NOTE_SENTENCE, .body = text_of(body) };
	struct kutip_error err = { 0 };
	struct kutip_str id = { 0 };

	if (notes_add(p->store, &p->doc, &new, &id, &err) != KUTIP_OK)
		fail_msg("%s: %s", err.file, err.message);
	assert_int_equal(id.len, 36);
	return id;
}

static inline struct notes_list
list(struct place *p)
{
	struct notes_list l;

	assert_int_equal(notes_of(p->store, &p->doc, &l, NULL), KUTIP_OK);
	assert_int_equal(l.n, l.anchored + l.moved + l.orphans);
	return l;
}

/* An id that outlives its store. */
static inline struct kutip_str
kept(struct kutip_str id, char out[40])
{
	memcpy(out, id.ptr, id.len);
	return (struct kutip_str){ out, id.len };
}

static inline uint32_t
how_many(struct place *p)
{
	struct notes_list l = list(p);
	uint32_t n = l.n;

	notes_list_free(&l);
	return n;
}

static inline uint32_t
problems(struct place *p)
{
	const struct kutip_error *first;
	uint32_t n;

	return notes_problems(p->store, &first, &n);
}

static inline void
append_bytes(const char *path, const char *bytes, size_t n)
{
	FILE *f = fopen(path, "a");

	assert_non_null(f);
	assert_int_equal(fwrite(bytes, 1, n, f), n);
	fclose(f);
}

/* A line of another machine, with its checksum. */
static inline void
their_line(struct place *p, const char *object)
{
	const char *path = path_of(p, "notes/other.jsonl");
	char hex[SHA256_HEX];

	sha256_hex(object, strlen(object), hex);
	append_bytes(path, object, strlen(object));
	append_bytes(path, ",\"sum\":\"", 8);
	append_bytes(path, hex, 16);
	append_bytes(path, "\"}\n", 3);
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, set_up, tear_down)

#endif
