# y copies the quote with its source to the terminal's clipboard (OSC 52), which
# is a buffer of tmux here.
start 80x24 $BRIEF
see 'quote 0/4'
tm set -s set-clipboard on
keys n
see 'quote 1/4'
keys y
see 'copied, with its source'
tries=0
until tm show-buffer 2>/dev/null | grep -q '^— '; do
	tries=$((tries + 1))
	[ $tries -lt 50 ] || fail 'the clipboard has no citation'
	sleep 0.1
done
quit
