/*
 * lexc.c - compile the word lists into the image that kutip is built with.
 *
 *	lexc parse/lexicon build/release/lexicon.image
 */
#include <stdio.h>

#include "buf.h"
#include "error.h"
#include "file.h"
#include "lexicon.h"

int
main(int argc, char **argv)
{
	struct kutip_error err = { 0 };
	struct buf image = { 0 };
	char line[600];
	enum kutip_result r;

	if (argc != 3) {
		fputs("usage: lexc FOLDER IMAGE\n", stderr);
		return 2;
	}
	r = lexicon_compile(argv[1], true, &image, &err);
	if (r == KUTIP_OK)
		r = file_write(argv[2], buf_as_str(&image), &err);
	buf_free(&image);
	if (r != KUTIP_OK) {
		fprintf(stderr, "lexc: %s\n",
		    error_line(&err, line, sizeof(line)));
		return 1;
	}
	return 0;
}
