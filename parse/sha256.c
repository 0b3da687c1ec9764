/*
 * sha256.c - the fingerprint of an article's bytes.  See sha256.h.
 *
 * Names in small letters are those of FIPS 180-4, sections 4.1.2 and 6.2.
 */
#include "sha256.h"

#include <string.h>

/* Cube roots of the first 64 primes, section 4.2.2. */
static const uint32_t k[64] = {
	0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5,
	0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
	0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3,
	0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
	0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc,
	0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
	0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7,
	0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
	0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13,
	0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
	0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3,
	0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
	0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5,
	0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
	0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208,
	0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2,
};

static uint32_t
rotr(uint32_t x, unsigned n)
{
	return x >> n | x << (32 - n);
}

static uint32_t
load(const unsigned char *p)
{
	return (uint32_t)p[0] << 24 | (uint32_t)p[1] << 16 |
	    (uint32_t)p[2] << 8 | p[3];
}

static void
store(unsigned char *p, uint32_t x)
{
	p[0] = (unsigned char)(x >> 24);
	p[1] = (unsigned char)(x >> 16);
	p[2] = (unsigned char)(x >> 8);
	p[3] = (unsigned char)x;
}

static void
schedule(uint32_t w[64], const unsigned char *block)
{
	for (int t = 0; t < 16; t++)
		w[t] = load(block + 4 * t);
#pragma GCC unroll 16
	for (int t = 16; t < 64; t++) {
		uint32_t x = w[t - 15], y = w[t - 2];
		uint32_t s0 = rotr(x, 7) ^ rotr(x, 18) ^ x >> 3;
		uint32_t s1 = rotr(y, 17) ^ rotr(y, 19) ^ y >> 10;

		w[t] = s1 + w[t - 7] + s0 + w[t - 16];
	}
}

static void
digest_block(uint32_t state[8], const unsigned char *block)
{
	uint32_t w[64];
	uint32_t a = state[0], b = state[1], c = state[2], d = state[3];
	uint32_t e = state[4], f = state[5], g = state[6], h = state[7];

	schedule(w, block);
	/* eight rounds bring the letters back to where they were: no moves */
#pragma GCC unroll 8
	for (int t = 0; t < 64; t++) {
		uint32_t s1 = rotr(e, 6) ^ rotr(e, 11) ^ rotr(e, 25);
		uint32_t s0 = rotr(a, 2) ^ rotr(a, 13) ^ rotr(a, 22);
		uint32_t t1 = h + s1 + ((e & f) ^ (~e & g)) + k[t] + w[t];
		uint32_t t2 = s0 + ((a & b) ^ (a & c) ^ (b & c));

		h = g, g = f, f = e, e = d + t1;
		d = c, c = b, b = a, a = t1 + t2;
	}
	state[0] += a, state[1] += b, state[2] += c, state[3] += d;
	state[4] += e, state[5] += f, state[6] += g, state[7] += h;
}

void
sha256_init(struct sha256 *s)
{
	/* Square roots of the first eight primes, section 5.3.3. */
	*s = (struct sha256){ .state = {
		0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a,
		0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19,
	} };
}

void
sha256_add(struct sha256 *s, const void *bytes, size_t n)
{
	const unsigned char *p = bytes;
	size_t held = s->size % SHA256_BLOCK;

	s->size += n;
	if (held > 0) {
		size_t take = SHA256_BLOCK - held;

		if (take > n)
			take = n;
		if (take > 0)
			memcpy(s->block + held, p, take);
		if (held + take < SHA256_BLOCK)
			return;
		digest_block(s->state, s->block);
		p += take;
		n -= take;
	}
	for (; n >= SHA256_BLOCK; p += SHA256_BLOCK, n -= SHA256_BLOCK)
		digest_block(s->state, p);
	if (n > 0)
		memcpy(s->block, p, n);
}

void
sha256_end(struct sha256 *s, unsigned char out[SHA256_BYTES])
{
	static const unsigned char padding[SHA256_BLOCK] = { 0x80 };
	uint64_t bits = s->size * 8;
	unsigned char size[8];
	size_t held = s->size % SHA256_BLOCK;

	store(size, (uint32_t)(bits >> 32));
	store(size + 4, (uint32_t)bits);
	sha256_add(s, padding, (held < 56 ? 56 : 120) - held);
	sha256_add(s, size, sizeof(size));
	for (int i = 0; i < 8; i++)
		store(out + 4 * i, s->state[i]);
}

void
sha256_hex(const void *bytes, size_t n, char out[SHA256_HEX])
{
	static const char digits[] = "0123456789abcdef";
	unsigned char sum[SHA256_BYTES];
	struct sha256 s;

	sha256_init(&s);
	sha256_add(&s, bytes, n);
	sha256_end(&s, sum);
	for (int i = 0; i < SHA256_BYTES; i++) {
		out[2 * i] = digits[sum[i] >> 4];
		out[2 * i + 1] = digits[sum[i] & 15];
	}
	out[2 * SHA256_BYTES] = '\0';
}
