#!/bin/sh
# Every committed input through its fuzz target, in this tree's own build.
. "${top_srcdir:-.}/tests/lib/tap.sh"

for folder in "$top_srcdir"/tests/fuzz/corpus/*; do
	name=${folder##*/}
	target=$top_builddir/tests/fuzz/fuzz_$name
	if [ ! -x "$target" ]; then
		fail "fuzz_$name is built"
		continue
	fi
	run "$target" "$folder"
	exits 0 "fuzz_$name, $(ls "$folder" | wc -l) inputs"
done

# A target without inputs would never run here.
for source in "$top_srcdir"/tests/fuzz/fuzz_*.c; do
	name=${source##*/fuzz_}
	[ -d "$top_srcdir/tests/fuzz/corpus/${name%.c}" ] ||
		echo "tests/fuzz/corpus/${name%.c} is missing"
done | none "every target has its corpus"
finish
