# A brief from a pipe; the keys still come from the terminal.
terminal 80x24 "cat $BRIEF | '$KUTIP' -"
see 'Jadwal Pompa'
keys n
see 'quote 1/4'
quit

# A verb reads what comes in, where no file is named.
"$KUTIP" text <"$BRIEF" >"$GUEST/out" || fail 'text reads no standard input'
has "$GUEST/out" 'Para wali kota' || fail 'text < brief has no text'
said 2 'standard input: is empty' "$KUTIP" text
