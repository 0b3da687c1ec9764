/*
 * cli.c - see cli.h: the tables, and how a command line is understood.
 */
#include "cli.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "start.h"
#include "text.h"

#define LEN(a) (sizeof(a) / sizeof(*(a)))
#define HELP_COLS 26

const struct cli_verb cli_verbs[] = {
	{ "", "[FILE|FOLDER|-]…", verb_read,
	    "read briefs, or those that were added; without a terminal print the first" },
	{ "add", "URL…|FILE…", verb_add,
	    "fetch pages and keep them, in every version; --update asks for all again" },
	{ "json", "FILE…", verb_json,
	    "print one JSON object a line: text, quotes, speakers, tags" },
	{ "text", "FILE…", verb_text,
	    "print the articles' own words" },
	{ "quotes", "FILE…", verb_quotes,
	    "print a table: speaker, quote, place, how it is known" },
	{ "tags", "FILE…", verb_tags,
	    "print a table: kind, name, mentions, file, id, country, weight" },
	{ "where", "FILE…", verb_where,
	    "print the cities as GeoJSON, with how often they are named" },
	{ "export", "[FILE…]", verb_export,
	    "print marks and notes with their source, or all quotes without any" },
	{ "import", "FILE [BRIEF…]", verb_import,
	    "take marks and notes from exports, Hypothesis, Readwise, KOReader" },
	{ "check", "FILE…", verb_check,
	    "print what is odd in the files, with line numbers" },
	{ "lexicon", "check|show NAME", verb_lexicon,
	    "check your own word lists; show which lists have a name" },
	{ "notes", "[verify|compact|merge DIR|backup [FILE]]", verb_notes,
	    "print all marks and notes; check, shorten, merge, back up their files" },
};
const uint32_t cli_verb_count = LEN(cli_verbs);

/* ---- options ------------------------------------------------------------ */

static const char *
take_help(struct cli *c, const char *value)
{
	(void)value;
	c->help = true;
	return NULL;
}

static const char *
take_version(struct cli *c, const char *value)
{
	(void)value;
	c->version = true;
	return NULL;
}

static const char *
take_theme(struct cli *c, const char *value)
{
	c->theme = value;
	return strlen(value) < THEME_NAME_BYTES ? NULL :
	    "is too long for the name of a theme";
}

static const char *
take_colour(struct cli *c, const char *value)
{
	c->colour_given = true;
	return colour_when_named(value, &c->colour) ? NULL :
	    "must be auto, never or always";
}

static const char *
take_lang(struct cli *c, const char *value)
{
	c->options.lang = value;
	return *value && strlen(value) < 16 ? NULL :
	    "must be a language such as id, ms, en";
}

static const char *
take_charset(struct cli *c, const char *value)
{
	c->options.charset = value;
	return *value && strlen(value) < 48 ? NULL :
	    "must be a character set such as UTF-8";
}

static const char *
take_files_from(struct cli *c, const char *value)
{
	c->files_from = value;
	return *value ? NULL : "wants the name of a file, or -";
}

static const char *
take_format(struct cli *c, const char *value)
{
	c->format = value;
	return NULL;
}

static const char *
take_output(struct cli *c, const char *value)
{
	c->output = value;
	return *value ? NULL : "wants the name of a file";
}

static const char *
take_template(struct cli *c, const char *value)
{
	c->template = value;
	return *value ? NULL : "wants the name of a file";
}

static const char *
take_order(struct cli *c, const char *value)
{
	c->order_given = true;
	return passage_order_named(value, &c->order) ? NULL :
	    "must be brief, speaker, agenda or label";
}

static const char *
take_speaker(struct cli *c, const char *value)
{
	c->filter.speaker = text_of(value);
	return NULL;
}

static const char *
take_label(struct cli *c, const char *value)
{
	c->filter.label = text_of(value);
	return NULL;
}

static const char *
take_tag(struct cli *c, const char *value)
{
	c->filter.tag = text_of(value);
	return NULL;
}

static const char *
take_agenda(struct cli *c, const char *value)
{
	c->filter.agenda = text_of(value);
	return NULL;
}

/* "2026", "2026-01", "2026-01-31" */
static const char *
take_since(struct cli *c, const char *value)
{
	static const char shape[] = "dddd-dd-dd";
	size_t len = strlen(value);

	c->filter.since = text_of(value);
	for (size_t i = 0; i < len; i++)
		if (i >= sizeof(shape) - 1 || (shape[i] == 'd' ?
		    !text_is_digit((unsigned char)value[i]) :
		    value[i] != shape[i]))
			len = 0;
	return len == 4 || len == 7 || len == 10 ? NULL :
	    "must be a day such as 2026-01-31";
}

