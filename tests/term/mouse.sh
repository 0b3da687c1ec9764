# The wheel scrolls, a click puts the cursor where it is.
start 80x24 $BRIEF
see 'Para wali kota'
before=$(coloured)
wheel_down 10 20
wheel_down 10 20
wheel_down 10 20
see_change "$before"
see 'Yang tidur lebih dulu'
before=$(coloured)
click "$(picture | grep -n 'Yang tidur lebih dulu' | cut -d: -f1)" 12
see_change "$before"
see 'quote 2/4'
keys n
see 'quote 3/4'
quit
