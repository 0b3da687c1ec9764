# ? shows the keys as they are bound now, a user's own too.
mkdir -p "$XDG_CONFIG_HOME/kutip"
echo 'bind text X next-quote' >"$XDG_CONFIG_HOME/kutip/kutip.conf"
start 100x40 $BRIEF
see 'Jadwal Pompa'
keys '?'
see 'next quote'
see '(^|[ │])X([ ,]|$)'
unsee 'Para wali kota'
keys q
see 'Para wali kota'
keys X
see 'quote 1/4'
quit
