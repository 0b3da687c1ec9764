# Paths from a list and from another program.
list=$GUEST/list
printf '%s\n\n%s\r\n' "$BRIEF" /nosuch/brief >"$list"

said 2 nosuch "$KUTIP" json --files-from "$list"
[ "$(grep -c '^{"kutip":1' "$GUEST/out")" = 2 ] ||
    fail 'json does not answer every path'
has "$GUEST/out" '"name":"/nosuch/brief"},"error":"' ||
    fail 'json does not say what it could not read'
said 2 nosuch "$KUTIP" text --files-from "$list"
has "$GUEST/out" 'Para wali kota' || fail 'text reads no list'
said 2 nolist "$KUTIP" text --files-from /nosuch/nolist
said 2 value "$KUTIP" text --files-from

# "json -" takes a document or paths; a document is never taken for paths.
echo "$BRIEF" | "$KUTIP" json - >"$GUEST/out"
has "$GUEST/out" '"name":"tests/articles/pompa.txt"' || fail 'json - takes no paths'
"$KUTIP" json - <"$BRIEF" >"$GUEST/out"
has "$GUEST/out" 'Para wali kota' || fail 'json - takes no document'
{ echo "$BRIEF"; cat "$BRIEF"; } >"$GUEST/both"	# a pipe might hand over the first line alone
"$KUTIP" json - <"$GUEST/both" >"$GUEST/out"
[ "$(grep -c '^{"kutip":1' "$GUEST/out")" = 1 ] || fail 'a document was taken for paths'

# Each path is answered before the next one is written.
coproc "$KUTIP" json --files-from -
for k in 1 2 3; do
	echo "$BRIEF" >&"${COPROC[1]}"
	read -r -t 10 line <&"${COPROC[0]}" || fail "path $k is not answered"
	[ "${line:0:11}" = '{"kutip":1,' ] || fail "path $k is answered by $line"
done
