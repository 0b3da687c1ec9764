/*
 * charset.h - what a charset is called, and where a page says its own.
 *
 * What is declared is often wrong: servers say ISO-8859-1 of everything, pages
 * say gb2312 of GBK.  So labels mean what browsers take them to mean (the
 * Encoding Standard's table): "latin1" is windows-1252, "tis-620" windows-874.
 */
#ifndef CHARSET_H
#define CHARSET_H

#include <stddef.h>

struct charset {
	const char *name;		/* as a person reads it */
	const char *icu;		/* as ICU's converter is called */
	const char *labels;		/* lower case, a blank between two */
};

enum charset_id {
	CHARSET_UTF_8, CHARSET_UTF_16LE, CHARSET_UTF_16BE, CHARSET_UTF_32LE,
	CHARSET_UTF_32BE, CHARSET_WINDOWS_1252, CHARSET_WINDOWS_874,
	CHARSET_WINDOWS_1258, CHARSET_GB18030
};

const struct charset *charset_get(enum charset_id);
/* The charset of a label, in any case and with blanks about it; or NULL. */
const struct charset *charset_of(const char *label, size_t len);
/* The one in an XML declaration or a meta tag of the first 16 KiB, or NULL.
 * Broken heads are read too: nothing but a comment hides a meta tag. */
const struct charset *charset_declared(const char *page, size_t len);

#endif