static const char *
take_update(struct cli *c, const char *value)
{
	(void)value;
	c->update = true;
	return NULL;
}

const struct cli_option cli_options[] = {
	{ "theme", 0, "NAME", NULL, take_theme,
	    "theme of the screen, or the path of a theme file" },
	{ "color", 0, "WHEN", "auto never always", take_colour,
	    "when the screen has colours; auto heeds NO_COLOR" },
	{ "lang", 0, "LANG", "id ms en tl vi th km lo my zh ta pt tet", take_lang,
	    "language of the files, instead of finding it out" },
	{ "charset", 0, "NAME", "UTF-8 windows-1252 TIS-620 Big5 GB18030", take_charset,
	    "character set of the files, instead of finding it out" },
	{ "files-from", 0, "LIST", NULL, take_files_from,
	    "read the files named in LIST, one a line; - is standard input" },
	{ "format", 0, "FORMAT", "md org html docx plain csv excel passages jsonld bibtex csl ris qdc qdpx "
	    "text quotes json table tsv", take_format,
	    "of \"export\": md if left out; of \"tags\": table, tsv or json" },
	{ "output", 'o', "FILE", NULL, take_output,
	    "file to export to; what you wrote into an older one stays" },
	{ "order", 0, "ORDER", "brief speaker agenda label", take_order,
	    "order of \"export\", by brief if left out" },
	{ "template", 0, "FILE", NULL, take_template,
	    "template of your own to export with" },
	{ "speaker", 0, "NAME", NULL, take_speaker,
	    "export only what this speaker says" },
	{ "label", 0, "NAME", NULL, take_label, "export only this label" },
	{ "tag", 0, "NAME", NULL, take_tag, "export only this tag" },
	{ "agenda", 0, "ITEM", NULL, take_agenda,
	    "export only what is about this agenda item" },
	{ "since", 0, "DAY", NULL, take_since,
	    "export only what was printed on this day or later" },
	{ "update", 0, NULL, NULL, take_update,
	    "of \"add\": fetch what has changed of all that was added" },
	{ "help", 'h', NULL, NULL, take_help, "print this" },
	{ "version", 'V', NULL, NULL, take_version,
	    "print the version and whose data it uses" },
};
const uint32_t cli_option_count = LEN(cli_options);

/* ---- help --------------------------------------------------------------- */

static void
put_row(struct buf *out, const char *left, const char *help)
{
	size_t cols = text_count(text_of(left));

	buf_printf(out, "  %s", left);
	if (cols >= HELP_COLS) {	/* a long one has its help below */
		buf_puts(out, "\n  ");
		cols = 0;
	}
	while (cols++ < HELP_COLS)
		buf_putc(out, ' ');
	buf_printf(out, "%s\n", help);
}

static void
put_verbs(struct buf *out)
{
	for (uint32_t i = 0; i < cli_verb_count; i++) {
		const struct cli_verb *v = &cli_verbs[i];
		char left[64];

		snprintf(left, sizeof(left), "kutip%s%s %s", *v->name ? " " :
		    "", v->name, v->args);
		put_row(out, left, v->help);
	}
}

static void
put_options(struct buf *out)
{
	for (uint32_t i = 0; i < cli_option_count; i++) {
		const struct cli_option *o = &cli_options[i];
		char left[64], letter[8] = "";

		if (o->letter)
			snprintf(letter, sizeof(letter), "-%c, ", o->letter);
		snprintf(left, sizeof(left), "%s--%s%s%s", letter, o->name,
		    o->value ? " " : "", o->value ? o->value : "");
		put_row(out, left, o->help);
	}
}

static int
print_help(struct cli *c)
{
	struct buf out = { 0 };

	buf_puts(&out, "kutip reads ASEAN policy briefs and news: "
	    "who said what, about which item, where.\n\n");
	put_verbs(&out);
	buf_puts(&out, "\n");
	put_options(&out);
	buf_puts(&out, "\nEnds with 0: fine, 1: nothing found, 2: wrong use or "
	    "unreadable input,\n3: could not write.  On the screen \"?\" shows "
	    "the keys.\n");
	cli_write(c, &out);
	buf_free(&out);
	return cli_end(c);
}

static int
print_version(struct cli *c)
{
	struct buf out = { 0 };

	buf_puts(&out, "kutip " KUTIP_VERSION "\n"
	    "Names and places of cities: GeoNames (geonames.org), CC BY 4.0.\n"
	    "kutip itself: MIT licence.\n");
	cli_write(c, &out);
	buf_free(&out);
	return cli_end(c);
}

