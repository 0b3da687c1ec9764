/*
 * export_merge.h - a new export over an older one in which somebody has
 * written.
 *
 * What is kutip's stands between two comments that name it:
 *
 *	<!-- kutip:0190c2f4-… -->
 *	…
 *	<!-- /kutip:0190c2f4-… -->
 *
 * Such a part is replaced by the new part of that name, or goes when there is
 * none; new parts come behind the part they follow in the new export.  All
 * else stays as it is, byte by byte.  Cost: n log n in the number of parts.
 */
#ifndef EXPORT_MERGE_H
#define EXPORT_MERGE_H

#include "export.h"

/* Into out.  KUTIP_FORMAT when old is no export of this format, or when a
 * comment that ends a part is missing; name is the file's, for the message. */
enum kutip_result export_merge(const struct export_format *, const char *name,
    struct kutip_str old, struct kutip_str new, struct buf *out,
    struct kutip_error *);

#endif
