#!/usr/bin/env bash
# seen.sh - counts in how many articles each name of the lists stands.
#
#	tests/seen.sh build/release FILE... >parse/lexicon_seen.tsv
#
# The files are articles of any language; only the counts are kept.
set -eu
B=$1
shift
make -s "$B/tests/seen" >&2
cat <<'EOF'
# kutip: where the names of the lists were seen. A row: list <tab> id (cities: name) <tab> language of the articles <tab> form <tab> articles.
# The form is the FNV-1a hash of its folded bytes. Counted in 1,287 articles of 2015 to 2025 in eleven languages; a form that is not here was not
# seen in them and stands in its list from general knowledge. Written by tests/seen.sh; lines by hand are lost.
EOF
"$B/tests/seen" "$@" | LC_ALL=C sort -u | cut -f2- | LC_ALL=C sort | uniq -c |
    sed 's/^ *\([0-9]*\) \(.*\)$/\2	\1/'
