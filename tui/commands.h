/*
 * commands.h - the one table of commands, for keys, the : prompt, tests, the
 * help screen, the manual and the completion.
 *
 * A new command is one row here and one function in a cmd_ file.
 */
#ifndef COMMANDS_H
#define COMMANDS_H

#include <stdint.h>

#include "command.h"

extern const struct command command_table[];
extern const uint32_t command_count;

#endif
