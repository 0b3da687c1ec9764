# A new width keeps the sentence in view.
start 80x24 $BRIEF
see 'Jadwal Pompa'
keys n n n
see 'quote 3/4'
for size in 50x24 80x12 40x10 120x40 80x24; do
	resize $size
	see 'Pompa baru tanpa'
	see '3/4'
done
quit
