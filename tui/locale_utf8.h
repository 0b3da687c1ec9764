/*
 * locale_utf8.h - a locale whose characters are UTF-8: curses measures by it
 * what it shows.
 */
#ifndef LOCALE_UTF8_H
#define LOCALE_UTF8_H

#include <stdbool.h>

/* The person's own, else any there is; false: none.  Numbers are left alone. */
bool locale_utf8(void);

#endif
