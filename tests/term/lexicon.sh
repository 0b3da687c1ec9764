# Word lists of one's own, without a screen: rules of tags, what is wrong with
# them, and where a form comes from.
OWN=$XDG_CONFIG_HOME/kutip/lexicon
said 0 '' "$KUTIP" lexicon check
has "$GUEST/out" 'no lists of your own' || fail 'check does not say that there are none'
said 0 '' "$KUTIP" lexicon show Jakarta
has "$GUEST/out" 'built in: cities.tsv:[0-9]+' || fail 'show does not know Jakarta'
said 0 '' "$KUTIP" lexicon show smart-cities
has "$GUEST/out" 'agenda.tsv:[0-9]+	any	Smart cities	smart-cities' || fail 'show does not know an id'
said 1 '' "$KUTIP" lexicon show Qqqqq
said 2 'wants "check"' "$KUTIP" lexicon

mkdir -p "$OWN"
printf 'do\ttag\tto\nhide\tSurabaya\nrename\tMigrant workers\tPekerja migran\n' >"$OWN/tags.tsv"
printf 'id\ttype\tcountry\tname\tforms\nmenlu-baru\tperson\tID\tRatih Kencana\tRatih Kencana\n' >"$OWN/actors.tsv"
said 0 '' "$KUTIP" lexicon check
has "$GUEST/out" 'nothing is wrong' || fail 'check does not say that all is fine'
said 0 '' "$KUTIP" tags $BRIEF
has "$GUEST/out" 'Pekerja migran' || fail 'a tag is not renamed'
! has "$GUEST/out" 'Surabaya' || fail 'a tag is not hidden'
said 0 '' "$KUTIP" lexicon show Surabaya
has "$GUEST/out" "rule	.*/tags.tsv:2	any	hide" || fail 'show does not know the rule'
said 0 '' "$KUTIP" lexicon show ratih kencana
has "$GUEST/out" "/actors.tsv:2	any	Ratih Kencana	menlu-baru" || fail 'show does not know the own list'

# Wrong lines are said and the rest is used.
printf 'merge\tA\tB\nmerge\tB\tA\nvanish\tC\nhide\tDimas Prakoso\n' >>"$OWN/tags.tsv"
said 2 '' "$KUTIP" lexicon check
has "$GUEST/out" 'tags.tsv:5: closes a circle' || fail 'a circle is not said'
has "$GUEST/out" 'tags.tsv:6: begins with none of' || fail 'a wrong line is not said'
"$KUTIP" tags $BRIEF >"$GUEST/out" 2>"$GUEST/err" || fail 'tags fails for a wrong line'
has "$GUEST/err" 'tags.tsv:5' || fail 'tags does not say what is wrong'
! has "$GUEST/out" 'Dimas' || fail 'the rest is not used'
