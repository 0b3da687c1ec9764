# A text that no brief is as long as: all of it is there, and the screen and
# kutip check say how far quotes were looked for.
{
	cat $BRIEF
	for i in $(seq 1400); do
		printf '\n%s\n' "Jalan $i itu kering."
		printf '%.0sJalan itu kering dan panjang. ' {1..60}
		echo
	done
	printf '\nParagraf terakhir.\n'
} >"$GUEST/long.txt"
start 90x20 "$GUEST/long.txt"
see 'looked for in the first 2.0 MiB only'
see 'Wali Kota Sepakati'
keys G
see 'Paragraf terakhir'
see '100 %'
quit
said 0 '' "$KUTIP" check "$GUEST/long.txt"
has "$GUEST/out" 'up to this place only' || fail 'check does not say it'
"$KUTIP" text "$GUEST/long.txt" | grep -q 'Paragraf terakhir' || fail 'the end is not there'
