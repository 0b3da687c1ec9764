/*
 * app.h - the one loop: event, keymap, command, effects, views, screen.
 *
 *	model_init(&m); app_settings(&m, &keymap, complain, NULL);
 *	library_add(&m.library, "brief.txt", &err);
 *	app_open(&m, ...);
 *	app_run(&m, &screen, &err);
 */
#ifndef APP_H
#define APP_H

#include "config.h"
#include "key.h"
#include "keymap.h"
#include "model.h"
#include "screen.h"

/* Tables and built-in settings into the model, then the user's file. */
void app_settings(struct model *, struct keymap *, config_complain *,
    void *context);
/* Runs until the person ends it.  The screen is opened and closed here. */
enum kutip_result app_run(struct model *, struct screen *,
    struct kutip_error *);
/* What one event does; the loop's own step, without a picture. */
unsigned app_event(struct model *, const struct event *);

#endif
