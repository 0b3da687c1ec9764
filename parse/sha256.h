/*
 * sha256.h - the fingerprint of an article's bytes (FIPS 180-4).
 *
 * Notes and the library know an article by it.  It is no secret and guards
 * nothing; a gigabyte takes a few seconds.
 *
 *	char hex[SHA256_HEX];
 *	sha256_hex("abc", 3, hex);	-> "ba7816bf 8f01cfea ..."
 */
#ifndef SHA256_H
#define SHA256_H

#include <stddef.h>
#include <stdint.h>

#define SHA256_BYTES  32
#define SHA256_HEX    65		/* digits and a NUL */
#define SHA256_BLOCK  64

struct sha256 {
	uint32_t state[8];
	uint64_t size;			/* bytes seen */
	unsigned char block[SHA256_BLOCK];	/* those of them not yet used */
};

void sha256_init(struct sha256 *);
void sha256_add(struct sha256 *, const void *, size_t);
/* The struct is used up; sha256_init() before the next use. */
void sha256_end(struct sha256 *, unsigned char out[SHA256_BYTES]);

/* All in one: lower-case hex. */
void sha256_hex(const void *, size_t, char out[SHA256_HEX]);

#endif
