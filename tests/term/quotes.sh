# n and p walk from quote to quote, s stays with one speaker.
start 80x24 $BRIEF
see 'quote 0/4'
keys n
see 'quote 1/4'
see 'Kami menyalakan pompa'
see 'Wulan Anggraini'
keys n
see 'quote 2/4'
see 'Yang tidur lebih dulu'
keys n
see 'quote 3/4'
see 'Pompa baru tanpa'
keys p
see 'quote 2/4'
keys s
see 'quote 4/4'
see 'Peringatan harus sampai'
quit
