/*
 * file.h - files and folders: reading whole, listing, writing safely, and
 * where a user's things are kept (XDG base directory specification 0.8).
 */
#ifndef FILE_H
#define FILE_H

#include "buf.h"
#include "kutip.h"

/* The whole of a file, or of standard input for "-", behind what is in out.
 * More than limit bytes: KUTIP_TOO_LARGE.  A folder, a device: KUTIP_IO. */
enum kutip_result file_read(const char *path, size_t limit, struct buf *out,
    struct kutip_error *);

/* Bytes to path so that after a crash either the old or the new file stands
 * there whole: a neighbour is written, synced and renamed. */
enum kutip_result file_write(const char *path, struct kutip_str,
    struct kutip_error *);

bool file_is_folder(const char *path);
/* No folder, device or pipe: reading it ends. */
bool file_is_regular(const char *path);
bool file_exists(const char *path);

/* Every folder on the way to path itself, mode 0700; fine if it stands. */
enum kutip_result file_make_folder(const char *path, struct kutip_error *);

/* Calls each() with the path of every regular file below folder whose name
 * does not begin with a full stop, in byte order of the paths; each() returns
 * false to stop.  Symbolic links to folders are not followed. */
enum kutip_result file_walk(const char *folder,
    bool (*each)(void *context, const char *path), void *context,
    struct kutip_error *);

enum file_home { FILE_CONFIG, FILE_DATA, FILE_STATE, FILE_CACHE };
/* "$XDG_CONFIG_HOME/kutip/<leaf>" or "$HOME/.config/kutip/<leaf>" and so on
 * into out (cleared first); false when neither variable holds a full path. */
bool file_home(enum file_home, const char *leaf, struct buf *out);

#endif
