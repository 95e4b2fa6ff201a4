#!/bin/sh
# run.sh - every accident of test_faults, $JOBS at once, and what came of it.
#
# `make torture` sets $top_builddir, $AWK and how much is tried: TORTURE=N points of
# each deed for each accident, evenly apart from where SEED begins, or TORTURE=all.
# Exit status 1 when anything was lost.
set -u

unit=$(cd "${0%/*}/../lib" && pwd)/unit.sh
cd "$top_builddir/tests/torture" || exit 99
GONGDAO_TORTURE=$TORTURE GONGDAO_SEED=$SEED
export GONGDAO_TORTURE GONGDAO_SEED AWK

./test_faults --list | xargs -P "$JOBS" -I NAME sh -c \
	'GONGDAO_ACCIDENT=NAME sh "$0" ./test_faults >NAME.out 2>&1' "$unit"
status=0
for name in $(./test_faults --list); do
	sed -n 's/^# \(.*points tried.*\)/\1/p' "$name.out"
	if grep -qE '^not ok|^# ended after' "$name.out" ||
	   ! grep -q '^ok 1' "$name.out"; then
		status=1
		sed -n 's/^# /  /p' "$name.out" | grep -v 'points tried'
	fi
done
exit $status
