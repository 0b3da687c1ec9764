# The search shows its hits while it is typed and says how many there are;
# capitals do not matter.
start 80x24 $BRIEF
see 'Jadwal Pompa'
type /PERINGATAN
see '1 of 3'
see 'Peringatan harus sampai'
keys Enter
keys ';'
see '2 of 3'
keys Escape
type /zzzz
see 'none|not found|0 of 0|nowhere|no '
keys Escape
see 'quote [0-4]/4'
quit
