/*
 * unicodec.c - writes the table of unicode_class.h: unicodec >FILE.
 */
#include <stdio.h>

#include "unicode_class.h"

int
main(void)
{
	for (uint32_t c = 0; c < UNICODE_CLASSES; c++)
		putchar(unicode_class_of(c));
	return ferror(stdout) ? 2 : 0;
}
