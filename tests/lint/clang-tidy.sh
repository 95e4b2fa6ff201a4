#!/bin/sh
# clang and clang-tidy are quiet about every file of the program; .clang-tidy says
# what is checked beside clang's own warnings.
. "${top_srcdir:-.}/tests/lib/tap.sh"
. "$top_srcdir/tests/lint/each.sh"

command -v clang-tidy >/dev/null || skip_all "clang-tidy is not installed"

# The analyzer gives up on a function after so many states; its own bound takes
# four times as long and found nothing more.
bound='-Xclang -analyzer-config -Xclang max-nodes=50000'

tidy()
{
	for tidy_file in "$@"; do :; done
	# shellcheck disable=SC2086 # several options
	clang-tidy --quiet --config-file="$top_srcdir/.clang-tidy" \
		"$tidy_file" -- $warnings $bound $GD_CPPFLAGS
}
each src "is quiet in clang and clang-tidy" tidy
finish
