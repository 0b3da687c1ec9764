# A wrong speaker is set right with one key; that is kept, wins over the rules
# on the screen and in what is printed, and is found again when the brief has
# changed; undo takes it back.
FOLDER=$GUEST/speaker
mkdir -p "$FOLDER"
cp "$ROOT/$BRIEF" "$FOLDER/pompa.txt"
start 80x24 pompa.txt
see 'quote 0/4'
keys n n
see 'Anggraini, by katanya'
keys c
see 'who says this'
see 'nobody: the text'
type 'dimas'
unsee 'Anggraini +Wali'
keys Enter
see 'Dimas Prakoso, by hand'
see_file "$XDG_DATA_HOME/kutip/notes/*.jsonl" '"op":"say"'
keys s
see 'quote 3/4'
keys S
see 'quote 2/4'
quit

# Another name, that the brief does not know, in a brief that has changed.
sed -i '3i Kalimat baru di depan menggeser semuanya.\n' "$FOLDER/pompa.txt"
start 80x24 pompa.txt
see 'quote 0/4'
keys n n
see 'Dimas Prakoso, by hand'
keys c
see 'forget what was set'
type 'Rita Lestari'
see 'a new name: Rita'
keys Enter
see 'Rita Lestari, by hand'
keys u
see 'Dimas Prakoso, by hand'
quit
said 0 '' "$KUTIP" quotes "$FOLDER/pompa.txt"
has "$GUEST/out" '^Dimas Prakoso	.Yang tidur.*	hand$' || fail 'quotes does not know it'
said 0 '' "$KUTIP" json "$FOLDER/pompa.txt"
has "$GUEST/out" '"by":"hand"' || fail 'json does not know it'
said 0 '' "$KUTIP" export "$FOLDER/pompa.txt"
has "$GUEST/out" 'Dimas Prakoso.*by hand' || fail 'export does not know it'

# Taken back, the text tells who speaks.
start 80x24 pompa.txt
see 'quote 0/4'
keys n n c
see 'forget what was set'
keys PageDown PageDown Enter
see 'the text tells again'
unsee 'by hand'
quit
said 0 '' "$KUTIP" quotes "$FOLDER/pompa.txt"
has "$GUEST/out" '^Wulan Anggraini	.Yang tidur.*	clitic$' || fail 'the rules are not back'
