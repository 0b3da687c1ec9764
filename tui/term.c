/*
 * term.c - the terminal; the only file that knows curses.  See screen.h.
 *
 * The picture comes as a whole grid; curses finds out what changed since the
 * last one and sends that.  Keys are curses' as well, but the waiting is ours:
 * poll() on the terminal and on a pipe that signals write into, so that no
 * signal is lost between a look and a sleep.
 *
 * The question for the background colour (OSC 11) goes out behind the first
 * picture with a question that every terminal answers (DA1), nobody waits for
 * either, and whenever an answer comes it is taken out of the keys.
 *
 * Colours are palette indices up to 256.  24-bit colour needs a terminfo entry
 * that has it: the one of TERM (xterm-direct), or, when COLORTERM says
 * truecolor, the -direct sister of TERM if it is installed.
 */
#include "term.h"

#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>
#include <wchar.h>

#define NCURSES_WIDECHAR 1
#include <curses.h>

#include "clicks.h"
#include "error.h"
#include "locale_utf8.h"
#include "osc.h"
#include "signals.h"
#include "text.h"
#include "trace.h"

#define LEN(a) (sizeof(a) / sizeof((a)[0]))

#define ESCAPE_MS     25	/* a key of its own, or the first byte of one */
#define REST_MS       50	/* until the rest of a sequence has come */
#define ANSWER_MS     150	/* at the end, for an answer on its way */
#define MISSES_MAX    100
#define REPLY_BYTES   64

struct term {
	struct term_options options;
	SCREEN *screen;
	FILE   *keys;			/* the terminal, if standard input is none */
	int     keys_fd;
	struct signals signals;
	bool    opened, repaint;
	bool    asked, answered;	/* for the background; by DA1 */
	int     misses;			/* looks in a row that found no key */
	bool    moves;			/* the mouse tells where it goes, too */
	bool    held;			/* its left button is down */
	struct clicks clicks;
	enum colour_depth depth;
	struct theme mono;		/* for DEPTH_MONO */
	struct buf copy;		/* OSC 52 for the next show */
	bool    links;			/* the terminal follows them */
	struct trace trace;
};