/* ---- understanding ------------------------------------------------------ */

static int
wrong_use(struct cli *c, const char *word, const char *what)
{
	char line[300];

	snprintf(line, sizeof(line), "%s%s%s; \"kutip --help\" shows the use",
	    word, *word ? " " : "", what);
	cli_say_error(c, NULL, line);
	return cli_end(c);
}

static const struct cli_option *
option_of(const char *word, const char **value)
{
	const char *equals = strchr(word, '=');
	size_t len = equals ? (size_t)(equals - word) : strlen(word);

	*value = equals ? equals + 1 : NULL;
	for (uint32_t i = 0; i < cli_option_count; i++) {
		const struct cli_option *o = &cli_options[i];

		if (word[1] != '-' && len == 2 && o->letter == word[1])
			return o;
		if (word[1] == '-' && strlen(o->name) == len - 2 &&
		    strncmp(o->name, word + 2, len - 2) == 0)
			return o;
	}
	return NULL;
}

/* One option, and *i on its value if that stands in a word of its own.
 * Returns what is wrong, or NULL. */
static const char *
read_option(struct cli *c, int argc, char **argv, int *i)
{
	const char *value;
	const struct cli_option *o = option_of(argv[*i], &value);

	if (!o)
		return "is no option of kutip";
	if (!o->value && value)
		return "takes no value";
	if (o->value && !value) {
		if (*i + 1 >= argc)
			return "wants a value";
		value = argv[++*i];
	}
	return o->take(c, value);
}

static const struct cli_verb *
verb_named(const char *word)
{
	for (uint32_t i = 1; i < cli_verb_count; i++) {
		if (strcmp(word, cli_verbs[i].name) == 0)
			return &cli_verbs[i];
	}
	return NULL;
}

/* Files and options in any order; the first word may be a verb.  false: what
 * is wrong has been said and the code stands in *code. */
static bool
read_words(struct cli *c, int argc, char **argv,
    const struct cli_verb **verb, int *code)
{
	bool only_files = false;

	*verb = &cli_verbs[0];
	for (int i = 1; i < argc; i++) {
		int at = i;
		const char *wrong = NULL;

		if (!only_files && strcmp(argv[i], "--") == 0)
			only_files = true;
		else if (!only_files && argv[i][0] == '-' && argv[i][1])
			wrong = read_option(c, argc, argv, &i);
		else if (!only_files && c->n == 0 && *verb == &cli_verbs[0] &&
		    verb_named(argv[i]))
			*verb = verb_named(argv[i]);
		else
			c->files[c->n++] = argv[i];
		if (wrong) {
			*code = wrong_use(c, argv[at], wrong);
			return false;
		}
	}
	return true;
}

/* Without files: standard input, if that is no keyboard; some verbs need none. */
static bool
has_files(struct cli *c, const struct cli_verb *verb)
{
	static char input[] = "-";

	if (c->n > 0 || c->files_from || !*verb->args ||
	    (verb != &cli_verbs[0] && (*verb->args == '[' ||
	    (*verb->args == 'U' && c->update))))
		return true;
	if (isatty(STDIN_FILENO))
		return c->kept = verb == &cli_verbs[0];
	/* "curl … | kutip text": what comes in is what is meant. */
	if (verb != &cli_verbs[0] && strcmp(verb->args, "FILE…") != 0)
		return false;
	c->files[c->n++] = input;
	return true;
}

static int
run(struct cli *c, int argc, char **argv)
{
	const struct cli_verb *verb;
	int code;

	if (!read_words(c, argc, argv, &verb, &code))
		return code;
	if (c->help)
		return print_help(c);
	if (c->version)
		return print_version(c);
	if (c->n > 0 && !*verb->args)
		return wrong_use(c, verb->name, "takes no files");
	if (!has_files(c, verb))
		return wrong_use(c, verb->name, *verb->args == 'U' ?
		    "wants an address or a file" : *verb->args == 'F' ?
		    "wants a file" : "wants \"check\", or \"show\" and a name");
	return verb->run(c);
}

int
cli_main(int argc, char **argv)
{
	struct cli c = { 0 };
	int code;

	c.files = calloc((size_t)argc + 1, sizeof(*c.files));
	if (!c.files) {
		cli_say_error(&c, NULL, "no memory to begin with");
		return CLI_WRONG;
	}
	code = run(&c, argc, argv);
	free(c.files);
	return code;
}
