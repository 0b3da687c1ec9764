#!/usr/bin/env bash
# cover.sh - which lines the tests reached: a line a file, the least on top.
set -u
cd "$(dirname "$0")/.." || exit 2
B=${1:-build/cover}

for f in $(find "$B/parse" "$B/tui" -name '*.gcda' | sort); do
	gcov -n -o "${f%/*}" "$f" 2>/dev/null
done | awk -F"[':% ]" '
/^File / { file = $3 }
/^Lines executed/ && file ~ /^(parse|tui)\/.*\.c$/ {
	share = $3; lines = $NF
	printf "%6.1f %% of %5d  %s\n", share, lines, file
	all += lines; reached += share * lines / 100; file = ""
}
END { if (all) printf "%6.1f %% of %5d  all\n", 100 * reached / all, all }' | sort -n
