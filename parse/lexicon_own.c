/*
 * lexicon_own.c - the built-in word lists with a user's own laid over them.
 */
#include <stdlib.h>

#include "error.h"
#include "file.h"
#include "lexicon.h"

/* The image that lexc made, put into the program by the assembler. */
extern const char kutip_lexicon_image[], kutip_lexicon_image_end[];

static enum kutip_result
add_own(struct kutip_lexicon *l, const char *folder, struct kutip_error *err)
{
	enum kutip_result r;

	if (folder == NULL || !file_is_folder(folder))
		return KUTIP_OK;
	r = lexicon_compile(folder, false, &l->own, err);
	if (r != KUTIP_OK)
		return r;
	if (lexicon_view(&l->view[l->views], l->own.ptr, l->own.len))
		l->views++;
	return KUTIP_OK;
}

enum kutip_result
kutip_lexicon_new(struct kutip_lexicon **out, const char *folder,
    struct kutip_error *err)
{
	struct kutip_lexicon *l = calloc(1, sizeof(*l));
	size_t size = (size_t)(kutip_lexicon_image_end - kutip_lexicon_image);
	enum kutip_result r;

	if (l == NULL)
		return error_set(err, KUTIP_NO_MEMORY, NULL, 0,
		    "no memory left for the word lists");
	if (lexicon_view(&l->view[0], kutip_lexicon_image, size))
		l->views = 1;
	r = add_own(l, folder, err);
	if (r != KUTIP_OK) {
		kutip_lexicon_free(l);
		return r;
	}
	*out = l;
	return KUTIP_OK;
}

void
kutip_lexicon_free(struct kutip_lexicon *l)
{
	if (l == NULL)
		return;
	buf_free(&l->own);
	free(l);
}
