/*
 * flow - lines of text: the scripts of the region at many widths, bytes and
 * columns both ways, documents, places over resizes.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "fakedoc.h"
#include "flow.h"
#include "text.h"
#include "unicode.h"

#define LEN(a) (sizeof(a) / sizeof((a)[0]))

/* Written for these tests. */
static const struct { const char *what, *lang, *text; } scripts[] = {
	{ "Indonesian", "id",
	    "Para pejabat senior ASEAN bertemu di "
	    "Jakarta, Senin (9/11), untuk membahas "
	    "keamanan siber, perlindungan data pribadi "
	    "dan negara-negara tetangga. “Untuk itu asas "
	    "kota pintar perlu didasarkan pada kearifan "
	    "lokal,” katanya. Anggarannya Rp 5.000.000 "
	    "(naik 12,5 %) dan/atau lebih." },
	{ "Thai", "th",
	    "รัฐมนตรีต่างประเทศอาเซียนประชุมที่กรุงเทพฯ "
	    "เพื่อหารือเรื่องความมั่นคงทางไซเบอร์และการคุ้มครองข้อมูลส่วนบุคคล "
	    "“น้ำท่วมและการทำงานร่วมกันก็อยู่ในวาระด้วย” "
	    "ประธานกล่าวเมื่อวันที่ 9 พฤศจิกายน" },
	{ "Khmer", "km",
	    "រដ្ឋមន្ត្រីការបរទេសអាស៊ានបានជួបប្រជុំនៅរាជធានីភ្នំពេញដើម្បីពិភាក្សាអំពីសន្តិសុខអ៊ីនធឺណិត "
	    "និងការការពារទិន្នន័យផ្ទាល់ខ្លួន។ "
	    "ស្ត្រីពលករចំណាកស្រុកត្រូវទទួលបានជំនួយ។" },
	{ "Lao", "lo",
	    "ລັດຖະມົນຕີຕ່າງປະເທດອາຊຽນໄດ້ປະຊຸມຢູ່ນະຄອນຫຼວງວຽງຈັນ "
	    "ເພື່ອປຶກສາຫາລືກ່ຽວກັບຄວາມປອດໄພທາງໄຊເບີ ແລະ "
	    "ການເຮັດວຽກຮ່ວມກັນ ນ້ຳຖ້ວມ ແລະ "
	    "ແຮງງານເຄື່ອນຍ້າຍ" },
	{ "Burmese", "my",
	    "အာဆီယံနိုင်ငံခြားရေးဝန်ကြီးများသည် "
	    "ရန်ကုန်မြို့တွင် တွေ့ဆုံ၍ "
	    "ဆိုက်ဘာလုံခြုံရေးနှင့် ပတ်သက်သော "
	    "ကိစ္စရပ်များကို ဆွေးနွေးခဲ့ကြသည်။ "
	    "သက္ကရာဇ်နှင့် ဒုက္ခသည်များအကြောင်းလည်း "
	    "ပြောဆိုခဲ့သည်။" },
	{ "Vietnamese, NFD", "vi",
	    "Hội nghị Bộ trưởng Ngoại giao "
	    "ASEAN tại Hà Nội đã thảo luận về "
	    "an ninh mạng, dữ liệu ca\xCC\x81 nhân và "
	    "người lao động di cư. “Chu\xCC\x81ng ta "
	    "phải cùng hành động,” chủ tịch no\xCC\x81i." },
	{ "Chinese", "zh",
	    "东盟外长会议在金边举行，各国代表就网络安全、个人数据保护和移徙工人问题交换了意见。“我们必须共同行动。”主席说，ASEAN将在2027年设立一个联络点。" },
	{ "Tamil", "ta",
	    "ஆசியான் வெளியுறவு அமைச்சர்கள் சிங்கப்பூரில் "
	    "கூடி இணையப் பாதுகாப்பு மற்றும் தனிநபர் "
	    "தரவுப் பாதுகாப்பு குறித்து விவாதித்தனர். "
	    "புலம்பெயர் தொழிலாளர்களுக்கு உதவி கிடைக்கும்." },
	{ "Jawi", "ms",
	    "منتري٢ لوار نݢري آسيان برتمو دكوالا لومڤور "
	    "اونتوق ممبينچڠكن كسلامتن سيبر دان ڤرليندوڠن "
	    "داتا ڤريبادي." },
	{ "one long run", "",
	    "https://example.org/asean/2026/ketahanan-digital?bahasa=id&halaman=12#bagian-3aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa" },
	{ "marks and invisibles", "",
	    "ker\xC2\xADja\xC2\xADsama re\xC2\xADgio\xC2\xADnal me\xC2\xADli\xC2\xAD" "bat\xC2\xADkan "
	    "se\xC2\xAD" "ba\xC2\xADnyak a\xE2\x80\x8B" "b\xE2\x80\x8B" "c \xE2\x80\x8D x\xCC\x81\xCC\x81\xCC\x81y \xF0\x9F\x91\xA8\xE2\x80\x8D\xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x91\xA7 \xF0\x9F\x87\xAE\xF0\x9F\x87\xA9\xF0\x9F\x87\xB2\xF0\x9F\x87\xBE selesai" },
};

