/*
 * main.c - where kutip begins.
 *
 * The locale matters to the terminal alone; it must be one of UTF-8, or
 * letters of the region become question marks.
 */
#include <langinfo.h>
#include <locale.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif
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

/* The heap of one page, given back, is asked for again by the next, and every
 * page of memory in it costs a fault: a tenth of the time.  So a little stays. */
#define KEPT_HEAP (8 << 20)

/* glibc learns from the first large block that is freed to keep the next ones
 * in the heap, where they are copied when they grow and stay when they are
 * freed; a page of 4 MB took half as much memory again. */
static void
give_back_large_blocks(void)
{
#ifdef __GLIBC__
	mallopt(M_MMAP_THRESHOLD, 128 << 10);
	mallopt(M_TRIM_THRESHOLD, KEPT_HEAP);
#endif
}

int
main(int argc, char **argv)
{
	use_utf8();
	give_back_large_blocks();
	return cli_main(argc, argv);
}
