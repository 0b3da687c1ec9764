/*
 * browser.h - an address in the reader's browser: $BROWSER (programs parted by
 * ":", the first that starts; "%s" is the address, else it goes last), else
 * xdg-open.
 *
 * No shell sees the address, and only what url_is_sound() says is given on.
 */
#ifndef BROWSER_H
#define BROWSER_H

#include <stdbool.h>

#include "kutip.h"

/* Will it need the terminal (w3m, lynx ...; or there is no other screen)?  Then
 * the caller gives it away before and takes it back after. */
bool browser_wants_terminal(void);
/* In the terminal it is waited for; else it goes on beside us. */
enum kutip_result browser_open(struct kutip_str address, struct kutip_error *);

#endif
