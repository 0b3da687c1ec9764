# A mark is on the disk before the key is answered: kill -9 loses nothing, and
# the mark stands there again when the brief is opened again.
start 80x24 $BRIEF
see 'Jadwal Pompa'
keys n
see 'quote 1/4'
keys Space
see '[Mm]arked'
kill -9 "$(process)"
see '\[exit 137\]'
has "$XDG_DATA_HOME/kutip/notes/*.jsonl" '"op":"add"' || fail 'the mark is not on the disk'
has "$XDG_DATA_HOME/kutip/notes/*.jsonl" 'Kami menyalakan pompa' || fail 'the mark has other words'

start 80x24 $BRIEF
see 'Jadwal Pompa'
keys N
see 'Kami menyalakan pompa'
keys q q
ends 0
said 0 '' "$KUTIP" export --format md $BRIEF
has "$GUEST/out" 'Kami menyalakan pompa' || fail 'export leaves the mark out'
! has "$GUEST/out" 'Yang tidur lebih dulu' || fail 'export takes in what is not marked'
