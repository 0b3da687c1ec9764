# The wheel scrolls, a click puts the cursor where it is, a drag selects, two
# clicks take the word and three the sentence; switched off, nothing of that.
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

start 80x24 $BRIEF
see 'Yang tidur lebih dulu'
row=$(picture | grep -n 'Yang tidur lebih dulu' | cut -d: -f1)
mouse 0 "$row" 6 M
drag "$row" 7
drag "$row" 14
mouse 0 "$row" 14 m
see 'takes what is selected'
keys Space
see 'passage marked'
see_file "$XDG_DATA_HOME/kutip/notes/*.jsonl" '"exact":"[^"]{9}"'
# A drag far below the window, and back above it.
mouse 0 "$row" 6 M
for step in 1 2 3 4; do drag 24 $((10 + step)); done
for step in 1 2 3 4; do drag 1 $((10 + step)); done
mouse 0 1 14 m
see 'takes what is selected'
keys Escape
see 'nothing is selected'
keys g
row=$(picture | grep -n 'Yang tidur lebih dulu' | cut -d: -f1)
click "$row" 12
click "$row" 12
see 'the word'
click "$row" 12
see 'the sentence'

# Switched off, the terminal has its mouse; after a rest the keys still work.
[ "$(tm display-message -p -t s '#{mouse_any_flag}')" = 1 ] || fail 'no mouse is asked for'
lets_go() { [ "$(tm display-message -p -t s '#{mouse_any_flag}')" = 0 ]; }
takes() { [ "$(tm display-message -p -t s '#{mouse_button_flag}')" = 1 ]; }
keys M
see 'mouse.*off'
until_true lets_go || fail 'the mouse is still taken'
keys M
see 'mouse.*on'
until_true takes || fail 'the mouse is not taken again'
keys q
ends 0
until_true lets_go || fail 'the mouse is taken after the end'
