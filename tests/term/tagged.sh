# A tag is hidden, renamed and merged from the panel; that is a line in a file
# of one's own, holds when the brief is opened again, and can be taken back.
OWN=$XDG_CONFIG_HOME/kutip/lexicon/tags.tsv
start 100x30 $BRIEF
see '├ Cities'
keys Tab /
see '^panel:'
type 'makassar'
unsee 'Surabaya +ID'
keys Down Down
keys Escape
see 'Surabaya +ID'
keys /
type 'migrant'
keys r
unsee '├ Cities'
keys Escape
see '├ Cities'
keys G
keys m
see 'merge with:'
type 'personal data'
keys Enter
see 'takes that back'
see_file "$OWN" '^merge	'
keys u
see 'undone'
see 'Migrant workers +[▮1-9]'
! has "$OWN" '^merge' || fail 'the line is still there'
keys G m
type 'personal data'
keys Enter
see_file "$OWN" '^merge	'
quit
start 100x30 $BRIEF
see '├ Agenda'
unsee 'Migrant workers +[▮1-9]'
keys :
type 'show-tag migrant-workers'
keys Enter
see 'Migrant workers +[▮1-9]'
quit
