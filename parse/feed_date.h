/*
 * feed_date.h - dates as feeds write them: RFC 822 and what is passed off as
 * it, RFC 3339, and the day-month-year of those who never read either.
 *
 *	Fri, 20 Nov 2026 17:51:00 +0700      2026-11-20T17:51:00+07:00
 *	Jumat, 20 November 2026 17.51 WIB    the same
 *	Nov 20, 2026 5:51 PM                 2026-11-20T17:51
 *	2026-11-20 17:51                     2026-11-20T17:51
 *	20/11/2026                           2026-11-20
 *
 * Months are known in English, Malay and Indonesian, Portuguese and
 * Vietnamese numbers; zones by offset, by their usual letters in mail, and by
 * those of Southeast Asia.
 */
#ifndef FEED_DATE_H
#define FEED_DATE_H

#include "kutip.h"

/* year is -1 if no whole date stands in s. */
struct kutip_date feed_date(struct kutip_str);

#endif
