# Tab goes into the panel; Enter on somebody goes to what is theirs, and n stays
# with them.
start 110x30 $BRIEF
see 'Speakers'
keys Tab
keys j
before=$(coloured)
keys Enter
see 'quote [1-4]/|1/'
see_change "$before"
keys Escape
keys q
ends 0