static const uint32_t widths[] = { 1, 2, 3, 7, 11, 20, 40, 60, 80, 120, 400 };

/* ---- what every line must be ------------------------------------------ */

static bool
is_blank(struct kutip_str s)
{
	return text_trim(s).len == 0;
}

/* Joined after the signs that stack, which ICU 72 does not do. */
static void
expect_edge(const char *what, struct kutip_str text, uint32_t at)
{
	uint32_t before = text_before(text, at);

	if (!cluster_is_edge(text, at) || (at > 0 && at < text.len &&
	    (before == 0x17D2 || before == 0x1039)))
		fail_msg("%s: byte %u is inside a cluster", what, at);
}

/* Is a byte one of those where ICU lets a line end? */
static bool
is_break(struct breaker *b, struct kutip_str text, uint32_t at)
{
	uint32_t edge;

	breaker_set(b, text);
	while ((edge = breaker_next(b)) != KUTIP_NONE && edge < at)
		continue;
	return edge == at;
}

/* Characters without what nobody sees. */
static void
add_seen(struct buf *out, struct kutip_str s)
{
	for (uint32_t pos = 0; pos < s.len; ) {
		uint32_t start = pos, c = text_step(s, &pos);

		if (c != 0xAD && c != 0x200B && c != 0x200D)
			buf_add(out, s.ptr + start, pos - start);
	}
}

/* A line as it is painted holds the characters of its text. */
static void
expect_painted(const char *what, struct flow *f, struct flow_place at,
    struct kutip_str text)
{
	const struct flow_line *line = flow_line(f, at);
	struct buf dump = { 0 }, painted = { 0 }, expected = { 0 };
	struct grid g = { 0 };

	assert_true(grid_resize(&g, 1, line->indent_cols + line->cols + 2));
	flow_put(f, at, &g, grid_all(&g), 0, 0);
	grid_dump(&g, &dump);
	add_seen(&painted, buf_as_str(&dump));
	add_seen(&expected, text_slice(text, line->span));
	buf_puts(&expected, line->flags & LINE_HYPHEN ? "-\n" : "\n");
	if (!text_equal(buf_as_str(&painted), buf_as_str(&expected)))
		fail_msg("%s: \"%s\" is painted \"%s\"", what, expected.ptr,
		    painted.ptr);
	buf_free(&dump);
	buf_free(&painted);
	buf_free(&expected);
	grid_free(&g);
}

/* In order, nothing lost but blanks, no cluster split, never too wide. */
static void
expect_lines(const char *what, struct kutip_str text, uint32_t width,
    const char *lang, bool paint)
{
	struct flow *f = flow_new();
	struct flow_place at;
	uint32_t end = 0, n = 0;

	flow_text(f, text, width, lang);
	at = flow_first(f);
	do {
		const struct flow_line *line = flow_line(f, at);
		struct kutip_span gap = { end, line->span.start };
		struct kutip_str shown = text_slice(text, line->span);

		assert_true(gap.start <= gap.end);
		assert_true(is_blank(text_slice(text, gap)));
		expect_edge(what, text, line->span.start);
		expect_edge(what, text, line->span.end);
		assert_int_equal(line->cols, glyph_cols(shown));
		if (line->cols + (line->flags & LINE_HYPHEN ? 1u : 0u) > width &&
		    glyph_fit(shown, width).bytes > 0)
			fail_msg("%s: %u columns in %u", what, line->cols, width);
		if (paint)
			expect_painted(what, f, at, text);
		end = line->span.end;
		n++;
	} while (flow_move(f, &at, 1) == 1);
	assert_true(is_blank(text_slice(text, (struct kutip_span){ end, text.len })));
	assert_int_equal(n, flow_count(f));
	flow_free(f);
}

