#!/bin/sh
# clang and clang-tidy are quiet about every file of the program; .clang-tidy says
# what is checked beside clang's own warnings.
. "${top_srcdir:-.}/tests/lib/tap.sh"
. "$top_srcdir/tests/lint/each.sh"

command -v clang-tidy >/dev/null || skip_all "clang-tidy is not installed"

# The analyzer gives up on a function after so many states. Its own bound, 225000,
# takes many times as long: `LINT_STATES=225000 make lint` is for now and then.
bound="-Xclang -analyzer-config -Xclang max-nodes=${LINT_STATES:-10000}"

tidy()
{
	for tidy_file in "$@"; do :; done
	# shellcheck disable=SC2086 # several options
	clang-tidy --quiet --config-file="$top_srcdir/.clang-tidy" \
		"$tidy_file" -- $warnings $bound $GD_CPPFLAGS
}
each src "is quiet in clang and clang-tidy" tidy
finish
