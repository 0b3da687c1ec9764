# Notes that another machine sent to do harm: on the screen, in every list and
# prompt and in every export their words are words.
FOLDER=$GUEST/hostile
mkdir -p "$FOLDER" "$XDG_DATA_HOME/kutip/notes"
cp "$ROOT/$BRIEF" "$FOLDER/pompa.txt"
evil='\u001b]0;TAKEN\u0007\u001b[2J\u001b[31m<script>alert(1)<\/script>\u009b31m\u202etxt =HYPERLINK(\"x\") $(touch was-run) `touch was-run`'
line() {
	printf '%s,"sum":"%.16s"}\n' "$1" "$(printf %s "$1" | sha256sum)" \
	    >>"$XDG_DATA_HOME/kutip/notes/other.jsonl"
}
line '{"v":1,"op":"add","note":"n-1","hlc":"2026-01-01T00:00:00.000Z-0000-other","device":"other","unit":"quote","exact":"Kami menyalakan pompa sebelum air sampai di jalan,","body":"'"badan $evil"'","label":"'"label $evil"'","tags":["'"tanda $evil"'","=1+1"],"speaker":"'"orang $evil"'","role":"'"$evil"'","said":"direct","how":"name","source":{"name":"pompa.txt","path":"'"$(realpath "$FOLDER/pompa.txt")"'","title":"'"judul $evil"'","site":"'"$evil"'","url":"javascript:alert(1)"}'
line '{"v":1,"op":"add","note":"n-2","hlc":"2026-01-01T00:00:01.000Z-0000-other","device":"other","unit":"free","exact":"'"tidak ada $evil"'","body":"'"hilang $evil"'","source":{"path":"'"$(realpath "$FOLDER/pompa.txt")"'"}'
start 100x24 pompa.txt
see 'Jadwal Pompa'
see '2 notes'
keys ]
see 'note: badan'
keys a
see '^note: .*was-run.$'
keys Escape
keys t
see 'tag:'
keys Tab
see '^tag: .*(was-run.|=1.1)$'
keys Escape
keys :
type 'label lab'
keys Tab
see '^:.*was-run'
keys Escape
keys N
see 'badan'
see 'hilang'
keys j a
see '^note: .*was-run'
keys Escape
keys q y
[ "$(tm display-message -p -t s '#{pane_title}')" != TAKEN ] || fail 'the title was taken'
see 'Jadwal Pompa'
quit
[ ! -e "$FOLDER/was-run" ] && [ ! -e was-run ] || fail 'a note was run'

for format in md org html plain csv passages jsonld bibtex csl ris qdc quotes json; do
	said 0 '' "$KUTIP" export --format "$format" "$FOLDER/pompa.txt"
	LC_ALL=C grep -q $'[\001-\010\013\014\016-\037]\|\302\233' "$GUEST/out" &&
	    fail "$format lets a control through"
	LC_ALL=C grep -q $'\342\200\256' "$GUEST/out" &&
	    fail "$format lets the text turn round"
	case $format in
	csv) LC_ALL=C grep -qE '(^|,)"?[=+@]' "$GUEST/out" && fail 'csv has a formula' ;;
	html) grep -qiE '<script|href="?javascript' "$GUEST/out" && fail 'html has a script' ;;
	md) grep -qE '^<script|\]\(javascript' "$GUEST/out" && fail 'md has a script' ;;
	esac
done
said 0 '' "$KUTIP" notes
[ "$(wc -l <"$GUEST/out")" = 2 ] || fail 'notes breaks its lines'
LC_ALL=C grep -q $'\033' "$GUEST/out" && fail 'notes lets a control through'
said 0 '' "$KUTIP" notes verify
