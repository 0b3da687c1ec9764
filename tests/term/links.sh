# Links: w opens the one under the cursor, W lists all; no shell sees them.
page=$GUEST/page.html
cat >"$page" <<'H'
<html><head><title>Air naik di pesisir</title>
<meta property="og:url" content="https://kutip.example/berita/1"></head>
<body><article><h1>Air naik di pesisir</h1>
<p>Wali kota menyebut sebuah <a href="laporan.pdf?a=1&amp;b=$(id)">laporan baru</a> tentang air laut yang terus naik di semua kota pesisir.</p>
<p>Data itu disusun oleh <a href="/lembaga">sebuah lembaga</a> dan <a href="mailto:data@kutip.example">timnya</a> selama dua tahun, kata sang wali kota pada hari Senin.</p>
</article></body></html>
H
printf '#!/bin/sh\nprintf "%%s\\n" "$@" >>"%s"\n' "$GUEST/asked" >"$GUEST/browse"
chmod +x "$GUEST/browse"
asked() { until_true grep -qFx -- "$1" "$GUEST/asked" || fail "the browser was not asked for $1: $(cat "$GUEST/asked")"; }

export BROWSER="$GUEST/nosuch:$GUEST/browse -new %s"
unset DISPLAY WAYLAND_DISPLAY
start 80x24 "$page"
see 'laporan baru'
keys ')' w
see 'opened https://kutip.example/berita/laporan.pdf'
asked '-new'
asked 'https://kutip.example/berita/laporan.pdf?a=1&b=$(id)'
see 'laporan baru'			# the picture is whole again

# Two in the next sentence: the list, filtered by what is typed.
keys ')' w
see 'open link:'
see '2  sebuah lembaga'
type tim
unsee 'sebuah lembaga  '
keys Enter
asked 'mailto:data@kutip.example'
keys W
see '1  laporan baru'
keys Escape
unsee 'open link:'
keys :
type 'link 2'
keys Enter
asked 'https://kutip.example/lembaga'
keys :
type 'link 9'
keys Enter
see 'no such link'
quit

# A terminal that makes links itself is told of those on the screen (OSC 8), others
# are not; the picture is the same.
written() { tm pipe-pane -t s "cat >>'$1'"; }
unset TERM_PROGRAM VTE_VERSION
start 80x24 "$page"
see 'laporan baru'
written "$GUEST/auto"
keys ')' '('
see 'laporan baru'
picture >"$GUEST/plain"
keys :
type 'set hyperlinks on'
tm pipe-pane -t s
written "$GUEST/on"
keys Enter
until_true grep -qF ']8;id=kutip-1;https://kutip.example/berita/laporan.pdf?a=1&b=$(id)' "$GUEST/on" ||
    fail 'the terminal is not told of the link'
until_true grep -qF ']8;id=kutip-3;mailto:data@kutip.example' "$GUEST/on" || fail 'only the first link is told'
see 'laporan baru'
picture | head -n 20 >"$GUEST/linked"
head -n 20 "$GUEST/plain" | cmp -s - "$GUEST/linked" || fail 'links change the picture'
! grep -qF ']8;' "$GUEST/auto" || fail 'tmux was told of links without being asked to'
quit

# Beside a graphical session the browser goes on by itself.
export DISPLAY=:99
start 80x24 "$page"
see 'laporan baru'
keys ')'
: >"$GUEST/asked"
keys w
asked 'https://kutip.example/berita/laporan.pdf?a=1&b=$(id)'
quit
export BROWSER=$GUEST/nosuch
start 80x24 "$page"
see 'laporan baru'
keys ')' w
see 'no browser could be started'
quit
start 80x24 "$BRIEF"
see 'Jadwal Pompa'
keys w
see 'this brief has no links'
quit

# What a page is not is said when it is opened, and by check.
start 80x24 tests/articles/html/paywall.html
see 'shortened by the publisher'
quit
start 80x24 tests/articles/html/list.html
see 'a list of links, not an article'
quit
said 0 '' "$KUTIP" check tests/articles/html/paywall.html
has "$GUEST/out" 'shortened by the publisher' || fail 'check does not say that a page was shortened'
