#!/usr/bin/env bash
# run.sh - pathological inputs: twice the input, at most 3 times the time.
#
#	tests/slow/run.sh build/release [KIND...]	(notes, says and kills are kinds too)
#
# Processor time (user and system) of kutip json on each kind of make.c at its
# size and at twice that; 0.1 s are given to whatever is too fast to measure.
# Each has to end by itself with 0 or 1; LIMIT_SECONDS (60) is the end of all
# patience.  Then sizes that are nobody's brief (1 s and 256 MiB, the text or
# one sentence), the largest files, 100 MB of notes, and a thousand kutips that
# are killed while they note.
set -u
. "$(dirname "$0")/../guest.sh"
shift
make=$ROOT/$B/tests/slow/make usage=$ROOT/$B/tests/bench/usage
limit=${LIMIT_SECONDS:-60}
passed=0 failed=0

# user system KiB exit
use() { "$usage" /dev/null "$GUEST/messages" timeout "$limit" "$KUTIP" json "$1"; }

judge() {	# name, sentence why not (empty: fine), figures
	if [ -z "$2" ]; then
		passed=$((passed + 1))
		printf '%-14s %s\n' "$1" "$3"
	else
		failed=$((failed + 1))
		printf '%-14s %s  %s\n' "$1" "$3" "$2"
	fi
}

twice() {
	local name=$1 ending=$2 size=$3 one two why
	"$make" "$name" "$size" >"$GUEST/one.$ending"
	"$make" "$name" $((2 * size)) >"$GUEST/two.$ending"
	one=$(use "$GUEST/one.$ending") two=$(use "$GUEST/two.$ending")
	why=$(echo "$one $two" | awk '{ a = $1 + $2; b = $5 + $6
	    if ($4 > 1 || $8 > 1) print "ends with " $4 " and " $8
	    else if (b > 3 * a + 0.1) print "more than 3 times the time" }')
	judge "$name" "$why" "$(echo "$one $two" | awk '{ printf \
	    "%6.2f s  %6.2f s  ratio %5.2f  %5.0f MiB", $1 + $2, $5 + $6,
	    ($5 + $6) / ($1 + $2 + 0.001), $7 / 1024 }')"
	rm -f "$GUEST"/one.* "$GUEST"/two.*
}

# One of these sizes takes at most 1 s of processor time (the best of three:
# the machine has others) and 256 MiB, and ends with that code.
hostile() {
	local name=$1 ending=$2 size=$3 code=$4 got why
	"$make" "$name" "$size" >"$GUEST/one.$ending"
	got=$(for i in 1 2 3; do use "$GUEST/one.$ending"; done |
	    awk '{ print $1 + $2, 0, $3, $4 }' | sort -n | head -n 1)
	why=$(echo "$got" | awk -v code="$code" '{
	    if ($4 != code) print "ends with " $4 ", not " code
	    else if ($1 > 1) print "more than 1 s"
	    else if ($3 > 256 * 1024) print "more than 256 MiB" }')
	[ "$code" = 0 ] || [ "$(wc -l <"$GUEST/messages")" = 1 ] ||
	    why="$why; not one sentence"
	judge "$name" "$why" "$(echo "$got $(wc -c <"$GUEST/one.$ending")" | awk '{ printf \
	    "%6.2f s  %5.0f MiB  %4.1f of its %.1f MB", $1, $3 / 1024, $3 * 1024 / $5, $5 / 1e6 }')"
	rm -f "$GUEST"/one.*
}

# A file of so many bytes ends with that code and, unless 0, one sentence.
whole() {
	local name=$1 bytes=$2 code=$3 got why=
	"$make" line $((bytes + 4096)) | head -c "$bytes" >"$GUEST/whole.txt"
	got=$(use "$GUEST/whole.txt")
	[ "${got##* }" = "$code" ] || why="ends with ${got##* }, not $code"
	[ "$code" = 0 ] || [ "$(wc -l <"$GUEST/messages")" = 1 ] ||
	    why="$why; not one sentence"
	[ "$(echo "$got" | cut -d' ' -f3)" -le $((256 << 10)) ] ||
	    why="$why; more than 256 MiB"
	judge "$name" "$why" "$(echo "$got" | awk '{ printf "%6.2f s  %5.0f MiB", $1 + $2, $3 / 1024 }')"
	rm -f "$GUEST/whole.txt"
}

