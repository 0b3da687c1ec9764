#!/usr/bin/env bash
# lint.sh - the laws of the house, looked after by a machine.
#
#	tests/lint.sh build/release "PARSE list" "TUI list"
#
# Layers, doors, what tui/ may see of parse/, globals and forbidden symbols in
# the objects of libkutip, words, white space, the top level.  Each breach is
# one line "file:line: sentence".  Ends with a line "N passed, N failed", where
# N counts rules.
set -u
export LC_ALL=C
cd "$(dirname "$0")/.." || exit 2
B=$1 PARSE=$2 TUI=$3
passed=0 failed=0

# Runs a rule; it passes when it prints nothing.
rule() {
	local name=$1 out
	shift
	out=$("$@")
	if [ -z "$out" ]; then
		passed=$((passed + 1))
		return
	fi
	failed=$((failed + 1))
	printf '%s\n' "$out"
	printf '  lint: %s\n' "$name"
}

sources() { find parse tui tests -name '*.[ch]' | sort; }
texts() {
	git ls-files -co --exclude-standard 2>/dev/null ||
	    find . -path ./build -prune -o -path ./.git -prune -o -type f -print
}

# Programs that stand on top of a folder see all of it.
PARSE_TOPS=' lexc unicodec '
TUI_TOPS=' main docgen '
PUBLIC=' bundle kutip add fetch kept card buf arena text url unicode file error limits anchor notes note note_list note_keep note_write note_search note_words passage correct export export_merge export_fact template import json rule lexicon_show '

# The order of the lists is the order of the house.  A second chapter
# (markup_scan.c) has its own place in the list.
layers() {
	awk -v parse="$PARSE" -v tui="$TUI" -v public="$PUBLIC" \
	    -v tops="$PARSE_TOPS$TUI_TOPS" '
	function base(path) { sub(/.*\//, "", path); sub(/\.[ch]$/, "", path); return path }
	function say(text) { print FILENAME ":" FNR ": " text }
	BEGIN {
		n = split(parse, a, " "); for (i = 1; i <= n; i++) rank["parse", a[i]] = i
		m = split(tui, b, " "); for (i = 1; i <= m; i++) rank["tui", b[i]] = i
	}
	FNR == 1 {
		split(FILENAME, dirs, "/"); dir = dirs[1]; me = base(FILENAME)
		top = index(tops, " " me " ") > 0
		known = top || (dir, me) in rank
		if (!known)
			say("is in no list of the Makefile; give it its place there")
	}
	known && /^#[ \t]*include[ \t]*"/ {
		split($0, q, "\""); it = base(q[2])
		if (q[2] ~ /\//)
			say("include \"" q[2] "\" goes through a folder; name the header alone")
		else if (dir == "tui" && ("tui", it) in rank) {
			if (!top && rank["tui", it] > rank["tui", me])
				say(q[2] " stands below " me " in the TUI list")
		} else if (("parse", it) in rank) {
			if (dir == "tui" && !index(public, " " it " ") && me != "docgen")
				say(q[2] " is no public header of parse/")
			if (dir == "parse" && !top && rank["parse", it] > rank["parse", me])
				say(q[2] " stands below " me " in the PARSE list")
		} else if (dir == "parse")
			say(q[2] " is no header of parse/")
		else
			say(q[2] " is in no list of the Makefile")
	}' $(find parse tui -name '*.[ch]' | sort)
}

# Tests see both folders, so a header's name stands once.
names() {
	local f
	for f in parse/*.h; do
		[ ! -e "tui/${f##*/}" ] ||
		    echo "tui/${f##*/}:1: parse/ has a header of this name too; tests cannot tell them apart"
	done
}

# README.md has a map with a line for every file.
map() {
	local name
	for name in $(ls parse tui | sed -n 's/\.[ch]$//p' | sort -u); do
		grep -qF "| \`$name\` |" README.md ||
		    echo "README.md:1: the map has no line for $name; tests/readme.sh writes it"
	done
}

# A foreign library has one door.
doors() {
	awk '
	BEGIN {
		door["curses"] = "tui/term.c"; door["libxml"] = "parse/markup.c parse/xml.c"
		door["unicode"] = "parse/unicode_class.c parse/unicode.c parse/unicode_form.c parse/decode.c"
		door["jansson"] = "parse/json.c"; door["sqlite3"] = "parse/db.c"
		door["archive"] = "parse/archive.c"; door["cmark"] = "parse/markdown.c"
		door["curl"] = "parse/fetch.c"; door["malloc"] = "tui/main.c"
		door["machine"] = "parse/sha256.c"
		house["ncurses"] = house["ncursesw"] = house["curses"] = house["term"] = "curses"
		house["libxml"] = "libxml"; house["unicode"] = "unicode"
		house["jansson"] = "jansson"; house["sqlite3"] = "sqlite3"
		house["archive"] = house["archive_entry"] = "archive"
		house["cmark"] = "cmark"; house["curl"] = "curl"; house["malloc"] = "malloc"
		house["cpuid"] = house["immintrin"] = "machine"
		# the C library and POSIX need no door
		n = split("assert ctype dirent errno fcntl fnmatch inttypes limits locale " \
		    "math poll pthread pwd sched signal stdarg stdbool stddef stdint stdio " \
		    "stdlib string strings termios time unistd wchar spawn glob getopt " \
		    "langinfo setjmp dlfcn", a, " ")
		for (i = 1; i <= n; i++) plain[a[i]] = 1
	}
	/^#[ \t]*include[ \t]*</ {
		header = $0; sub(/.*</, "", header); sub(/>.*/, "", header)
		first = header; sub(/[\/.].*/, "", first)
		if (first == "sys" || first in plain) next
		if (!(first in house))
			print FILENAME ":" FNR ": <" header "> belongs to a library without a door; give it one in tests/lint.sh"
		else if (!index(" " door[house[first]] " ", " " FILENAME " "))
			print FILENAME ":" FNR ": <" header "> may only be included by " door[house[first]]
	}' $(find parse tui -name '*.[ch]' | sort)
}

