/*
 * unicode_class.c - see unicode_class.h.
 */
#include "unicode_class.h"

#include <unicode/uchar.h>
#include <unicode/uscript.h>

static uint8_t
script_bit(uint32_t c)
{
	UErrorCode status = U_ZERO_ERROR;
	UScriptCode script = uscript_getScript((UChar32)c, &status);

	/* Thai is the first in the order of code points. */
	return c >= 0xE00 && U_SUCCESS(status) &&
	    uscript_breaksBetweenLetters(script) ? CLASS_UNSPACED : 0;
}

uint8_t
unicode_class_of(uint32_t c)
{
	uint32_t mask = U_GET_GC_MASK((UChar32)c);

	return (uint8_t)((mask & U_GC_L_MASK ? CLASS_LETTER : 0) |
	    (mask & U_GC_M_MASK ? CLASS_MARK : 0) |
	    (mask & U_GC_ND_MASK ? CLASS_DIGIT : 0) |
	    (mask & (U_GC_LU_MASK | U_GC_LT_MASK) ? CLASS_UPPER : 0) |
	    (mask & U_GC_LL_MASK ? CLASS_LOWER : 0) |
	    (mask & U_GC_P_MASK ? CLASS_PUNCT : 0) | script_bit(c));
}
