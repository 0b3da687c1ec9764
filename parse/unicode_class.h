/*
 * unicode_class.h - letter, mark, digit: asked of every character of every
 * text, so the answers for U+0000 to U+FFFF stand in a table of 64 KiB that
 * unicodec writes from ICU's data at build time.
 */
#ifndef UNICODE_CLASS_H
#define UNICODE_CLASS_H

#include <stdint.h>

enum unicode_class_bit {
	CLASS_LETTER = 1 << 0,
	CLASS_MARK = 1 << 1,		/* combining */
	CLASS_DIGIT = 1 << 2,		/* decimal */
	CLASS_UPPER = 1 << 3,		/* upper or title case */
	CLASS_LOWER = 1 << 4,
	CLASS_PUNCT = 1 << 5,
	CLASS_UNSPACED = 1 << 6		/* script without blanks between words */
};

#define UNICODE_CLASSES 0x10000

extern const unsigned char unicode_classes[];

/* The bits of any code point, from ICU. */
uint8_t unicode_class_of(uint32_t c);

static inline uint8_t
unicode_class(uint32_t c)
{
	return c < UNICODE_CLASSES ? unicode_classes[c] : unicode_class_of(c);
}

#endif