# kutip notes verify over so many notes and twice as many, 100 MB in the end; it
# reads line by line.  Then how long it takes to open them.
many_notes() {
	local n=$1 one two why all
	for k in 1 2; do
		rm -rf "$XDG_DATA_HOME/kutip"
		"$ROOT/$B/tests/bench/notes" "$XDG_DATA_HOME/kutip" \
		    tests/samples/id-keamanan-siber.txt $((k * n)) only || exit 1
		two=$("$usage" "$GUEST/out" "$GUEST/messages" timeout "$limit" \
		    "$KUTIP" notes verify)
		[ $k = 2 ] || one=$two
	done
	why=$(echo "$one $two" | awk '{ a = $1 + $2; b = $5 + $6
	    if ($4 || $8) print "ends with " $4 " and " $8
	    else if (b > 3 * a + 0.1) print "more than 3 times the time"
	    else if ($7 > 102400) print "more than 100 MiB" }')
	judge notes "$why" "$(echo "$one $two" | awk '{ printf \
	    "%6.2f s  %6.2f s  ratio %5.2f  %5.0f MiB", $1 + $2, $5 + $6,
	    ($5 + $6) / ($1 + $2 + 0.001), $7 / 1024 }') $(tail -n 1 "$GUEST/out")"
	all=$("$usage" "$GUEST/out" "$GUEST/messages" timeout "$limit" "$KUTIP" notes)
	why=
	[ "${all##* }" = 0 ] && [ "$(wc -l <"$GUEST/out")" = $((2 * n)) ] || why='not all of them'
	judge opening "$why" "$(echo "$all" | awk '{ printf "%6.2f s  %5.0f MiB", $1 + $2, $3 / 1024 }')"
	rm -rf "$XDG_DATA_HOME/kutip"
}

# An article whose quotes are all said by somebody else, by hand, and of which
# every tenth quote was changed since; then twice as many.
many_says() {
	local n=$1 k one two why
	for k in 1 2; do
		awk -v n=$((k * n)) 'BEGIN { srand(3)
		    split("air kota pompa warga jalan sungai malam pagi kerja dinas pasar dana", w)
		    for (i = 0; i < n; i++) { printf "\"Pada hari ke %d", i
			for (j = 0; j < 6; j++) printf " %s", w[int(rand() * 12) + 1]
			printf ",\" kata Sari Wulandari.\n\n" } }' >"$GUEST/says.txt"
		rm -rf "$XDG_DATA_HOME/kutip"
		"$ROOT/$B/tests/bench/notes" "$XDG_DATA_HOME/kutip" "$GUEST/says.txt" \
		    $((k * n)) says || exit 1
		awk 'NR % 20 == 1 { sub(/kota|air|warga/, "lain") } NR == 5 {
		    print "Alinea baru.\n" } { print }' "$GUEST/says.txt" >"$GUEST/new"
		cat "$GUEST/new" >"$GUEST/says.txt"
		two=$("$usage" "$GUEST/out" "$GUEST/messages" timeout "$limit" \
		    "$KUTIP" quotes "$GUEST/says.txt")
		[ $k = 2 ] || one=$two
	done
	why=$(echo "$one $two" | awk '{ a = $1 + $2; b = $5 + $6
	    if ($4 || $8) print "ends with " $4 " and " $8
	    else if (b > 3 * a + 0.1) print "more than 3 times the time" }')
	[ "$(grep -c 'hand$' "$GUEST/out")" -gt $((2 * n * 9 / 10 - 10)) ] ||
	    why="$why; only $(grep -c 'hand$' "$GUEST/out") are found"
	judge says "$why" "$(echo "$one $two" | awk '{ printf \
	    "%6.2f s  %6.2f s  ratio %5.2f  %5.0f MiB", $1 + $2, $5 + $6,
	    ($5 + $6) / ($1 + $2 + 0.001), $7 / 1024 }')"
	rm -rf "$XDG_DATA_HOME/kutip" "$GUEST/says.txt" "$GUEST/new"
}

