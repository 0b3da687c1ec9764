/*
 * zawgyi - Burmese typed for the Zawgyi fonts: seen, and made Unicode.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "text.h"
#include "unicode.h"
#include "zawgyi.h"

#define LEN(a) (sizeof(a) / sizeof((a)[0]))

static const struct { const char *what, *text; bool zawgyi; } texts[] = {
	{ "nothing", "", false },
	{ "no Burmese", "Jembatan itu panjang.", false },
	{ "Unicode", "လမ်းတွေ ကျဉ်းတယ်။ ကားတွေ စောင့်နေရတယ်။", false },
	{ "Unicode with stacks", "သတ္တုနှင့် စက္ကူ၊ ကမ္ဘာ", false },
	{ "Unicode with vowels typed as they are drawn",
	    "အစည်းအေ၀း ဦးေ၀လင်း က ပြောသည်", false },
	{ "Unicode of Shan", "ၼႂ်းမိူင်းတႆး ၸေႈတွၼ်ႈ ႁေႃ", false },
	{ "Zawgyi", "လမ္းေတြ က်ဥ္းတယ္။ ကားေတြ ေစာင့္ေနရတယ္။", true },
	{ "Zawgyi with medials first", "ျပည္ၿမိဳ႕ ျမစ္ကူးတံတား ဖြင့္သည္", true },
	{ "two words of Zawgyi", "ေျပာ ေရး", true },
	{ "one sign is no proof", "ေ", false },
	{ "digits and marks", "၁၂၃။ ၄၅၆၊", false },
};

static void
is_seen(void **state)
{
	(void)state;
	for (size_t i = 0; i < LEN(texts); i++)
		if (zawgyi_is(text_of(texts[i].text)) != texts[i].zawgyi)
			fail_msg("%s", texts[i].what);
}

static const struct { const char *zawgyi, *unicode; } pairs[] = {
	{ "", "" },
	{ "Kabar 3", "Kabar 3" },
	{ "ေျပာသည္", "ပြောသည်" },
	{ "ႏိုင္ငံ ၿမိဳ႕", "နိုင်ငံ မြို့" },
	{ "“ကမၻာ” (2018)", "“ကမ္ဘာ” (2018)" },
	{ "ဝန္ႀကီး<b>ခ်ဳပ္</b>", "ဝန်ကြီး<b>ချုပ်</b>" },
};

static void
is_converted(void **state)
{
	(void)state;
	for (size_t i = 0; i < LEN(pairs); i++) {
		struct buf out = { 0 };

		assert_true(unicode_from_zawgyi(text_of(pairs[i].zawgyi), &out));
		if (!text_equal_c(buf_as_str(&out), pairs[i].unicode))
			fail_msg("%s: %.*s", pairs[i].zawgyi, (int)out.len,
			    out.ptr);
		buf_free(&out);
	}
}

/* A run without a blank, of any length. */
static void
long_runs_are_converted(void **state)
{
	struct buf in = { 0 }, out = { 0 };

	(void)state;
	for (uint32_t i = 0; i < 4000; i++)
		buf_str(&in, STR("ေျပာသည္"));
	assert_true(zawgyi_is(buf_as_str(&in)));
	assert_true(unicode_from_zawgyi(buf_as_str(&in), &out));
	assert_int_equal(out.len, 4000 * strlen("ပြောသည်"));
	buf_free(&in);
	buf_free(&out);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(is_seen),
		cmocka_unit_test(is_converted),
		cmocka_unit_test(long_runs_are_converted),
	};

	return cmocka_run_group_tests_name("zawgyi", tests, NULL, NULL);
}
