# Notes of Hypothesis and Readwise are found in a brief; kutip's own exports come
# back without a loss, and once only.
cat >"$GUEST/h.json" <<'END'
{"total":3,"rows":[
{"id":"a","uri":"https://x.example/","text":"my comment","tags":["air","banjir"],"target":[{"selector":[
 {"type":"RangeSelector"},{"type":"TextQuoteSelector","exact":"Kami menyalakan pompa sebelum air sampai di jalan","prefix":"\"","suffix":","}]}]},
{"id":"b","uri":"https://x.example/","text":"","tags":[],"target":[{"selector":[{"type":"TextQuoteSelector","exact":"words that stand in no brief of ours"}]}]},
{"id":"c","uri":"https://x.example/","text":"about the page","tags":[],"target":[{"source":"https://x.example/"}]}]}
END
cat >"$GUEST/r.csv" <<'END'
Highlight,Book Title,Note,Tags
hanya hiasan,WALI KOTA sepakati jadwal pompa bersama,"'=1+1, ""said""","a, b"
hanya hiasan,Another book,,
END
cat >"$GUEST/k.json" <<'END'
{"documents":[{"title":"Wali Kota Sepakati Jadwal Pompa Bersama","entries":[{"text":"Yang tidur lebih dulu kalah dengan sungai","note":"KOReader","page":1}]}]}
END
said 0 '^1 imported, 2 left out: 1 without a passage, 1 not found in these briefs$' "$KUTIP" import "$GUEST/h.json" $BRIEF
said 1 '^0 imported, 3 left out: 1 without a passage, 1 already there, 1 not found' "$KUTIP" import "$GUEST/h.json" $BRIEF
said 0 '^1 imported, 1 left out: 1 not found in these briefs$' "$KUTIP" import "$GUEST/r.csv" $BRIEF
said 0 '^1 imported, 0 left out$' "$KUTIP" import "$GUEST/k.json"
said 0 '^3 exported, 0 left out$' "$KUTIP" export --format passages
cp "$GUEST/out" "$GUEST/own.json"
said 0 '^3 exported, 0 left out$' "$KUTIP" export --format jsonld
cp "$GUEST/out" "$GUEST/own.jsonld"
has "$GUEST/own.json" '"body":"=1\+1, \\"said\\""' || fail 'the note of the table is another'
has "$GUEST/own.json" '"speaker":"Wulan Anggraini"' || fail 'the speaker is not known'

for ending in json jsonld; do
	rm -rf "$XDG_DATA_HOME/kutip"
	said 0 '^3 imported, 0 left out$' "$KUTIP" import "$GUEST/own.$ending"
	said 1 '^0 imported, 3 left out: 3 already there$' "$KUTIP" import "$GUEST/own.$ending"
	said 0 '' "$KUTIP" export --format passages
	cmp "$GUEST/out" "$GUEST/own.json" || fail "what went out as $ending came back as another"
	said 0 '' "$KUTIP" export --format jsonld
	cmp "$GUEST/out" "$GUEST/own.jsonld" || fail "what went out as $ending came back as another"
done

# An older export in which somebody has written.
said 0 '^3 exported' "$KUTIP" export -o "$GUEST/n.md"
{ echo 'my own title'; cat "$GUEST/n.md"; echo 'my last words'; } >"$GUEST/w.md"
cp "$GUEST/w.md" "$GUEST/n.md"
said 0 '^3 exported, 0 left out$' "$KUTIP" export -o "$GUEST/n.md"
cmp "$GUEST/w.md" "$GUEST/n.md" || fail 'a second export is another'
said 0 '^1 exported, 2 left out: 2 of other speakers$' "$KUTIP" export -o "$GUEST/n.md" --speaker dimas
has "$GUEST/n.md" '^my own title' && has "$GUEST/n.md" '^my last words' || fail 'what the reader wrote is gone'
has "$GUEST/n.md" 'tidur' && fail 'what is not wanted stays'
echo 'not of kutip' >"$GUEST/n.org"
said 2 'is no export of kutip' "$KUTIP" export -o "$GUEST/n.org"
has "$GUEST/n.org" '^not of kutip$' || fail 'a file of somebody else is written over'
said 2 'no JSON and no table' "$KUTIP" import $BRIEF
true
