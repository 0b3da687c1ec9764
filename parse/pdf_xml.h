/*
 * pdf_xml.h - what "pdftohtml -xml" says, as sheets.
 *
 *	<page number="1" top="0" left="0" height="1263" width="892">
 *	  <fontspec id="0" size="18" family="Times-Bold" color="#000000"/>
 *	  <text top="172" left="324" width="215" height="16" font="0"><b>Ports</b></text>
 *
 * Numbers are taken as far as they make sense; a piece outside its page, or of
 * no width, is kept: some PDFs say so of every letter.
 */
#ifndef PDF_XML_H
#define PDF_XML_H

#include "pdf_sheet.h"

/* From byte later on it is another document, with the pages behind those of the
 * first and fonts numbered anew; 0: there is one.  When the first is cut off, the
 * second is not read.  utf8 need not outlive the call. */
enum kutip_result pdf_xml_read(struct pdf_sheets *, struct arena *,
    struct kutip_str utf8, uint32_t later, struct kutip_error *);

#endif
