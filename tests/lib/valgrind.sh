#!/bin/sh
# valgrind.sh TEST... - run each once under valgrind; a leak, or memory that is
# read before it was written, fails it. Tests of commands and of screens run with a
# $GONGDAO that is the program under valgrind. `make valgrind` calls it.
set -u

command -v valgrind >/dev/null 2>&1 || {
	echo "valgrind: it is missing; install the package valgrind" >&2
	exit 77
}
logs=$top_builddir/tests/tmp/valgrind
rm -rf "$logs"
mkdir -p "$logs"
GLIBCXX_FORCE_NEW=1
VALGRIND_OPTS="--quiet --leak-check=full --show-leak-kinds=definite,possible \
--errors-for-leak-kinds=definite,possible --error-exitcode=99 \
--suppressions=$top_srcdir/tests/lib/valgrind.supp --log-file=$logs/%p"
export GLIBCXX_FORCE_NEW VALGRIND_OPTS

real=$GONGDAO
cat >"$logs.program" <<END
#!/bin/sh
exec valgrind "$real" "\$@"
END
chmod +x "$logs.program"

bad=0
total=0
for test; do
	rm -f "$logs"/*
	case $test in
	tests/checks/*)
		continue	# they read the sources
		;;
	*.sh)
		GONGDAO=$logs.program sh "$top_srcdir/$test" >"$logs.out" 2>&1
		;;
	tests/tui/*)
		# Every bound is longer, and the program ends by itself.
		GONGDAO=$logs.program GD_PATIENCE=20 GD_GENTLE_END=yes \
			sh "$top_srcdir/tests/lib/unit.sh" \
			"$top_builddir/$test" >"$logs.out" 2>&1
		;;
	*)
		sh "$top_srcdir/tests/lib/unit.sh" \
			valgrind "$top_builddir/$test" >"$logs.out" 2>&1
		;;
	esac
	# What a test makes of slowness is not our subject here.
	find "$logs" -type f -size +0 >"$logs.found"
	if [ -s "$logs.found" ]; then
		bad=$((bad + 1))
		echo "FAIL: $test"
		xargs cat <"$logs.found" | head -n 40
	else
		looked=$(find "$logs" -type f | wc -l)
		echo "ok: $test ($looked processes)"
		total=$((total + looked))
	fi
done
rm -f "$logs.program" "$logs.out" "$logs.found"
echo "$total processes without a finding, $bad tests with one"
[ $bad = 0 ] && [ $total -gt 0 ]
