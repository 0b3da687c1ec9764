# guest.sh - tests are guests; sourced by the scripts that run them.
#
# They have a home and XDG folders of their own under build/, the locale
# C.UTF-8, no colour wishes and no settings of whoever runs them, and write
# nothing outside build/.  $1 is the object tree.
cd "$(dirname "${BASH_SOURCE[0]}")/.." || exit 2
B=${1:-build/release}
ROOT=$PWD
KUTIP=$ROOT/$B/kutip
GUEST=$ROOT/$B/guest.$$
unset NO_COLOR COLORTERM CLICOLOR CLICOLOR_FORCE KUTIP_CONFIG TMUX LANG LANGUAGE
unset $(compgen -v | grep '^LC_')
unset $(compgen -v | grep -i '^[a-z]*_proxy$')
export LC_ALL=C.UTF-8 TZ=UTC
export HOME=$GUEST XDG_CONFIG_HOME=$GUEST/config XDG_DATA_HOME=$GUEST/data
export XDG_STATE_HOME=$GUEST/state XDG_CACHE_HOME=$GUEST/cache TMPDIR=$GUEST/tmp
export ASAN_OPTIONS=detect_leaks=1:abort_on_error=0
export UBSAN_OPTIONS=print_stacktrace=1
mkdir -p "$GUEST/config" "$GUEST/data" "$GUEST/state" "$GUEST/cache" "$GUEST/tmp"
trap 'rm -rf "$GUEST"' EXIT
