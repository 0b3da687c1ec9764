/*
 * notes.c - how long a note takes: saving one, finding some while typing.
 *
 *	notes FOLDER BRIEF 20000
 *	notes FOLDER BRIEF 20000 only		makes the notes and ends
 *	notes FOLDER BRIEF 8000 says		makes speakers set by hand and ends
 *
 * FOLDER is kutip's data folder, empty; BRIEF is read, and so many notes are
 * put into the folder as another machine's.  Times are of the wall: the 50th,
 * the 95th of a hundred, and the longest.
 */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "anchor.h"
#include "buf.h"
#include "file.h"
#include "json.h"
#include "kutip.h"
#include "note_search.h"
#include "notes.h"
#include "oplog.h"
#include "text.h"

#define SAVES 300

static double
milliseconds(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

static int
by_time(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return x < y ? -1 : x > y;
}

static void
print_times(const char *what, double *times, uint32_t n)
{
	qsort(times, n, sizeof(*times), by_time);
	printf("  %s: p50 %.2f ms, p95 %.2f ms, longest %.2f ms\n", what,
	    times[n / 2], times[n * 95 / 100], times[n - 1]);
}

static void
put(struct buf *out, const char *key, struct kutip_str value)
{
	buf_puts(out, key);
	json_put_string(out, value);
}

/* Sentences of the brief as passages, words of it as notes. */
static void
put_notes(const struct kutip_doc *doc, uint32_t many, struct buf *out)
{
	uint32_t n;
	const struct kutip_sentence *s = kutip_sentences(doc, &n);

	for (uint32_t i = 0; i < many; i++) {
		struct kutip_str a = kutip_slice(doc, s[i % n].span);
		struct kutip_str b = kutip_slice(doc, s[i * 7 % n].span);
		struct buf line = { 0 };
		char body[64];

		snprintf(body, sizeof(body), "no %u, see page %u: ", i, i * 31 % 977);
		buf_printf(&line, "{\"v\":1,\"op\":\"add\",\"note\":\"n-%u\",\"hlc\":"
		    "\"2026-01-%02uT%02u:%02u:%02u.000Z-0000-b\",\"device\":\"b\"",
		    i, 1 + i / 3600 / 24 % 28, i / 3600 % 24, i / 60 % 60, i % 60);
		put(&line, ",\"exact\":", a);
		buf_puts(&line, ",\"body\":\"");
		json_put_inner(&line, text_of(body));
		json_put_inner(&line, b);
		buf_printf(&line, "\",\"speaker\":\"Wulan Anggraini %u\",\"tags\":"
		    "[\"air\"],\"label\":\"label %u\",\"source\":{\"path\":"
		    "\"/none/brief-%u.txt\",\"title\":\"Jadwal Pompa %u\","
		    "\"published\":\"2026-%02u-%02u\",\"site\":\"Harian\"}",
		    i % 50, i % 5, i % 1000, i % 1000, 1 + i % 12,
		    1 + i % 1000 % 28);
		oplog_line_end(&line);
		buf_str(out, buf_as_str(&line));
		buf_free(&line);
	}
}

/* Its quotes said by somebody else, in a text that nobody has any more. */
static void
put_says(const struct kutip_doc *doc, uint32_t many, struct buf *out)
{
	uint32_t n;
	const struct kutip_quote *q = kutip_quotes(doc, &n);
	struct kutip_str text = kutip_text(doc);
	struct buf path = { 0 };

	note_list_path(doc, &path);
	for (uint32_t i = 0; i < many && i < n; i++) {
		struct buf line = { 0 };

		buf_printf(&line, "{\"v\":1,\"op\":\"say\",\"note\":\"n-%u\",\"hlc\":"
		    "\"2026-01-02T00:00:00.000Z-%04x-b\",\"device\":\"b\","
		    "\"unit\":\"quote\",\"start\":%u,\"end\":%u,\"length\":%u", i,
		    i & 0xFFFF, kutip_codepoint(doc, q[i].words.start),
		    kutip_codepoint(doc, q[i].words.end),
		    kutip_codepoint(doc, text.len));
		put(&line, ",\"exact\":", kutip_slice(doc, q[i].words));
		put(&line, ",\"prefix\":", anchor_prefix(text, q[i].words));
		put(&line, ",\"suffix\":", anchor_suffix(text, q[i].words));
		buf_printf(&line, ",\"said\":\"direct\",\"speaker\":\"Orang %u\"",
		    i % 50);
		put(&line, ",\"source\":{\"path\":", buf_as_str(&path));
		buf_puts(&line, ",\"text\":\"0\"}");
		oplog_line_end(&line);
		buf_str(out, buf_as_str(&line));
		buf_free(&line);
	}
	buf_free(&path);
}

/* What the disk itself takes for a line of that length. */
static double
plain(int fd)
{
	char line[1200];
	double before = milliseconds();

	memset(line, 'x', sizeof(line));
	if (write(fd, line, sizeof(line)) != (ssize_t)sizeof(line) ||
	    fdatasync(fd) != 0)
		exit(1);
	return milliseconds() - before;
}

/* In turn with the plain writing of a line, as disks have their moods. */
static void
save(struct notes *store, const struct kutip_doc *doc, const char *folder)
{
	double times[SAVES], disk[SAVES];
	struct buf path = { 0 };
	int fd;
	uint32_t n;
	const struct kutip_sentence *s = kutip_sentences(doc, &n);

	buf_printf(&path, "%s/plain", folder);
	fd = open(path.ptr, O_RDWR | O_CREAT | O_APPEND, 0600);
	for (uint32_t i = 0; i < SAVES; i++) {
		struct note_new new = { .span = s[i % n].span,
			.unit = NOTE_SENTENCE, .body = STR("a note") };

		times[i] = milliseconds();
		if (notes_add(store, doc, &new, NULL, NULL) != KUTIP_OK)
			exit(1);
		times[i] = milliseconds() - times[i];
		disk[i] = plain(fd);
	}
	print_times("saving one note", times, SAVES);
	print_times("a plain line and fdatasync on this disk", disk, SAVES);
	close(fd);
	buf_free(&path);
}

/* Words as they are typed: a letter, two, three, ... */
static void
find(struct notes *store)
{
	static const char *const words[] = { "pompa malam", "anggraini 977",
		"page 31:", "see page 7 kota", "no 1999", "zzz", "harian air" };
	struct note_search *search = note_search_new();
	double times[200], first = milliseconds();
	uint32_t rows[200], n = 0, hits = 0;

	note_search_find(search, store, STR("a"), rows, 200);
	printf("  the first search (makes the index): %.0f ms\n",
	    milliseconds() - first);
	for (size_t w = 0; w < sizeof(words) / sizeof(*words); w++)
		for (uint32_t len = 1; len <= strlen(words[w]); len++) {
			times[n] = milliseconds();
			hits += note_search_find(search, store,
			    (struct kutip_str){ words[w], len }, rows, 200);
			times[n] = milliseconds() - times[n];
			n++;
		}
	print_times("a search, letter by letter", times, n);
	note_search_free(search);
	if (hits == 0)
		exit(1);
}

int
main(int argc, char **argv)
{
	struct kutip_reader *reader = NULL;
	struct kutip_doc *doc = NULL;
	struct notes *store = NULL;
	struct buf path = { 0 }, lines = { 0 };
	double before;
	bool only_make = argc == 5;	/* the files, for others to read */

	if ((argc != 4 && !only_make) || kutip_reader_new(&reader, NULL, NULL, NULL) !=
	    KUTIP_OK || kutip_read_file(reader, argv[2], &doc, NULL) != KUTIP_OK)
		return 2;
	buf_printf(&path, "%s/notes", argv[1]);
	if (only_make && strcmp(argv[4], "says") == 0)
		put_says(doc, (uint32_t)strtoul(argv[3], NULL, 10), &lines);
	else
		put_notes(doc, (uint32_t)strtoul(argv[3], NULL, 10), &lines);
	if (file_make_folder(path.ptr, NULL) != KUTIP_OK)
		return 2;
	buf_puts(&path, "/b.jsonl");
	if (file_write(path.ptr, buf_as_str(&lines), NULL) != KUTIP_OK)
		return 2;
	if (only_make)
		return 0;
	before = milliseconds();
	if (notes_open(&store, argv[1], NULL) != KUTIP_OK)
		return 2;
	printf("  %u notes, %.1f MB: read in %.0f ms\n", notes_rows(store),
	    (double)lines.len / 1e6, milliseconds() - before);
	save(store, doc, argv[1]);
	find(store);
	notes_close(store);
	kutip_free(doc);
	kutip_reader_free(reader);
	buf_free(&path);
	buf_free(&lines);
	return 0;
}