static void
scripts_at_all_widths(void **state)
{
	(void)state;
	for (size_t i = 0; i < LEN(scripts); i++)
		for (size_t w = 0; w < LEN(widths); w++)
			expect_lines(scripts[i].what, text_of(scripts[i].text),
			    widths[w], scripts[i].lang, widths[w] > 1);
}

/* At usual widths no word of these texts is cut, except the long run. */
static void
words_are_whole(void **state)
{
	(void)state;
	for (size_t i = 0; i < LEN(scripts); i++)
		for (uint32_t width = 40; width <= 120; width += 20) {
			struct kutip_str text = text_of(scripts[i].text);
			struct breaker *b = breaker_new(BREAK_LINE, scripts[i].lang);
			struct flow *f = flow_new();
			struct flow_place at;

			flow_text(f, text, width, scripts[i].lang);
			at = flow_first(f);
			while (flow_move(f, &at, 1) == 1) {
				uint32_t start = flow_line(f, at)->span.start;

				if (!is_break(b, text, start) &&
				    strcmp(scripts[i].what, "one long run") != 0)
					fail_msg("%s at %u: a word is cut at byte %u",
					    scripts[i].what, width, start);
			}
			flow_free(f);
			breaker_free(b);
		}
}

/* ---- bytes and columns ------------------------------------------------ */

static void
bytes_and_columns_agree(void **state)
{
	(void)state;
	for (size_t i = 0; i < LEN(scripts); i++) {
		struct kutip_str text = text_of(scripts[i].text);
		struct flow *f = flow_new();

		flow_text(f, text, 40, scripts[i].lang);
		for (uint32_t pos = 0, next; pos < text.len; pos = next) {
			struct flow_place at = flow_at(f, pos);
			const struct flow_line *line = flow_line(f, at);
			uint32_t col = flow_col(f, at, pos), copy = pos;

			next = cluster_next(text, pos);
			assert_true(line->span.start <= pos);
			if (pos >= line->span.end ||
			    glyph_next(text, &copy).cols == 0)
				continue;
			assert_true(flow_byte(f, at, col) == pos ||
			    glyph_cols(text_slice(text, (struct kutip_span){
			    flow_byte(f, at, col), pos })) == 0);
			/* A byte inside the cluster counts as its start. */
			assert_int_equal(flow_col(f, at, next - 1), col);
		}
		flow_free(f);
	}
}

static void
edges_of_a_line(void **state)
{
	struct kutip_str text = STR("kata dia di Jakarta");
	struct kutip_span span = { 5, 11 };
	struct flow *f = flow_new();
	struct flow_place at;
	uint32_t from, to;

	(void)state;
	flow_text(f, text, 8, NULL);		/* "kata dia" "di" "Jakarta" */
	at = flow_at(f, 9);
	assert_int_equal(at.line, 1);
	assert_int_equal(flow_col(f, at, 0), 0);
	assert_int_equal(flow_col(f, at, 99), 2);
	assert_int_equal(flow_byte(f, at, 99), 10);
	assert_true(flow_cols(f, at, span, &from, &to));
	assert_int_equal(from, 0);
	assert_int_equal(to, 2);
	assert_true(flow_cols(f, flow_first(f), span, &from, &to));
	assert_int_equal(from, 5);
	assert_int_equal(to, 8);
	assert_false(flow_cols(f, flow_last(f), span, &from, &to));
	assert_int_equal(flow_at(f, 8).line, 0);	/* the blank between */
	assert_int_equal(flow_at(f, 1000).line, 2);
	flow_free(f);
}

/* ---- moving ----------------------------------------------------------- */

