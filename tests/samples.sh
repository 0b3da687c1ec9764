#!/bin/sh
# samples.sh - the sample briefs on the screen, the Indonesian one first.
# Without a terminal kutip prints that one, with its quotes and its tags.
cd "$(dirname "$0")/.." || exit 2
first=tests/samples/id-keamanan-siber.txt
exec "${1:-build/kutip}" "$first" \
    $(ls tests/samples/*.txt tests/samples/*.html | grep -vx "$first")
