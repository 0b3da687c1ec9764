# Tags as a table, as lines with tabs and as JSON; the cities as GeoJSON.
said 0 '' "$KUTIP" tags $BRIEF
has "$GUEST/out" '^city	Jakarta	[0-9]+	.*pompa.txt	[^	]*	ID	[0-9]+$' || fail 'a line of tags'
said 0 '' "$KUTIP" tags --format table $BRIEF
has "$GUEST/out" '^KIND +NAME +MENTIONS +FILE +ID' || fail 'the head of the table'
has "$GUEST/out" '^city +Jakarta +[0-9]+ +' || fail 'a row of the table'
said 0 '' "$KUTIP" tags --format json $BRIEF $BRIEF
[ "$(wc -l <"$GUEST/out")" = 2 ] || fail 'one object a line'
has "$GUEST/out" '"kind":"city","type":null,"id":"Jakarta","label":"Jakarta","country":"ID","lat":-6.2[0-9]*,"lon":106.8[0-9]*,"mentions":' ||
    fail 'a city in JSON'
said 2 'formats table, tsv, json' "$KUTIP" tags --format xml $BRIEF

# A city of two briefs is one feature.
cp "$ROOT/$BRIEF" "$GUEST/two.txt"
said 0 '' "$KUTIP" where $BRIEF "$GUEST/two.txt"
[ "$(grep -c '"name":"Jakarta"' "$GUEST/out")" = 1 ] || fail 'Jakarta is there more than once'
has "$GUEST/out" '"coordinates":\[106.8[0-9]*,-6.2[0-9]*\]\},"properties":\{"name":"Jakarta","country":"ID","mentions":[0-9]+,"briefs":2' ||
    fail 'the feature of Jakarta'
printf 'Tidak ada kota di sini.\n\nHanya air.\n' >"$GUEST/none.txt"
said 1 '' "$KUTIP" where "$GUEST/none.txt"
has "$GUEST/out" '"FeatureCollection"' || fail 'no collection where there are no cities'

# On a terminal the table is what one sees.
terminal 120x20 "$KUTIP" tags $BRIEF
see '^KIND +NAME'
ends 0
