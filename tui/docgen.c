/*
 * docgen.c - the tables of the program as manual, completion and key table.
 *
 *	docgen man tui/kutip.1.in	the manual: @KEYS@ and the like filled in
 *	docgen bash			completion for bash
 *	docgen keys			keys as a table in Markdown
 *
 * Nothing is written twice: a command, a key or an option that is added or
 * taken away is so everywhere.
 */
#include <stdio.h>
#include <string.h>

#include "cli.h"
#include "commands.h"
#include "config.h"
#include "error.h"
#include "export.h"
#include "export_fact.h"
#include "file.h"
#include "key.h"
#include "keymap.h"
#include "limits.h"
#include "option.h"
#include "style.h"
#include "text.h"

/* ---- roff --------------------------------------------------------------- */

/* Text that roff takes as it is. */
static void
put_roff(struct buf *out, struct kutip_str s)
{
	if (s.len && (s.ptr[0] == '.' || s.ptr[0] == '\''))
		buf_puts(out, "\\&");
	for (uint32_t i = 0; i < s.len; i++) {
		if (s.ptr[i] == '\\')
			buf_puts(out, "\\e");
		else if (s.ptr[i] == '-')
			buf_puts(out, "\\-");
		else
			buf_putc(out, s.ptr[i]);
	}
}

/* A paragraph with a term before it. */
static void
begin_term(struct buf *out)
{
	buf_puts(out, ".TP\n");
}

static void
put_words(struct buf *out, const char *font, const char *words)
{
	buf_printf(out, "\\f%s", font);
	put_roff(out, text_of(words));
	buf_puts(out, "\\fR");
}

static void
put_sentence(struct buf *out, const char *help)
{
	size_t len = strlen(help);

	buf_putc(out, '\n');
	put_roff(out, text_of(help));
	if (len && help[len - 1] != '.')
		buf_putc(out, '.');
	buf_putc(out, '\n');
}

static void
man_verbs(struct buf *out)
{
	for (uint32_t i = 0; i < cli_verb_count; i++) {
		begin_term(out);
		put_words(out, "B", "kutip ");
		put_words(out, "B", cli_verbs[i].name);
		buf_puts(out, *cli_verbs[i].name ? " " : "");
		put_words(out, "I", cli_verbs[i].args);
		put_sentence(out, cli_verbs[i].help);
	}
}

static void
man_options(struct buf *out)
{
	for (uint32_t i = 0; i < cli_option_count; i++) {
		const struct cli_option *o = &cli_options[i];

		begin_term(out);
		if (o->letter)
			buf_printf(out, "\\fB\\-%c\\fR, ", o->letter);
		put_words(out, "B", "--");
		put_words(out, "B", o->name);
		if (o->value) {
			buf_putc(out, ' ');
			put_words(out, "I", o->value);
		}
		put_sentence(out, o->help);
	}
}

static void
man_commands(struct buf *out)
{
	for (uint32_t i = 0; i < command_count; i++) {
		begin_term(out);
		put_words(out, "B", command_table[i].name);
		if (*command_table[i].args) {
			buf_putc(out, ' ');
			put_words(out, "I", command_table[i].args);
		}
		put_sentence(out, command_table[i].help);
	}
}

static void
man_settings(struct buf *out, const struct model *m)
{
	for (uint32_t i = 0; i < option_count; i++) {
		const struct option *o = &option_table[i];

		begin_term(out);
		put_words(out, "B", o->name);
		buf_puts(out, " (");
		option_print(&m->settings, o, out);
		buf_puts(out, ")");
		put_sentence(out, o->help);
	}
}

static void
man_styles(struct buf *out)
{
	for (int i = 0; i < STYLES; i++) {
		begin_term(out);
		put_words(out, "B", style_table[i].name);
		put_sentence(out, style_table[i].help);
	}
}

static void
man_formats(struct buf *out)
{
	uint32_t n;
	const struct export_format *formats = export_formats(&n);

	for (uint32_t i = 0; i < n; i++) {
		begin_term(out);
		put_words(out, "B", formats[i].name);
		put_sentence(out, formats[i].what);
	}
}

