/*
 * editor.c - see editor.h.
 */
#include "editor.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "error.h"
#include "export.h"
#include "file.h"
#include "text.h"

#define LEAF "note.txt"			/* what editors show, and tell the kind by */

static const char *
editor_name(void)
{
	static const char *const variables[] = { "VISUAL", "EDITOR" };

	for (int i = 0; i < 2; i++) {
		const char *name = getenv(variables[i]);

		if (name != NULL && text_trim(text_of(name)).len > 0)
			return name;
	}
	return "vi";
}

/* ---- the file ----------------------------------------------------------- */

static const char *
room_for_files(void)
{
	static const char *const variables[] = { "XDG_RUNTIME_DIR", "TMPDIR" };

	for (int i = 0; i < 2; i++) {
		const char *path = getenv(variables[i]);

		if (path != NULL && path[0] == '/' && access(path, W_OK) == 0)
			return path;
	}
	return "/tmp";
}

static bool
write_all(int fd, struct kutip_str s)
{
	while (s.len > 0) {
		ssize_t n = write(fd, s.ptr, s.len);

		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0)
			return false;
		s.ptr += n;
		s.len -= (uint32_t)n;
	}
	return true;
}

/* The folder and the file in it, both the reader's alone. */
static enum kutip_result
put_file(struct kutip_str text, struct buf *folder, struct buf *file,
    struct kutip_error *err)
{
	bool ok;
	int fd;

	buf_printf(folder, "%s/kutip-XXXXXX", room_for_files());
	if (folder->failed || mkdtemp(folder->ptr) == NULL) {
		buf_clear(folder);
		return error_sys(err, KUTIP_WRITE, room_for_files(),
		    "no file for the editor could be made");
	}
	buf_printf(file, "%s/" LEAF, folder->ptr);
	fd = file->failed ? -1 : open(file->ptr, O_WRONLY | O_CREAT | O_EXCL |
	    O_CLOEXEC | O_NOFOLLOW, 0600);
	ok = fd >= 0 && write_all(fd, text) &&
	    (text.len == 0 || write_all(fd, STR("\n")));
	if (fd >= 0)
		ok = close(fd) == 0 && ok;
	return ok ? KUTIP_OK : error_sys(err, KUTIP_WRITE, folder->ptr,
	    "no file for the editor could be written");
}

/* Backups and the like go with it; the folder is ours alone. */
static void
take_away(const struct buf *folder)
{
	DIR *d = folder->len > 0 ? opendir(folder->ptr) : NULL;
	struct dirent *e;

	while (d != NULL && (e = readdir(d)) != NULL)
		if (unlinkat(dirfd(d), e->d_name, 0) != 0)
			unlinkat(dirfd(d), e->d_name, AT_REMOVEDIR);
	if (d != NULL)
		closedir(d);
	if (folder->len > 0)
		rmdir(folder->ptr);
}

/* ---- the editor --------------------------------------------------------- */

/* What the terminal's keys send goes to the editor alone, but Ctrl-Z stops both
 * of us: the shell waits for both. */
static const struct { int signal; void (*as)(int); } signals[] = {
	{ SIGINT, SIG_IGN }, { SIGQUIT, SIG_IGN }, { SIGTSTP, SIG_DFL },
};
#define SIGNALS_N (sizeof(signals) / sizeof(*signals))

/* In the child.  A brief may have come by standard input; keys do not. */
static void
become_editor(const char *command, const char *file)
{
	int keys;

	for (size_t i = 0; i < SIGNALS_N; i++)
		signal(signals[i].signal, SIG_DFL);
	if (!isatty(STDIN_FILENO) && (keys = open("/dev/tty", O_RDWR)) >= 0)
		dup2(keys, STDIN_FILENO);
	execl("/bin/sh", "sh", "-c", command, "kutip", file, (char *)NULL);
	_exit(127);
}

/* The exit code as the shell has it; -1: errno says why. */
static int
run(const char *command, const char *file)
{
	struct sigaction before[SIGNALS_N];
	pid_t child;
	int status = -1;

	for (size_t i = 0; i < SIGNALS_N; i++) {
		struct sigaction as = { .sa_handler = signals[i].as };

		sigaction(signals[i].signal, &as, &before[i]);
	}
	child = fork();
	if (child == 0)
		become_editor(command, file);
	while (child > 0 && waitpid(child, &status, 0) < 0 && errno == EINTR)
		;
	for (size_t i = 0; i < SIGNALS_N; i++)
		sigaction(signals[i].signal, &before[i], NULL);
	if (child < 0 || status == -1)
		return -1;
	return WIFEXITED(status) ? WEXITSTATUS(status) :
	    128 + WTERMSIG(status);
}

static enum kutip_result
edit(const char *file, struct kutip_error *err)
{
	const char *editor = editor_name();
	struct buf command = { 0 };
	enum kutip_result r = KUTIP_OK;
	int code;

	buf_printf(&command, "%s \"$1\"", editor);
	code = command.failed ? -1 : run(command.ptr, file);
	if (code < 0)
		r = error_sys(err, KUTIP_IO, NULL,
		    "no editor could be started; nothing was changed");
	else if (code == 126 || code == 127)
		r = error_set(err, KUTIP_IO, NULL, 0, "the editor \"%.60s\" "
		    "could not be started (see $EDITOR); nothing was changed",
		    editor);
	else if (code != 0)
		r = error_set(err, KUTIP_IO, NULL, 0, "the editor ended with "
		    "%d; nothing was changed", code);
	buf_free(&command);
	return r;
}

/* ---- what came back ----------------------------------------------------- */

static enum kutip_result
take_back(const char *file, size_t limit, struct buf *out,
    struct kutip_error *err)
{
	struct buf bytes = { 0 };
	enum kutip_result r = file_read(file, limit, &bytes, err);

	if (r == KUTIP_TOO_LARGE)
		error_set(err, r, NULL, 0, "a note has at most %zu KiB; "
		    "nothing was changed", limit >> 10);
	else if (r != KUTIP_OK)
		error_set(err, r, NULL, 0,
		    "the editor left no file; nothing was changed");
	else if (text_valid(bytes.ptr, bytes.len) != bytes.len)
		r = error_set(err, KUTIP_ENCODING, NULL, 0, "what the editor "
		    "wrote is not UTF-8; nothing was changed");
	if (r == KUTIP_OK) {
		export_put_clean(out, buf_as_str(&bytes));
		if (out->len > 0 && out->ptr[out->len - 1] == '\n')
			out->len--;
	}
	buf_free(&bytes);
	return r;
}

enum kutip_result
editor_run(struct kutip_str text, size_t limit, struct buf *out,
    struct kutip_error *err)
{
	struct buf folder = { 0 }, file = { 0 };
	enum kutip_result r = put_file(text, &folder, &file, err);

	if (r == KUTIP_OK)
		r = edit(file.ptr, err);
	if (r == KUTIP_OK)
		r = take_back(file.ptr, limit, out, err);
	if (r == KUTIP_OK && out->failed)
		r = error_set(err, KUTIP_NO_MEMORY, NULL, 0,
		    "no memory left for the note; nothing was changed");
	if (r == KUTIP_OK && text_equal(buf_as_str(out), text))
		r = error_set(err, KUTIP_EMPTY, NULL, 0,
		    "the note is as it was");
	take_away(&folder);
	buf_free(&folder);
	buf_free(&file);
	return r;
}
