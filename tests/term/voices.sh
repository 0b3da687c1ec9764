# All quotes by speaker: one key opens the list, typing filters it, Enter and
# the mouse go to a quote, Escape gives the place back.
start 80x24 $BRIEF
see 'quote 0/4'
keys n
see 'quote 1/4'
keys Q
see 'Quotes: 4, 2 speakers'
see 'Dimas Prakoso +Kepala Dinas Air Makassar +1'
type 'peringatan'
see 'Quotes: 1 of 4'
unsee 'Dimas'
keys Escape
unsee 'Quotes:'
see 'quote 1/4'
keys Q
see 'Quotes: 4'
type 'MAKASSAR'
see 'Quotes: 1 of 4'
keys Enter
see 'quote 3/4'
# By the mouse: the number above opens it, two clicks go there.
click 1 70
see 'Quotes: 4'
row=$(picture | grep -n 'Peringatan' | cut -d: -f1)
click "$row" 12
click "$row" 12
see 'quote 4/4'
quit
