/*
 * config.h - options and keys from a file: defaults.conf, which is built in,
 * then $XDG_CONFIG_HOME/kutip/kutip.conf.
 *
 *	# a comment has the line to itself
 *	set  theme  paper-light
 *	bind text   n  next-quote
 *	bind text   x			(unbound)
 *
 * A line that cannot be understood is reported with file and line and skipped;
 * the rest counts.
 */
#ifndef CONFIG_H
#define CONFIG_H

#include "kutip.h"
#include "model.h"

/* Called for every bad line. */
typedef void config_complain(void *context, const struct kutip_error *);

/* Lines into settings and keymap of the model, whose command table says which
 * lines a key may stand for.  Returns how many were bad. */
uint32_t config_read(struct model *, const char *file, struct kutip_str lines,
    config_complain *, void *context);
/* "set" without its first word, "bind" likewise: for the prompt. */
enum kutip_result config_set(struct model *, struct kutip_str rest,
    struct kutip_error *);
enum kutip_result config_bind(struct model *, struct kutip_str rest,
    struct kutip_error *);

/* The built-in lines, and after them the user's file if there is one. */
uint32_t config_builtin(struct model *, config_complain *, void *context);
uint32_t config_user(struct model *, config_complain *, void *context);
/* The text of the built-in file. */
struct kutip_str config_defaults(void);

#endif
