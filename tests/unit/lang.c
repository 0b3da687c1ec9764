/*
 * lang - which language a text is in: by its script, else by its most usual
 * words.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "parse.h"
#include "text.h"

#define LEN(a) (sizeof(a) / sizeof((a)[0]))

static const struct { const char *lang, *text; } texts[] = {
	{ "id", "Air sungai itu naik sejak pagi karena hujan turun di hulu, dan "
	    "warga tidak bisa menyeberang ke pasar dengan perahu mereka." },
	{ "ms", "Kerajaan negeri itu akan membina sebuah jambatan baharu kerana "
	    "jambatan lama sudah rosak, kata beliau semasa sidang media "
	    "semalam. Penduduk boleh menggunakan bot secara percuma." },
	{ "en", "The river has been rising since the morning, and nobody in the "
	    "village could cross it to the market with a boat." },
	{ "tl", "Tumaas ang tubig sa ilog mula kaninang umaga dahil sa ulan, at "
	    "hindi makatawid ang mga tao papunta sa palengke." },
	{ "vi", "Nước sông dâng cao từ sáng vì mưa lớn ở thượng nguồn, và người "
	    "dân không thể qua chợ bằng thuyền của họ." },
	{ "pt", "A água do rio está a subir desde a manhã, e as pessoas da "
	    "aldeia não podem ir ao mercado com os seus barcos." },
	{ "th", "น้ำในแม่น้ำสูงขึ้นตั้งแต่เช้าเพราะฝนตกหนัก" },
	{ "lo", "ນ້ຳໃນແມ່ນ້ຳສູງຂຶ້ນແຕ່ເຊົ້າ" },
	{ "km", "ទឹកទន្លេឡើងតាំងពីព្រឹក ដោយសារភ្លៀងធ្លាក់ខ្លាំង" },
	{ "my", "မိုးသည်းထန်စွာရွာသောကြောင့် မြစ်ရေတက်လာသည်။" },
	{ "zh", "河水从早上开始上涨，村民无法坐船去市场。" },
	{ "ta", "காலை முதல் ஆற்றில் நீர் மட்டம் உயர்ந்து வருகிறது." },
	{ "tet", "Ema barak iha suku ne'e la bele ba merkadu tanba mota boot. "
	    "Sira dehan katak governu tenke harii ponte ida ne'ebé di'ak." },
};

static void
finds_the_language(void **state)
{
	(void)state;
	for (size_t i = 0; i < LEN(texts); i++) {
		struct parse p;

		parse_text(&p, NULL, texts[i].text, PARSE_LANG);
		if (strcmp(p.r.draft.meta.lang, texts[i].lang) != 0)
			fail_msg("%s: found \"%s\"", texts[i].lang,
			    p.r.draft.meta.lang);
		assert_int_equal(p.r.lang,
		    lexicon_lang(text_of(texts[i].lang)));
		parse_end(&p);
	}
}

/* A word or two of another language do not change it. */
static const struct { const char *what, *lang, *text; } mixed[] = {
	{ "English terms in Indonesian", "id", "Dia mengatakan bahwa konsep "
	    "smart city itu tidak akan dipakai untuk kota yang belum siap." },
	{ "English half of a Filipino sentence", "tl", "Ayon sa kanya, hindi "
	    "pa tapos ang memorandum of understanding kaya naghihintay sila." },
	{ "a Latin name in Thai", "th", "นายกรัฐมนตรีกล่าวถึง ASEAN Smart "
	    "Cities Network ที่จะประชุมในเดือนหน้าและโครงการใหม่ของรัฐบาล" },
	{ "Chinese with a term in Latin", "zh",
	    "部长在会上介绍了RCEP的新规则，并说中小企业将从中受益。" },
};

static void
is_not_misled(void **state)
{
	(void)state;
	for (size_t i = 0; i < LEN(mixed); i++) {
		struct parse p;

		parse_text(&p, NULL, mixed[i].text, PARSE_LANG);
		if (strcmp(p.r.draft.meta.lang, mixed[i].lang) != 0)
			fail_msg("%s: found \"%s\"", mixed[i].what,
			    p.r.draft.meta.lang);
		parse_end(&p);
	}
}

static void
says_nothing_of_nothing(void **state)
{
	static const char *const none[] = { "", "2018", "12 / 2018 -- 17:51" };

	(void)state;
	for (size_t i = 0; i < LEN(none); i++) {
		struct parse p;

		parse_text(&p, NULL, none[i], PARSE_LANG);
		assert_string_equal(p.r.draft.meta.lang, "");
		assert_int_equal(p.r.lang, 0);
		parse_end(&p);
	}
}

static void
believes_what_it_is_told(void **state)
{
	struct parse p;

	(void)state;
	parse_text(&p, "ms", texts[0].text, PARSE_LANG);
	assert_string_equal(p.r.draft.meta.lang, "ms");
	assert_int_equal(p.r.lang, LANG_MS);
	parse_end(&p);
}

/* A paragraph has its own language where its words say so clearly. */
static void
paragraphs_may_differ(void **state)
{
	const struct kutip_block *b;
	struct parse p;
	uint32_t n;

	(void)state;
	parse_text(&p, NULL,
	    "Air sungai itu naik sejak pagi karena hujan turun di hulu, dan "
	    "warga tidak bisa menyeberang ke pasar dengan perahu mereka.\n\n"
	    "The river has been rising since the morning, and nobody in the "
	    "village could cross it to the market.\n\n"
	    "Mereka menunggu sampai air itu turun dan jalan bisa dipakai "
	    "lagi oleh semua orang yang tinggal di sana.\n\n"
	    "น้ำในแม่น้ำสูงขึ้นตั้งแต่เช้าเพราะฝนตกหนักทั้งคืน\n\nJembatan.", PARSE_LANG);
	b = reading_blocks(&p.r, &n);
	assert_int_equal(n, 5);
	assert_string_equal(p.r.draft.meta.lang, "id");
	assert_string_equal(b[0].lang, "id");
	assert_string_equal(b[1].lang, "en");
	assert_string_equal(b[2].lang, "id");
	assert_string_equal(b[3].lang, "th");
	assert_string_equal(b[4].lang, "id");
	parse_end(&p);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(finds_the_language),
		cmocka_unit_test(is_not_misled),
		cmocka_unit_test(says_nothing_of_nothing),
		cmocka_unit_test(believes_what_it_is_told),
		cmocka_unit_test(paragraphs_may_differ),
	};

	return cmocka_run_group_tests_name("lang", tests, NULL, NULL);
}
