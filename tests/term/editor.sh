# A note is written in the reader's editor, in several lines; what the editor
# does wrong changes nothing; the terminal is given and taken back whole.
EDIT=$GUEST/edit
cat >"$EDIT" <<'END'
#!/bin/sh
# shows what it was given, waits for a line, and does what that says
echo "[editor]"; cat "$1"; echo "[$(stat -c %a "$1")]"
stty -a | grep -q ' icanon' && echo '[cooked]'
read line
case $line in
fail) exit 4 ;;
same) exit 0 ;;
*) printf '%s\nbaris kedua\n' "$line" >"$1" ;;
esac
END
chmod +x "$EDIT"
notes="$XDG_DATA_HOME/kutip/notes/*.jsonl"
terminal 80x24 "EDITOR='$EDIT' '$KUTIP' '$BRIEF'"
see 'Jadwal Pompa'
keys n
see 'quote 1/4'

# From the line that is being typed; a failure leaves it open, and so does nothing.
keys a
see 'note:'
type 'tanya dinas'
keys C-x e
see '^\[editor\]'
see '^tanya dinas'
see '^\[600\]'
see '^\[cooked\]'
type fail
keys Enter
see 'ended with 4; nothing was changed'
see 'note: tanya dinas'
see 'Jadwal Pompa'
keys C-x C-e
see '^\[editor\]'
type same
keys Enter
see 'the note is as it was'
see 'note: tanya dinas'
type ' lagi'
see 'note: tanya dinas lagi'
keys C-x e
see '^tanya dinas lagi'
type 'baris pertama'
keys Enter
see 'note kept|noted'
see_file "$notes" 'baris pertama\\nbaris kedua"'

# A again begins with both lines, also in the list of notes; a shows them as one.
keys A
see '^baris kedua'
type same
keys Enter
see 'the note is as it was'
keys a
see 'note: baris pertama.baris kedua'
keys Enter
see 'quote 1/4'
[ "$(cat $notes | grep -c '"op":"set"')" = 0 ] || fail 'the same text was written again'
keys N
see 'baris pertama baris ke'
keys A
see '^baris kedua'
type 'lain sekali'
keys Enter
see 'lain sekali baris ke'
see_file "$notes" 'lain sekali\\nbaris kedua"'

# Another size while the editor has the terminal.
keys A
see '^\[editor\]'
resize 60x20
type same
keys Enter
see 'the note is as it was'
resize 80x24
keys q
see 'quote 1/4'
quit

# An editor that is not there, and Ctrl-Z in one that is: the shell has both.
terminal 80x24 "EDITOR=/nowhere/ed '$KUTIP' '$BRIEF'"
see 'Jadwal Pompa'
keys n A
see 'could not be started'
quit

# Every view has the lines, and every export.
for format in md org html plain csv passages jsonld; do
	said 0 '' "$KUTIP" export --format $format $BRIEF
	has "$GUEST/out" 'lain sekali' && has "$GUEST/out" 'baris kedua' ||
	    fail "$format lacks a line of the note"
done
said 0 '' "$KUTIP" notes
has "$GUEST/out" 'lain sekali baris kedua' || fail 'notes breaks its table'
