/*
 * report_headfinal.h - reported speech whose verb ends the sentence: Burmese.
 *
 *	Q ကြောင်း | X က | ယမန်နေ့တွင် | ပြောသည်      content, that-word, speaker, verb
 *	X ကမူ | Q ဟု | ပြောသည်                     speaker first
 *	Q ကြောင်း | X စစ်တမ်းတွင် | ဖော်ပြသည်             in whose document it stands
 *	X ၏ ပြောကြားချက်အရ | Q                     according to
 *	Q ဟု ဆိုသည်                                nobody: who spoke last
 */
#ifndef REPORT_HEADFINAL_H
#define REPORT_HEADFINAL_H

#include "whom.h"

/* Do tokens [from, to) end in a script whose verbs stand last? */
bool report_is_headfinal(const struct reading *, uint32_t from, uint32_t to);
/* Indirect speech in the sentence [from, to): as report_find() in report.h. */
bool report_headfinal(struct flow *, uint32_t from, uint32_t to,
    struct kutip_span *words, struct source *out);
/* Who said what stands in marks before token from; the clause goes on to token
 * to, and the one before the marks is [before, mark). */
bool report_behind_mark(struct flow *, uint32_t from, uint32_t to,
    uint32_t before, uint32_t mark, struct source *out);

#endif
