# Terminals that cannot show a screen, or are none: one sentence, code 2.
terminal 80x24 env TERM=dumb "$KUTIP" $BRIEF
ends 2
shows 'dumb' || fail 'does not name the terminal'
terminal 80x24 env -u TERM "$KUTIP" $BRIEF
ends 2
shows 'TERM' || fail 'does not speak of TERM'
terminal 80x24 env TERM=nosuchterm "$KUTIP" $BRIEF
ends 2
shows 'nosuchterm' || fail 'does not name the terminal'
# Without a terminal on standard output the brief is printed.
"$KUTIP" $BRIEF >"$GUEST/out" 2>"$GUEST/err" </dev/null || fail "without a terminal: $(cat "$GUEST/err")"
has "$GUEST/out" 'Para wali kota' || fail 'without a terminal the brief is not printed'
has "$GUEST/out" 'Wulan Anggraini.*Yang tidur' || fail 'without a terminal the quotes are not printed'
! grep -q $'\033' "$GUEST/out" || fail 'escape sequences without a terminal'