# None of the notes that were acknowledged is lost.
kills() {
	local why=
	KUTIP_KILLS=$1 "$ROOT/$B/tests/unit/oplog" >"$GUEST/out" 2>&1 ||
	    why=$(grep -m 1 'error\|ERROR' "$GUEST/out")
	judge kills "$why" "$1 kutips killed while they note"
}

# Lists of one's own: so many actors, a chain of as many merges that ends in a
# circle, a rule for each speaker of a brief of many.
own_lists() {
	mkdir -p "$XDG_CONFIG_HOME/kutip/lexicon"
	awk -v n="$1" 'BEGIN { print "id\ttype\tcountry\tname\tforms"
	    for (i = 0; i < n; i++) printf "x%d\tperson\t\tNama%d Orang\tNama%d Orang\n", i, i, i }' \
	    >"$XDG_CONFIG_HOME/kutip/lexicon/actors.tsv"
	awk -v n="$1" 'BEGIN { for (i = 0; i < n; i++) printf "merge\tA%d\tA%d\n", i, (i + 1) % n }' \
	    >"$XDG_CONFIG_HOME/kutip/lexicon/tags.tsv"
	sed -n 's/.* said \(.*\)\.$/rename\t\1\tSomebody/p' "$2" >>"$XDG_CONFIG_HOME/kutip/lexicon/tags.tsv"
}

own() {
	local size=$1 one two why
	"$make" speakers 2000 >"$GUEST/one.txt"
	"$make" speakers 4000 >"$GUEST/two.txt"
	own_lists "$size" "$GUEST/one.txt"
	one=$(use "$GUEST/one.txt")
	own_lists $((2 * size)) "$GUEST/two.txt"
	two=$(use "$GUEST/two.txt")
	why=$(echo "$one $two" | awk '{ if ($4 > 1 || $8 > 1) print "ends with " $4 " and " $8
	    else if ($5 + $6 > 3 * ($1 + $2) + 0.1) print "more than 3 times the time" }')
	judge own-lists "$why" "$(echo "$one $two" | awk '{ printf \
	    "%6.2f s  %6.2f s  ratio %5.2f  %5.0f MiB", $1 + $2, $5 + $6,
	    ($5 + $6) / ($1 + $2 + 0.001), $7 / 1024 }')"
	rm -rf "$GUEST"/one.* "$GUEST"/two.* "$XDG_CONFIG_HOME/kutip"
}

"$make" | while read -r name ending size; do
	[ $# = 0 ] || [[ " $* " == *" $name "* ]] || continue
	echo "$name $ending $size"
done >"$GUEST/kinds"
while read -r name ending size; do
	twice "$name" "$ending" "$size"
done <"$GUEST/kinds"
if [ $# = 0 ] || [[ " $* " == *' own-lists '* ]]; then
	own 50000
fi
if [ $# = 0 ] || [[ " $* " == *' hostile '* ]]; then
	hostile nested html 1000000 0
	hostile inline html 1000000 0
	hostile attributes html 100000 0
	hostile spans html 50000 0
	hostile siblings html 50000 0
	hostile text-node html 11000000 0
	hostile page-paragraphs html 500000 2
	hostile paragraphs txt 500000 0
	hostile line txt 11000000 0
	hostile marks txt 11000000 0
	hostile thai txt 11000000 0
	hostile entities html 2000000 0
	hostile docx-words docx 314572800 2
	hostile docx-words docx 9000000 0
	hostile docx-paragraphs docx 200000 0
	hostile docx-tables docx 100000 0
	hostile docx-notes docx 40000 0
	hostile odt-spans odt 400000 0
	hostile epub-notes epub 40000 0
	hostile md-quotes md 1000000 0
	hostile md-marks md 1000000 0
fi
if [ $# = 0 ]; then
	whole 64-MiB-line $((64 << 20)) 0
	whole over-64-MiB $(((64 << 20) + 1)) 2
fi
[ $# != 0 ] && [[ " $* " != *" notes "* ]] || many_notes 120000
[ $# != 0 ] && [[ " $* " != *" says "* ]] || many_says 4000
[ $# != 0 ] && [[ " $* " != *" kills "* ]] || kills 1000
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
