# A broken line of a theme or of the settings is named; the rest counts.
mkdir -p "$XDG_CONFIG_HOME/kutip/themes"
printf 'text fg=white\nquote fg=purplish\n' >"$XDG_CONFIG_HOME/kutip/themes/mine.theme"
printf 'set theme mine\nset nonsense on\nbind text X next-quote\n' >"$XDG_CONFIG_HOME/kutip/kutip.conf"
start 120x24 $BRIEF
see 'Jadwal Pompa'
see 'kutip\.conf:2|mine\.theme:2'
keys X
see 'quote 1/4'
quit
