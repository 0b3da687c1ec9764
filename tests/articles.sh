#!/usr/bin/env bash
# articles.sh - whole articles and what comes out of them.
#
#	tests/articles.sh build/release		compare
#	tests/articles.sh build/release bless	write what comes out now
#
# Beside an article of tests/articles stand the outputs that are looked at: for
# brief.txt a file brief.txt.json, brief.txt.md ... What exists is tested, so a
# new test is an empty file of the right name and "make bless".  An article of
# tests/samples needs no copy: its name is enough.
set -u
. "$(dirname "$0")/guest.sh"

# What makes an output, by its ending.
output() {
	case $1 in
	json)   "$KUTIP" json "$2" ;;
	text)   "$KUTIP" text "$2" ;;
	quotes) "$KUTIP" quotes "$2" ;;
	check)  "$KUTIP" check "$2" ;;
	md|org|html|plain|csv|passages|jsonld|bibtex|csl|ris|qdc)
		"$KUTIP" export --format "$1" "$2" 2>/dev/null | sed "s,$ROOT/,,g" ;;
	esac 2>&1
}

passed=0 failed=0
for golden in tests/articles/*.{json,text,quotes,check,md,org,html,plain,csv,passages,jsonld,bibtex,csl,ris,qdc}; do
	[ -e "$golden" ] && [ "${golden##*/}" != README.md ] || continue
	article=${golden%.*} ending=${golden##*.}
	[ -e "$article" ] || article=tests/samples/${article##*/}
	if [ ! -e "$article" ]; then
		echo "$golden:1: there is no article ${article##*/} in tests/articles or tests/samples"
		failed=$((failed + 1))
		continue
	fi
	output "$ending" "$article" >"$GUEST/out"
	if cmp -s "$golden" "$GUEST/out"; then
		passed=$((passed + 1))
		continue
	fi
	failed=$((failed + 1))
	diff -u "$golden" "$GUEST/out" | cut -c1-400 | head -n 40
	[ "${2-}" = bless ] && cp "$GUEST/out" "$golden"
done
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
