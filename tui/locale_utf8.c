/*
 * locale_utf8.c - see locale_utf8.h.
 */
#include "locale_utf8.h"

#include <langinfo.h>
#include <locale.h>
#include <stddef.h>
#include <string.h>

bool
locale_utf8(void)
{
	static const char *const names[] = {
		"", "C.UTF-8", "C.utf8", "en_US.UTF-8",
	};

	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++) {
		if (setlocale(LC_CTYPE, names[i]) != NULL &&
		    strcmp(nl_langinfo(CODESET), "UTF-8") == 0)
			return true;
	}
	return false;
}