static void
moves_and_distances(void **state)
{
	struct kutip_str text = STR("a\n\nb\nc d e");
	struct flow *f = flow_new();
	struct flow_place at, last;

	(void)state;
	flow_text(f, text, 1, NULL);		/* a, nothing, b, c, d, e */
	at = flow_first(f);
	last = flow_last(f);
	assert_int_equal(flow_count(f), 6);
	assert_int_equal(flow_distance(f, at, last, 100), 5);
	assert_int_equal(flow_distance(f, at, last, 3), 3);
	assert_int_equal(flow_move(f, &at, 4), 4);
	assert_int_equal(flow_move(f, &at, 4), 1);
	assert_int_equal(flow_compare(at, last), 0);
	assert_int_equal(flow_move(f, &at, -2), -2);
	assert_true(flow_compare(at, last) < 0);
	assert_int_equal(flow_move(f, &at, -100), -3);
	assert_int_equal(flow_compare(at, flow_first(f)), 0);
	assert_int_equal(flow_block(f, 3).piece, 3);
	flow_text(f, STR(""), 10, NULL);
	at = flow_first(f);
	assert_true(flow_is_empty(f));
	assert_int_equal(flow_move(f, &at, 1), 0);
	assert_int_equal(flow_move(f, &at, -1), 0);
	assert_int_equal(flow_line(f, at)->span.end, 0);
	flow_at(f, 5);
	flow_last(f);
	flow_free(f);
}

/* Ten times narrower and wider again: the same byte, the same line. */
static void
resizes_keep_the_place(void **state)
{
	(void)state;
	for (size_t i = 0; i < LEN(scripts); i++) {
		struct kutip_str text = text_of(scripts[i].text);
		struct flow *f = flow_new();
		uint32_t byte = cluster_prev(text, text.len / 2), start = 0;

		for (int n = 0; n < 21; n++) {
			const struct flow_line *line;

			flow_text(f, text, n % 2 ? 50 : 80, scripts[i].lang);
			line = flow_line(f, flow_at(f, byte));
			assert_true(line->span.start <= byte);
			if (n == 0)
				start = line->span.start;
			if (n % 2 == 0)
				assert_int_equal(line->span.start, start);
		}
		flow_free(f);
	}
}

/* ---- long texts ------------------------------------------------------- */

static void
long_blocks(void **state)
{
	static const char *const units[] = {
		"kata ", "x", "การประชุม", "អាស៊ាន", "东盟", "\xCC\x81", "e\xCC\x81",
		"- ", "\xE2\x80\x8B", "/",
	};

	(void)state;
	for (size_t i = 0; i < LEN(units); i++) {
		struct buf text = { 0 };

		while (text.len < 100000)
			buf_puts(&text, units[i]);
		expect_lines(units[i], buf_as_str(&text), 60, "", false);
		buf_free(&text);
	}
}

/* Looking at the last line of a long block flows a part of it only. */
static void
places_far_away(void **state)
{
	struct buf text = { 0 };
	struct flow *f = flow_new();
	struct flow_place at;

	(void)state;
	while (text.len < 4u << 20)
		buf_puts(&text, "kata dia ");
	flow_text(f, buf_as_str(&text), 60, NULL);
	at = flow_last(f);
	assert_true(flow_line(f, at)->span.end + 1 >= text.len);
	assert_int_equal(flow_move(f, &at, -5000), -5000);
	at = flow_at(f, 2000000);
	assert_in_range(flow_line(f, at)->span.start, 1999930, 2000000);
	buf_free(&text);
	flow_free(f);
}

/* ---- documents -------------------------------------------------------- */

static void
make_page(struct kutip_doc *d)
{
	fake_block(d, KUTIP_TITLE, "Kota Pintar di Makassar");
	fake_block(d, KUTIP_BYLINE, "Rep: Galih Wirasena");
	fake_block(d, KUTIP_DATE, "Senin 9 Nov 2026");
	fake_block(d, KUTIP_PARAGRAPH, "Para wali kota bertemu di Makassar "
	    "untuk membahas asas kota pintar bagi warga dan pekerja migran.");
	fake_block(d, KUTIP_FURNITURE, "Baca juga: Kota lain");
	fake_block(d, KUTIP_LIST_ITEM, "“Pusat bantuan” bersama yang siaga "
	    "setiap hari bagi warga semua negara anggota");
	fake_block(d, KUTIP_LIST_ITEM, "2. Pelatihan");
	fake_block(d, KUTIP_QUOTATION, "Kita harus mulai dari kearifan lokal "
	    "kota masing-masing.");
	fake_block(d, KUTIP_FURNITURE, "Share Print Save");
	fake_ready(d, "page.html");
	d->meta.format = "text/html";
}

/* "T" title, "." a blank line, "-" furniture: one letter a line. */
static void
expect_kinds(struct flow *f, const struct kutip_doc *d, const char *expected)
{
	struct flow_place at = flow_first(f);
	struct buf kinds = { 0 };

	do {
		const struct flow_line *line = flow_line(f, at);

		buf_putc(&kinds, line->flags & LINE_BLANK ? '.' :
		    "TDYdHPLQRCF-"[d->block[line->block].kind]);
	} while (flow_move(f, &at, 1));
	assert_string_equal(kinds.ptr, expected);
	buf_free(&kinds);
}

