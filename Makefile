# kutip - read ASEAN briefs: who said what about which item, where and when.
#
# The order of these lists is the architecture: a file includes its own header
# and headers that stand above it.  "make lint" checks it.

PARSE = kutip limits arena buf error file text unicode_class unicode \
        unicode_form charset decode sha256 khmer burmese zawgyi oldviet fold trie rule \
        lexicon lexicon_cell lexicon_pack \
        lexicon_own lexicon_show match \
        address card kept fetch add \
        url block plain json markup_scan markup xml_mend xml archive \
        article_name article_words article_json article_page article_author \
        article_date article_meta article_emit article_lines article_clean \
        article_score article_find article_rescue article_deck article \
        child pdf_sheet pdf_mark pdf_xml pdf_word pdf_margin pdf_column pdf_line pdf_flow pdf_struct \
        pdf_head pdf_info pdf_front pdf \
        feed_scan feed_kind feed_date feed_name feed_json feed \
        item feed_read_json nitf newsml feed_read \
        package office_style office_meta compose compose_title docx_style docx_text docx \
        odt chapter epub_package epub office \
        markdown_front markdown_note markdown source \
        bundle \
        reading lang token sentence date parts_tail parts quote \
        headfinal unspaced name name_word name_place name_body \
        name_headfinal name_person name_find roster cue frame \
        frame_headfinal clause subject whom \
        whom_headfinal report_headfinal report speech direct speaker ruled \
        tag portion \
        document \
        near quiet diff carry gram anchor stamp device lines oplog note_value \
        note note_record note_line note_file note_keep note_verify note_merge \
        db note_list note_write notes note_search note_words correct \
        passage passage_sift export export_merge export_fact export_link \
        export_text export_quotes export_md export_org export_html \
        export_table export_notes export_cite export_qda export_json template \
        import import_csv import_read
TUI   = grid style key screen colour theme osc hyperlink clicks signals locale_utf8 trace term \
        find shelf brief sieve voices pick links ledger ledger_sort ledger_rows undo model jump effect layout wrap \
        columns galley flow option command keymap config prompt complete \
        cmd_move cmd_find cmd_note cmd_notes cmd_reach cmd_label cmd_link cmd_copy cmd_walk cmd_quotes cmd_tag cmd_speaker cmd_view \
        cmd_file commands \
        view_found view_article view_bar view_help view_library view_notes view_outline \
        view_panel view_pick view_links view_voices pointer patience worker errand editor browser ask app \
        intake \
        verb verb_tags verb_where verb_notes verb_lexicon \
        verb_add \
        verb_export verb_import start cli picture

# A library has one door, the file that includes its headers.
PACKAGES = ncursesw libxml-2.0 icu-uc icu-i18n jansson libarchive libcmark sqlite3 libcurl

# ---- how to build ---------------------------------------------------------
# Every MODE has an object tree of its own, so none waits for another.

MODE ?= release
B     = build/$(MODE)
CC   ?= cc

SANITIZE       = -fsanitize=address,undefined -fno-sanitize-recover=undefined
CFLAGS_release = -O2 -g -DNDEBUG
CFLAGS_debug   = -O0 -g3
CFLAGS_asan    = -O1 -g $(SANITIZE) -fno-omit-frame-pointer
CFLAGS_fuzz    = $(CFLAGS_asan) -fsanitize=fuzzer-no-link
CFLAGS_cover   = -O0 -g --coverage
WARN = -Wall -Wextra -Wshadow -Wstrict-prototypes -Wmissing-prototypes \
       -Wpointer-arith -Wcast-qual -Wwrite-strings -Wvla

PACKAGE_CFLAGS := $(shell pkg-config --cflags $(PACKAGES) 2>/dev/null)
PACKAGE_LIBS   := $(shell pkg-config --libs $(PACKAGES) 2>/dev/null)
ALL_CFLAGS = -std=c11 -pthread -D_GNU_SOURCE $(WARN) $(CFLAGS_$(MODE)) \
             $(PACKAGE_CFLAGS) -iquote parse $(CFLAGS)
LIBS       = -Wl,--as-needed $(PACKAGE_LIBS) -lm

VERSION := $(shell sed -n 's/.*KUTIP_VERSION *"\(.*\)"/\1/p' parse/kutip.h)
PREFIX  ?= /usr/local
DESTDIR ?=

