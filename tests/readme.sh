#!/usr/bin/env bash
# readme.sh - the parts of README.md that the program writes itself.
#
#	tests/readme.sh build/release		writes them anew
#	tests/readme.sh build/release check	says whether they are as they should be
#
# Between "<!-- NAME -->" and "<!-- end of NAME -->": picture (a screen as the
# program dumps it on paper), keys (docgen), help (--help), map (the heads of
# the files).
set -u
cd "$(dirname "$0")/.." || exit 2
B=${1:-build/release}
folder=$(mktemp -d "$B/readme.XXXXXX") || exit 2
trap 'rm -rf "$folder"' EXIT

picture() {
	printf 'case picture\nsize 100x27\nopen tests/samples/id-keamanan-siber.txt\nkeys n\n| \n' >"$folder/p.screen"
	"$B/tests/screens/run" --bless "$folder/p.screen" >/dev/null
	echo '```'
	sed -n 's/^|//p' "$folder/p.screen"
	echo '```'
}
keys() { echo; "$B/docgen" keys; echo; }
help() { echo '```'; "$B/kutip" --help; echo '```'; }
map() { tests/map.sh; echo; }

cp README.md "$folder/README.md"
for part in picture keys help map; do
	$part >"$folder/part"
	awk -v name="$part" -v part="$folder/part" '
	    $0 == "<!-- end of " name " -->" { skip = 0 }
	    !skip
	    $0 == "<!-- " name " -->" { while ((getline line <part) > 0) print line; skip = 1 }
	' "$folder/README.md" >"$folder/next" && mv "$folder/next" "$folder/README.md"
done
if [ "${2-}" = check ]; then
	diff -u README.md "$folder/README.md" >"$folder/diff" && exit 0
	cat "$folder/diff"
	echo 'README.md:1: parts of it are not as the program writes them; run tests/readme.sh'
	exit 1
fi
cmp -s README.md "$folder/README.md" || cp "$folder/README.md" README.md
