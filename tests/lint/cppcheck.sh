#!/bin/sh
# cppcheck is quiet about the program; .cppcheck holds what is suppressed, with the reason.
. "${top_srcdir:-.}/tests/lib/tap.sh"

command -v cppcheck >/dev/null || skip_all "cppcheck is not installed"

cd "$top_srcdir" || exit 99
run cppcheck --quiet --std=c11 --language=c --platform=unix64 \
	--enable=warning,performance,portability \
	--suppressions-list=.cppcheck --inline-suppr --error-exitcode=1 \
	-j 2 -D_GNU_SOURCE -DHAVE_CONFIG_H -I src \
	--template='{file}:{line}: {severity}: {message} [{id}]' src
cat "$work/out" "$work/err" | none "cppcheck finds nothing"
exits 0 "and says so"
finish
