# "kutip add" from a site on the loopback: added, unchanged, a version; what is
# refused says why in one sentence and ends with 2; "kutip" alone lists what was
# added, newest first; ":add" fetches while one reads.
KEPT=$XDG_DATA_HOME/kutip/briefs
"$B/tests/term/site" >"$GUEST/port" &
until_true test -s "$GUEST/port" || fail 'no site'
WEB=http://127.0.0.1:$(cat "$GUEST/port")
edition() { exec 3<>"/dev/tcp/127.0.0.1/${WEB##*:}"; printf 'GET /edition/%s HTTP/1.1\r\n\r\n' "$1" >&3; cat <&3 >/dev/null; exec 3>&-; }
prints() { grep -qE "$1" "$GUEST/out" || fail "does not print $1 but: $(cat "$GUEST/out")"; }

start 80x24
ends 2
shows 'no briefs are kept yet' || fail 'no word on an empty library'

said 0 '' "$KUTIP" add $WEB/page
prints '^added.*/[0-9-]*-127\.0\.0\.1-[0-9]*-page\.html$'
said 0 '' "$KUTIP" add $WEB/page
prints '^unchanged.*page\.html$'
edition 2
said 0 '' "$KUTIP" add --update
prints '^version 2.*page\.html$'
[ "$(ls "$KEPT"/.versions/*.v1 | wc -l)" = 1 ] || fail 'version 1 is gone'
said 0 '' "$KUTIP" add $BRIEF
prints '^added.*-pompa\.txt$'
said 0 '' "$KUTIP" text "$KEPT"/*page.html
prints 'edisi 2'

printf '%s\n' $WEB/page "" $BRIEF >"$GUEST/list"
said 0 '' "$KUTIP" add --files-from "$GUEST/list"
[ "$(grep -c '^unchanged' "$GUEST/out")" = 2 ] || fail "a list: $(cat "$GUEST/out")"
said 2 'cannot be opened' "$KUTIP" add --files-from "$GUEST/nowhere"

said 2 'no such page \(404\)' "$KUTIP" add $WEB/404
said 2 'leads on and on' "$KUTIP" add $WEB/loop
said 2 'not http or https' "$KUTIP" add $WEB/to-file
said 2 'larger than 64 MiB' "$KUTIP" add $WEB/declared
said 2 'larger than 64 MiB' "$KUTIP" add $WEB/endless
said 2 'larger than 64 MiB' "$KUTIP" add $WEB/bomb
said 2 'no http or https address' "$KUTIP" add ftp://127.0.0.1/x
said 2 'an address begins with' "$KUTIP" add www.warta.example/x
[ "$(ls "$KEPT" | wc -l)" = 2 ] || fail "kept what failed: $(ls "$KEPT")"

# Killed whenever: every file is whole, and the next time goes on.
for i in $(seq 10 34); do
	edition $i
	"$KUTIP" add $WEB/page >/dev/null 2>&1 & adding=$!
	sleep 0.0$((i % 5))$((i % 7))
	kill -9 $adding 2>/dev/null
	wait $adding 2>/dev/null
done
said 0 '' "$KUTIP" add $WEB/page
for file in "$KEPT"/*.html "$KEPT"/.versions/*.v*; do
	[ "$(tail -c 7 "$file")" = '</html>' ] || fail "$file is not whole"
done
[ "$(ls -a "$KEPT" "$KEPT"/.versions | grep -c '\.new-')" = 0 ] || fail 'leaves litter behind'

# A certificate that nobody signed but its owner.
if command -v openssl >/dev/null; then
	openssl req -x509 -newkey rsa:2048 -nodes -keyout "$GUEST/key" -out "$GUEST/certificate" \
	    -days 2 -subj /CN=127.0.0.1 2>/dev/null
	timeout 60 openssl s_server -www -accept 127.0.0.1:0 -key "$GUEST/key" \
	    -cert "$GUEST/certificate" >"$GUEST/tls" 2>&1 </dev/null & tls=$!
	see_file "$GUEST/tls" '^ACCEPT'
	said 2 'certificate cannot be trusted' "$KUTIP" add \
	    "https://127.0.0.1:$(sed -n 's/^ACCEPT.*://p' "$GUEST/tls")/"
	kill $tls
else
	echo 'add: no openssl, so no bad certificate'
fi

# Ctrl-C while a site is silent.
terminal 80x24 "$KUTIP" add $WEB/silent
asks() { ls -l "/proc/$(process)/fd" 2>/dev/null | grep -q socket; }
until_true asks || fail 'does not ask'
keys C-c
ends 2
shows 'interrupted; nothing was kept' || fail 'says nothing of the interruption'

# The list, and a page more while it stands there.
start 110x20
see 'Library: 2 briefs'
see 'Wali Kota'
picture | sed -n 3p | grep -q 'Jadwal pompa di hilir' || fail 'the newest is not first'
shows ' pompa\.txt ' || fail 'the day stands before the name'
type ":add $WEB/same"
keys Enter
see 'Library: 3 briefs'
see 'added .*same\.txt'
type ":add $WEB/nowhere"
keys Enter
see '404'
type ":add $WEB/silent"
keys Enter
see 'fetching'
keys Enter
see 'Air surut'
quit
