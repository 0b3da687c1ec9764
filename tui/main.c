/*
 * main.c - where kutip begins.
 *
 * The locale matters to the terminal alone; it must be one of UTF-8, or
 * letters of the region become question marks.
 */
#include <langinfo.h>
#include <locale.h>
#include <string.h>

#include "cli.h"

static void
use_utf8(void)
{
	/* what characters are, and nothing else: numbers are written with a full
	 * stop */
	setlocale(LC_CTYPE, "");
	if (strcmp(nl_langinfo(CODESET), "UTF-8") != 0)
		setlocale(LC_CTYPE, "C.UTF-8");
}

int
main(int argc, char **argv)
{
	use_utf8();
	return cli_main(argc, argv);
}
