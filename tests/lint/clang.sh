#!/bin/sh
# Every source file is free of warnings with clang.
. "${top_srcdir:-.}/tests/lib/tap.sh"
. "$top_srcdir/tests/lint/each.sh"

command -v clang >/dev/null || skip_all "clang is not installed"

warnings='-std=gnu11 -Werror -Wall -Wextra -Wshadow -Wstrict-prototypes
	-Wmissing-prototypes -Wformat=2 -Wpointer-arith'
# shellcheck disable=SC2086 # several options
each "has no warning with clang" clang -fsyntax-only $warnings $GD_CPPFLAGS
finish
