/*
 * lexicon.h - word lists: what a language says and what the region is called.
 *
 * The lists stand in parse/lexicon as tables that a reader who writes no C can
 * mend (columns: see the head of each file).  lexc compiles them into one
 * image: a trie of all folded forms, the forms, their entries, their strings.
 * The image is mapped with the program and used as it lies, so opening it
 * costs nothing; a user's own lists become a second image laid over the first.
 *
 *	cues.tsv	kata	QCS	say
 *	agenda.tsv	haze	socio-cultural	Haze	id:kabut asap|en:haze
 */
#ifndef LEXICON_H
#define LEXICON_H

#include "arena.h"
#include "buf.h"
#include "error.h"
#include "kutip.h"
#include "trie.h"

enum lex_lang {			/* bits of a set of languages */
	LANG_ID = 1 << 0, LANG_MS = 1 << 1, LANG_EN = 1 << 2,
	LANG_TL = 1 << 3, LANG_VI = 1 << 4, LANG_TH = 1 << 5,
	LANG_KM = 1 << 6, LANG_LO = 1 << 7, LANG_MY = 1 << 8,
	LANG_ZH = 1 << 9, LANG_TA = 1 << 10, LANG_PT = 1 << 11,
	LANG_TET = 1 << 12, LANG_ANY = 0xFFFF
};
#define LANGS 13

enum lex_kind {
	LEX_CUE, LEX_PARTICLE, LEX_PRONOUN, LEX_HONORIFIC, LEX_ROLE, LEX_BODY,
	LEX_JOINT, LEX_COMMON, LEX_ORDINARY, LEX_GIVEN, LEX_GENDER,
	LEX_THEME, LEX_FURNITURE, LEX_BYLINE, LEX_MARK, LEX_DATE,
	LEX_PLACE, LEX_REGION, LEX_CITY, LEX_AGENDA, LEX_ACTOR, LEX_SUBJECT,
	LEX_KINDS
};

/* The kind column of each list, in the order of its names in lexicon.c. */
enum cue_kind { CUE_SAY, CUE_WRITE, CUE_THINK, CUE_TOUCH, CUE_SOURCE, CUE_PASSIVE, CUE_TRAP,
	CUE_BARE, CUE_BID, CUE_ENDING, CUE_CONVERB };	/* the last two: what a stem "…+" takes */
enum particle_kind { PART_THAT, PART_PERSON, PART_BODY, PART_SUBJECT, PART_ALSO, PART_NOT, PART_NEW,
	PART_WORD, PART_AGENT, PART_CASE, PART_RELATIVE, PART_PLURAL,
	PART_TO, PART_TOPIC, PART_NOUN };
enum pronoun_kind { PRON_PERSON, PRON_PLURAL, PRON_SELF, PRON_STANDIN, PRON_THING };
enum joint_kind { JOINT_LINK, JOINT_PREP, JOINT_ARTICLE,
	JOINT_DEMONSTRATIVE, JOINT_RELATIVE, JOINT_OF, JOINT_AND, JOINT_OPENS,
	JOINT_CLOSES, JOINT_SCENE, JOINT_BE, JOINT_BY };
enum gender_kind { GENDER_HE, GENDER_SHE };
enum honorific_kind { HON_BEFORE, HON_AFTER, HON_INSIDE, HON_WORD, HON_WEAK };
enum role_kind { ROLE_BEFORE, ROLE_AFTER, ROLE_NAME, ROLE_UNNAMED,
	ROLE_CALLING };
enum body_kind { BODY_HEAD, BODY_TAIL, BODY_ALONE,
	BODY_INSIDE, BODY_DOCUMENT, BODY_WEAK, BODY_NONE, BODY_MEDIUM };
enum furniture_match { FURNITURE_LINE, FURNITURE_PREFIX };
enum date_kind { DATE_MONTH, DATE_WEEKDAY, DATE_ZONE, DATE_ERA, DATE_AM, DATE_PM, DATE_WORD };
enum place_kind { PLACE_CITY, PLACE_PROVINCE, PLACE_AT,
	PLACE_THING, PLACE_MONEY };
enum city_kind { CITY_OTHER, CITY_CAPITAL };
enum actor_type { ACTOR_PERSON, ACTOR_ORG, ACTOR_STATE };

