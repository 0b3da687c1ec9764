# DOCX is made by pandoc: of kutip's HTML where there is one, else one sentence.
mkdir -p "$GUEST/none" "$GUEST/bin"
said 3 'wants pandoc, which is not installed' env PATH="$GUEST/none" "$KUTIP" export -o "$GUEST/a.docx" $BRIEF
[ ! -e "$GUEST/a.docx" ] || fail 'something is there all the same'
said 2 'name it with --output' "$KUTIP" export --format docx $BRIEF

cat >"$GUEST/bin/pandoc" <<'END'
#!/bin/sh
for word; do
	case $word in --output=*) to=${word#--output=} ;; -*) ;; *) from=$word ;; esac
done
{ echo "$*"; cat "$from"; } >"$to"
END
chmod +x "$GUEST/bin/pandoc"
said 0 '^4 exported, 0 left out$' env PATH="$GUEST/bin:$PATH" "$KUTIP" export -o "$GUEST/a.docx" $BRIEF
has "$GUEST/a.docx" '^--sandbox --from=html --output=' || fail 'pandoc is asked for another thing'
has "$GUEST/a.docx" 'Kami menyalakan pompa' || fail 'pandoc gets no passages'

printf '#!/bin/sh\nexit 4\n' >"$GUEST/bin/pandoc"
said 3 'could not be made by pandoc' env PATH="$GUEST/bin:$PATH" "$KUTIP" export -o "$GUEST/b.docx" $BRIEF
