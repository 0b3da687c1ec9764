# When a note cannot be written that is said, and nothing pretends.  (A limit
# of zero bytes on files is as good as a full disk.)
terminal 160x24 "trap '' XFSZ; ulimit -f 0; exec '$KUTIP' $BRIEF"
see 'Jadwal Pompa'
keys n
see 'quote 1/4'
keys Space
see '[Cc]annot|could not|[Nn]ot (saved|kept|written)|too large'
keys n
see 'quote 2/4'
keys q
gone() { ! kill -0 "$(process)" 2>/dev/null || [ -z "$(process)" ]; }
