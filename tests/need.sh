#!/bin/sh
# need.sh - what kutip is built and tested with, and how to get it.
#
#	tests/need.sh build check		install what is missing
#	tests/need.sh --look build		only say it, and fail
#
# Debian and Ubuntu: what is missing is named, then installed with apt-get,
# through sudo unless root runs this.  Elsewhere the packages are named and
# this ends with an error.  When nothing is missing nothing is said.
set -u

look=
[ "${1-}" = --look ] && { look=1; shift; }

# What is asked for | how one sees that it is there | deb | rpm | arch | brew
table() {
	case $1 in
	build) cat <<-'END'
		command cc|gcc libc6-dev|gcc|gcc|gcc
		command make|make|make|make|make
		command pkg-config|pkg-config|pkgconf|pkgconf|pkgconf
		module ncursesw|libncurses-dev|ncurses-devel|ncurses|ncurses
		module libxml-2.0|libxml2-dev|libxml2-devel|libxml2|libxml2
		module icu-i18n|libicu-dev|libicu-devel|icu|icu4c
		module jansson|libjansson-dev|jansson-devel|jansson|jansson
		module libarchive|libarchive-dev|libarchive-devel|libarchive|libarchive
		module libcmark|libcmark-dev|cmark-devel|cmark|cmark
		module sqlite3|libsqlite3-dev|sqlite-devel|sqlite|sqlite
		module libcurl|libcurl4-openssl-dev|libcurl-devel|curl|curl
		END
		;;
	check) cat <<-'END'
		module cmocka|libcmocka-dev|libcmocka-devel|cmocka|cmocka
		command tmux|tmux|tmux|tmux|tmux
		command pdftohtml|poppler-utils|poppler-utils|poppler|poppler
		END
		;;
	bench) echo 'command less|less|less|less|less' ;;
	lint) echo 'command git|git|git|git|git' ;;
	fuzz) cat <<-'END'
		command clang|clang|clang|clang|llvm
		fuzzer -|libclang-rt-dev g++|compiler-rt gcc-c++|compiler-rt|llvm
		END
		;;
	*) echo "need.sh: $1 is none of build, check, lint, bench, fuzz." >&2
		exit 2 ;;
	esac
}

there() {
	case $1 in
	command) command -v "$2" >/dev/null 2>&1 ;;
	module) pkg-config --exists "$2" 2>/dev/null ;;
	fuzzer) t=$(mktemp) &&
		echo 'int LLVMFuzzerTestOneInput(const char *d, long n)
		    { return d == 0 && n; }' |
		clang -fsanitize=fuzzer -x c -o "$t" - 2>/dev/null
		s=$?; rm -f "$t"; return $s ;;
	esac
}

# The packages of column $1 that are missing, on one line.
missing() {
	column=$1; shift
	for set in "$@"; do
		table "$set" | while IFS='|' read -r way deb rpm arch brew; do
			there $way && continue
			case $column in
			deb) echo "$deb" ;; rpm) echo "$rpm" ;;
			arch) echo "$arch" ;; brew) echo "$brew" ;;
			esac
		done
	done | tr ' ' '\n' | awk '!seen[$0]++' | tr '\n' ' ' | sed 's/ $//'
}

as_root() {
	if [ "$(id -u)" = 0 ]; then
		"$@"
	elif command -v sudo >/dev/null 2>&1; then
		sudo "$@"
	else
		echo "kutip: neither root nor sudo; as root run: $*" >&2
		return 1
	fi
}

# How to install the packages here, as a command to type; empty: not known.
command_here() {
	if command -v apt-get >/dev/null 2>&1; then
		echo "apt-get install $(missing deb "$@")"
	elif command -v dnf >/dev/null 2>&1; then
		echo "dnf install $(missing rpm "$@")"
	elif command -v pacman >/dev/null 2>&1; then
		echo "pacman -S $(missing arch "$@")"
	elif command -v brew >/dev/null 2>&1; then
		echo "brew install $(missing brew "$@")"
	fi
}

for set in "$@"; do table "$set" >/dev/null; done
want=$(missing deb "$@")
[ -z "$want" ] && exit 0
how=$(command_here "$@")

if [ -n "$look" ]; then
	echo "kutip: to build it, first run: ${how:-your package manager for $want} (on Debian and Ubuntu \"make run\" does it for you)" >&2
	exit 1
fi
case $how in
apt-get*) ;;
'')	echo "kutip: please install, by the names they have here: $want" >&2
	exit 1 ;;
*)	echo "kutip: please run this, then make again: $how" >&2
	exit 1 ;;
esac

echo "kutip needs packages that are not here yet; installing: $want"
log=$(mktemp)
trap 'rm -f "$log"' EXIT
as_root apt-get -qq update </dev/null >"$log" 2>&1 || true
as_root env DEBIAN_FRONTEND=noninteractive apt-get -qq install -y \
    --no-install-recommends $want </dev/null >>"$log" 2>&1 || {
	cat "$log" >&2
	echo "kutip: apt-get could not install: $want (its own words stand above)" >&2
	exit 1
}
want=$(missing deb "$@")
[ -z "$want" ] || {
	echo "kutip: still missing after apt-get: $want" >&2
	exit 1
}
