/*
 * sha256 - against the examples of FIPS 180-4 and its successors' pages, and
 * against itself: bytes added in any pieces give the same sum.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "sha256.h"

#define LEN(a) (sizeof(a) / sizeof((a)[0]))

static const struct { const char *what, *text; size_t times; const char *sum; }
sums[] = {
	{ "no bytes", "", 1,
	    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855" },
	{ "one block, example of the standard", "abc", 1,
	    "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad" },
	{ "56 bytes: the size needs a second block",
	    "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq", 1,
	    "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1" },
	{ "112 bytes",
	    "abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmn"
	    "hijklmnoijklmnopjklmnopqklmnopqrlmnopqrsmnopqrstnopqrstu", 1,
	    "cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1" },
	{ "a million bytes", "a", 1000000,
	    "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0" },
};

static char *
repeat(const char *text, size_t times)
{
	size_t n = strlen(text);
	char *p = malloc(n * times + 1);

	assert_non_null(p);
	for (size_t i = 0; i < times; i++)
		memcpy(p + i * n, text, n);
	return p;
}

static void
known_sums(void **state)
{
	char hex[SHA256_HEX];

	(void)state;
	for (size_t i = 0; i < LEN(sums); i++) {
		char *p = repeat(sums[i].text, sums[i].times);

		sha256_hex(p, strlen(sums[i].text) * sums[i].times, hex);
		if (strcmp(hex, sums[i].sum) != 0)
			fail_msg("%s: %s", sums[i].what, hex);
		free(p);
	}
}

/* Every length around one and two blocks, cut at every place. */
static void
any_pieces(void **state)
{
	unsigned char bytes[200], whole[SHA256_BYTES], pieces[SHA256_BYTES];
	struct sha256 s;

	(void)state;
	for (size_t i = 0; i < sizeof(bytes); i++)
		bytes[i] = (unsigned char)(i * 7);
	for (size_t n = 0; n <= sizeof(bytes); n++) {
		sha256_init(&s);
		sha256_add(&s, bytes, n);
		sha256_end(&s, whole);
		for (size_t cut = 0; cut <= n; cut++) {
			sha256_init(&s);
			sha256_add(&s, bytes, cut);
			sha256_add(&s, NULL, 0);
			sha256_add(&s, bytes + cut, n - cut);
			sha256_end(&s, pieces);
			assert_memory_equal(whole, pieces, sizeof(whole));
		}
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(known_sums),
		cmocka_unit_test(any_pieces),
	};

	return cmocka_run_group_tests_name("sha256", tests, NULL, NULL);
}
