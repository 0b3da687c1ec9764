/*
 * key.h - what a person does to the program: keys, mouse, a new size.
 *
 * A key is one number: a code point, or a named key (K_UP ...), with bits for
 * Ctrl, Alt and Shift, so keys are compared with ==.  Every key has exactly
 * one number: Ctrl-I is K_TAB, Ctrl-M K_ENTER, Ctrl-[ K_ESCAPE; Ctrl goes
 * with the small letter; Shift stands only with named keys (a capital is its
 * own code point).
 *
 * And one name, as in a keymap file:
 *
 *	j  G  ?  <Space> <Tab> <S-Tab> <Enter> <Escape> <Backspace> <Delete>
 *	<Up> <PageDown> <Home> <F1> <C-r> <A-x> <C-Right> <lt> for "<"
 *
 * Names in angles are read in any case; key_print() writes the forms above.
 */
#ifndef KEY_H
#define KEY_H

#include <stdbool.h>
#include <stdint.h>

#include "buf.h"
#include "kutip.h"

enum {
	K_NAMED = 0x110000,		/* first number above the code points */
	K_UP = K_NAMED, K_DOWN, K_LEFT, K_RIGHT,
	K_PAGE_UP, K_PAGE_DOWN, K_HOME, K_END, K_INSERT, K_DELETE,
	K_TAB, K_ENTER, K_ESCAPE, K_BACKSPACE,
	K_F1, K_F2, K_F3, K_F4, K_F5, K_F6, K_F7, K_F8, K_F9, K_F10, K_F11,
	K_F12,
	K_NAMED_END,

	K_SHIFT = 1 << 24, K_ALT = 1 << 25, K_CTRL = 1 << 26,
	K_MODIFIERS = K_SHIFT | K_ALT | K_CTRL
};

enum event_kind {
	EVENT_NONE,			/* the time was up */
	EVENT_KEY,			/* key */
	EVENT_CLICK,			/* row, col, clicks: the left button went down */
	EVENT_DRAG,			/* row, col: the pointer moved while it is down */
	EVENT_RELEASE,			/* row, col: it came up */
	EVENT_WHEEL_UP,			/* row, col */
	EVENT_WHEEL_DOWN,		/* row, col */
	EVENT_RESIZE,			/* ask the screen for its size */
	EVENT_BACKGROUND,		/* light: the terminal said what it is */
	EVENT_HANGUP			/* the terminal is gone, or SIGTERM: end now */
};

struct event {
	enum event_kind kind;
	uint32_t key;
	int  row, col;			/* cells from 0 */
	int  clicks;			/* 1; 2 and 3: quickly behind one another at one place */
	bool light;
};

/* One number for a key however it was made: K_CTRL|'I' becomes K_TAB. */
uint32_t key_plain(uint32_t key);

/* The key whose name stands at *pos, and *pos behind it.  false: no such
 * name; *pos stays. */
bool key_parse(struct kutip_str, uint32_t *pos, uint32_t *key);
/* Its name behind what is in out. */
void key_print(uint32_t key, struct buf *out);
/* The letter it would type in a prompt; 0 if it types nothing. */
uint32_t key_types(uint32_t key);

/* The key that terminfo calls "kRIT5": a name and a digit, which is one more
 * than a set of Shift 1, Alt 2, Ctrl 4.  0: none of ours.  NULL is fine. */
uint32_t key_of_capability(const char *name);

/* Events as a test writes them: keys by name and
 * <Click:row,col> <Click2:row,col> <Click3:row,col> (the second, the third in
 * a row) <Drag:row,col> <Release:row,col> <WheelUp> <WheelDown> <WheelUp:row,col>
 * <Resize:rowsxcols> (row and col are then the new size), <Light> <Dark>
 * <Hangup> <Wait>. */
bool event_parse(struct kutip_str, uint32_t *pos, struct event *);

#endif
