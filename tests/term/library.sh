# A folder opens as a list; Enter reads a brief, L comes back to the list.
start 110x30 tests/samples
see 'ASEAN Sepakati Pusat Bantuan Siber Bersama'
see 'ASEAN cities agree'
before=$(coloured)
keys j
see_change "$before"
keys Enter
see 'Speakers'
keys L
see 'ASEAN cities agree'
quit
