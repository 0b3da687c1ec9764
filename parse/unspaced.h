/*
 * unspaced.h - how far a person's name goes in scripts without capitals.
 *
 * Behind an honorific or an office stands a name; where it ends the writing
 * shows in ways of its own:
 *
 *	Thai, Lao   นาย|อนุทิน ชาญวีรกูล| รองนายก…    given name, blank, family name
 *	Khmer       លោក |ហ៊ុន សែន| បាន…              two words between blanks
 *	Tamil       அமைச்சர் |க. ராமன்| கூறினார்         up to three words, none in a case
 *	Chinese     部长|王毅|说                        two to four characters
 */
#ifndef UNSPACED_H
#define UNSPACED_H

#include "reading.h"
#include "token.h"

/* The token behind a name that begins at token from (right behind an honorific
 * or office); from itself if no name stands there.  Tokens end at end. */
uint32_t unspaced_name_end(const struct reading *, uint32_t from,
    uint32_t end);
/* Is the token a word that no name begins with? */
bool unspaced_is_other(const struct token *);

/* Tamil has blanks, but no capitals either. */
bool unspaced_is_tamil(const struct token *);

#endif
