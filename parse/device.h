/*
 * device.h - this machine's name among those that keep notes, and the lock
 * that its kutips take in turn.
 *
 *	<folder>/device		twelve random hex digits, made once
 *	<folder>/lock		held while something is written
 */
#ifndef DEVICE_H
#define DEVICE_H

#include <stdbool.h>

#include "kutip.h"
#include "stamp.h"

struct device {
	char name[STAMP_DEVICE_MAX + 1];	/* "" if there is none yet */
	int  lock;				/* -1: not held */
};

/* The name in folder; "" if none stands there, or no sound one. */
enum kutip_result device_find(struct device *, const char *folder,
    struct kutip_error *);
/* The same, but makes one; call it with the lock held. */
enum kutip_result device_make(struct device *, const char *folder,
    struct kutip_error *);

/* Makes a new one, whatever stood there; call it with the lock held. */
enum kutip_result device_rename(struct device *, const char *folder,
    struct kutip_error *);

/* Waits up to five seconds for another kutip. */
enum kutip_result device_lock(struct device *, const char *folder,
    struct kutip_error *);
void device_unlock(struct device *);

#endif
