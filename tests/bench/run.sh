#!/usr/bin/env bash
# run.sh - speed and memory, as ratios where there is a rival.
#
# 1. From the start to the first full screen, beside less on the same file in
#    the same terminal, in turn.  At most 3 times.
# 2. kutip json over a thousand articles of 4 KB in one process: megabytes a
#    second of processor time (user and system).  At least 5.
# 3. Memory of the same at 1000 files against 100.  It does not grow.
#    And of one brief by its size, as text and as a page: 32 MiB at 1 MB.
# 4. kutip json against wc -w, processor time on the same articles.
# 5. All names of the lists (cities, actors, items) in one text, beside
#    grep -oFf with the same forms.
# 6. Passages of twenty briefs in twelve languages that were changed: found
#    again, wrong or orphan, and how long it takes (anchor.c).
# 7. Saving a note among 20,000 beside a plain line on the same disk (p95 at most
#    5 ms on a disk that takes less), and a search letter by letter (at most 1).
# 8. The list of these notes on the screen: each order, and a letter of a search
#    beside the search alone (ledger.c).
# 9. A PDF of 400 pages: kutip text beside pdftohtml alone, processor time (at
#    most 2 times), and from the start to its first page on the screen (at most
#    1 s on a machine that does nothing else), beside pdftohtml's whole run.
# 10. Pages of 250 KB: kutip's own work beside libxml2's bare parse (at most 2).
set -u
. "$(dirname "$0")/../guest.sh"
tools=$ROOT/$B/tests/bench
articles=$ROOT/$B/bench-articles
runs=${RUNS:-21}

mkdir -p "$articles"
"$tools/articles" "$articles" 1000 || exit 1

screen() {
	printf 'first screen of %s:\n  ' "${1##*/}"
	"$tools/pty" "$runs" ASEAN -- "$KUTIP" "$1" -- less "$1"
}
screen tests/samples/id-keamanan-siber.txt
if [ -d ../shared/seeds ]; then
	for seed in ../shared/seeds/*.txt; do screen "$seed"; done
else
	echo 'first screen of the seed: skipped, ../shared is not here'
fi

# user system KiB exit
use() { "$tools/usage" /dev/null - "$KUTIP" json "$@"; }
few=$(use "$articles"/brief-00*.txt)
bytes=$(cat "$articles"/brief-*.txt | wc -c)
all=$(for i in 1 2 3; do use "$articles"/brief-*.txt; done | sort -n | sed -n 2p)
echo "$few $all" | awk -v bytes="$bytes" '{
	if ($4 || $8) { print "kutip json: exit codes", $4, $8; exit 1 }
	printf "kutip json, 1000 articles, %.2f MB:\n", bytes / 1e6
	printf "  %.2f MB a second of processor time (%.2f s)\n", bytes / 1e6 / ($5 + $6), $5 + $6
	printf "  memory %.1f MiB at 100 files, %.1f MiB at 1000, ratio %.2f\n", $3 / 1024, $7 / 1024, $7 / $3
}'

# Memory of one brief of so many megabytes.  The program itself, without a
# brief, has some 7 MiB of it.
memory() {
	local size kind
	while [ "$(stat -c %s "$GUEST/long.txt" 2>/dev/null || echo 0)" -lt 64000000 ]; do
		cat "$articles"/brief-*.txt
	done >>"$GUEST/long.txt"
	printf 'memory of one brief:\n'
	for size in 100000 1000000 2000000 4000000 16000000 64000000; do
		head -c "$size" "$GUEST/long.txt" >"$GUEST/brief.txt"
		{
			echo '<!DOCTYPE html><title>Long</title><body><article><h1>Long</h1>'
			sed 's/&/\&amp;/g; s/</\&lt;/g; s/..*/<p>&<\/p>/' "$GUEST/brief.txt"
		} >"$GUEST/brief.html"
		for kind in txt html; do
			[ "$kind$size" != html64000000 ] || continue
			echo "$kind $(stat -c %s "$GUEST/brief.$kind") $(use "$GUEST/brief.$kind")"
		done
	done | awk '{ printf "  %-4s %5.1f MB  %6.1f MiB  %5.1f times its bytes  %.2f s%s\n",
	    $1, $2 / 1e6, $5 / 1024, $5 * 1024 / $2, $3 + $4, $6 ? "  exit code " $6 : "" }'
	rm -f "$GUEST"/long.txt "$GUEST"/brief.*
}
memory

