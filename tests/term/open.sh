# A brief opens: its title, its body, who speaks, which items it tags; q gives
# the terminal back.
start 110x30 $BRIEF
see 'Wali Kota Sepakati Jadwal Pompa Bersama'
see 'Para wali kota di hilir'
see 'Speakers'
see 'Wulan|W\. Anggraini|Anggraini'
see 'Agenda'
see 'Migrant workers'
see '20 Nov 2026'
quit
