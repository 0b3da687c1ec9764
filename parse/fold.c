/*
 * fold.c - the text as it is compared.  See fold.h.
 */
#include "fold.h"

#include "buf.h"
#include "burmese.h"
#include "khmer.h"
#include "text.h"
#include "unicode.h"

struct folder {
	struct kutip_str source;
	char     *out;
	uint32_t  n, room;
	struct vec steps;		/* struct fold_step */
	uint32_t  ahead;		/* of the folded bytes, as the last step says */
	uint32_t  last;			/* code point put last */
	struct buf scratch;
};

/* The next folded byte comes from at. */
static inline void
comes_from(struct folder *f, uint32_t at)
{
	if (at - f->n == f->ahead && f->steps.n > 0)
		return;
	f->ahead = at - f->n;		/* may be below 0: it wraps, and back */
	*(struct fold_step *)vec_push(&f->steps) =
	    (struct fold_step){ f->n, at };
}

static void
put(struct folder *f, uint32_t c, uint32_t at)
{
	char bytes[4];
	uint32_t len = text_encode(c, bytes);

	if (f->n + len > f->room)
		return;
	comes_from(f, at);
	for (uint32_t i = 0; i < len; i++)
		f->out[f->n++] = bytes[i];
	f->last = c;
}

static bool
is_invisible(uint32_t c)
{
	return (c >= 0x200B && c <= 0x200D) || c == 0x2060 || c == 0xFEFF ||
	    c == 0xAD;
}

/* Marks that NFC may join to the letter before: Latin accents, Burmese II
 * after U (ဦ typed as two), Tamil and Japanese vowel and voicing signs. */
static bool
may_compose(uint32_t c)
{
	return (c >= 0x300 && c < 0x370) || c == 0x102E || c == 0xBBE ||
	    c == 0xBD7 || c == 0x3099 || c == 0x309A;
}

static bool
is_burmese_letter(uint32_t c)
{
	return c >= 0x1000 && c <= 0x103F;
}

static uint32_t
simplify(uint32_t c)
{
	switch (c) {
	case 0x2018: case 0x2019: case 0x02BC: case 0x2032:
		return '\'';
	case 0x2010: case 0x2011:
		return '-';
	default:
		return c < 0x80 ? text_lower(c) : unicode_fold_case(c);
	}
}

/* A base letter and the marks behind it, composed. */
static uint32_t
put_composed(struct folder *f, uint32_t at, uint32_t pos)
{
	uint32_t end = pos, i = 0;
	struct kutip_str nfc;

	while (end < f->source.len) {
		uint32_t next = end;

		if (!unicode_is_mark(text_step(f->source, &next)))
			break;
		end = next;
	}
	buf_clear(&f->scratch);
	unicode_nfc((struct kutip_str){ f->source.ptr + at, end - at },
	    &f->scratch);
	nfc = buf_as_str(&f->scratch);
	while (i < nfc.len)
		put(f, simplify(text_step(nfc, &i)), at);
	return end;
}

static uint32_t
put_burmese(struct folder *f, uint32_t at)
{
	struct burmese_syllable y;
	uint32_t end = burmese_syllable(f->source, at, &y);

	for (uint32_t i = 0; i < y.n; i++)
		put(f, y.c[i], at);
	return end;
}

/* A run of blanks is one blank; with an empty line in it, one line end. */
static uint32_t
put_blanks(struct folder *f, uint32_t at, uint32_t pos, uint32_t c)
{
	uint32_t lines = c == '\n', next = pos;

	for (;;) {
		c = text_step(f->source, &next);
		if (next == pos || !(text_is_blank(c) || is_invisible(c)))
			break;
		lines += c == '\n';
		pos = next;
	}
	if (lines == 1 && text_is_drop_cap(f->source, at))
		return pos;
	if (lines < 2 && is_burmese_letter(f->last) &&
	    burmese_is_letter(f->source, pos))
		return pos;
	put(f, lines > 1 ? '\n' : ' ', at);
	return pos;
}

static uint32_t
put_khmer(struct folder *f, uint32_t at)
{
	struct khmer_cluster k;
	uint32_t end = khmer_cluster(f->source, at, &k);

	for (uint32_t i = 0; i < k.n; i++)
		put(f, k.c[i], k.at[i]);
	return end;
}

/* Lao has two ways to write some sounds: ໜ / ຫນ, ໝ / ຫມ, ຫຼ / ຫລ, ຳ / ໍາ, and a
 * tone before or behind the circle (ຢ້ໍາ, ຢໍ້າ).  NFC leaves them apart. */
