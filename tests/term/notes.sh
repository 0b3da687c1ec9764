# The files of the notes are looked after: verify, compact, backup, merge.
start 80x24 $BRIEF
see 'Jadwal Pompa'
keys n
see 'quote 1/4'
keys a
see '[Nn]ote'
type 'ask about the second pump'
keys Enter
see_file "$XDG_DATA_HOME/kutip/notes/*.jsonl" 'ask about the second pump'
quit
# Every member of a line is described in kutip(5).
for member in $(cat "$XDG_DATA_HOME"/kutip/notes/*.jsonl | grep -o '"[a-z0-9]*":' | tr -d '":' | sort -u); do
	has tui/kutip.5.in "(^|[^a-z])$member([^a-z]|$)" || fail "kutip.5 does not know $member"
done
said 0 '' "$KUTIP" notes verify
has "$GUEST/out" '1 note, 0 deleted; every line is sound' || fail 'verify does not say that all is well'
said 0 '' "$KUTIP" notes compact
has "$GUEST/out" 'the same as before' || fail 'compact does not say what it did'
said 0 '' "$KUTIP" notes backup "$GUEST/all.jsonl"
said 3 'is there already' "$KUTIP" notes backup "$GUEST/all.jsonl"
rm -rf "$XDG_DATA_HOME/kutip"
said 0 '' "$KUTIP" notes merge "$GUEST/all.jsonl"
has "$GUEST/out" '1 new note; 1 note in all' || fail 'the backup does not come back'
said 0 '' "$KUTIP" notes
has "$GUEST/out" 'ask about the second pump' || fail 'the note is not back'
echo halo >"$XDG_DATA_HOME/kutip/notes/other.jsonl"
said 2 '' "$KUTIP" notes verify
has "$GUEST/out" 'jsonl:.*line has no checksum' || fail 'verify does not name the line'
said 2 'verify, compact, merge' "$KUTIP" notes polish

# What a note says is words, whatever it looks like.
rm -rf "$XDG_DATA_HOME/kutip" && mkdir -p "$XDG_DATA_HOME/kutip/notes"
line='{"v":1,"op":"add","note":"n-1","hlc":"2026-01-01T00:00:00.000Z-0000-b","device":"b","exact":"\u001b[2Jx","body":"=cmd()|\u202e<script>\u0007"'
sum=$(printf %s "$line" | sha256sum | cut -c 1-16)
printf '%s,"sum":"%s"}\n' "$line" "$sum" >"$XDG_DATA_HOME/kutip/notes/b.jsonl"
said 0 '' "$KUTIP" notes verify
said 0 '' "$KUTIP" notes
has "$GUEST/out" 'script' || fail 'the hostile note is not listed'
! LC_ALL=C grep -q "$(printf '[\033\007]')" "$GUEST/out" || fail 'an escape sequence came through'
