# All notes in one list: found by typing, opened at their place in a brief that was
# not open, and a note whose brief is gone is still there.
mkdir -p "$GUEST/briefs"
cp tests/samples/th-digital.txt tests/samples/my-beandaye.txt tests/samples/ms-jerebu.txt "$GUEST/briefs"
start 80x24 "$GUEST/briefs/ms-jerebu.txt"
see 'quote 0/'
keys n
see 'quote 1/'
keys a
see '[Nn]ote'
type 'ask the mayor'
keys Enter
see 'noted'
quit
start 80x24 "$GUEST/briefs/th-digital.txt"
see 'quote 0/'
keys n
see 'quote 1/'
keys a
see '[Nn]ote'
type 'ถามอีกครั้ง'
keys Enter
see 'noted'
quit

# A brief without notes is open; the others are looked for behind.
start 80x24 "$GUEST/briefs/my-beandaye.txt"
see 'quote 0/'
keys N N
see 'All notes by brief: 2 notes, 2 in place, 0 moved, 0 gone'
see 'ask the mayor'
keys /
type 'ถามอีก'
see '1 of 2 with'
unsee 'ask the mayor'
keys Enter
keys Enter
see 'quote 1/'
see 'note: ถามอีกครั้ง'
keys N N
keys Escape
see 'ask the mayor'
keys o
see 'notes by speaker'
keys q q
ends 0

# A pipe in its place is no brief, and nobody waits for it.
rm "$GUEST/briefs/ms-jerebu.txt"
mkfifo "$GUEST/briefs/ms-jerebu.txt"
start 80x24 "$GUEST/briefs/my-beandaye.txt"
see 'quote 0/'
keys N N
see '2 notes, 1 in place, 0 moved, 1 gone'
see 'no file'
keys /
type 'mayor'
see '1 of 2 with'
keys Enter
keys Enter
see 'ms-jerebu.txt is not there any more'
keys d
see 'note deleted'
keys u
see 'undone'
keys q q q
ends 0
said 0 '' "$KUTIP" notes
has "$GUEST/out" 'ask the mayor' || fail 'the note whose deletion was taken back is not there'