# Processor seconds of a command, the middle of three.
spent() {
	local i
	for i in 1 2 3; do "$tools/usage" /dev/null - "$@"; done |
	    awk '{ print $1 + $2 }' | sort -n | sed -n 2p
}
export LC_ALL=C.UTF-8
echo "$(spent "$KUTIP" json "$articles"/brief-*.txt) $(spent wc -w "$articles"/brief-*.txt)" |
    awk '{ printf "kutip json / wc -w: %.1f times the processor time\n", $1 / $2 }'

echo "pages: kutip's own work beside libxml2's bare parse"
"$tools/html" 2 tests/samples/*.html tests/articles/html/{baca-juga,boxes,region,table,thai}.html || over=1

forms=$GUEST/forms
awk -F'\t' '!/^#/ && FNR > 1 { print $NF }' parse/lexicon/{cities,actors,agenda}.tsv |
    tr '|' '\n' | sed 's/^[a-z,]*://; s/^[!~]//; s/ *$//' | grep -v '^.\{0,2\}$' | sort -u >"$forms"
cat "$articles"/brief-*.txt >"$GUEST/all.txt"
printf 'names of the lists, %d forms: ' "$(wc -l <"$forms")"
"$tools/match" en "$GUEST/all.txt" | awk '{ printf "%.0f MB a second of one core; ", $1 / $2 }'
spent grep -oFf "$forms" "$GUEST/all.txt" |
    awk -v bytes="$bytes" '{ printf "grep -oFf: %.0f MB a second\n", bytes / 1e6 / $1 }'

echo 'passages in changed briefs:'
"$tools/anchor" tests/samples/*.txt tests/samples/*.html "$articles"/brief-000[0-7].txt

echo 'notes:'
"$tools/notes" "$GUEST/notes" tests/samples/id-keamanan-siber.txt 20000
echo 'the list of notes:'
"$tools/ledger" "$GUEST/notes"

echo 'a PDF of 400 pages:'
if command -v pdftohtml >/dev/null; then
	awk 'BEGIN {
		print "head A Book of Harbours\nfoot %\ntitle The Long Book of Harbours"
		n = split("harbour ship customs officer neighbour telephone night rota dictionary stamp declaration ministry container pilot crew", w, " ")
		for (i = 0; i < 4000; i++) {
			if (i % 40 == 0) print "h1 Chapter", i / 40 + 1
			s = "p The"
			for (k = 0; k < 90; k++)
				s = s " " w[(i * 7 + k * k + k * i) % n + 1] (k % 13 == 12 ? ". The" : "")
			print s "."
		}
	}' >"$GUEST/book.sheet"
	"$ROOT/$B/tests/pdf/run" --print "$GUEST/book.sheet" >"$GUEST/book.pdf"
	printf '  %s pages; ' "$(pdfinfo "$GUEST/book.pdf" | sed -n 's/^Pages: *//p')"
	echo "$(spent "$KUTIP" text "$GUEST/book.pdf") $(spent pdftohtml -xml -i -q -stdout "$GUEST/book.pdf")" |
	    awk '{ printf "kutip text / pdftohtml: %.2f times the processor time\n  first page: ", $1 / $2 }'
	"$tools/pty" 5 Harbours -- "$KUTIP" "$GUEST/book.pdf" -- \
	    sh -c 'pdftohtml -xml -i -q -stdout "$1" >"$1.xml"; grep -m 1 Harbours "$1.xml"' sh "$GUEST/book.pdf"
else
	echo '  skipped: no pdftohtml (poppler-utils)'
fi
exit "${over:-0}"
