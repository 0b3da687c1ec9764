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
	uint32_t *from;
	uint32_t  n, room;
	uint32_t  last;			/* code point put last */
	struct buf scratch;
};

static void
put(struct folder *f, uint32_t c, uint32_t at)
{
	char bytes[4];
	uint32_t len = text_encode(c, bytes);

	if (f->n + len > f->room)
		return;
	for (uint32_t i = 0; i < len; i++) {
		f->out[f->n] = bytes[i];
		f->from[f->n++] = at;
	}
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

struct fold
fold_text(struct arena *a, struct kutip_str source)
{
	struct folder f = { .source = source, .room = source.len * 2 + 64 };
	uint32_t pos = 0;

	f.out = arena_raw(a, f.room);
	f.from = arena_raw(a, ((size_t)f.room + 1) * sizeof(*f.from));
	if (f.out == NULL || f.from == NULL)
		return (struct fold){ { "", 0 }, NULL };
	while (pos < source.len) {
		uint32_t at = pos, c = text_step(source, &pos);

		if (c > ' ' && c < 0x80 && f.n < f.room &&
		    !(pos < source.len && (unsigned char)source.ptr[pos] >= 0x80)) {
			f.last = text_lower(c);
			f.out[f.n] = (char)f.last;
			f.from[f.n++] = at;
		} else {
			pos = fold_other(&f, at, pos, c);
		}
	}
	f.from[f.n] = source.len;
	buf_free(&f.scratch);
	return (struct fold){ { f.out, f.n }, f.from };
}

/* Folding moves little, so the place is near the same byte of the folded text:
 * doubling steps from there, then halving. */
uint32_t
fold_find(const struct fold *f, uint32_t source_byte)
{
	uint32_t n = f->text.len, lo, hi, step = 8;

	lo = hi = source_byte < n ? source_byte : n;
	while (lo > 0 && f->from[lo - 1] >= source_byte) {
		hi = lo;
		lo -= step < lo ? step : lo;
		step *= 2;
	}
	for (step = 8; hi < n && f->from[hi] < source_byte; step *= 2) {
		lo = hi;
		hi += step < n - hi ? step : n - hi;
	}
	while (lo < hi) {
		uint32_t mid = lo + (hi - lo) / 2;

		if (f->from[mid] < source_byte)
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo;
}
