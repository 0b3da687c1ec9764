/*
 * template.h - exports in a shape of the user's own.
 *
 *	{{#groups}}
 *	# {{group}}
 *	{{#passages}}
 *	"{{quote|line}}", {{speaker}}{{#role}}, {{role}}{{/role}}
 *	{{#tags}}{{.}}{{^last}}, {{/last}}{{/tags}}
 *	{{/passages}}
 *	{{/groups}}
 *
 * {{NAME}} is a fact of the passage (export_fact.h), {{group}} the title over
 * it, {{i}} its number in the list, {{n}} how many the list has, {{.}} a tag.
 * {{NAME|html}}: as words of html, md, tex, csv or json, or on one line
 * (line); without it as it is, without control characters.
 *
 * {{#passages}} … {{/passages}} is said for each; so are groups (of the
 * order), sources (the briefs), and in a passage tags and items (agenda).
 * {{#NAME}} … {{/NAME}} is said if there is something, {{^NAME}} if there is
 * nothing; {{#NAME=word}} if it is that word; first and last tell of the
 * innermost list.  {{! … }} is nobody's.  A line that holds one such mark
 * alone is not in the output.
 *
 * Cost: the template once, then what comes out.  Nothing is run, no file is
 * read, lists cannot stand in themselves.
 */
#ifndef TEMPLATE_H
#define TEMPLATE_H

#include "buf.h"
#include "kutip.h"
#include "passage.h"

/* KUTIP_FORMAT: what is wrong in which line of the template; name is its file. */
enum kutip_result template_run(const char *name, struct kutip_str template,
    const struct passages *, struct buf *out, struct kutip_error *);

#endif
