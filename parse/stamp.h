/*
 * stamp.h - when something was done: a clock that many devices can share.
 *
 *	2026-11-25T00:59:01.123Z-0000-4f0c2a9be1d7
 *
 * is a hybrid logical clock (Kulkarni et al. 2014) as a string: the time in
 * UTC, a count for what falls into the same millisecond, the device.  Stamps
 * sort as bytes.  A stamp is later than everything its maker had seen of the
 * thing it changes, even if the other device's clock was ahead; so whoever
 * saw a value and changed it wins.  A clock that is years ahead does not
 * spread: only changes to what it stamped come after it.
 */
#ifndef STAMP_H
#define STAMP_H

#include <stdbool.h>
#include <stdint.h>

#include "kutip.h"

#define STAMP_DEVICE_MAX 40		/* letters, digits and hyphens */
#define STAMP_TIME       24		/* "2026-11-25T00:59:01.123Z" */
#define STAMP_MAX        (STAMP_TIME + 6 + STAMP_DEVICE_MAX + 1)

/* The last stamp that was given out; zeroed to begin with. */
struct stamp_clock { uint64_t ms; uint32_t count; };

/* A stamp later than after (may be empty) and than the last one.  now_ms is
 * the machine's time since 1970. */
void stamp_next(struct stamp_clock *, uint64_t now_ms, struct kutip_str after,
    const char *device, char out[STAMP_MAX]);
bool stamp_is_sound(struct kutip_str);
bool stamp_device_is_sound(struct kutip_str);

#endif
