#!/usr/bin/env bash
# run.sh - stories: what a person does and sees, in a real terminal.
#
#	tests/term/run.sh build/release			all
#	tests/term/run.sh build/release search		one
#
# A story is a file beside this one; lib.sh is what it is told with.  Each has
# a home and a terminal of its own.
set -u
if [ "${STORY-}" ]; then	# one story, in a process of its own
	. "$(dirname "$0")/../guest.sh"
	. tests/term/lib.sh
	trap '[ -z "${SOCKET-}" ] || tm kill-server 2>/dev/null; rm -rf "$GUEST"' EXIT
	. "$STORY"
	exit 0
fi
B=$1; shift
cd "$(dirname "$0")/../.." || exit 2
passed=0 failed=0
for story in tests/term/*.sh; do
	name=${story##*/} name=${name%.sh}
	case $name in lib|run) continue ;; esac
	[ $# = 0 ] || [[ " $* " == *" $name "* ]] || continue
	if STORY=$story timeout 120 tests/term/run.sh "$B"; then
		passed=$((passed + 1))
	else
		failed=$((failed + 1))
	fi
done
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
