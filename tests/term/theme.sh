# T changes the colours and not a letter of the text.
start 80x24 $BRIEF
see 'Para wali kota'
words=$(picture | sed -n 4,20p) colours=$(coloured | sed -n 4,20p)
keys T
recoloured() { [ "$(coloured | sed -n 4,20p)" != "$colours" ]; }
until_true recoloured || fail 'the next theme looks the same'
[ "$(picture | sed -n 4,20p)" = "$words" ] || fail 'another theme changes the text'
coloured | grep -qE $'\e''\[[0-9;]*(3[0-8]|4[0-8])[;m]' || fail 'no colours'
quit
# No colour when nobody wants any: attributes are all there is.
export NO_COLOR=1
start 80x24 $BRIEF
see 'Para wali kota'
! coloured | grep -qE $'\e''\[([0-9;]*;)?(3[0-8]|4[0-8])[;m]' || fail 'colours in spite of NO_COLOR'
quit
