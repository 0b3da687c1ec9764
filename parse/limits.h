/*
 * limits.h - every limit of kutip, in one place.
 *
 * A breach is never silent: the sentence beside each limit is what the reader
 * of the program sees.
 */
#ifndef LIMITS_H
#define LIMITS_H

/* "larger than 64 MiB; cut it into parts" */
#define LIMIT_FILE_BYTES       (64u << 20)
/* "page larger than 20 MB": trafilatura's limit too */
#define LIMIT_HTML_BYTES       (20u << 20)
/* "quotes and names were looked for up to this place only": a text of 400
 * pages has 1 to 1.5 MB. */
#define LIMIT_MEANING_BYTES    (2u << 20)
/* More attributes on one tag are dropped: libxml2 2.9 compares each with all
 * others (100,000 took 42 s). */
#define LIMIT_HTML_ATTRIBUTES  256
/* Elements deeper than this are read as if they stood at this depth. */
#define LIMIT_HTML_DEPTH       1000
/* A longer address is no link: browsers' own limits are near it. */
#define LIMIT_URL_BYTES        4096
/* "holds more than 10000 files", "unpacks to more than 256 MiB", "a file in it
 * is larger than 64 MiB": a zip of 306 kB held 300 MiB. */
#define LIMIT_ARCHIVE_MEMBERS  10000
#define LIMIT_ARCHIVE_BYTES    (256u << 20)
#define LIMIT_MEMBER_BYTES     (64u << 20)
/* "a paragraph of more than 1 MiB": libcmark takes up to 200 bytes for a byte of
 * marks, and ends the program when there are no more. */
#define LIMIT_MARKDOWN_BYTES   (1u << 20)
/* Rows of one table of a document: offsets are 32 bits wide. */
#define LIMIT_ROWS             (16u << 20)
/* A quotation that is still open after so many paragraphs was never closed. */
#define LIMIT_QUOTE_PARAGRAPHS 8
/* Files listed of one folder and those below it. */
#define LIMIT_FOLDER_FILES     100000
#define LIMIT_FOLDER_DEPTH     32
/* Items of one feed: as many as files of a folder. */
#define LIMIT_FEED_ITEMS       100000
/* Subject codes of one article; the rest say nothing that these did not. */
#define LIMIT_SUBJECTS         256
/* Lines of one word list of a user's own; ours have 7,000. */
#define LIMIT_LIST_LINES       200000
/* One line of a notes file, of a configuration or of a word list. */
#define LIMIT_LINE_BYTES       (1u << 20)
/* What fetch.c does with a site: "no connection in 20 s", "not finished in
 * 120 s", "less than 64 bytes a second for 20 s", "leads on and on". */
#define LIMIT_FETCH_CONNECT_MS   20000
#define LIMIT_FETCH_TOTAL_MS     120000
#define LIMIT_FETCH_SLOW_BYTES   64
#define LIMIT_FETCH_SLOW_SECONDS 20
#define LIMIT_FETCH_REDIRECTS    10
/* Between two requests to the same site. */
#define LIMIT_FETCH_PAUSE_MS     1000

/* A program that reads for us (child.h): its time on the processor, its memory,
 * what it may say.  Twice the time on the clock. */
#define LIMIT_CHILD_SECONDS    10
#define LIMIT_CHILD_MEMORY     (512u << 20)
#define LIMIT_CHILD_OUTPUT     (128u << 20)
/* Pages of a PDF; "only the first 5000 pages are shown" */
#define LIMIT_PDF_PAGES        5000

#endif