static int64_t
now_ms(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

/* ---- the mouse between two cells --------------------------------------- */

/* Curses asks for clicks alone, or for every step of the pointer.  Between them
 * is 1002: steps while a button is down.  Terminals that do not know it send
 * clicks. */
static void
begin_moves(struct term *t)
{
	if (!t->options.mouse || t->moves || !has_mouse())
		return;
	t->moves = true;
	putp("\033[?1002h");
}

static void
end_moves(struct term *t)
{
	if (t->moves)
		putp("\033[?1002l");
	t->moves = false;
	fflush(stdout);
}

/* ---- opening ---------------------------------------------------------- */

/* "xterm-256color" -> "xterm-direct" */
static SCREEN *
open_direct(const char *name, FILE *keys)
{
	const char *end = strstr(name, "-256color");
	char direct[64];

	if (end == NULL || end - name > 40)
		return NULL;
	snprintf(direct, sizeof(direct), "%.*s-direct", (int)(end - name), name);
	return newterm(direct, stdout, keys);
}

static SCREEN *
open_screen(struct term *t, const char *name, FILE *keys)
{
	SCREEN *screen = NULL;

	if (colour_choose(t->options.colour, getenv("NO_COLOR"),
	    getenv("COLORTERM"), -1) == DEPTH_TRUE)
		screen = open_direct(name, keys);
	return screen ? screen : newterm(name, stdout, keys);
}

static enum kutip_result
open_terminal(struct term *t, struct kutip_error *err)
{
	const char *name = getenv("TERM");
	FILE *keys = stdin;

	if (!isatty(STDOUT_FILENO))
		return error_set(err, KUTIP_IO, NULL, 0,
		    "standard output is no terminal; \"kutip text FILE\" prints without one");
	if (name == NULL || name[0] == '\0')
		return error_set(err, KUTIP_IO, NULL, 0,
		    "TERM is not set, so this terminal is unknown; try TERM=xterm-256color");
	if (!locale_utf8())
		return error_set(err, KUTIP_IO, NULL, 0,
		    "there is no UTF-8 locale here; set LC_ALL=C.UTF-8, or install locales");
	if (!isatty(STDIN_FILENO)) {
		t->keys = keys = fopen("/dev/tty", "r");
		if (keys == NULL)
			return error_sys(err, KUTIP_IO, "/dev/tty",
			    "no terminal to read keys from");
	}
	t->keys_fd = fileno(keys);
	t->screen = open_screen(t, name, keys);
	if (t->screen == NULL)
		return error_set(err, KUTIP_IO, NULL, 0,
		    "the terminal \"%.60s\" (TERM) is not known here; try TERM=xterm-256color or TERM=vt100",
		    name);
	t->opened = true;
	if (tigetstr("cup") == NULL || tigetstr("clear") == NULL)
		return error_set(err, KUTIP_IO, NULL, 0,
		    "the terminal \"%.60s\" (TERM) cannot move its cursor; \"kutip text FILE\" prints without",
		    name);
	return KUTIP_OK;
}

/* Only a terminal that may show colours is told about them: even "back to
 * the usual colours" is one word too many under NO_COLOR. */
static void
set_colours(struct term *t)
{
	t->depth = colour_choose(t->options.colour, getenv("NO_COLOR"), NULL,
	    tigetnum("colors"));
	if (t->depth != DEPTH_MONO && start_color() == OK)
		use_default_colors();
	else
		t->depth = DEPTH_MONO;
	if (t->depth == DEPTH_MONO)
		theme_open(&t->mono, "mono", NULL, NULL, NULL);
}

/* Without RELEASED, curses 6.4 holds the key behind a click back until the next
 * one. */
static void
set_mouse(struct term *t)
{
	const mmask_t wanted = BUTTON1_PRESSED | BUTTON1_RELEASED |
	    BUTTON4_PRESSED | BUTTON5_PRESSED | REPORT_MOUSE_POSITION;

	if (!t->options.mouse)
		end_moves(t);
	mousemask(t->options.mouse ? wanted : 0, NULL);
	t->held = false;
}

/* Curses would move what it takes for mere letters along a row. */
static void
set_links(struct term *t)
{
	t->links = hyperlink_choose(t->options.hyperlinks, getenv);
	idcok(stdscr, !t->links);
}

static void
set_modes(struct term *t)
{
	raw();
	noecho();
	nonl();
	keypad(stdscr, TRUE);
	set_escdelay(ESCAPE_MS);
	typeahead(-1);
	mouseinterval(0);
	set_mouse(t);
	set_links(t);
}

static enum kutip_result
term_open(void *self, struct kutip_error *err)
{
	struct term *t = self;
	enum kutip_result r;

	/* Before curses, which leaves alone what is caught already. */
	if (!signals_catch(&t->signals))
		return error_sys(err, KUTIP_IO, NULL, "no pipe could be made");
	r = open_terminal(t, err);
	if (r != KUTIP_OK)
		return r;
	set_colours(t);
	set_modes(t);
	return KUTIP_OK;
}

/* ---- keys ------------------------------------------------------------- */

static const struct { int code; uint32_t key; } named[] = {
	{ KEY_UP, K_UP }, { KEY_DOWN, K_DOWN }, { KEY_LEFT, K_LEFT },
	{ KEY_RIGHT, K_RIGHT }, { KEY_PPAGE, K_PAGE_UP },
	{ KEY_NPAGE, K_PAGE_DOWN }, { KEY_HOME, K_HOME }, { KEY_END, K_END },
	{ KEY_IC, K_INSERT }, { KEY_DC, K_DELETE },
	{ KEY_BACKSPACE, K_BACKSPACE }, { KEY_ENTER, K_ENTER },
	{ KEY_BTAB, K_SHIFT | K_TAB }, { KEY_SR, K_SHIFT | K_UP },
	{ KEY_SF, K_SHIFT | K_DOWN }, { KEY_SLEFT, K_SHIFT | K_LEFT },
	{ KEY_SRIGHT, K_SHIFT | K_RIGHT }, { KEY_SHOME, K_SHIFT | K_HOME },
	{ KEY_SEND, K_SHIFT | K_END }, { KEY_SPREVIOUS, K_SHIFT | K_PAGE_UP },
	{ KEY_SNEXT, K_SHIFT | K_PAGE_DOWN }, { KEY_SDC, K_SHIFT | K_DELETE },
};

static uint32_t
key_of_code(int code)
{
	for (size_t i = 0; i < LEN(named); i++)
		if (named[i].code == code)
			return named[i].key;
	if (code >= KEY_F(1) && code <= KEY_F(12))
		return K_F1 + (uint32_t)(code - KEY_F(1));
	return key_of_capability(keyname(code));
}

static bool
mouse_event(struct term *t, struct event *event)
{
	MEVENT m;

	if (getmouse(&m) != OK)
		return false;
	event->row = m.y;
	event->col = m.x;
	if (m.bstate & BUTTON4_PRESSED) {
		event->kind = EVENT_WHEEL_UP;
	} else if (m.bstate & BUTTON5_PRESSED) {
		event->kind = EVENT_WHEEL_DOWN;
	} else if (m.bstate & BUTTON1_PRESSED) {
		event->kind = EVENT_CLICK;
		event->clicks = clicks_count(&t->clicks, now_ms(), m.y, m.x);
		t->held = true;
	} else if (m.bstate & BUTTON1_RELEASED) {
		event->kind = EVENT_RELEASE;
		t->held = false;
	} else if (m.bstate & REPORT_MOUSE_POSITION && t->held) {
		event->kind = EVENT_DRAG;
	}
	return event->kind != EVENT_NONE;
}

/* ---- answers of the terminal ------------------------------------------ */

/* The next character or curses key; ERR when none comes in time. */
static int
take(int wait_ms, wint_t *c)
{
	timeout(wait_ms);
	return get_wch(c);
}

/* The rest of a control sequence, "[?62;4c", up to its last byte.  false:
 * there is none, it was Alt and a bracket. */
static bool
skip_control_sequence(struct term *t)
{
	wint_t c = 0;
	int n = 0;

	while (take(REST_MS, &c) == OK && ++n < REPLY_BYTES)
		if (c >= 0x40 && c <= 0x7E)
			break;
	t->answered |= c == 'c';
	return n > 0;
}

/* The rest of a string, "]11;rgb:1d1d/2020/2121", up to BEL or ESC \. */
static bool
read_string(char out[REPLY_BYTES])
{
	wint_t c;
	size_t n = 0, taken = 0;

	while (take(REST_MS, &c) == OK && c != 0x07 && c != 0x9C) {
		taken++;
		if (c == 0x1B) {
			take(REST_MS, &c);
			break;
		}
		if (n + 1 < REPLY_BYTES && c < 0x80)
			out[n++] = (char)c;
	}
	out[n] = '\0';
	return taken > 0;
}

static bool
background_event(struct term *t, const char *answer, struct event *event)
{
	if (!t->asked || !osc_background(answer, &event->light))
		return false;
	event->kind = EVENT_BACKGROUND;
	return true;
}

/* What follows ESC: nothing, a key with Alt, or an answer. */
static bool
escape_event(struct term *t, struct event *event)
{
	char answer[REPLY_BYTES];
	wint_t c = 0;
	int kind = take(0, &c);

	event->kind = EVENT_KEY;
	event->key = K_ESCAPE;
	if (kind == ERR || (kind == OK && c == 0x1B))
		return true;
	event->key = K_ALT | (kind == KEY_CODE_YES ? key_of_code((int)c) :
	    key_plain((uint32_t)c));
	if (kind == KEY_CODE_YES)
		return event->key != K_ALT;
	if (c == '[')
		return !skip_control_sequence(t);
	if (c == 'O')			/* a key that terminfo does not know */
		return take(REST_MS, &c) == ERR;
	if (c != ']' && c != 'P')
		return true;
	return !read_string(answer) || background_event(t, answer, event);
}

/* ---- waiting ---------------------------------------------------------- */

static bool
key_event(struct term *t, struct event *event)
{
	wint_t c = 0;
	int kind = take(ESCAPE_MS, &c);

	t->misses = kind == ERR ? t->misses + 1 : 0;
	if (kind == ERR)
		return false;
	if (kind == OK && c == 0x1B)
		return escape_event(t, event);
	if (kind == OK && c == 0x1A) {	/* Ctrl-Z: curses' handler does the rest */
		end_moves(t);
		raise(SIGTSTP);
		return false;
	}
	if (kind == KEY_CODE_YES && c == KEY_MOUSE)
		return mouse_event(t, event);
	event->kind = EVENT_KEY;
	event->key = kind == OK ? key_plain((uint32_t)c) : key_of_code((int)c);
	return event->key != 0;
}

static void
take_size(struct term *t)
{
	struct winsize size;

	if (ioctl(t->keys_fd, TIOCGWINSZ, &size) == 0 && size.ws_row > 0 &&
	    size.ws_col > 0)
		resize_term(size.ws_row, size.ws_col);
	t->repaint = true;
}

static bool
signal_event(struct term *t, struct event *event)
{
	unsigned caught = signals_read(&t->signals);

	if (caught & CAUGHT_END) {	/* for good */
		event->kind = EVENT_HANGUP;
		return true;
	}
	if (caught == 0)
		return false;
	if (caught & CAUGHT_BACK) {
		reset_prog_mode();
		t->moves = false;
	}
	take_size(t);
	event->kind = EVENT_RESIZE;
	return true;
}

static bool
term_wait(void *self, struct event *event, int timeout_ms)
{
	struct term *t = self;
	int64_t until = now_ms() + timeout_ms;
	struct pollfd fds[2] = {
		{ .fd = t->keys_fd, .events = POLLIN },
		{ .fd = t->signals.pipe[0], .events = POLLIN },
	};

	*event = (struct event){ .kind = EVENT_NONE };
	while (!signal_event(t, event)) {
		int64_t left = timeout_ms < 0 ? -1 : until - now_ms();
		int n = poll(fds, 2, timeout_ms >= 0 && left < 0 ? 0 : (int)left);

		if (n == 0)
			return false;
		/* A terminal that has gone may look readable for ever. */
		if (n > 0 && (t->misses > MISSES_MAX ||
		    fds[0].revents & (POLLHUP | POLLERR | POLLNVAL)))
			t->signals.ended = true;
		else if (n > 0 && fds[0].revents && key_event(t, event))
			return true;
	}
	return true;
}

/* ---- showing ---------------------------------------------------------- */

static int
curses_colour(const struct term *t, uint32_t colour)
{
	uint32_t n = colour & 0xFFFFFF;

	if (colour < COLOUR_INDEX)
		return -1;
	if (t->depth != DEPTH_TRUE)
		return (int)n;
	/* A terminal of direct colours takes 0 to 7 for the old eight. */
	if ((colour & COLOUR_KIND) == COLOUR_INDEX)
		return n < 8 ? (int)n : (int)colour_rgb(colour);
	return n < 8 ? 0 : (int)n;
}

static attr_t
curses_attributes(uint32_t attributes)
{
	return (attributes & LOOK_BOLD ? A_BOLD : 0) |
	    (attributes & LOOK_DIM ? A_DIM : 0) |
	    (attributes & LOOK_ITALIC ? A_ITALIC : 0) |
	    (attributes & LOOK_UNDERLINE ? A_UNDERLINE : 0) |
	    (attributes & LOOK_REVERSE ? A_REVERSE : 0);
}

/* The look of a cell as curses has it. */
struct paint { uint64_t styles; attr_t attributes; int pair; bool known; };

static void
mix(const struct term *t, const struct theme *theme, uint64_t styles,
    struct paint *paint)
{
	struct look look;

	if (paint->known && paint->styles == styles)
		return;
	look = theme_look(theme, styles, t->depth);
	paint->known = true;
	paint->styles = styles;
	paint->attributes = curses_attributes(look.attributes);
	paint->pair = t->depth == DEPTH_MONO ? 0 : alloc_pair(
	    curses_colour(t, look.fg), curses_colour(t, look.bg));
	if (paint->pair < 0)
		paint->pair = 0;
}

/* A cell as one curses character, or, where the C library and Unicode do not
 * agree how wide it is, as one that nobody doubts. */
static int
put_cell(const struct cell *cell, const struct paint *paint, cchar_t *out)
{
	struct kutip_str s = { cell->text, cell->len };
	wchar_t w[CCHARW_MAX + 1] = { 0 };	/* a base and its marks */
	int n = 0, pair = paint->pair;

	for (uint32_t pos = 0; pos < s.len && n < CCHARW_MAX; ) {
		wchar_t c = (wchar_t)text_step(s, &pos);

		if (n == 0 || wcwidth(c) == 0)
			w[n++] = c;
	}
	if (wcwidth(w[0]) == cell->cols &&
	    setcchar(out, w, paint->attributes, (short)pair, &pair) == OK)
		return 1;
	setcchar(out, L"\xFFFD", paint->attributes, (short)pair, &pair);
	if (cell->cols == 2)
		setcchar(out + 1, L" ", paint->attributes, (short)pair, &pair);
	return cell->cols;
}

static void
put_row(struct term *t, const struct grid *g, const struct theme *theme,
    int row, struct paint *paint)
{
	cchar_t line[GRID_SIDE_MAX];
	int n = 0;

	for (int col = 0; col < g->cols; col++) {
		const struct cell *cell = grid_cell(g, row, col);

		if (cell->cols == 0)
			continue;
		mix(t, theme, cell->styles, paint);
		n += put_cell(cell, paint, line + n);
	}
	mvadd_wchnstr(row, 0, line, n);
}

static void
send_copy(struct term *t)
{
	if (t->copy.len > 0)
		putp(t->copy.ptr);
	buf_clear(&t->copy);
}

static void
send_links(struct term *t, const struct grid *g, const struct theme *theme)
{
	struct buf out = { 0 };

	if (!t->links || g->rows > LINES || g->cols > COLS)
		return;
	trace_links(&t->trace, g, theme, t->depth, &out);
	/* not putp(): "$<5>" among the letters is no pause */
	if (out.len > 0)
		fwrite(out.ptr, 1, out.len, stdout);
	buf_free(&out);
}

/* The console of Linux would print what it does not understand. */
static void
ask_background(struct term *t)
{
	const char *name = getenv("TERM");

	if (!t->options.ask_background || t->asked || t->depth < DEPTH_256 ||
	    name == NULL || strncmp(name, "linux", 5) == 0)
		return;
	t->asked = true;
	putp(OSC_ASK_BACKGROUND);
}

static void
term_show(void *self, const struct grid *g, const struct theme *theme)
{
	struct term *t = self;
	struct paint paint = { 0 };

	if (g == NULL) {
		t->repaint = true;
		return;
	}
	if (t->depth == DEPTH_MONO)
		theme = &t->mono;
	if (t->repaint) {
		clearok(curscr, TRUE);
		trace_forget(&t->trace);
	}
	t->repaint = false;
	if (g->rows < LINES || g->cols < COLS)
		erase();
	for (int row = 0; row < g->rows && row < LINES; row++)
		put_row(t, g, theme, row, &paint);
	if (g->cursor_row >= 0)
		move(g->cursor_row, g->cursor_col);
	curs_set(g->cursor_row >= 0);
	refresh();
	send_links(t, g, theme);
	begin_moves(t);
	send_copy(t);
	ask_background(t);
	fflush(stdout);
}

static void
term_size(void *self, int *rows, int *cols)
{
	(void)self;
	*rows = LINES < 1 ? 1 : LINES;
	*cols = COLS < 1 ? 1 : COLS;
}

/* ---- closing ---------------------------------------------------------- */

/* An answer that came after the end would be typed into the shell. */
static void
await_answer(struct term *t)
{
	struct pollfd fd = { .fd = t->keys_fd, .events = POLLIN };
	struct event event = { 0 };

	if (!t->asked || t->signals.ended)
		return;
	while (!t->answered && poll(&fd, 1, ANSWER_MS) == 1 &&
	    !(fd.revents & POLLHUP))
		key_event(t, &event);
	tcflush(t->keys_fd, TCIFLUSH);
}

static void
term_close(void *self)
{
	struct term *t = self;

	if (t->opened) {
		await_answer(t);
		end_moves(t);
		endwin();
		delscreen(t->screen);
	}
	signals_release(&t->signals);
	if (t->keys != NULL)
		fclose(t->keys);
	buf_free(&t->copy);
	free(t);
}

bool
term_screen(struct screen *screen, const struct term_options *options)
{
	struct term *t = calloc(1, sizeof(*t));

	if (t == NULL)
		return false;
	t->options = *options;
	signals_init(&t->signals);
	*screen = (struct screen){ t, term_open, term_close, term_size,
	    term_show, term_wait };
	return true;
}

/* ---- copying ---------------------------------------------------------- */

bool
term_copy(const struct screen *screen, struct kutip_str words)
{
	struct term *t = screen->self;

	if (screen->show != term_show)
		return false;
	buf_clear(&t->copy);
	return osc_copy(words, &t->copy);
}

/* ---- mouse -------------------------------------------------------------- */

void
term_mouse(const struct screen *screen, bool on)
{
	struct term *t = screen->self;

	if (screen->show != term_show || on == t->options.mouse)
		return;
	t->options.mouse = on;
	set_mouse(t);
}

void
term_hyperlinks(const struct screen *screen, enum hyperlink_when when)
{
	struct term *t = screen->self;

	if (screen->show != term_show || when == t->options.hyperlinks)
		return;
	t->options.hyperlinks = when;
	set_links(t);
	t->repaint = true;
}

/* ---- another program ---------------------------------------------------- */

/* An answer that is on its way would be typed into it. */
void
term_leave(const struct screen *screen)
{
	struct term *t = screen->self;

	if (screen->show != term_show)
		return;
	if (!t->answered)
		await_answer(t);
	end_moves(t);
	endwin();
}

/* It may have come back in another size. */
void
term_return(const struct screen *screen)
{
	struct term *t = screen->self;

	if (screen->show != term_show)
		return;
	reset_prog_mode();
	t->held = false;
	take_size(t);
}
