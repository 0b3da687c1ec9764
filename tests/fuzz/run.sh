#!/usr/bin/env bash
# run.sh - each libFuzzer target for FUZZ_SECONDS (60 at first).
#
# Finds go to build/fuzz/corpus/NAME; an input that breaks the target stands
# in build/fuzz/NAME-* and belongs into tests/fuzz/corpus/NAME once mended.
set -u
cd "$(dirname "$0")/../.." || exit 2
B=$1; shift
passed=0 failed=0
for name in "$@"; do
	mkdir -p "$B/corpus/$name"
	seeds=$(ls -d "tests/fuzz/corpus/$name" tests/samples 2>/dev/null)
	dict=$(ls "tests/fuzz/$name.dict" 2>/dev/null)
	if "$B/tests/fuzz/$name" -max_total_time="${FUZZ_SECONDS:-60}" -timeout=10 \
	    -rss_limit_mb=2048 -max_len=65536 -print_final_stats=1 ${dict:+-dict="$dict"} \
	    -artifact_prefix="$B/$name-" "$B/corpus/$name" $seeds >"$B/$name.log" 2>&1; then
		passed=$((passed + 1))
	else
		failed=$((failed + 1))
		grep -aE 'ERROR|SUMMARY|Test unit written|runtime error' "$B/$name.log"
	fi
	printf '%-10s %s runs\n' "$name" \
	    "$(sed -n 's/stat::number_of_executed_units: *//p' "$B/$name.log")"
done
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