objects() { for m in $PARSE; do [ -f "$B/parse/$m.o" ] && echo "$B/parse/$m.o"; done; }

# file:line of a name in the source of an object.
place() {
	local source=${1#"$B"/} line
	source=${source%.o}.c
	line=$(grep -nwF -- "$2" "$source" | head -n 1 | cut -d: -f1)
	echo "$source:${line:-1}"
}

# Read-only data with addresses in it (.data.rel.ro) is no state.
globals() {
	local object name
	for object in $(objects); do
		nm -f sysv "$object" | awk -F'|' '
		    $4 ~ /OBJECT|TLS/ || $3 ~ /C/ {
			gsub(/ /, "", $1); gsub(/ /, "", $7)
			if ($7 ~ /^\.(t?bss|t?data|s?bss|s?data)/ && $7 !~ /^\.data\.rel\.ro/ || $7 ~ /COM/)
				print $1
		}' | while read -r name; do
			echo "$(place "$object" "${name%%.*}"): $name is state of the whole library; put it into a struct that the caller owns"
		done
	done
}

FORBIDDEN='exit _exit quick_exit abort printf vprintf puts putchar perror
fprintf vfprintf stdout stderr setlocale isalpha isalnum isdigit isspace isupper
islower ispunct isxdigit tolower toupper __ctype_b_loc __ctype_tolower_loc
__ctype_toupper_loc iswalpha iswspace towlower wcwidth mbtowc mbrtowc mbstowcs
strtod strtof strtold atof strcoll strcpy strcat stpcpy strncat sprintf vsprintf
gets strtok localtime gmtime ctime asctime strerror getpwuid readdir_r rand
srand random setenv putenv __printf_chk __fprintf_chk __sprintf_chk __strcpy_chk
__strcat_chk __assert_fail system popen'

symbols() {
	local object name
	for object in $(objects); do
		nm -u "$object" | awk -v words="$(echo $FORBIDDEN)" '
		    BEGIN { n = split(words, a, " "); for (i = 1; i <= n; i++) bad[a[i]] = 1 }
		    { sub(/@.*/, "", $NF) } $NF in bad { print $NF }' |
		while read -r name; do
			# snprintf and vsnprintf of our own are not meant
			case $name in
			__assert_fail) [ "${B##*/}" = release ] || continue ;;
			# a child that could not become another program ends itself
			_exit) [ "${object##*/}" != child.o ] || continue ;;
			esac
			echo "$(place "$object" "$name"): $name is not for libkutip: it ends, prints, or follows the locale"
		done
	done
}

