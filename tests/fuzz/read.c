/*
 * read.c - any bytes as an article: read, look whether it is whole, export.
 *
 * A first byte under 32 chooses how: bit 0 HTML, bit 1 Indonesian, bit 2 no
 * meaning, bit 3 windows-1252.  Other first bytes belong to the article, so
 * every article is an input as it is.
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "buf.h"
#include "export.h"
#include "kutip.h"
#include "whole.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
export_all(const struct kutip_doc *doc)
{
	uint32_t n;
	const struct export_format *formats = export_formats(&n);

	for (uint32_t i = 0; i < n; i++) {
		struct buf out = { 0 };

		export_document(&formats[i], doc, NULL, &out, NULL);
		buf_free(&out);
	}
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	uint8_t how = size > 0 && data[0] < 32 ? data[0] : 0;
	size_t skip = how != 0;
	struct kutip_options options = {
		.lang = how & 2 ? "id" : NULL,
		.no_meaning = how & 4,
		.charset = how & 8 ? "windows-1252" : NULL,
	};
	static struct kutip_reader *readers[16];	/* kept: most of the time */
	struct kutip_reader **reader = &readers[how & 14];
	struct kutip_doc *doc = NULL;

	/* a PDF is read by other programs: fuzz/pdf.c has what they say */
	if (size - skip >= 5 && memcmp(data + skip, "%PDF-", 5) == 0)
		return 0;
	if (*reader == NULL &&
	    kutip_reader_new(reader, NULL, &options, NULL) != KUTIP_OK)
		return 0;
	if (kutip_read(*reader, how & 1 ? "a.html" : "a.txt", data + skip,
	    size - skip, &doc, NULL) == KUTIP_OK) {
		const char *why = whole_why_not(doc);

		if (*why != '\0') {
			fprintf(stderr, "ERROR: %s\n", why);
			abort();
		}
		export_all(doc);
	}
	kutip_free(doc);
	return 0;
}