static void
documents_in_blocks(void **state)
{
	struct kutip_doc d = { 0 };
	struct flow *f = flow_new();

	(void)state;
	make_page(&d);
	flow_document(f, &d, 40, 0);
	expect_kinds(f, &d, "T.Yd.PPP.LLLL.QQ");
	flow_document(f, &d, 200, FLOW_FURNITURE);
	expect_kinds(f, &d, "T.Yd.P.-.LL.Q.-");
	flow_document(f, &d, 200, FLOW_FURNITURE | FLOW_TIGHT);
	expect_kinds(f, &d, "TYdP-LLQ-");
	flow_free(f);
	fake_free(&d);
}

static void
lines_of_a_document(void **state)
{
	struct kutip_doc d = { 0 };
	struct flow *f = flow_new();
	struct flow_place at;
	uint32_t end = 0;

	(void)state;
	make_page(&d);
	flow_document(f, &d, 40, FLOW_FURNITURE);
	at = flow_first(f);
	do {
		const struct flow_line *line = flow_line(f, at);
		struct kutip_span block = d.block[line->block].span;
		bool blank = line->flags & LINE_BLANK;

		assert_true(is_blank(text_slice(kutip_text(&d),
		    (struct kutip_span){ end, line->span.start })));
		assert_true(line->indent_cols + line->cols <= 40);
		assert_int_equal((line->flags & LINE_FIRST) != 0,
		    !blank && line->span.start == block.start);
		assert_int_equal((line->flags & LINE_LAST) != 0,
		    !blank && line->span.end == block.end);
		end = line->span.end;
	} while (flow_move(f, &at, 1));
	assert_int_equal(end, d.len);
	for (uint32_t i = 0; i < d.blocks; i++) {
		at = flow_block(f, i);
		assert_int_equal(flow_line(f, at)->span.start,
		    d.block[i].span.start);
		assert_int_equal(flow_compare(at,
		    flow_at(f, d.block[i].span.start)), 0);
	}
	flow_free(f);
	fake_free(&d);
}

static void
cursor_skips_blank_lines(void **state)
{
	struct kutip_doc d = { 0 };
	struct flow *f = flow_new();
	struct flow_place at;
	int n = 0;

	(void)state;
	make_page(&d);
	flow_document(f, &d, 40, 0);
	at = flow_first(f);
	for (; flow_move_text(f, &at, 1) == 1; n++)
		assert_false(flow_line(f, at)->flags & LINE_BLANK);
	assert_int_equal(flow_compare(at, flow_last(f)), 0);
	assert_int_equal(flow_move_text(f, &at, -100), -n);
	flow_free(f);
	fake_free(&d);
}

/* A bullet for an item that brings none of its own; the indent shrinks. */
static void
indents_and_bullets(void **state)
{
	struct kutip_doc d = { 0 };
	struct flow *f = flow_new();
	const struct flow_line *line;
	struct grid g = { 0 };
	struct buf out = { 0 };

	(void)state;
	make_page(&d);
	flow_document(f, &d, 80, 0);
	line = flow_line(f, flow_block(f, 5));
	assert_int_equal(line->indent_cols, 2);
	assert_true(line->flags & LINE_BULLET);
	assert_true(grid_resize(&g, 2, 18));
	flow_put(f, flow_block(f, 5), &g, grid_all(&g), 0, 0);
	flow_put(f, flow_block(f, 6), &g, grid_all(&g), 1, 0);
	grid_dump(&g, &out);
	assert_string_equal(out.ptr, "• “Pusat bantuan”\n  2. Pelatihan\n");
	assert_false(flow_line(f, flow_block(f, 6))->flags & LINE_BULLET);
	assert_int_equal(flow_line(f, flow_block(f, 7))->indent_cols, 4);
	flow_document(f, &d, 10, 0);
	assert_int_equal(flow_line(f, flow_block(f, 7))->indent_cols, 1);
	assert_int_equal(flow_line(f, flow_block(f, 5))->indent_cols, 1);
	buf_free(&out);
	grid_free(&g);
	flow_free(f);
	fake_free(&d);
}