# Copying without a size is nobody's business, above the library either.
copies() {
	grep -nEw 'strcpy|strcat|stpcpy|sprintf|vsprintf|gets|strtok' $(sources) |
	    grep -v '^[^:]*:[0-9]*:[[:space:]]*[/ ]\*' |
	    sed -E 's/^([^:]*:[0-9]*):.*/\1: copies without a size; use struct buf or snprintf/'
}

# What a reader of the sources has no use for.
words() {
	texts | grep -vE '^(\./)?(tests/lint\.sh$|parse/lexicon(/|_seen|_terms))' | tr '\n' '\0' |
	xargs -0 grep -InE '/(home|root|wor[k]|srv|Users)/[a-z]|\b(TODO|FIXME|XXX)\b|^(<<<<<<<|>>>>>>>) |\b(AI (age[n]t|assist[a]nt)|[Ll]anguage mode[l]|[Ss]uba[g]ent|before-sto[p])\b' /dev/null 2>/dev/null |
	    sed -E 's/^([^:]*:[0-9]*):(.*)/\1: speaks of the making, not of kutip: \2/' | cut -c1-160
}

# White space only: nobody is argued with about the rest.
space() {
	awk '
	function say(text) { print FILENAME ":" FNR ": " text }
	/[ \t]$/ { say("blanks at the end of the line") }
	/\r/ { say("CR LF; lines end in LF") }
	/^ +\t/ { say("blanks before a tab") }
	/^        / { say("depth in blanks; tabs for depth, 4 blanks for a line that goes on") }
	{ line = $0; gsub(/\t/, "        ", line); gsub(/[\200-\277]/, "", line)
	  if (length(line) > 120 && line !~ /"/) say("wider than 120 columns; 80 is the habit") }
	' $(sources)
	local f
	for f in $(texts | grep -E '\.([ch]|sh|md|tsv|theme|conf)$'); do
		[ -s "$f" ] && [ -n "$(tail -c 1 "$f")" ] && echo "$f:$(wc -l <"$f"): no newline at the end"
	done
}

# Files are chapters; the warning fails nothing.
long_files() {
	wc -l $(sources) | awk '$2 != "total" && $1 > 600 {
	    print $2 ":" $1 ": warning: over 600 lines; look for the second chapter in it" }' >&2
}

heads() {
	local f
	for f in $(find parse tui -name '*.[ch]' | sort); do
		head -n 2 "$f" | tail -n 1 | grep -qF " * ${f##*/} - " ||
		    echo "$f:2: a file opens with \"${f##*/} - what it is for\""
	done
}

top_level() {
	local name
	for name in *; do
		case $name in
		tui|parse|themes|tests|Makefile|README.md|LICENSE|build) ;;
		*) echo "$name:1: the top level holds tui parse themes tests Makefile README.md LICENSE and dot files" ;;
		esac
	done
}

shells() {
	local f
	for f in $(find tests -name '*.sh') .ci/run; do
		bash -n "$f" 2>&1 | sed -E 's/^(.*): line ([0-9]+):/\1:\2:/'
	done
}

rule layers layers
rule 'names of headers' names
rule doors doors
rule 'map in README.md' map
rule 'no state in libkutip' globals
rule 'forbidden symbols in libkutip' symbols
rule 'copies without a size' copies
rule words words
rule 'white space' space
rule 'file heads' heads
rule 'top level' top_level
rule 'shell scripts parse' shells
long_files
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
