# What kutip does without a screen.
said 0 '' "$KUTIP" --version
has "$GUEST/out" '^kutip [0-9]+\.[0-9]+' || fail "--version says: $(cat "$GUEST/out")"
said 0 '' "$KUTIP" --help
for verb in json text quotes export check; do
	has "$GUEST/out" "$verb" || fail "--help does not speak of $verb"
done

said 0 '' "$KUTIP" text "$BRIEF"
has "$GUEST/out" 'Para wali kota di hilir sungai' || fail 'text leaves the body out'
said 0 '' "$KUTIP" text tests/samples/id-keamanan-siber.txt
! has "$GUEST/out" '^Advertisement$' || fail 'text shows furniture'

said 0 '' "$KUTIP" quotes "$BRIEF"
has "$GUEST/out" 'Wulan Anggraini.*Yang tidur lebih dulu' ||
    fail "quotes: $(cat "$GUEST/out")"

said 0 '' "$KUTIP" json tests/samples/*.txt tests/samples/*.html
[ "$(grep -c '^{"kutip": *1' "$GUEST/out")" = 12 ] || fail 'json is not one object a line'

said 0 '' "$KUTIP" export --format md "$BRIEF"
has "$GUEST/out" 'Wulan Anggraini' || fail 'export md names no speaker'

# From standard input.
"$KUTIP" text - <"$BRIEF" >"$GUEST/out" || fail 'text - ends badly'
has "$GUEST/out" 'Para wali kota' || fail 'text - leaves the body out'
"$KUTIP" text <(cat $BRIEF) >"$GUEST/out" || fail 'text <(...) ends badly'
has "$GUEST/out" 'Para wali kota' || fail 'text <(...) leaves the body out'

# No escape sequence where no terminal is, and none of an article's own.
printf 'Judul \033]0;owned\007 berita\n\nDia \033[31mberkata\033[0m, jalan kering.\n' >"$GUEST/esc.txt"
for verb in text quotes check 'export --format md' json; do
	"$KUTIP" $verb "$GUEST/esc.txt" "$BRIEF" >"$GUEST/out" 2>&1 </dev/null
	! grep -q $'\033' "$GUEST/out" || fail "$verb writes an escape sequence"
done
