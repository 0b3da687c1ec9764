/*
 * khmer.c - one spelling for the spellings of a Khmer cluster.  See khmer.h.
 */
#include "khmer.h"

#include "text.h"

enum khmer_sign {
	K_TA = 0x178F, K_DA = 0x178A, K_YO = 0x1799, K_RO = 0x179A,
	K_QA = 0x17A2, K_QOO_1 = 0x17B1, K_QOO_2 = 0x17B2, K_AA = 0x17B6,
	K_I = 0x17B7, K_YY = 0x17BA, K_U = 0x17BB, K_OE = 0x17BE,
	K_E = 0x17C1, K_OO = 0x17C4, K_II = 0x17B8, K_REAHMUK = 0x17C7,
	K_YUUKALEAPINTU = 0x17C8, K_MUUSIKATOAN = 0x17C9, K_TRIISAP = 0x17CA,
	K_BANTOC = 0x17CB, K_TOANDAKHIAT = 0x17CD, K_COENG = 0x17D2
};

bool
khmer_begins(uint32_t c)
{
	return c >= 0x1780 && c <= 0x17B3;
}

static bool
is_sign(uint32_t c)
{
	return (c >= K_AA && c <= 0x17D1) || c == 0x17DD;
}

static bool
is_between(uint32_t c)
{
	return (c >= 0x200B && c <= 0x200D) || c == 0x2060 || c == 0xAD;
}

/* Gathers the code points as they were typed. */
static uint32_t
gather(struct kutip_str s, uint32_t pos, struct khmer_cluster *k)
{
	uint32_t end = pos, next = pos;

	while (next < s.len && k->n < KHMER_MOST) {
		uint32_t at = next, c = text_step(s, &next);

		if (is_between(c))
			continue;
		if (k->n > 0 && !is_sign(c) && c != K_COENG &&
		    !(khmer_begins(c) && k->c[k->n - 1] == K_COENG))
			break;
		k->c[k->n] = c;
		k->at[k->n++] = at;
		end = next;
	}
	return end;
}

/* What is stacked under the letter stands before its signs: ម្យ៉ាង / ម៉្យាង. */
static void
stack_first(struct khmer_cluster *k)
{
	for (uint32_t i = 2; i + 1 < k->n; i++) {
		uint32_t c = k->c[i + 1], j = i;

		if (k->c[i] != K_COENG || !is_sign(k->c[i - 1]))
			continue;
		for (; j > 1 && is_sign(k->c[j - 1]); j--)
			k->c[j + 1] = k->c[j - 1];
		k->c[j] = K_COENG;
		k->c[j + 1] = c;
	}
}

/* Coeng RO stands behind the other coengs; DA under a letter is TA. */
static void
order_coengs(struct khmer_cluster *k)
{
	for (uint32_t i = 1; i + 1 < k->n && k->c[i] == K_COENG; i += 2) {
		if (k->c[i + 1] == K_DA)
			k->c[i + 1] = K_TA;
		if (k->c[i + 1] == K_RO && i + 3 < k->n &&
		    k->c[i + 2] == K_COENG) {
			k->c[i + 1] = k->c[i + 3];
			k->c[i + 3] = K_RO;
			if (k->c[i + 1] == K_DA)
				k->c[i + 1] = K_TA;
		}
	}
}

/* Signs in the order of their code points; a cluster has few. */
static void
order_signs(struct khmer_cluster *k)
{
	for (uint32_t i = 1; i < k->n; i++) {
		uint32_t c = k->c[i], j = i;

		if (!is_sign(c))
			continue;
		for (; j > 1 && is_sign(k->c[j - 1]) && k->c[j - 1] > c; j--)
			k->c[j] = k->c[j - 1];
		k->c[j] = c;
	}
}

static void
take_out(struct khmer_cluster *k, uint32_t i)
{
	k->n--;
	for (; i < k->n; i++)
		k->c[i] = k->c[i + 1];
}

/* What a pair of signs in order looks like; 0: no other sign. */
static uint32_t
joined(uint32_t a, uint32_t b)
{
	if (a == K_AA && b == K_E)
		return K_OO;
	if (a == K_II && b == K_E)
		return K_OE;
	return a == b ? a : 0;
}

static bool
is_upper_vowel(uint32_t c)
{
	return (c >= K_I && c <= K_YY) || c == K_OE;
}

static void
join_signs(struct khmer_cluster *k)
{
	bool upper = false;

	for (uint32_t i = 1; i + 1 < k->n; i++) {
		uint32_t c = is_sign(k->c[i]) ?
		    joined(k->c[i], k->c[i + 1]) : 0;

		if (c != 0) {
			k->c[i] = c;
			take_out(k, i + 1);
		}
	}
	for (uint32_t i = 1; i < k->n; i++)
		upper = upper || is_upper_vowel(k->c[i]);
	for (uint32_t i = 1; i < k->n; i++) {
		uint32_t *c = &k->c[i];

		if (*c == K_YUUKALEAPINTU)
			*c = K_REAHMUK;
		if (upper && (*c == K_TRIISAP || *c == K_U))
			*c = K_MUUSIKATOAN;
	}
}

/* ឲ្យ and អោយ (the letters of the next cluster with it) are ឱ្យ. */
static uint32_t
spell_give(struct kutip_str s, uint32_t end, struct khmer_cluster *k)
{
	uint32_t next = end, c;

	if (k->c[0] == K_QOO_2)
		k->c[0] = K_QOO_1;
	if (k->n != 2 || k->c[0] != K_QA || k->c[1] != K_OO || end >= s.len)
		return end;
	do
		c = text_step(s, &next);
	while (is_between(c) && next < s.len);
	if (c != K_YO)
		return end;
	k->c[0] = K_QOO_1;
	k->c[1] = K_COENG;
	k->c[2] = K_YO;
	k->at[2] = next - 3;
	k->n = 3;
	return next;
}

uint32_t
khmer_cluster(struct kutip_str s, uint32_t pos, struct khmer_cluster *k)
{
	uint32_t end, last;

	k->n = 0;
	end = gather(s, pos, k);
	last = k->at[k->n - 1];
	if (k->n > 1) {
		stack_first(k);
		order_coengs(k);
		order_signs(k);
		join_signs(k);
		/* what two signs became one ends where the last of them did */
		k->at[k->n - 1] = last;
	}
	return spell_give(s, end, k);
}

bool
khmer_closes(struct kutip_str s, uint32_t pos)
{
	uint32_t c;

	if (pos >= s.len || !khmer_begins(text_step(s, &pos)) || pos >= s.len)
		return false;
	c = text_at(s, pos);
	return c == K_BANTOC || c == K_TOANDAKHIAT;
}

uint32_t
khmer_length(struct kutip_str s)
{
	uint32_t pos = 0, n = 0, last = 0;

	while (pos < s.len) {
		uint32_t c = text_step(s, &pos);

		n += khmer_begins(c) && last != K_COENG;
		if (!is_between(c))
			last = c;
	}
	return n;
}
