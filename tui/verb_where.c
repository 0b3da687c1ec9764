/*
 * verb_where.c - the cities of briefs as GeoJSON (RFC 7946), ready for a map:
 * one feature a city, with how often it is named and in how many briefs.
 *
 *	kutip where *.html >cities.geojson
 */
#include "verb.h"

#include <math.h>
#include <stdlib.h>

#include "arena.h"
#include "json.h"
#include "text.h"

struct place {				/* a city in one brief */
	struct kutip_str name, country, file;
	double   lat, lon;
	uint32_t mentions, briefs, order;
};

struct places {
	struct arena arena;
	struct vec rows;		/* struct place */
	uint32_t without;		/* cities whose place is not known */
};

static struct kutip_str
keep(struct places *p, struct kutip_str s)
{
	return arena_str(&p->arena, s.ptr, s.len);
}

static bool
collect(void *context, const struct kutip_doc *doc, struct buf *out)
{
	struct places *p = context;
	uint32_t n, before = p->rows.n;
	const struct kutip_entity *e = kutip_entities(doc, &n);
	struct kutip_str file = STR("");

	for (uint32_t i = 0; i < n; i++) {
		struct place *row;

		if (e[i].kind != KUTIP_CITY || e[i].untagged)
			continue;
		if (e[i].lat == 0 && e[i].lon == 0) {
			p->without++;
			continue;
		}
		if (file.len == 0)
			file = keep(p, text_of(kutip_meta(doc)->name));
		row = vec_push(&p->rows);
		*row = (struct place){ .name = keep(p, e[i].label),
			.country = keep(p, e[i].country), .file = file,
			.lat = e[i].lat, .lon = e[i].lon,
			.mentions = e[i].mentions, .order = p->rows.n };
	}
	out->failed |= p->arena.failed;
	return p->rows.n > before;
}

/* ---- one row a city ----------------------------------------------------- */

static int
compare_city(const struct place *x, const struct place *y)
{
	int c = text_compare(x->country, y->country);

	if (c == 0)
		c = text_compare(x->name, y->name);
	if (c == 0)
		c = (x->lat > y->lat) - (x->lat < y->lat);
	return c ? c : (x->lon > y->lon) - (x->lon < y->lon);
}

static int
by_city(const void *a, const void *b)
{
	const struct place *x = a, *y = b;
	int c = compare_city(x, y);

	return c ? c : x->order < y->order ? -1 : 1;
}

/* ---- printing ----------------------------------------------------------- */

/* Five digits behind the point are a metre; no printf, which writes a comma
 * where the locale says so. */
void
cli_put_degrees(struct buf *out, double degrees)
{
	long hundred_thousandths = lround(degrees * 100000);

	buf_printf(out, "%s%ld.%05ld", hundred_thousandths < 0 ? "-" : "",
	    labs(hundred_thousandths) / 100000,
	    labs(hundred_thousandths) % 100000);
}

/* A city from the first of its rows on; returns how many they are. */
static uint32_t
put_feature(struct buf *out, const struct place *first, uint32_t n)
{
	uint32_t mentions = 0, rows = 0;

	while (rows < n && compare_city(first, first + rows) == 0)
		mentions += first[rows++].mentions;
	buf_puts(out, "{\"type\":\"Feature\",\"geometry\":{\"type\":\"Point\","
	    "\"coordinates\":[");
	cli_put_degrees(out, first->lon);
	buf_putc(out, ',');
	cli_put_degrees(out, first->lat);
	buf_puts(out, "]},\"properties\":{\"name\":");
	json_put_string(out, first->name);
	buf_puts(out, ",\"country\":");
	json_put_string_or_null(out, first->country);
	buf_printf(out, ",\"mentions\":%u,\"briefs\":%u,\"files\":[", mentions,
	    rows);
	for (uint32_t i = 0; i < rows; i++) {
		buf_puts(out, i ? "," : "");
		json_put_string(out, first[i].file);
	}
	buf_puts(out, "]}}");
	return rows;
}

static void
print_collection(void *context, struct buf *out)
{
	struct places *p = context;
	struct place *rows = p->rows.rows;

	if (p->rows.n > 1)
		qsort(rows, p->rows.n, sizeof(*rows), by_city);
	buf_puts(out, "{\"type\":\"FeatureCollection\",\"features\":[");
	for (uint32_t i = 0; i < p->rows.n;) {
		buf_puts(out, i ? ",\n" : "\n");
		i += put_feature(out, rows + i, p->rows.n - i);
	}
	buf_puts(out, "\n]}\n");
}

int
verb_where(struct cli *c)
{
	struct places places = { 0 };
	const struct cli_print print = { collect, print_collection, &places };
	int code;

	vec_init(&places.rows, &places.arena, sizeof(struct place));
	code = cli_print_all(c, &print);
	arena_free(&places.arena);
	return code;
}
