/*
 * headfinal.h - noun phrases that a particle ends and whose head stands last:
 * Burmese, where the subject of "said" is found behind what was said.
 *
 *	… ဟု | မူဆယ်မြို့မှ | ကုန်သည်ကြီး ဦးလှမောင် | က | ယမန်နေ့တွင် | ပြောသည်
 *	 that  from Muse     trader U Hla Maung     subj  yesterday       said
 *
 * Blanks mean little: columns put them inside names, and phrases go without.
 */
#ifndef HEADFINAL_H
#define HEADFINAL_H

#include "reading.h"
#include "token.h"

/* Does the language's noun phrase end so at this token? */
bool headfinal_is(const struct reading *, uint32_t token);
/* Is the token a particle of this kind, and not the beginning of a word? */
bool headfinal_particle(const struct reading *, uint32_t token,
    enum particle_kind);
/* Does it end a noun phrase: a particle of kind case or topic? */
bool headfinal_case(const struct reading *, uint32_t token);
/* Is it a subject particle, and no syllable of a name? */
bool headfinal_is_subject(const struct reading *, uint32_t token,
    uint32_t end);

/* The token behind the name that begins at from: behind a title (titled) up to
 * any particle, else only up to a subject particle.  from: no name. */
uint32_t headfinal_name_end(const struct reading *, uint32_t from,
    uint32_t end, bool titled);
/* The token where the body begins whose last word is token tail; tail itself
 * if that word stands alone.  Not before floor. */
uint32_t headfinal_body_begin(const struct reading *, uint32_t floor,
    uint32_t tail);
/* The token where the noun phrase begins that ends before token to. */
uint32_t headfinal_phrase_begin(const struct reading *, uint32_t from,
    uint32_t to);
/* The subject particle of a verb that stands at to, its phrase at or behind
 * from; KUTIP_NONE if there is none. */
uint32_t headfinal_subject(const struct reading *, uint32_t from,
    uint32_t to);

#endif