# "make V=1" shows the commands instead of one short line each.
Q   = $(if $(V),,@)
say = $(if $(V),,@printf '  %-7s %s\n' $(1) $(2))

# As many jobs as there are cores, but never more than two unless asked for.
JOBS := $(shell n=$$(nproc 2>/dev/null || echo 1); [ $$n -gt 2 ] && n=2; echo $$n)
again = $(MAKE) --no-print-directory $(if $(filter -j% --jobserver%,$(MAKEFLAGS)),,-j$(JOBS))

all: build/kutip  ## build build/kutip (the default)

# ---- the program ----------------------------------------------------------

PARSE_SRC = $(wildcard $(PARSE:%=parse/%.c))
TUI_SRC   = $(wildcard $(TUI:%=tui/%.c))
PARSE_OBJ = $(PARSE_SRC:%.c=$(B)/%.o)
TUI_OBJ   = $(TUI_SRC:%.c=$(B)/%.o)
DATA_OBJ  = $(B)/tui/defaults_conf.o $(B)/tui/themes_built.o

build/kutip: $(B)/kutip FORCE
	@[ "$$(readlink $@)" = $(MODE)/kutip ] || ln -sf $(MODE)/kutip $@

$(B)/kutip: $(B)/tui/main.o $(B)/libtui.a $(B)/libkutip.a
	$(call say,link,$@)
	$(Q)$(CC) $(ALL_CFLAGS) $(LDFLAGS) -o $@ $^ $(LIBS)

$(B)/libkutip.a: $(PARSE_OBJ) $(B)/parse/lexicon_image.o $(B)/parse/lexicon_seen.o \
                $(B)/parse/lexicon_terms.o \
                $(B)/parse/unicode_classes.o
$(B)/libtui.a: $(TUI_OBJ) $(DATA_OBJ)
$(B)/lib%.a:
	$(call say,ar,$@)
	$(Q)rm -f $@ && ar rcs $@ $^

$(B)/%.o: %.c | $(B)/.packages
	$(call say,cc,$<)
	@mkdir -p $(@D)
	$(Q)$(CC) $(ALL_CFLAGS) -MMD -MP -c -o $@ $<

# One sentence about a missing package instead of a page of the compiler's.
$(B)/.packages:
	@tests/need.sh --look build
	@mkdir -p $(@D) && touch $@

# ---- data that is built in ------------------------------------------------
# $(call embed,SYMBOL): the bytes of $< between SYMBOL and SYMBOL_end, with a
# NUL after them.

define embed
	$(call say,embed,$<)
	@mkdir -p $(@D)
	$(Q)printf '.section .rodata\n.global $(1)\n.balign 16\n$(1):\n.incbin "%s"\n.global $(1)_end\n$(1)_end:\n.byte 0\n.section .note.GNU-stack,"",%%progbits\n' $< | $(CC) -x assembler -c -o $@ -
endef

# Word lists are compiled once, at build time, into one image that is mapped
# with the program: opening it costs nothing.
LEXICON := $(shell find parse/lexicon -name '*.tsv' | LC_ALL=C sort)
LEXC     = arena buf error file text unicode_class unicode_classes unicode unicode_form khmer burmese fold trie rule lexicon \
           lexicon_cell lexicon_pack

$(B)/lexc: parse/lexc.c $(LEXC:%=$(B)/parse/%.o)
	$(call say,link,$@)
	$(Q)$(CC) $(ALL_CFLAGS) $(LDFLAGS) -o $@ $^ $(LIBS)

$(B)/unicodec: parse/unicodec.c $(B)/parse/unicode_class.o
	$(call say,link,$@)
	$(Q)$(CC) $(ALL_CFLAGS) $(LDFLAGS) -o $@ $^ $(LIBS)

$(B)/unicode.classes: $(B)/unicodec
	$(Q)$(B)/unicodec >$@

$(B)/parse/unicode_classes.o: $(B)/unicode.classes
	$(call embed,unicode_classes)

# A list that was taken away makes the image old too.
$(B)/lexicon.list: FORCE
	@mkdir -p $(@D) && echo '$(LEXICON)' | cmp -s - $@ || echo '$(LEXICON)' >$@

