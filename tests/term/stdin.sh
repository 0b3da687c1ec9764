# A brief from a pipe; the keys still come from the terminal.
terminal 80x24 "cat $BRIEF | '$KUTIP' -"
see 'Jadwal Pompa'
keys n
see 'quote 1/4'
quit
