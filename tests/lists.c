/*
 * lists.c - word lists of a test's own.  See lists.h.
 */
#include "lists.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "error.h"
#include "file.h"
#include "text.h"

void
lists_new(struct lists *l)
{
	mkdir("build", 0777);
	snprintf(l->folder, sizeof(l->folder), "build/lists-XXXXXX");
	if (mkdtemp(l->folder) == NULL)
		abort();
}

void
lists_put(const struct lists *l, const char *path, const char *text)
{
	char whole[256];
	char *slash;

	snprintf(whole, sizeof(whole), "%s/%s", l->folder, path);
	slash = strrchr(whole, '/');
	*slash = '\0';
	mkdir(whole, 0777);
	*slash = '/';
	if (file_write(whole, text_of(text), NULL) != KUTIP_OK)
		abort();
}

void
lists_free(const struct lists *l)
{
	char command[128];

	snprintf(command, sizeof(command), "rm -rf '%s'", l->folder);
	if (system(command) != 0)
		abort();
}
