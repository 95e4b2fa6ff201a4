#!/bin/sh
# run.sh SOURCE... - is every comparison and number of these sources tested?
#
# Each mutant of mutants.awk is compiled and linked into the tests named in
# $MUTATION_TESTS until one of them fails. A mutant that passes them all is a
# survivor: a row is missing in a table of cases, unless equivalent.txt says why
# no row could tell it apart. Exit status 1 when there are survivors, or when
# equivalent.txt names a mutant that is killed or no longer there.
#
# `make mutation` sets $top_srcdir, $top_builddir, $MUTATION_CC (the compiler
# with its flags), $MUTATION_LIBS and $MUTATION_TESTS. With SAMPLE=N only every
# N-th mutant is tried, from the SEED-th on.
set -u

here=$top_srcdir/tests/mutation
sample=${SAMPLE:-1} seed=${SEED:-0}
. "$top_srcdir/tests/lib/sandbox.sh"
CMOCKA_MESSAGE_OUTPUT=TAP
export CMOCKA_MESSAGE_OUTPUT
cd "$top_builddir" || exit 99

total=0 killed=0 equal=0 stillborn=0 survived=0

# is_killed MUTANT-OBJECT: does a test fail with it? Endless loops run into the
# limit of CPU time.
is_killed()
{
	for test in $MUTATION_TESTS; do
		$MUTATION_CC -o "$work/test" "$test.o" "$1" $MUTATION_LIBS ||
			exit 99
		{ (ulimit -t 20; "$work/test"); } >/dev/null 2>&1 || return 0
	done
	return 1
}

# equivalent NAME LINE: the reason why no test could kill it.
equivalent()
{
	NAME=$1 LINE=$2 ${AWK:-awk} '
		function bare(s) { gsub(/[ \t]+/, " ", s); sub(/^ /, "", s); return s }
		/^[#]/ || !NF { next }
		/^[^ \t]/ { file = $1; line = bare(substr($0, length($1) + 1)); next }
		file == ENVIRON["NAME"] && line == bare(ENVIRON["LINE"]) {
			print bare($0); found = 1; exit
		}
		END { exit !found }' "$here/equivalent.txt"
}

# The tests must pass before anything is changed.
for test in $MUTATION_TESTS; do
	"./$test" >/dev/null 2>&1 || {
		echo "mutation: $test fails as it is" >&2
		exit 99
	}
done

for source; do
	name=${source##*/}
	${AWK:-awk} -f "$here/mutants.awk" "$top_srcdir/$source" |
		${AWK:-awk} -v n="$sample" -v seed="$seed" \
			'NR % n == seed % n' >"$work/mutants"
	while IFS='	' read -r at change line <&3; do
		total=$((total + 1))
		AT=$at LINE=$line ${AWK:-awk} '
			NR == ENVIRON["AT"] { print ENVIRON["LINE"]; next }
			{ print }' "$top_srcdir/$source" >"$work/$name"
		if ! $MUTATION_CC -w -c -o "$work/mutant.o" "$work/$name" \
				2>/dev/null; then
			stillborn=$((stillborn + 1))
		elif is_killed "$work/mutant.o"; then
			killed=$((killed + 1))
			if equivalent "$name" "$line" >/dev/null; then
				survived=$((survived + 1))
				echo "not equivalent: $name:$at: $change"
			fi
		elif equivalent "$name" "$line" >"$work/why"; then
			equal=$((equal + 1))
		else
			survived=$((survived + 1))
			echo "survived: $name:$at: $change"
			echo "    $line" | tr -s '\t' ' '
		fi
	done 3<"$work/mutants"
done
echo "mutants $total: killed $killed, equivalent $equal," \
	"not compiled $stillborn, survived or misjudged $survived"
[ $survived = 0 ]
