#!/usr/bin/env bash
# bless.sh - take what the program does now as what it is to do.
#
# Shows every change of an expected output first and asks; without a terminal
# it takes them only with YES=1.  Read the change before you commit it: what is
# blessed unread is no test.
set -u
cd "$(dirname "$0")/.." || exit 2
B=${1:-build/release}

tests/articles.sh "$B"
[ -x "$B/tests/screens/run" ] && "$B/tests/screens/run" $(ls tests/screens/* | grep -v '\.[ch]$\|README')
if [ "${YES-}" != 1 ]; then
	[ -t 0 ] || { echo 'bless: nothing taken; YES=1 takes it without asking.'; exit 1; }
	read -rp 'Take this as right? [y/N] ' answer
	[ "$answer" = y ] || exit 1
fi
tests/articles.sh "$B" bless >/dev/null
[ -x "$B/tests/screens/run" ] && "$B/tests/screens/run" --bless $(ls tests/screens/* | grep -v '\.[ch]$\|README') >/dev/null
exit 0
