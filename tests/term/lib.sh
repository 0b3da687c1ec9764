# lib.sh - what a story in a real terminal is told with; sourced by run.sh.
#
#	start 80x24 $BRIEF
#	see 'Jadwal Pompa'		the picture shows it, soon
#	keys n n s
#	type '/migran'
#	click 3 10			row and column from 1
#	resize 50x24
#	ends 0				the program ends with this code
#
# The terminal is tmux on a socket of its own, without a status line and
# without anybody's settings.  Nothing waits for a fixed time: the picture is
# looked at until it is right or PATIENCE seconds are over; then the story
# fails and shows the last picture.  (Bytes for "keys" are names of tmux: n
# Enter Space Tab Escape C-r Up.)
PATIENCE=${PATIENCE:-10}
TERMINALS=0
BRIEF=tests/articles/pompa.txt	# four quotes: Wulan twice, Dimas, Wulan

tm() { tmux -S "$SOCKET" -f /dev/null "$@"; }
picture() { tm capture-pane -p -t s; }
coloured() { tm capture-pane -e -p -t s; }

fail() {
	echo "$STORY: $*"
	[ -z "${SOCKET-}" ] || picture 2>/dev/null | sed 's/^/    |/'
	exit 1
}

# Runs any command line in a new terminal; its exit code is shown in the end.
terminal() {
	local size=$1
	shift
	[ -z "${SOCKET-}" ] || tm kill-server 2>/dev/null
	TERMINALS=$((TERMINALS + 1))
	SOCKET=${GUEST#"$ROOT"/}/t$TERMINALS	# short: sockets have no room for a path
	tm start-server \; set -g status off \; set -g default-terminal "${TERMINAL:-tmux-256color}" \; \
	    set -sg escape-time 0 \; \
	    new-session -d -s s -x "${size%x*}" -y "${size#*x}" \
	    "cd '${FOLDER:-$ROOT}'; $* ; echo \"[exit \$?]\"; exec cat" || fail "no terminal"
}

# kutip with these arguments, in FOLDER.
start() {
	local size=$1
	shift
	terminal "$size" "$KUTIP" "$@"
}

# tmux takes a ";" at the end of a word for its own.
# A key right behind Escape is an Alt key to every terminal program, so a person's
# pause follows it: the one wait in here for a time.
keys() {
	tm send-keys -t s -- "${@/%;/\\;}"
	case " $* " in *' Escape '*) sleep 0.2 ;; esac
}
type() { tm send-keys -t s -l -- "${1/%;/\\;}"; }
resize() { tm resize-window -t s -x "${1%x*}" -y "${1#*x}"; }

# Button, row, column, M (down) or m (up), in the coding the program asked for.
mouse() {
	local button=$1
	if [ "$(tm display-message -p -t s '#{mouse_sgr_flag}')" = 1 ]; then
		type $'\e[<'"$1;$3;$2$4"
		return
	fi
	[ "$4" = M ] || button=3
	tm send-keys -t s -H 1b 5b 4d \
	    $(printf '%x %x %x' $((button + 32)) $(($3 + 32)) $(($2 + 32)))
}
click() { mouse 0 "$1" "$2" M; mouse 0 "$1" "$2" m; }
drag() { mouse 32 "$1" "$2" M; }	# while the left button is down
wheel_down() { mouse 65 "$1" "$2" M; }

# Looks again and again until a test holds.
until_true() {
	local end=$((SECONDS + PATIENCE))
	until "$@"; do
		[ $SECONDS -lt $end ] || return 1
		sleep 0.02
	done
}

shows() { picture 2>/dev/null | grep -qE -- "$1"; }
hides() { ! shows "$1"; }
see() { until_true shows "$1" || fail "does not show: $1"; }
unsee() { until_true hides "$1" || fail "still shows: $1"; }

# The picture (with its colours) is another one than this.
changed() { [ "$(coloured)" != "$1" ]; }
see_change() { until_true changed "$1" || fail "the picture stays as it was"; }

# A file is there and has the words.
has() { grep -qE -- "$2" $1 2>/dev/null; }
see_file() { until_true has "$1" "$2" || fail "$1 does not hold: $2"; }

ends() { see "^\[exit [0-9]+\]"; shows "^\[exit $1\]" || fail "ends with another code than $1"; }
quit() { keys q; ends 0; }

# The process of kutip in the terminal.
process() {
	local shell
	shell=$(tm list-panes -t s -F '#{pane_pid}')
	tr -d ' ' <"/proc/$shell/task/$shell/children"
}

# Without a terminal: exit code, then what is said on standard error.
# Standard output goes to $GUEST/out.
said() {
	local want=$1 sentence=$2 code
	shift 2
	"$@" >"$GUEST/out" 2>"$GUEST/err" </dev/null
	code=$?
	[ $code = "$want" ] || fail "$*: ends with $code, not $want: $(head -c 300 "$GUEST/err")"
	[ -z "$sentence" ] || grep -qE -- "$sentence" "$GUEST/err" ||
	    fail "$*: does not say \"$sentence\" but: $(head -c 300 "$GUEST/err")"
	[ -z "$sentence" ] || [ "$(wc -l <"$GUEST/err")" = 1 ] ||
	    fail "$*: says more than one sentence: $(head -c 300 "$GUEST/err")"
}