/* Orders of what was said (Q), cue (C) and speaker (S): the notation of the
 * Gender Gap Tracker (Asr et al., PLOS ONE 2021). */
enum cue_frame {
	FRAME_SCQ = 1 << 0, FRAME_QCS = 1 << 1, FRAME_QSC = 1 << 2,
	FRAME_CSQ = 1 << 3, FRAME_QC = 1 << 4, FRAME_CQ = 1 << 5,
	FRAME_HCQ = 1 << 6		/* S is the subject of the whole sentence: "…, saying Q" */
};

enum lex_flag {
	LEX_LAST = 1 << 0,		/* last form of its key */
	LEX_WEAK = 1 << 1,		/* "~": counts only in company */
	LEX_DOUBT = 1 << 2,		/* "!": a name that is a word too */
	LEX_CAPITAL = 1 << 3,		/* only where the text begins with a capital */
	LEX_CAPITALS = 1 << 4		/* only where the text is in capitals */
};

struct lex_form {
	uint32_t entry;
	uint32_t key_kinds;		/* of all forms with this key; first one only */
	uint16_t key_langs;		/* the same */
	uint16_t langs;
	uint8_t  kind, flags;
};

struct lex_entry {
	uint32_t id, name;		/* strings; the form itself in word lists */
	int32_t  value;			/* month, minutes from UTC, population */
	float    lat, lon;
	uint16_t frames;		/* of a cue */
	uint8_t  kind, sub;		/* sub: one of the enums above */
	char     country[4];
	uint32_t line;			/* of its list; 0: not from a list */
	uint8_t  folder;		/* its list's language, from 1 as in LANG_ bits; 0: none */
};

/* One image, looked at. */
struct lex_view {
	struct trie trie;
	const struct lex_form  *form;
	const struct lex_entry *entry;
	const char *strings;
	uint32_t forms, entries;
};

#define LEX_IMAGES 2
#define LEX_PROBLEMS 32			/* that are kept of a user's own lists */

struct rules;

struct kutip_lexicon {
	struct lex_view view[LEX_IMAGES];	/* the built-in, the user's own */
	uint32_t views;
	struct buf own;			/* bytes of the user's own image */
	struct rules *rules;		/* of tags, the user's own; may be NULL */
	char *folder;			/* of the user's own; may be NULL */
	struct kutip_error problem[LEX_PROBLEMS];	/* the first of them */
	uint32_t problems;
};

/* Compiles every list below folder into an image behind what is in out; with
 * states, the names of all states in all languages too. */
enum kutip_result lexicon_compile(const char *folder, bool states,
    struct buf *out, struct kutip_error *);
/* The same of a user's own lists: what cannot be understood is reported with
 * file and line, and the rest is used. */
enum kutip_result lexicon_compile_own(const char *folder,
    const struct error_reporter *, struct buf *out, struct kutip_error *);
/* The file of a list: "cues.tsv". */
const char *lexicon_file(enum lex_kind);
/* False if the bytes are no image of this version.  They must stay. */
bool lexicon_view(struct lex_view *, const void *bytes, size_t size);
/* The entry of a kind that has this (folded) form; NULL: none has. */
const struct lex_entry *lexicon_entry(const struct lex_view *,
    struct kutip_str folded, enum lex_kind);
/* "id" -> LANG_ID; 0 if not one of the languages. */
uint32_t lexicon_lang(struct kutip_str);
const char *lexicon_lang_name(uint32_t bit);

/* ---- between the chapters: lexicon.c, lexicon_cell.c, lexicon_pack.c -------------------- */

/* "-6.21462"; 0 where there is no number. */
double lexicon_number(struct kutip_str);
/* "+07:00" is 420 minutes; any other number as it stands. */
int32_t lexicon_value(struct kutip_str);
/* LEX_CAPITAL, LEX_CAPITALS or 0, as the form is written. */
uint8_t lexicon_case(struct kutip_str form);

struct lex_pending {			/* a form on its way into the image */
	struct kutip_str key;
	struct lex_form  form;
};

struct lex_parts {
	struct vec *pending;		/* struct lex_pending; sorted here */
	const struct vec *entries;	/* struct lex_entry */
	const struct buf *strings;
};

/* Behind what is in out.  No memory: out->failed or the arena of pending. */
void lexicon_put_image(const struct lex_parts *, struct buf *out);

#endif