static void
man_facts(struct buf *out)
{
	uint32_t n;
	const struct export_fact *facts = export_facts(&n);

	for (uint32_t i = 0; i < n; i++) {
		begin_term(out);
		put_words(out, "B", facts[i].name);
		put_sentence(out, facts[i].what);
	}
}

/* ---- keys --------------------------------------------------------------- */

struct key_row { const char *where, *keys, *help; };

static void
each_key(const struct model *m, struct buf *out,
    void (*put)(struct buf *, const struct key_row *))
{
	struct buf keys = { 0 }, help = { 0 };
	uint32_t n;
	const struct binding *rows = keymap_rows(m->keymap, &n);

	for (size_t w = 0; w < WHERE_PLACES; w++) {
		for (uint32_t i = 0; i < n; i++) {
			if (rows[i].where != where_names[w].where ||
			    !keymap_keys(m->keymap, i, &keys))
				continue;
			buf_clear(&help);
			command_help(command_table, command_count,
			    rows[i].line, &help);
			put(out, &(struct key_row){ where_names[w].name,
			    keys.ptr, help.ptr });
		}
	}
	buf_free(&keys);
	buf_free(&help);
}

static void
man_key(struct buf *out, const struct key_row *row)
{
	begin_term(out);
	put_words(out, "B", row->keys);
	if (strcmp(row->where, "any") != 0)
		buf_printf(out, " (%s)", row->where);
	put_sentence(out, row->help);
}

/* "|" ends a cell of the table, "<" begins a tag. */
static void
markdown_cell(struct buf *out, const char *s)
{
	for (; *s; s++) {
		if (*s == '|' || *s == '\\')
			buf_putc(out, '\\');
		if (*s == '<')
			buf_puts(out, "&lt;");
		else
			buf_putc(out, *s);
	}
}

static void
markdown_key(struct buf *out, const struct key_row *row)
{
	buf_puts(out, "| ");
	markdown_cell(out, row->keys);
	buf_printf(out, " | %s | ", row->where);
	markdown_cell(out, row->help);
	buf_puts(out, " |\n");
}

static void
print_keys(const struct model *m, struct buf *out)
{
	buf_puts(out, "| keys | where | what |\n|---|---|---|\n");
	each_key(m, out, markdown_key);
}

/* ---- manual ------------------------------------------------------------- */

static bool
print_part(const struct model *m, struct kutip_str name, struct buf *out)
{
	if (text_equal_c(name, "@VERBS@"))
		man_verbs(out);
	else if (text_equal_c(name, "@OPTIONS@"))
		man_options(out);
	else if (text_equal_c(name, "@KEYS@"))
		each_key(m, out, man_key);
	else if (text_equal_c(name, "@COMMANDS@"))
		man_commands(out);
	else if (text_equal_c(name, "@SETTINGS@"))
		man_settings(out, m);
	else if (text_equal_c(name, "@STYLES@"))
		man_styles(out);
	else if (text_equal_c(name, "@FORMATS@"))
		man_formats(out);
	else if (text_equal_c(name, "@FACTS@"))
		man_facts(out);
	else if (text_equal_c(name, "@VERSION@"))
		buf_puts(out, ".ds version kutip " KUTIP_VERSION "\n");
	else
		return false;
	return true;
}

/* Lines of the template; one that is the name of a part becomes that. */
static void
print_manual(const struct model *m, struct kutip_str template,
    struct buf *out)
{
	uint32_t at = 0;

	while (at < template.len) {
		uint32_t end = text_find(template, STR("\n"), at);
		struct kutip_str line;

		if (end == KUTIP_NONE)
			end = template.len;
		line = text_slice(template, (struct kutip_span){ at, end });
		if (!print_part(m, line, out)) {
			buf_str(out, line);
			buf_putc(out, '\n');
		}
		at = end + 1;
	}
}

/* ---- completion --------------------------------------------------------- */

