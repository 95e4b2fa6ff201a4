#!/bin/sh
# Every source file of the tests is free of warnings with clang; clang-tidy.sh looks
# at the program's.
. "${top_srcdir:-.}/tests/lib/tap.sh"
. "$top_srcdir/tests/lint/each.sh"

command -v clang >/dev/null || skip_all "clang is not installed"

# cmocka hands every test a state that most do not look at.
# shellcheck disable=SC2086 # several options
each tests "has no warning with clang" clang -fsyntax-only $warnings \
	-Wno-unused-parameter $GD_CPPFLAGS
finish