static uint32_t
put_lao(struct folder *f, uint32_t at, uint32_t pos, uint32_t c)
{
	uint32_t next = text_at(f->source, pos), tone = pos;

	switch (c) {
	case 0xEDC: case 0xEDD:
		put(f, 0xEAB, at);
		put(f, c == 0xEDC ? 0xE99 : 0xEA1, at);
		return pos;
	case 0xEBC:
		put(f, f->last == 0xEAB ? 0xEA5 : c, at);
		return pos;
	case 0xEB3:
		put(f, 0xECD, at);
		put(f, 0xEB2, at);
		return pos;
	case 0xECD:
		if (next >= 0xEC8 && next <= 0xECB) {
			put(f, text_step(f->source, &pos), at);
			put(f, c, tone);
			return pos;
		}
		/* fall through */
	default:
		put(f, c, at);
		return pos;
	}
}

static uint32_t
fold_other(struct folder *f, uint32_t at, uint32_t pos, uint32_t c)
{
	uint32_t next;

	if (is_invisible(c))
		return pos;
	if (text_is_blank(c))
		return put_blanks(f, at, pos, c);
	if (khmer_begins(c))
		return put_khmer(f, at);
	if (c >= 0xE80 && c <= 0xEFF)
		return put_lao(f, at, pos, c);
	if (c == 0x1091 && f->last == 0x1039)	/* "ဘဏ္႑ာ" */
		c = 0x100D;
	else if (c >= 0x1000 && c < 0x104A && burmese_is_letter(f->source, at))
		return put_burmese(f, at);
	next = text_at(f->source, pos);
	if (may_compose(next) && !unicode_is_mark(c))
		return put_composed(f, at, pos);
	put(f, simplify(c), at);
	return pos;
}

static const uint32_t *
index_steps(struct arena *a, const struct fold *f)
{
	uint32_t n = f->text.len / FOLD_NEAR + 1, k = 0;
	uint32_t *near = arena_raw(a, n * sizeof(*near));

	for (uint32_t i = 0; near != NULL && i < n; i++) {
		while (k + 1 < f->steps &&
		    f->step[k + 1].at <= i * FOLD_NEAR)
			k++;
		near[i] = k;
	}
	return near;
}

struct fold
fold_text(struct arena *a, struct kutip_str source)
{
	struct folder f = { .source = source, .room = source.len * 2 + 64 };
	struct fold fold = { STR(""), NULL, 0, NULL };
	uint32_t pos = 0;

	vec_init(&f.steps, a, sizeof(struct fold_step));
	f.out = arena_raw(a, f.room);
	if (f.out == NULL)
		return fold;
	while (pos < source.len) {
		uint32_t at = pos, c = text_step(source, &pos);

		if (c > ' ' && c < 0x80 && f.n < f.room &&
		    !(pos < source.len && (unsigned char)source.ptr[pos] >= 0x80)) {
			comes_from(&f, at);
			f.last = text_lower(c);
			f.out[f.n++] = (char)f.last;
		} else {
			pos = fold_other(&f, at, pos, c);
		}
	}
	*(struct fold_step *)vec_push(&f.steps) =
	    (struct fold_step){ f.n, source.len };
	buf_free(&f.scratch);
	if (a->failed)
		return fold;
	fold.text = (struct kutip_str){ f.out, f.n };
	fold.step = f.steps.rows;
	fold.steps = f.steps.n;
	fold.near = index_steps(a, &fold);
	return fold;
}

/* The last step from before a byte of the source.  A text folds everywhere at
 * much the same rate: doubling steps from where that byte should be, then
 * halving. */
static uint32_t
step_before(const struct fold *f, uint32_t source_byte)
{
	uint64_t end = f->step[f->steps - 1].from + 1ull, guess = source_byte;
	uint32_t lo, hi, by = 1;

	guess = guess < end ? guess * f->text.len / end : f->text.len;
	lo = f->near[guess / FOLD_NEAR];
	hi = lo + 1;
	for (; lo > 0 && f->step[lo].from >= source_byte; by *= 2) {
		hi = lo;
		lo -= by < lo ? by : lo;
	}
	for (; hi < f->steps && f->step[hi].from < source_byte; by *= 2) {
		lo = hi;
		hi += by < f->steps - hi ? by : f->steps - hi;
	}
	while (hi - lo > 1) {
		uint32_t mid = lo + (hi - lo) / 2;

		if (f->step[mid].from < source_byte)
			lo = mid;
		else
			hi = mid;
	}
	return lo;
}

uint32_t
fold_find(const struct fold *f, uint32_t source_byte)
{
	uint32_t k, i, end = f->text.len;

	if (f->steps == 0 || source_byte <= f->step[0].from)
		return 0;
	k = step_before(f, source_byte);
	if (k + 1 < f->steps)
		end = f->step[k + 1].at;
	i = source_byte - f->step[k].from;
	i = i < end - f->step[k].at ? f->step[k].at + i : end;
	while (i < end && ((unsigned char)f->text.ptr[i] & 0xC0) == 0x80)
		i++;
	return i;
}
