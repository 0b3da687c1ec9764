# Scripts without blanks wrap at words; no character breaks at any width.
for brief in th-digital.txt km-sbieng.txt lo-phalangngan.txt my-beandaye.txt zh-gongyinglian.txt; do
	"$KUTIP" text tests/samples/$brief >"$GUEST/text"
	word=$(head -n 1 "$GUEST/text" | grep -oP '\p{L}\p{M}*\p{L}\p{M}*' | head -n 1)
	for cols in 60 40; do
		start ${cols}x30 tests/samples/$brief
		see "$word"
		! picture | grep -q '�' || fail "$brief at $cols columns: a broken character"
		quit
	done
done
