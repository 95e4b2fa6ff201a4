#!/bin/sh
# coverage.sh - lines and branches that the tests have run, a row a folder of
# src/. `make coverage` calls it in a tree of `configure --enable-coverage`; it
# reads the counts that lie in the build tree.
set -u

top_srcdir=$(cd "$top_srcdir" && pwd)
info=$top_builddir/tests/tmp/coverage.info
mkdir -p "${info%/*}"

command -v lcov >/dev/null 2>&1 || {
	echo "coverage: lcov is missing; install the package lcov" >&2
	exit 77
}
lcov --quiet --rc lcov_branch_coverage=1 --capture --no-external \
	--directory "$top_builddir/src" --base-directory "$top_builddir" \
	--directory "$top_srcdir/src" --output-file "$info" || exit 1

${AWK:-awk} -v top="$top_srcdir/src/" '
	function percent(hit, of) {
		return of ? sprintf("%5.1f %%", 100 * hit / of) : "      -"
	}
	function row(name, dir) {
		printf "%-14s %6d of %6d %s   %6d of %6d %s\n", name,
			LH[dir], LF[dir], percent(LH[dir], LF[dir]),
			BRH[dir], BRF[dir], percent(BRH[dir], BRF[dir])
	}
	/^SF:/ {
		dir = substr($0, 4)
		ours = index(dir, top) == 1
		dir = substr(dir, length(top) + 1)
		dir = dir ~ /\// ? substr(dir, 1, match(dir, /\//) - 1) : "main.c"
		if (ours && !(dir in seen)) {
			seen[dir]
			names[++n] = dir
		}
	}
	ours && /^DA:/ {
		split($0, part, ",")
		LF[dir]++
		LH[dir] += part[2] > 0
	}
	ours && /^BRDA:/ {
		split($0, part, ",")
		BRF[dir]++
		BRH[dir] += part[4] != "-" && part[4] > 0
	}
	END {
		printf "%-14s %25s   %25s\n", "src/", "lines", "branches"
		for (i = 1; i <= n; i++) {
			row(names[i], names[i])
			LF["+"] += LF[names[i]]; LH["+"] += LH[names[i]]
			BRF["+"] += BRF[names[i]]; BRH["+"] += BRH[names[i]]
		}
		row("together", "+")
	}' "$info"
