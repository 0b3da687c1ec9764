#!/usr/bin/env bash
# map.sh - one line a file of parse/ and tui/, from the heads of the files.
set -u
cd "$(dirname "$0")/.." || exit 2

# The names of a list of the Makefile, in its order, then the rest.
names() {
	{
		awk -v list="$1" '$1 == list && $2 == "=" { on = 1; $1 = $2 = "" }
		    on { more = sub(/\\$/, ""); print; on = more }' Makefile | tr ' ' '\n'
		ls "$2" | sed -n 's/\.[ch]$//p'
	} | awk 'NF && !seen[$1]++ { print $1 }'
}

# "arena.h - memory that is freed all at once." from the head of a file.
says() {
	local f
	for f in "$1.h" "$1.c"; do
		[ -e "$f" ] && break
	done
	awk 'NR == 2 { sub(/^ \* [^ ]* - /, ""); line = $0; next }
	    NR > 2 && /^ \* [^ ]/ { sub(/^ \* /, ""); line = line " " $0; next }
	    NR > 2 { exit }
	    END { sub(/(\. |\.$|;| See ).*/, "", line); sub(/:$/, "", line); print line }' "$f"
}

for room in 'PARSE parse' 'TUI tui'; do
	set -- $room
	printf '\n| %s/ | |\n|---|---|\n' "$2"
	for name in $(names "$1" "$2"); do
		[ -e "$2/$name.h" ] || [ -e "$2/$name.c" ] || continue
		printf '| `%s` | %s |\n' "$name" "$(says "$2/$name")"
	done
done
