# A note is typed at the passage, kept, and exported with speaker, role, source,
# date and place.
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
start 80x24 $BRIEF
see 'Jadwal Pompa'
keys N
see 'ask about the'
keys q q
ends 0
said 0 '' "$KUTIP" export --format md $BRIEF
for words in 'ask about the second pump' 'Wulan Anggraini' 'Wali Kota' '2026-11-20|20 Nov' 'JAKARTA' 'pompa\.txt'; do
	has "$GUEST/out" "$words" || fail "the export does not say: $words"
done