/* Furniture is not shown unless asked for, and its bytes have a place. */
static void
furniture_is_hidden(void **state)
{
	struct kutip_doc d = { 0 };
	struct flow *f = flow_new();
	struct flow_place at;

	(void)state;
	make_page(&d);
	flow_document(f, &d, 60, 0);
	at = flow_at(f, d.block[4].span.start);
	assert_int_equal(flow_line(f, at)->block, 3);
	assert_int_equal(flow_compare(at, flow_block(f, 4)), 0);
	assert_int_equal(flow_line(f, flow_at(f, d.len))->block, 7);
	flow_document(f, &d, 60, FLOW_FURNITURE);
	assert_int_equal(flow_line(f, flow_at(f, d.len))->block, 8);
	flow_free(f);
	fake_free(&d);
}

/* The page of a flow as it is put into a grid. */
static void
expect_picture(struct flow *f, int rows, int cols, const char *expected)
{
	struct grid g = { 0 };
	struct flow_place at = flow_first(f);
	struct buf out = { 0 };
	int row = 0;

	assert_true(grid_resize(&g, rows, cols));
	do
		flow_put(f, at, &g, grid_all(&g), row++, 0);
	while (flow_move(f, &at, 1));
	grid_dump(&g, &out);
	assert_string_equal(out.ptr, expected);
	buf_free(&out);
	grid_free(&g);
}

static void
make_table(struct kutip_doc *d)
{
	fake_block(d, KUTIP_ROW, "Kota | 人口 | Air");
	fake_block(d, KUTIP_ROW, "Makassar | 1.423 | –");
	fake_block(d, KUTIP_ROW, "ខ្មែរ | 7");
	fake_block(d, KUTIP_ROW, "Tahun | Hujan");
	d->block[0].level = d->block[3].level = 1;
	fake_ready(d, "page.html");
	d->meta.format = "text/html";
}

static void
rows_have_columns(void **state)
{
	struct kutip_doc d = { 0 };
	struct flow *f = flow_new();
	struct flow_place at;

	(void)state;
	make_table(&d);
	flow_document(f, &d, 24, 0);
	expect_picture(f, 5, 24, "Kota     | 人口  | Air\n"
	    "Makassar | 1.423 | –\nខ្មែរ     | 7\n\nTahun | Hujan\n");
	at = flow_first(f);
	assert_int_equal(flow_col(f, at, 7), 11);	/* behind the bar */
	assert_int_equal(flow_byte(f, at, 11), 7);
	assert_int_equal(flow_byte(f, at, 6), 4);	/* in the gap */
	/* One column less, and they are read as they are written. */
	flow_document(f, &d, 21, 0);
	expect_picture(f, 5, 24, "Kota | 人口 | Air\n"
	    "Makassar | 1.423 | –\nខ្មែរ | 7\n\nTahun | Hujan\n");
	flow_free(f);
	fake_free(&d);
}

/* Line ends inside a block are blanks in a wire, and stay in a page. */
static void
line_ends_inside_a_block(void **state)
{
	struct kutip_doc d = { 0 };
	struct flow *f = flow_new();

	(void)state;
	fake_block(&d, KUTIP_PARAGRAPH, "Para wali kota\nbertemu di\nMakassar.");
	fake_ready(&d, "wire.txt");
	flow_document(f, &d, 120, 0);
	assert_int_equal(flow_count(f), 1);
	assert_int_equal(flow_line(f, flow_first(f))->cols, d.len);
	d.meta.format = "text/html";
	flow_document(f, &d, 120, 0);
	assert_int_equal(flow_count(f), 3);
	flow_free(f);
	fake_free(&d);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(scripts_at_all_widths),
		cmocka_unit_test(words_are_whole),
		cmocka_unit_test(bytes_and_columns_agree),
		cmocka_unit_test(edges_of_a_line),
		cmocka_unit_test(moves_and_distances),
		cmocka_unit_test(resizes_keep_the_place),
		cmocka_unit_test(long_blocks),
		cmocka_unit_test(places_far_away),
		cmocka_unit_test(documents_in_blocks),
		cmocka_unit_test(lines_of_a_document),
		cmocka_unit_test(cursor_skips_blank_lines),
		cmocka_unit_test(indents_and_bullets),
		cmocka_unit_test(furniture_is_hidden),
		cmocka_unit_test(rows_have_columns),
		cmocka_unit_test(line_ends_inside_a_block),
	};

	return cmocka_run_group_tests_name("flow", tests, NULL, NULL);
}
