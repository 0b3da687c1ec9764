start 80x24 $BRIEF
see 'Para wali kota'
click 15 12
see 'quote 1/4'
keys n
sleep 1
cat /proc/$(process)/wchan; echo; cat /proc/$(process)/syscall; grep State /proc/$(process)/status; 
keys n n n
sleep 1
picture | head -1
cat /proc/$(process)/syscall
type x
mouse 0 15 12 M
sleep 1
picture | head -1; picture | tail -1
