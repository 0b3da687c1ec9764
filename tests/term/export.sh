# e writes the marked passages to a file and says where.
cp $BRIEF "$GUEST/brief.txt"
FOLDER=$GUEST
start 80x24 brief.txt
see 'Jadwal Pompa'
keys n
see 'quote 1/4'
keys Space
see '[Mm]arked'
keys e
see '\.md'
keys Enter
see_file "$GUEST/*.md" 'Kami menyalakan pompa'
see '\.md'
quit
