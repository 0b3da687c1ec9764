/*
 * date.h - a date as newspapers print it.
 *
 *	Jumat 20 Apr 2018 17:51 WIB        2018-04-20T17:51:00+07:00
 *	22 Oct 2024 at 20:14               2024-10-22T20:14:00
 *	27 ตุลาคม 2564                       2021-10-27 (Buddhist era)
 *	2018年4月20日, 20/04/2018            2018-04-20
 *	၂၀၁၈ ခုနှစ် ဧပြီလ ၂၀ ရက်               2018-04-20
 *
 * Names of months, days and zones are the lists dates.tsv.
 */
#ifndef DATE_H
#define DATE_H

#include "reading.h"

/* The first whole date (day, month, year) in a span of tokens [from, to). */
bool date_find(const struct reading *, uint32_t from, uint32_t to,
    struct kutip_date *out);

/* How many of the tokens [from, to) can belong to a date line. */
uint32_t date_words(const struct reading *, uint32_t from, uint32_t to);

#endif
