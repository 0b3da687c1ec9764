/*
 * article_date.h - dates as machines write them, ISO 8601 and near it.
 *
 * "2018-04-20T17:51:00+07:00", "2018-04-20 17:51", "2018/04/20", "20180420",
 * "20180420T175100+0700".
 * Dates as people write them are date.h's.  What is not there is -1; a wrong
 * day or hour makes the whole unknown, not another day.
 */
#ifndef ARTICLE_DATE_H
#define ARTICLE_DATE_H

#include "kutip.h"

/* year is -1 if s does not begin with a date. */
struct kutip_date article_date(struct kutip_str);

#endif
