# Bad input gets one clear sentence and the right exit code.
cd "$GUEST"
BRIEF=$ROOT/$BRIEF
mkdir -p none/below && echo '#!/bin/sh' >none/.hidden
: >empty.txt
head -c 4096 /dev/zero >zero.txt
head -c 20000 "$KUTIP" >program.bin
printf ' \n\n\t\n' >blank.txt

said 2 'missing\.txt: .*[Nn]o such file' "$KUTIP" text missing.txt
said 2 'empty\.txt: ' "$KUTIP" text empty.txt
said 2 'blank\.txt: ' "$KUTIP" text blank.txt
said 2 'zero\.txt: ' "$KUTIP" text zero.txt
said 2 'program\.bin: ' "$KUTIP" text program.bin
said 2 'none: ' "$KUTIP" text none
for verb in json text quotes check; do
	said 2 'missing\.txt: ' "$KUTIP" $verb missing.txt
done
said 2 'missing\.txt: ' "$KUTIP" export --format md missing.txt
said 2 'nosuch' "$KUTIP" export --format nosuch "$BRIEF"
said 2 'nosuch' "$KUTIP" --nosuch
said 2 . "$KUTIP" json

if [ "$(id -u)" != 0 ]; then	# root reads everything
	cp "$BRIEF" secret.txt && chmod 0 secret.txt
	said 2 'secret\.txt: .*[Pp]ermission' "$KUTIP" text secret.txt
fi

# One bad file among good ones hides none of them.
"$KUTIP" json "$BRIEF" missing.txt "$BRIEF" >out 2>err </dev/null
[ $? = 2 ] || fail "json with a missing file among others does not end with 2"
[ "$(wc -l <out)" = 2 ] || fail "json with a missing file among others leaves out good ones"

# A full disk.
"$KUTIP" json "$BRIEF" >/dev/full 2>err </dev/null
[ $? = 3 ] || fail "json to a full disk does not end with 3"
[ "$(wc -l <err)" = 1 ] || fail "json to a full disk: not one sentence: $(cat err)"
"$KUTIP" export --format md "$BRIEF" >/dev/full 2>err </dev/null
[ $? = 3 ] || fail "export to a full disk does not end with 3"

# Nothing found is 1.
printf 'A short brief\n\nThe road is dry and the river is low.\n' >dry.txt
said 1 '' "$KUTIP" quotes dry.txt
