/*
 * lexicon_own.c - the built-in word lists with a user's own laid over them.
 */
#include <stdlib.h>
#include <string.h>

#include "error.h"
#include "file.h"
#include "lexicon.h"
#include "rule.h"

/* The image that lexc made, put into the program by the assembler. */
extern const char kutip_lexicon_image[], kutip_lexicon_image_end[];

static void
keep_problem(void *context, const struct kutip_error *err)
{
	struct kutip_lexicon *l = context;

	if (l->problems < LEX_PROBLEMS)
		l->problem[l->problems] = *err;
	l->problems++;
}

static enum kutip_result
add_own(struct kutip_lexicon *l, const char *folder, struct kutip_error *err)
{
	const struct error_reporter reporter = { keep_problem, l };
	enum kutip_result r;

	if (folder == NULL || !file_is_folder(folder))
		return KUTIP_OK;
	l->folder = strdup(folder);
	if (l->folder == NULL)
		return error_set(err, KUTIP_NO_MEMORY, folder, 0,
		    "no memory left for the word lists");
	r = lexicon_compile_own(folder, &reporter, &l->own, err);
	if (r == KUTIP_OK)
		r = rules_read(&l->rules, folder, &reporter, err);
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
	rules_free(l->rules);
	free(l->folder);
	buf_free(&l->own);
	free(l);
}

uint32_t
kutip_lexicon_problems(const struct kutip_lexicon *l,
    const struct kutip_error **first, uint32_t *n)
{
	*first = l->problem;
	*n = l->problems < LEX_PROBLEMS ? l->problems : LEX_PROBLEMS;
	return l->problems;
}
