#!/usr/bin/env bash
# run.sh - runs the suites, one line each, and adds up what they say.
#
#	tests/run.sh build/release		all of them
#	tests/run.sh build/asan unit spec	these
#
# A suite prints what does not hold, each beginning with a place to look at,
# and ends with "N passed, N failed".  What a suite printed is shown only when
# something failed or was skipped.  The last line here is the sum.
set -u
. "$(dirname "$0")/guest.sh"
shift
passed=0 failed=0

# cmocka's programs speak TAP; one that dies on the way has failed once more.
unit() {
	local program name status out ok bad p=0 f=0
	for name in tests/unit/*.c; do
		name=${name##*/} program=$B/tests/unit/${name%.c}
		[ -x "$program" ] || continue
		out=$(CMOCKA_MESSAGE_OUTPUT=TAP timeout 120 "$program" 2>&1)
		status=$?
		ok=$(grep -c '^ok ' <<<"$out")
		bad=$(grep -c '^not ok ' <<<"$out")
		[ $status -ne 0 ] && [ "$bad" = 0 ] && bad=1
		[ "$bad" = 0 ] || printf 'tests/unit/%s: exit %d\n%s\n' "$name" \
		    $status "$(grep -v '^ok ' <<<"$out" | tail -n 40)"
		p=$((p + ok)) f=$((f + bad))
	done
	echo "$p passed, $f failed"
}

spec() { "$B/tests/spec/run" $(ls tests/spec/*.md | grep -v README); }
screens() { "$B/tests/screens/run" $(ls tests/screens/* | grep -v '\.[ch]$\|README'); }
pdf() { "$B/tests/pdf/run" tests/pdf/*.sheet; }
articles() { tests/articles.sh "$B"; }
term() { tests/term/run.sh "$B"; }

# The samples are food for every target, besides its own corpus.
fuzz() {
	local target name out p=0 f=0
	for target in tests/fuzz/*.c; do
		name=${target##*/} name=${name%.c}
		[ "$name" != replay ] && [ -x "$B/tests/fuzz/$name" ] || continue
		out=$("$B/tests/fuzz/$name" $(ls -d "tests/fuzz/corpus/$name" 2>/dev/null) \
		    tests/samples 2>&1) || echo "$out" | grep -v ' passed, '
		out=$(tail -n 1 <<<"$out")
		[[ $out == *' passed, '* ]] || out='0 passed, 1 failed'
		p=$((p + ${out%% *})) out=${out##*, } f=$((f + ${out%% *}))
	done
	echo "$p passed, $f failed"
}

# Why a suite cannot run here; empty: it can.
missing() {
	case $1 in
	spec|screens) [ -x "$B/tests/$1/run" ] || echo "no $B/tests/$1/run" ;;
	pdf) command -v pdftohtml >/dev/null || echo 'no pdftohtml (poppler-utils)' ;;
	term) command -v tmux >/dev/null || echo 'no tmux' ;;
	esac
}

run_suite() {
	local out counts p f start=$EPOCHREALTIME why
	why=$(missing "$1")
	if [ -n "$why" ]; then
		printf '%-9s skipped: %s\n' "$1" "$why"
		return
	fi
	out=$("$1" 2>&1)
	counts=$(tail -n 1 <<<"$out")
	if [[ $counts =~ ^([0-9]+)' passed, '([0-9]+)' failed'$ ]]; then
		p=${BASH_REMATCH[1]} f=${BASH_REMATCH[2]}
	else
		p=0 f=1
	fi
	sed '$d' <<<"$out"
	[ "$f" = 0 ] || [[ $counts == *' passed, '* ]] || echo "$counts"
	awk -v name="$1" -v p="$p" -v f="$f" -v a="$start" -v b="$EPOCHREALTIME" \
	    'BEGIN { printf "%-9s %5d passed, %d failed  %6.1f s\n", name, p, f, b - a }'
	passed=$((passed + p)) failed=$((failed + f))
}

[ $# -gt 0 ] || set -- unit spec articles pdf screens fuzz term
for suite in "$@"; do run_suite "$suite"; done
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
