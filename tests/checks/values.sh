#!/bin/sh
# Nothing of a case is a format, a word for a shell or a part of SQL.
. "${top_srcdir:-.}/tests/lib/tap.sh"

NM=${NM:-nm}
cd "$top_srcdir/src" || exit 99

# calls LIBRARY REGEX: undefined symbols of the library that match.
calls()
{
	"$NM" -A -u "$top_builddir/libgd-$1.a" 2>/dev/null |
		sed 's/.*\/\([^/]*\):/\1: /' | grep -E " U ($2)(@.*)?\$"
}

# Formats: the compiler refuses all that are no literals (-Wformat=2), where no
# one has told it to look away and every function of ours says what it takes.
grep -q -e '-Wformat=2' "$top_srcdir/configure.ac" &&
	pass "formats are checked" || fail "formats are checked"
grep -rn -e 'ignored "-Wformat' -e 'Wno-format' . "$top_srcdir/configure.ac" \
	"$top_srcdir/Makefile.am" |
	none "nowhere is the check of formats left out"
find . -name '*.h' -exec awk '
	FNR == 1 { open = 0 }
	open && !/__attribute__\(\(format/ {
		print FILENAME ":" FNR - 1 ": " line
	}
	{ open = 0 }
	/\*(fmt|format), \.\.\.\)/ && !/__attribute__\(\(format/ { open = 1; line = $0 }
	' {} + | none "every function with a format says so"

# Programs are run by name and words, never by a line for a shell.
for layer in base domain playbook store exchange desk cli linear tui; do
	calls $layer 'exec[lv].*|posix_spawnp?|fork|vfork|wordexp|system|popen' |
		grep -v -e '[-_]\(program\|editor\)\.o: *U \(fork\|execvp\)'
done | none "two files run programs, both without a shell"
grep -rnE '"(/usr)?(/bin/)?(ba|da)?sh"|"-c"' --include='*.c' --include='*.h' . |
	none "no source names a shell"

# SQL: one layer, and no text of SQLite's own making in it.
for layer in base domain playbook exchange desk cli linear tui; do
	calls $layer 'sqlite3_.*'
done | none "no layer but store calls SQLite"
calls store 'sqlite3_(v?m|v?s)n?printf|sqlite3_str_.*|sqlite3_get_table' |
	none "store lets SQLite format nothing"
# A value between quotes would have to be escaped: those are bound.
grep -nE "[=,] *'%|LIKE '?%|MATCH '?%" store/*.c |
	none "no statement quotes a value"
finish
