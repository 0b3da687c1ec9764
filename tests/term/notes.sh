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
