# An article's own control characters never reach the terminal.
printf 'Judul berita \033]2;owned\007 pagi\n\n"Jalan \033[2J\033[31mkering\033c itu," kata Wulan Anggraini di Jakarta.\n\nDia menambahkan, \302\23331m sungai surut.\n' >"$GUEST/esc.txt"
start 80x24 "$GUEST/esc.txt"
see 'Judul berita'
see 'Wulan Anggraini'
see 'sungai surut'
[ "$(tm display-message -p -t s '#{pane_title}')" != owned ] || fail 'the article named the terminal'
keys n
see 'quote 1/1'
quit
