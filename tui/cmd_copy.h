/*
 * cmd_copy.h - a passage and its citation, for the clipboard.
 *
 *	"Kita mulai dari air bersih,"
 *	— Sari Wulandari, Menteri. Harian Contoh, A. Penulis, 2026-05-04. Kota
 *	Pintar Dibahas. https://contoh.id/kota
 *
 * The terminal takes it (OSC 52), or the command of the option copy-command, on
 * its standard input.
 */
#ifndef CMD_COPY_H
#define CMD_COPY_H

#include "command.h"
#include "model.h"

unsigned cmd_copy(struct model *, const struct call *);

#endif
