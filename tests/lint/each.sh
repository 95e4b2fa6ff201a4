# each.sh - run a checker over many source files, two at a time; a test case
# each. Sourced after tap.sh.

# clang's, as configure asks for with every compiler.
# shellcheck disable=SC2034 # for whoever sources this
warnings='-std=gnu11 -Wall -Wextra -Wshadow -Wstrict-prototypes
	-Wmissing-prototypes -Wformat=2 -Wpointer-arith'

# each FOLDERS WHAT COMMAND...: COMMAND gets the file's name last.
each()
{
	each_where=$1 each_what=$2
	shift 2
	cd "$top_srcdir" || exit 99
	rm -rf "$work/each"
	mkdir "$work/each"
	# shellcheck disable=SC2086 # several folders
	each_files=$(find $each_where -name '*.c' | LC_ALL=C sort)
	for each_half in 0 1; do
		each_n=0
		for each_file in $each_files; do
			each_n=$((each_n + 1))
			[ $((each_n % 2)) = $each_half ] || continue
			"$@" "$each_file" >"$work/each/$each_n" 2>&1
			echo $? >"$work/each/$each_n.status"
		done &
	done
	wait
	each_n=0
	for each_file in $each_files; do
		each_n=$((each_n + 1))
		if [ "$(cat "$work/each/$each_n.status")" = 0 ] &&
			! grep -q 'warning:' "$work/each/$each_n"; then
			pass "$each_file $each_what"
		else
			fail "$each_file $each_what"
			head -n 30 "$work/each/$each_n" | sed 's/^/#   /'
		fi
	done
	[ $each_n -gt 0 ] || fail "there are files to check"
}
