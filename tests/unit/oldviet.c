/*
 * oldviet - Vietnamese typed for TCVN3 and VNI fonts: seen, and made Unicode.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "oldviet.h"
#include "text.h"

#define LEN(a) (sizeof(a) / sizeof((a)[0]))

static const struct {
	const char *what, *text;
	enum oldviet font;
	const char *unicode;
} texts[] = {
	{ "nothing", "", OLDVIET_NONE, NULL },
	{ "Unicode", "Thành phố và làng của ông không được đến các bến.",
	  OLDVIET_NONE, NULL },
	{ "Danish", "Båden er på vej, og kør så hjem før det bliver mørkt.",
	  OLDVIET_NONE, NULL },
	{ "micrometres", "Støv på 5 µm; ©2031 ®", OLDVIET_NONE, NULL },
	{ "TCVN3",
	  "ViÖt Nam vµ c¸c n\u00ADíc cña khèi ®\u00ADîc mêi ®Õn Hµ Néi, kh«ng cã ®¹i diÖn v¾ng.",
	  OLDVIET_TCVN3,
	  "Việt Nam và các nước của khối được mời đến Hà Nội, không có đại diện vắng." },
	{ "VNI",
	  "Vieät Nam vaø caùc nöôùc cuûa khoái ñöôïc môøi ñeán Haø Noäi, khoâng coù ñaïi dieän vaéng; Ñaø Naüng.",
	  OLDVIET_VNI,
	  "Việt Nam và các nước của khối được mời đến Hà Nội, không có đại diện vắng; Đà Nẵng." },
};

static void
old_fonts_are_seen(void **state)
{
	(void)state;
	for (size_t i = 0; i < LEN(texts); i++) {
		struct buf out = { 0 };
		enum oldviet font = oldviet_is(text_of(texts[i].text));

		if (font != texts[i].font)
			fail_msg("%s: taken for %d", texts[i].what, font);
		if (texts[i].unicode != NULL) {
			oldviet_convert(font, text_of(texts[i].text), &out);
			if (!text_equal_c(buf_as_str(&out), texts[i].unicode))
				fail_msg("%s: %s", texts[i].what, out.ptr);
		}
		buf_free(&out);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(old_fonts_are_seen),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
