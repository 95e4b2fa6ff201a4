#!/bin/sh
# run.sh SECONDS - every fuzz target at once for so long; `make fuzz` calls it in
# a tree of --enable-fuzzing. A line a target with its executions; what one finds
# lies in tests/tmp/fuzz/found/. The inputs it learns are kept there from run to
# run beside the committed ones.
set -u

top_srcdir=$(cd "${top_srcdir:-$(dirname "$0")/../..}" && pwd)
top_builddir=${top_builddir:-$PWD}
seconds=${1:-60}
here=$top_srcdir/tests/fuzz
out=$top_builddir/tests/tmp/fuzz

LC_ALL=C.UTF-8
TZ=UTC0
TMPDIR=$out/scratch
# Memory that was freed is watched for less long than elsewhere: all run at once.
ASAN_OPTIONS=quarantine_size_mb=16:detect_leaks=1:${ASAN_OPTIONS:-}
UBSAN_OPTIONS=print_stacktrace=1:halt_on_error=1:${UBSAN_OPTIONS:-}
LSAN_OPTIONS=suppressions=$top_srcdir/tests/lib/lsan.supp:print_suppressions=0
export LC_ALL TZ TMPDIR ASAN_OPTIONS UBSAN_OPTIONS LSAN_OPTIONS
umask 077
mkdir -p "$out/found" "$out/scratch"

# fuzz NAME: its log ends with the status.
fuzz()
{
	mkdir -p "$out/learnt/$1"
	set -- "$1" -max_total_time="$seconds" -max_len=4096 -timeout=60 \
		-rss_limit_mb=1024 -print_final_stats=1 -verbosity=0 \
		-artifact_prefix="$out/found/$1-"
	if [ -f "$here/dict/$1.dict" ]; then
		set -- "$@" -dict="$here/dict/$1.dict"
	fi
	name=$1
	shift
	"$top_builddir/tests/fuzz/fuzz_$name" "$@" "$out/learnt/$name" \
		"$here/corpus/$name" >"$out/$name.log" 2>&1
	echo "status $?" >>"$out/$name.log"
}

names=$(cd "$here/corpus" && echo *)
trap 'kill $running 2>/dev/null; exit 143' INT TERM HUP
running=
for name in $names; do
	fuzz "$name" &
	running="$running $!"
done
wait

passed=0
failed=0
total=0
for name in $names; do
	runs=$(sed -n 's/^stat::number_of_executed_units: *//p' \
		"$out/$name.log")
	if grep -q '^status 0$' "$out/$name.log" && [ "${runs:-0}" -gt 0 ]; then
		echo "PASS: fuzz_$name, $runs executions"
		passed=$((passed + 1))
		total=$((total + runs))
	else
		echo "FAIL: fuzz_$name, see $out/$name.log"
		failed=$((failed + 1))
		tail -n 40 "$out/$name.log"
	fi
done
rm -rf "$out/scratch"
echo "$total executions in $seconds seconds each"
echo "# PASS:  $passed"
echo "# FAIL:  $failed"
[ $failed = 0 ] && [ $passed -gt 0 ]
