/*
 * cmd_speaker.h - who says the quote under the cursor, set right by hand.
 *
 *	:speaker Budi Hartono		Budi Hartono says it
 *	:speaker -			nobody is known to
 *	:speaker			asks, and offers whom the brief names
 *	:forget-speaker			what the rules found is right again
 *
 * It is kept as notes are, before the key is answered; "undo" takes it back.
 */
#ifndef CMD_SPEAKER_H
#define CMD_SPEAKER_H

#include "command.h"
#include "model.h"

unsigned cmd_speaker(struct model *, const struct call *);
unsigned cmd_forget_speaker(struct model *, const struct call *);
unsigned cmd_undo(struct model *, const struct call *);

/* While it is asked: the row that is chosen, given up, its name put into the
 * line, a row clicked (KUTIP_NONE: none). */
unsigned speaker_enter(struct model *);
unsigned speaker_close(struct model *);
void     speaker_complete(struct model *);
unsigned speaker_click(struct model *, uint32_t row);

#endif
