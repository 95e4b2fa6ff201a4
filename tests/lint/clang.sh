#!/bin/sh
# Every source file is free of warnings with clang.
. "${top_srcdir:-.}/tests/lib/tap.sh"
. "$top_srcdir/tests/lint/each.sh"

command -v clang >/dev/null || skip_all "clang is not installed"

warnings='-std=gnu11 -Werror -Wall -Wextra -Wshadow -Wstrict-prototypes
	-Wmissing-prototypes -Wformat=2 -Wpointer-arith'
# shellcheck disable=SC2086 # several options
each src "has no warning with clang" clang -fsyntax-only $warnings $GD_CPPFLAGS
# cmocka hands every test a state that most do not look at.
# shellcheck disable=SC2086
each tests "has no warning with clang" clang -fsyntax-only $warnings \
	-Wno-unused-parameter $GD_CPPFLAGS
finish
