#!/bin/sh
# Calls that must not be there: each banned name fails to compile, and the built
# libraries call none, whatever macro or header brought it.
. "${top_srcdir:-.}/tests/lib/tap.sh"

CC=${CC:-cc}
NM=${NM:-nm}
banned='strcpy strcat sprintf vsprintf gets strtok localtime gmtime ctime
	asctime tmpnam mktemp system popen'
layers='base domain playbook store exchange desk cli linear tui'

compiles()
{
	# shellcheck disable=SC2086 # several words each
	$CC $GD_CPPFLAGS -include "$top_srcdir/src/base/banned.h" \
		-fsyntax-only -w "$1" >"$work/out" 2>&1
}

cat >"$work/good.c" <<EOF
#include <string.h>
size_t length(const char *s);
size_t length(const char *s) { return strlen(s); }
EOF
if compiles "$work/good.c"; then
	pass "an honest file compiles with banned.h"
else
	fail "an honest file compiles with banned.h"
	sed 's/^/#   /' "$work/out"
fi

for name in $banned; do
	cat >"$work/bad.c" <<-EOF
	#include <stdio.h>
	#include <stdlib.h>
	#include <string.h>
	#include <time.h>
	#include <unistd.h>
	void *taken(void);
	void *taken(void) { return (void *)&$name; }
	EOF
	if compiles "$work/bad.c"; then
		fail "$name does not compile"
	elif grep -q 'poison' "$work/out"; then
		pass "$name does not compile"
	else
		fail "$name is refused as banned, not for another reason"
		sed 's/^/#   /' "$work/out"
	fi
done

# calls LIBRARY REGEX: undefined symbols of the library that match.
calls()
{
	"$NM" -A -u "$1" 2>/dev/null | sed 's/.*\/\([^/]*\):/\1: /' |
		grep -E " U (__)?($2)(_chk)?(@.*)?\$"
}

any=$(echo $banned | tr ' ' '|')
for layer in $layers; do
	lib=$top_builddir/libgd-$layer.a
	[ -f "$lib" ] || continue
	calls "$lib" "$any" | none "${lib##*/} calls no banned function"
done

clocks='time|gettimeofday|clock_gettime|ftime'
files='fopen|fopen64|open|open64|openat|freopen|opendir|stat|stat64|getenv|secure_getenv|printf|puts|exit|abort'
calls "$top_builddir/libgd-domain.a" "$clocks|$files" |
	none "domain reads no clock, file or environment and prints nothing"

for layer in $layers; do
	lib=$top_builddir/libgd-$layer.a
	[ -f "$lib" ] || continue
	# A child that could not become another program has nothing to return to.
	calls "$lib" 'exit|_exit|_Exit|quick_exit' |
		grep -v -e '[-_]mem\.o:' \
			-e '[-_]\(program\|editor\)\.o: *U _exit$' |
		none "${lib##*/} does not exit"
done

# One place puts text on the screen, so that nothing of a case gets there raw.
put='w?add(n?w?str|ch|nwstr|chstr|chnstr)|mvw?add(n?w?str|ch)|w?add_wch(n?str)?'
put="$put|mvw?add_wch|mvw?add_wch(n?str)?|w?printw|mvw?printw|vw_?printw"
put="$put|w?ins(n?w?str|ch|_wch|_n?wstr)|w?addstr|mvw?addstr|w?echochar"
if [ -f "$top_builddir/libgd-tui.a" ]; then
	calls "$top_builddir/libgd-tui.a" "$put" | grep -v '[-_]canvas\(_cells\)*\.o:' |
		grep -v '^canvas\(_cells\)*\.o:' |
		none "only the canvas writes to the screen"
fi

finish
