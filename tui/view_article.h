/*
 * view_article.h - the article in its window.
 *
 * Every line gets its words, then styles over them in the order of style.h:
 * what it is (title, paragraph), what it means (quote, actor, city), what the
 * reader did (mark, search), where the cursor is.  In the gutter stand a bar
 * beside the quote under the cursor and a sign beside marks and notes.  Who
 * says that quote stands where its paragraph ends.
 *
 * Cost: the lines of the window; tables are entered by a search.
 */
#ifndef VIEW_ARTICLE_H
#define VIEW_ARTICLE_H

#include <stdbool.h>

#include "grid.h"
#include "model.h"

void view_article(const struct model *, struct grid *);
/* The byte shown at a cell of the grid, the nearest if there is none. */
uint32_t view_article_byte(const struct model *, int row, int col);
/* Is the speaker of the quote under the cursor named in the window? */
bool view_article_names_speaker(const struct model *);
/* How much of the text has been shown, 0 to 100. */
uint32_t view_article_percent(const struct model *);

#endif