$(B)/lexicon.image: $(B)/lexc $(LEXICON) $(B)/lexicon.list
	$(call say,lexc,$@)
	$(Q)$(B)/lexc parse/lexicon $@

$(B)/parse/lexicon_image.o: $(B)/lexicon.image
	$(call embed,kutip_lexicon_image)

$(B)/parse/lexicon_seen.o: parse/lexicon_seen.tsv
	$(call embed,kutip_lexicon_seen)

$(B)/parse/lexicon_terms.o: parse/lexicon_terms.tsv
	$(call embed,kutip_lexicon_terms)

$(B)/tui/defaults_conf.o: tui/defaults.conf
	$(call embed,tui_defaults_conf)

# All themes in one piece: a form feed, the name, a line end, the file; again.
THEMES := $(sort $(wildcard themes/*.theme))

$(B)/themes.image: $(THEMES)
	@mkdir -p $(@D)
	$(Q)for f in $(THEMES); do n=$${f##*/}; printf '\f%s\n' "$${n%.theme}"; cat $$f; done >$@

$(B)/tui/themes_built.o: $(B)/themes.image
	$(call embed,kutip_themes_image)

# ---- manual, completion, key table: from the tables of the program --------

$(B)/docgen: $(B)/tui/docgen.o $(B)/libtui.a $(B)/libkutip.a
	$(call say,link,$@)
	$(Q)$(CC) $(ALL_CFLAGS) $(LDFLAGS) -o $@ $^ $(LIBS)

$(B)/kutip.1: tui/kutip.1.in $(B)/docgen
	$(Q)$(B)/docgen man tui/kutip.1.in >$@

$(B)/kutip.5: tui/kutip.5.in $(B)/docgen
	$(Q)$(B)/docgen man tui/kutip.5.in >$@

$(B)/kutip.bash: $(B)/docgen
	$(Q)$(B)/docgen bash >$@

DOCS = $(B)/kutip.1 $(B)/kutip.5 $(B)/kutip.bash

# ---- tests ----------------------------------------------------------------
# tests/README.md says how each kind is written.  Every program among them
# ends with a line "N passed, N failed"; tests/run.sh adds them up.

names  = $(basename $(notdir $(wildcard $(1))))
UNIT   = $(call names,tests/unit/*.c)
FUZZ   = $(filter-out replay,$(call names,tests/fuzz/*.c))
SUITES = $(patsubst %/run.c,$(B)/%/run,$(wildcard tests/*/run.c))
PROGRAMS = $(B)/tests/term/site $(UNIT:%=$(B)/tests/unit/%) $(FUZZ:%=$(B)/tests/fuzz/%) $(SUITES)
TEST_OBJ = $(patsubst %.c,$(B)/%.o,$(wildcard tests/*.c))
TEST_LIBS = $(B)/libtests.a $(B)/libtui.a $(B)/libkutip.a

$(B)/tests/%.o: ALL_CFLAGS += -Itui -Itests
$(B)/libtests.a: $(TEST_OBJ)

$(UNIT:%=$(B)/tests/unit/%): $(B)/%: $(B)/%.o $(TEST_LIBS)
	$(call say,link,$@)
	$(Q)$(CC) $(ALL_CFLAGS) $(LDFLAGS) -o $@ $^ $(LIBS) -lcmocka

$(SUITES) $(B)/tests/term/site: $(B)/%: $(B)/%.o $(TEST_LIBS)
	$(call say,link,$@)
	$(Q)$(CC) $(ALL_CFLAGS) $(LDFLAGS) -o $@ $^ $(LIBS)

# Under clang's libFuzzer the driver is the fuzzer; else it replays files.
DRIVER = $(if $(filter fuzz,$(MODE)),,$(B)/tests/fuzz/replay.o)
$(FUZZ:%=$(B)/tests/fuzz/%): $(B)/%: $(B)/%.o $(DRIVER) $(TEST_LIBS)
	$(call say,link,$@)
	$(Q)$(CC) $(ALL_CFLAGS) $(LDFLAGS) $(if $(DRIVER),,-fsanitize=fuzzer) -o $@ $^ $(LIBS)

tests: $(B)/kutip $(PROGRAMS)
	@:

run:  ## install what is missing, build, open the sample briefs
	@tests/need.sh build
	@$(again) all
	@tests/samples.sh build/kutip

check:  ## install what is missing, build, run every test
	@tests/need.sh build check
	@$(again) tests
	@tests/run.sh $(B) $(SUITE)

lint: $(PARSE_OBJ)  ## layers, doors, globals, forbidden words and symbols
	@tests/lint.sh $(B) "$(PARSE)" "$(TUI)"

fuzz:  ## feed each target random bytes for FUZZ_SECONDS (TARGET=one)
	@tests/need.sh build fuzz
	@$(again) MODE=fuzz CC=clang tests-fuzz
	@tests/fuzz/run.sh build/fuzz $(or $(TARGET),$(FUZZ))

tests-fuzz: $(FUZZ:%=$(B)/tests/fuzz/%)

BENCH = $(patsubst %.c,$(B)/%,$(wildcard tests/bench/*.c))

slow:  ## pathological inputs: twice the input, at most 3 times the time
	@tests/need.sh build check
	@$(again) $(B)/kutip $(B)/tests/slow/make $(B)/tests/bench/usage \
	    $(B)/tests/bench/notes $(B)/tests/unit/oplog
	@tests/slow/run.sh $(B)

bench:  ## speed and memory as ratios, and the time of less beside ours
	@tests/need.sh build bench
	@$(again) $(B)/kutip $(B)/tests/pdf/run $(BENCH)
	@tests/bench/run.sh $(B)

$(B)/tests/seen $(B)/tests/slow/make $(BENCH): $(B)/%: $(B)/%.o $(B)/libtui.a $(B)/libkutip.a
	$(call say,link,$@)
	$(Q)$(CC) $(ALL_CFLAGS) $(LDFLAGS) -o $@ $^ -lutil $(LIBS)

cover:  ## which lines the tests reach, a line a file
	@tests/need.sh build check
	@$(again) MODE=cover tests
	@find build/cover -name '*.gcda' -delete
	@tests/run.sh build/cover unit spec screens articles fuzz
	@tests/cover.sh build/cover

bless: tests  ## show what changed in the expected outputs, then take it
	@tests/bless.sh $(B)

# ---- where it goes --------------------------------------------------------

install: $(B)/kutip $(DOCS)  ## copy to $(DESTDIR)$(PREFIX), /usr/local at first
	install -d $(DESTDIR)$(PREFIX)/bin $(DESTDIR)$(PREFIX)/share/man/man1 \
	    $(DESTDIR)$(PREFIX)/share/man/man5 \
	    $(DESTDIR)$(PREFIX)/share/kutip/themes \
	    $(DESTDIR)$(PREFIX)/share/bash-completion/completions
	install -m 755 $(B)/kutip $(DESTDIR)$(PREFIX)/bin/kutip
	install -m 644 $(B)/kutip.1 $(DESTDIR)$(PREFIX)/share/man/man1/kutip.1
	install -m 644 $(B)/kutip.5 $(DESTDIR)$(PREFIX)/share/man/man5/kutip.5
	install -m 644 $(THEMES) $(DESTDIR)$(PREFIX)/share/kutip/themes
	install -m 644 $(B)/kutip.bash \
	    $(DESTDIR)$(PREFIX)/share/bash-completion/completions/kutip

uninstall:  ## take away what install copied
	rm -f $(DESTDIR)$(PREFIX)/bin/kutip \
	    $(DESTDIR)$(PREFIX)/share/man/man1/kutip.1 \
	    $(DESTDIR)$(PREFIX)/share/man/man5/kutip.5 \
	    $(DESTDIR)$(PREFIX)/share/bash-completion/completions/kutip
	rm -rf $(DESTDIR)$(PREFIX)/share/kutip

dist:  ## the committed sources as build/kutip-$(VERSION).tar.gz
	@mkdir -p build
	git archive --format=tar.gz --prefix=kutip-$(VERSION)/ \
	    -o build/kutip-$(VERSION).tar.gz HEAD

clean:  ## take build/ away
	rm -rf build

help:  ## this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' Makefile
	@echo '  MODE=release (at first), asan or debug; V=1 shows the commands'

FORCE:
-include $(shell find $(B) -name '*.d' 2>/dev/null)
.PHONY: all run check tests lint fuzz tests-fuzz slow bench cover bless \
        install uninstall dist clean help FORCE
.SECONDARY:
