#!/bin/sh
# unit.sh PROGRAM [ARG...] - run one cmocka program for `make check`.
#
# The program gets a folder, a home and a language of its own, and speaks TAP.
# What automake's driver would stumble over is put right on the way: several
# groups in one program become one list under one plan, and cmocka's
# "not ok N # SKIP" is a skip, not a failure.
set -u

. "${0%/*}/sandbox.sh"

CMOCKA_MESSAGE_OUTPUT=TAP
export CMOCKA_MESSAGE_OUTPUT

{
	"$@" 2>&1
	printf '\nGD-STATUS %s\n' $?
} | ${AWK:-awk} '
	/^1\.\.[0-9]+/ { planned += substr($0, 4); next }
	/^GD-STATUS / { status = $2; next }
	/^(not )?ok [0-9]+ # SKIP/ {
		sub(/^(not )?ok [0-9]+ # SKIP/, "")
		n++
		print "ok " n " -" $0 " # SKIP"
		next
	}
	/^(not )?ok [0-9]+/ {
		failed += /^not/
		good = /^not/ ? "not ok " : "ok "
		sub(/^(not )?ok [0-9]+/, "")
		n++
		print good n $0
		fflush()
		next
	}
	{ print; fflush() }
	END {
		# A crash leaves tests of the plan without a line; a sanitizer
		# may still complain after the last of them.
		if (n < planned)
			print "# ended after " n " of " planned " tests"
		if (status && !failed) {
			n++
			print "not ok " n " - ended with status " status
			if (planned < n)
				planned = n
		}
		print "1.." (planned ? planned : n)
	}'
