# sandbox.sh - a folder, a home, a language and a zone of its own for one test.
# Sourced by unit.sh and tap.sh. Sets $work, removed when the test ends.

work=$(mktemp -d "${TMPDIR:-/tmp}/gd-test.XXXXXX") || exit 99
trap 'rm -rf "$work"' EXIT
trap 'exit 99' HUP INT TERM

mkdir -m 700 "$work/home" "$work/tmp"
HOME=$work/home
TMPDIR=$work/tmp
LC_ALL=C.UTF-8
TZ=UTC0
TERM=xterm-256color
export HOME TMPDIR LC_ALL TZ TERM
unset LANGUAGE LANG NO_COLOR COLUMNS LINES EDITOR VISUAL PAGER \
	XDG_CONFIG_HOME XDG_DATA_HOME XDG_STATE_HOME XDG_CACHE_HOME \
	GONGDAO_DB GONGDAO_DATADIR GONGDAO_LOCALEDIR
