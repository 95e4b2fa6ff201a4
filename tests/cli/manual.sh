#!/bin/sh
# The manual page names every command and option that there is, and no other.
. "${top_srcdir:-.}/tests/cli/lib.sh"

sed -e 's/\\-/-/g' -e 's/\\f[BIPR]//g' -e 's/"//g' \
	"$top_srcdir/doc/gongdao.1" >page
sed -n '/^\.SH COMMANDS/,/^\.SH FILTERS/p' page >page.commands

gongdao --help </dev/null |
	sed -n '/^Commands:/,/^$/s/^  \([a-z0-9]*\) .*/\1/p' >commands
{
	gongdao --help </dev/null
	while read -r cmd; do
		gongdao "$cmd" --help </dev/null
	done <commands
} | sed -n '/^Options:/,/^$/p' | grep -oE -- '--[a-z-]+' | sort -u >options

while read -r cmd; do
	grep -Eq "^\.B[IR]? $cmd( |\$)" page.commands || echo "$cmd"
done <commands | none "every command stands in the manual page"
while read -r option; do
	grep -Fq -- "$option" page || echo "$option"
done <options | none "every option stands in the manual page"
grep -oE -- '--[a-z]+(-[a-z]+)*' page | sort -u |
	comm -13 options - | none "the page names no other option"
finish