static void
bash_values(struct buf *out)
{
	for (uint32_t i = 0; i < cli_option_count; i++) {
		const struct cli_option *o = &cli_options[i];

		if (o->value && o->words)
			buf_printf(out, "\t--%s)\n\t\tCOMPREPLY=($(compgen -W "
			    "'%s' -- \"$cur\"))\n\t\treturn ;;\n", o->name,
			    o->words);
	}
}

/* "check|show NAME": the words that follow a verb. */
static void
bash_words(struct buf *out)
{
	for (uint32_t i = 0; i < cli_verb_count; i++) {
		const char *args = cli_verbs[i].args;

		if (!text_is_alpha((unsigned char)*args) || *args < 'a')
			continue;
		buf_printf(out, "\t%s)\n\t\tCOMPREPLY=($(compgen -W '",
		    cli_verbs[i].name);
		for (; *args && *args != ' '; args++)
			buf_putc(out, *args == '|' ? ' ' : *args);
		buf_puts(out, "' -- \"$cur\"))\n\t\treturn ;;\n");
	}
}

static void
print_bash(struct buf *out)
{
	buf_puts(out, "# bash completion for kutip\n_kutip()\n{\n"
	    "\tlocal cur=${COMP_WORDS[COMP_CWORD]} "
	    "prev=${COMP_WORDS[COMP_CWORD-1]}\n\tcase $prev in\n");
	bash_values(out);
	bash_words(out);
	buf_puts(out, "\tesac\n\tif [[ $cur == -* ]]; then\n"
	    "\t\tCOMPREPLY=($(compgen -W '");
	for (uint32_t i = 0; i < cli_option_count; i++)
		buf_printf(out, "%s--%s", i ? " " : "", cli_options[i].name);
	buf_puts(out, "' -- \"$cur\"))\n\t\treturn\n\tfi\n"
	    "\tCOMPREPLY=($(compgen -f -- \"$cur\"))\n"
	    "\t[[ $COMP_CWORD -gt 1 ]] ||\n"
	    "\t\tCOMPREPLY+=($(compgen -W '");
	for (uint32_t i = 1; i < cli_verb_count; i++)
		buf_printf(out, "%s%s", i > 1 ? " " : "", cli_verbs[i].name);
	buf_puts(out, "' -- \"$cur\"))\n}\n"
	    "complete -o filenames -F _kutip kutip\n");
}

/* ---- beginning ---------------------------------------------------------- */

static void
complain(void *context, const struct kutip_error *err)
{
	char line[600];

	*(bool *)context = true;
	fprintf(stderr, "docgen: %s\n", error_line(err, line, sizeof(line)));
}

static bool
print(const struct model *m, int argc, char **argv, struct buf *out)
{
	struct kutip_error err = { 0 };
	struct buf template = { 0 };
	bool failed = false;

	if (argc == 2 && strcmp(argv[1], "keys") == 0) {
		print_keys(m, out);
	} else if (argc == 2 && strcmp(argv[1], "bash") == 0) {
		print_bash(out);
	} else if (argc == 3 && strcmp(argv[1], "man") == 0) {
		if (file_read(argv[2], LIMIT_FILE_BYTES, &template, &err) ==
		    KUTIP_OK)
			print_manual(m, buf_as_str(&template), out);
		else
			complain(&failed, &err);
	} else {
		fputs("docgen: use: docgen man TEMPLATE, docgen bash, "
		    "docgen keys\n", stderr);
		failed = true;
	}
	buf_free(&template);
	return !failed;
}

int
main(int argc, char **argv)
{
	struct model m;
	struct keymap keymap;
	struct buf out = { 0 };
	bool bad = false, done;

	model_init(&m);
	keymap_init(&keymap);
	m.keymap = &keymap;
	m.commands = command_table;
	m.commands_n = command_count;
	config_builtin(&m, complain, &bad);
	done = print(&m, argc, argv, &out) && !bad && !out.failed &&
	    fwrite(out.ptr, 1, out.len, stdout) == out.len &&
	    fflush(stdout) == 0;
	buf_free(&out);
	keymap_free(&keymap);
	model_free(&m);
	return done ? 0 : 1;
}
