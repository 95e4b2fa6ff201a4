# tap.sh - shell tests that speak TAP. Source it first, `finish` last:
#
#	. "${top_srcdir:-.}/tests/lib/tap.sh"
#	run gongdao --version
#	exits 0 "--version succeeds"
#	prints '^gongdao [0-9]' "and names the version"
#	finish
#
# A test runs in an empty folder of its own ($work) with a home of its own. A
# script that ends before `finish` has no plan and counts as an error.
set -u

top_srcdir=$(cd "${top_srcdir:-$(dirname "$0")/../..}" && pwd)
top_builddir=${top_builddir:-$top_srcdir/build}
. "$top_srcdir/tests/lib/sandbox.sh"
cd "$work" || exit 99

# The count lives in a file: a case at the end of a pipe runs in a subshell.
echo 0 >"$work/.count"
echo 0 >"$work/.runs"	# of the program, under the sanitizers
status=0
: >"$work/out"
: >"$work/err"

# The built program, never an installed one. Under the sanitizers every fourth run
# looks for leaks and knows where memory came from: that takes as long as most of
# what is run. The others know where it went wrong.
gongdao()
{
	if [ -n "${GD_SANITIZERS:-}" ]; then
		read -r tap_runs <"$work/.runs"
		echo $((tap_runs + 1)) >"$work/.runs"
		tap_asan=detect_leaks=0:malloc_context_size=2
		[ $((tap_runs % 4)) != 0 ] || tap_asan=detect_leaks=1
		ASAN_OPTIONS="$tap_asan:${ASAN_OPTIONS:-}" \
			"${GONGDAO:-$top_builddir/gongdao}" "$@"
	else
		"${GONGDAO:-$top_builddir/gongdao}" "$@"
	fi
}

# comment TEXT: goes to the log beside the results.
comment()
{
	printf '%s\n' "$*" | sed 's/^/# /'
}

tap_next()
{
	read -r tap_n <"$work/.count"
	tap_n=$((tap_n + 1))
	echo $tap_n >"$work/.count"
}

# pass WHAT, fail WHAT: one test case each.
pass()
{
	tap_next
	echo "ok $tap_n - $*"
}

fail()
{
	tap_next
	echo "not ok $tap_n - $*"
}

# skip WHAT, WHY: a case that cannot run here; it is shown, not passed over.
skip()
{
	tap_next
	echo "ok $tap_n - $1 # SKIP $2"
}

# skip_all WHY: nothing of this script can run here.
skip_all()
{
	echo "1..0 # SKIP $*"
	exit 0
}

# run COMMAND...: results in $status, $work/out and $work/err.
run()
{
	"$@" >"$work/out" 2>"$work/err" </dev/null
	status=$?
}

# run_in FILE COMMAND...: the same, reading FILE.
run_in()
{
	tap_in=$1
	shift
	"$@" >"$work/out" 2>"$work/err" <"$tap_in"
	status=$?
}

tap_show()
{
	comment "status $status; standard output, then standard error:"
	head -n 20 "$work/out" | sed 's/^/#   /'
	head -n 20 "$work/err" | sed 's/^/#   /'
}

# exits STATUS WHAT: the last run ended so.
exits()
{
	tap_want=$1
	shift
	if [ "$status" = "$tap_want" ]; then
		pass "$@"
	else
		fail "$@"
		comment "expected status $tap_want"
		tap_show
	fi
}

# prints REGEX WHAT, prints_not REGEX WHAT: a line of standard output.
# says REGEX WHAT, says_not REGEX WHAT: a line of standard error.
tap_grep()
{
	tap_file=$1 tap_regex=$2 tap_expect=$3
	shift 3
	tap_got=no
	grep -Eq -e "$tap_regex" "$work/$tap_file" && tap_got=yes
	if [ $tap_got = "$tap_expect" ]; then
		pass "$@"
	else
		fail "$@"
		comment "looked for: $tap_regex (expected: $tap_expect)"
		tap_show
	fi
}

prints()
{
	tap_regex_=$1
	shift
	tap_grep out "$tap_regex_" yes "$@"
}

prints_not()
{
	tap_regex_=$1
	shift
	tap_grep out "$tap_regex_" no "$@"
}

says()
{
	tap_regex_=$1
	shift
	tap_grep err "$tap_regex_" yes "$@"
}

says_not()
{
	tap_regex_=$1
	shift
	tap_grep err "$tap_regex_" no "$@"
}

# is ACTUAL EXPECTED WHAT
is()
{
	if [ "$1" = "$2" ]; then
		shift 2
		pass "$@"
	else
		tap_a=$1 tap_e=$2
		shift 2
		fail "$@"
		comment "actual:   $tap_a"
		comment "expected: $tap_e"
	fi
}

# same FILE FILE WHAT: actual and expected, byte by byte.
same()
{
	tap_a=$1 tap_e=$2
	shift 2
	if cmp -s "$tap_a" "$tap_e"; then
		pass "$@"
	else
		fail "$@"
		diff "$tap_e" "$tap_a" 2>&1 | head -n 20 | sed 's/^/#   /'
	fi
}

# none WHAT: the findings on standard input, a line each, fail the case.
none()
{
	cat >"$work/findings"
	if [ -s "$work/findings" ]; then
		fail "$@"
		sed 's/^/#   /' "$work/findings"
	else
		pass "$@"
	fi
}

finish()
{
	echo "1..$(cat "$work/.count")"
	exit 0
}
