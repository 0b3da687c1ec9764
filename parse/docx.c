/*
 * docx.c - which parts of a DOCX are read, in which order.  See docx.h.
 */
#include "docx.h"

#include "compose_title.h"
#include "docx_style.h"
#include "docx_text.h"
#include "error.h"
#include "office_meta.h"
#include "package.h"
#include "text.h"
#include "xml.h"

#define MAIN_PART "word/document.xml"

struct docx {
	struct package package;		/* its arena holds all that is read */
	struct docx_text text;
};

/* ---- the whole ---------------------------------------------------------- */

static bool
wants(void *context, struct kutip_str name)
{
	static const char *const media[] = { ".xml", ".rels" };

	(void)context;
	/* headers, footers, comments, settings, the glossary are not read */
	if (text_find(name, STR("glossary/"), 0) != KUTIP_NONE ||
	    text_find(name, STR("/theme/"), 0) != KUTIP_NONE)
		return false;
	if (text_begins(name, STR("word/")) &&
	    text_find(name, STR("document"), 0) == KUTIP_NONE &&
	    text_find(name, STR("notes"), 0) == KUTIP_NONE &&
	    text_find(name, STR("styles"), 0) == KUTIP_NONE)
		return false;
	return (text_begins(name, STR("word/")) ||
	    text_begins(name, STR("_rels/")) ||
	    text_begins(name, STR("docProps/core"))) &&
	    (text_ends(name, text_of(media[0])) ||
	    text_ends(name, text_of(media[1])));
}

/* Word online calls it word/document2.xml: the package says which it is. */
static struct kutip_str
main_part(struct docx *x, struct kutip_error *err)
{
	struct vec links;
	struct kutip_str target;

	if (docx_links_read(&links, &x->package.arena,
	    package_part(&x->package, STR("_rels/.rels")), err) != KUTIP_OK)
		return STR(MAIN_PART);
	target = docx_link_of_type(&links, STR("/officeDocument"));
	target = package_path(&x->package.arena, STR(""), target);
	return package_part(&x->package, target).ptr != NULL ? target :
	    STR(MAIN_PART);
}

/* "word/document.xml" -> "word/_rels/document.xml.rels" */
static struct kutip_str
links_of(struct docx *x, struct kutip_str part)
{
	struct buf name = { 0 };
	uint32_t cut = part.len;
	struct kutip_str found;

	while (cut > 0 && part.ptr[cut - 1] != '/')
		cut--;
	buf_add(&name, part.ptr, cut);
	buf_puts(&name, "_rels/");
	buf_add(&name, part.ptr + cut, part.len - cut);
	buf_puts(&name, ".rels");
	found = package_part(&x->package, buf_as_str(&name));
	buf_free(&name);
	return found;
}

/* A part that a relationship of the main one names, else by its usual name. */
static struct kutip_str
part_beside(struct docx *x, struct kutip_str main, struct kutip_str type,
    struct kutip_str usual)
{
	struct kutip_str target = docx_link_of_type(&x->text.links, type), part;

	part = package_part(&x->package, target.len > 0 ?
	    package_path(&x->package.arena, main, target) : usual);
	return part.ptr != NULL ? part : STR("");
}

/* Of broken XML what stands before that place is the text. */
static enum kutip_result
finish(struct docx *x, const char *path, bool broken, struct kutip_str title,
    struct kutip_error *err)
{
	compose_finish(&x->text.c, title);
	if (broken && x->text.c.d->blocks.n == 0)
		return error_set(err, KUTIP_FORMAT, path, 0,
		    "its text is broken XML from the first word on; "
		    "open and save it with LibreOffice");
	if (broken)
		draft_note(x->text.c.d, (struct kutip_span){ 0, 0 },
		    "its XML is broken; what stands behind that place is lost");
	docx_notes_add(&x->text);
	return KUTIP_OK;
}

static enum kutip_result
read_body(struct docx *x, const char *path, struct kutip_str part,
    struct kutip_str title, struct kutip_error *err)
{
	struct xml *xml;
	enum xml_event e;
	uint32_t broken;

	if (xml_open(&xml, part, err) != KUTIP_OK)
		return KUTIP_NO_MEMORY;
	/* Word leaves its page breaks behind when it saves, others do not. */
	x->text.c.page = text_find(part, STR("lastRenderedPageBreak"), 0) !=
	    KUTIP_NONE;
	while ((e = xml_next(xml)) != XML_DONE)
		docx_text_event(&x->text, xml, e);
	broken = xml_broken(xml);
	xml_close(xml);
	return finish(x, path, broken > 0, title, err);
}

static enum kutip_result
read_parts(struct docx *x, const char *path, struct kutip_error *err)
{
	struct kutip_str main = main_part(x, err), title, text;
	enum kutip_result r;

	text = package_part(&x->package, main);
	if (text.ptr == NULL)
		return error_set(err, KUTIP_FORMAT, path, 0,
		    "is a DOCX without its text (word/document.xml); "
		    "open and save it with LibreOffice");
	r = docx_links_read(&x->text.links, &x->package.arena, links_of(x, main), err);
	if (r == KUTIP_OK)
		r = docx_styles_read(&x->text.styles, part_beside(x, main,
		    STR("/styles"), STR("word/styles.xml")), err);
	if (r == KUTIP_OK)
		r = docx_notes_read(&x->text, part_beside(x, main, STR("/footnotes"),
		    STR("word/footnotes.xml")), "footnote", &x->text.notes[0], err);
	if (r == KUTIP_OK)
		r = docx_notes_read(&x->text, part_beside(x, main, STR("/endnotes"),
		    STR("word/endnotes.xml")), "endnote", &x->text.notes[1], err);
	if (r == KUTIP_OK)
		r = office_meta_read(x->text.c.d, part_beside(x, STR(""),
		    STR("/core-properties"), STR("docProps/core.xml")), &title,
		    err);
	if (r == KUTIP_OK)
		r = read_body(x, path, text, title, err);
	return r;
}

enum kutip_result
docx_read(struct draft *d, const char *path, struct kutip_str bytes,
    struct kutip_error *err)
{
	struct docx x;
	enum kutip_result r = package_read(&x.package, path, bytes, wants, NULL,
	    err);

	docx_text_init(&x.text, d, &x.package.arena);
	if (r == KUTIP_OK)
		r = read_parts(&x, path, err);
	if (r == KUTIP_OK && x.package.arena.failed)
		r = error_set(err, KUTIP_NO_MEMORY, path, 0,
		    "no memory left to read it");
	docx_text_free(&x.text);
	package_free(&x.package);
	return r;
}
