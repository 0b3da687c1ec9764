/*
 * hyperlink.h - which terminals make links of OSC 8, by what they say of
 * themselves in the environment.
 *
 * Nothing asks a terminal for it, and an unknown one may print what it does not
 * understand, so only known ones are told.
 */
#ifndef HYPERLINK_H
#define HYPERLINK_H

#include <stdbool.h>

enum hyperlink_when { HYPERLINK_AUTO, HYPERLINK_ON, HYPERLINK_OFF };

/* get is getenv(), or a test's. */
bool hyperlink_choose(enum hyperlink_when, char *(*get)(const char *name));

#endif
