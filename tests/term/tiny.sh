# The smallest terminal anybody ever had, and a large one.
start 10x3 $BRIEF
see '[A-Za-z]'
keys n j Tab '?' Escape Escape
resize 2x1
resize 200x60
see 'Jadwal Pompa'
resize 10x3
see '[A-Za-z]'
keys q q
ends 0
