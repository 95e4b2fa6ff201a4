#!/bin/sh
# The lists kept by hand are complete: sources in the fragments, tests in
# tests/module.mk, data in data/module.mk, translated files in po/POTFILES.in.
#
#	sh tests/checks/sources.sh --fix	writes po/POTFILES.in anew
. "${top_srcdir:-$(dirname "$0")/../..}/tests/lib/tap.sh"
cd "$top_srcdir" || exit 99

translated()
{
	grep -lE '(^|[^A-Za-z0-9_])(_|N_|ngettext|gettext)\(' \
		-r src --include='*.[ch]' | grep -v '^src/base/i18n\.h$' |
		# Marks inside comments alone are no messages.
		xargs awk 'FNR == 1 { inside = 0 }
			{ sub(/\/\*.*\*\//, "") }
			inside { if (/\*\//) inside = 0; next }
			/^[ \t]*\/\*/ { inside = 1; next }
			/^[ \t]*\*/ { next }
			/(^|[^A-Za-z0-9_])(_|N_|ngettext|gettext)\(/ {
				print FILENAME
			}' | LC_ALL=C sort -u
}

if [ "${1:-}" = --fix ]; then
	{
		echo "# Files with texts to translate; checked by" \
		     "tests/checks/sources.sh."
		translated
	} >"$work/potfiles"
	mv "$work/potfiles" po/POTFILES.in
	exit 0
fi

# unlisted FRAGMENT < FILES: those that the fragment does not name.
unlisted()
{
	[ -f "$1" ] || {
		sed "s,\$, (there is no $1),"
		return
	}
	sed 's/#.*//' "$1" | tr -s ' \t\\' '\n\n\n' | LC_ALL=C sort -u \
		>"$work/listed"
	LC_ALL=C sort | comm -23 - "$work/listed" | sed "s,\$, is not in $1,"
}

# gone FRAGMENT: files that it names and that are not there.
gone()
{
	sed 's/#.*//' "$1" | tr -s ' \t\\' '\n\n\n' |
		grep -E '^(src|tests|data|po|doc)/.*\.[a-z]+$' |
		LC_ALL=C sort | uniq | while IFS= read -r file; do
			[ -f "$file" ] || echo "$1 names $file"
		done
}

# twice FRAGMENT: sources named more than once.
twice()
{
	sed 's/#.*//' "$1" | tr -s ' \t\\' '\n\n\n' | grep -E '\.[ch]$' |
		LC_ALL=C sort | uniq -d | sed "s,^,$1 twice names ,"
}

for layer in base domain playbook store exchange desk cli linear tui; do
	find "src/$layer" -name '*.[ch]' 2>/dev/null |
		unlisted "src/$layer/module.mk" |
		none "every file of $layer is in its module.mk"
done
find src -maxdepth 1 -name '*.[ch]' | unlisted src/module.mk |
	none "every file of src is in its module.mk"

# A program of one file is listed by its own name, without the .c.
find tests -name '*.[ch]' |
	sed -E 's,/((test|fuzz|lint)_[^/]*|(bench|cli)/[^/]*)\.c$,/\1,' |
	unlisted tests/module.mk |
	none "every source of the tests is in tests/module.mk"
find tests -name '*.sh' |
	unlisted tests/module.mk |
	none "every test script is in tests/module.mk"
find data -type f ! -name module.mk ! -name 'README*' 2>/dev/null |
	unlisted data/module.mk | none "every data file is in data/module.mk"

for fragment in Makefile.am src/module.mk src/*/module.mk \
	tests/module.mk data/module.mk po/module.mk; do
	[ -f "$fragment" ] || continue
	gone "$fragment"
	twice "$fragment"
done | none "every listed file is there, once"

for fragment in src/module.mk src/*/module.mk tests/module.mk data/module.mk \
	po/module.mk; do
	[ -f "$fragment" ] || continue
	grep -qxF "include $fragment" Makefile.am || echo "$fragment"
done | none "Makefile.am includes every module.mk"

grep -vE '^(#|$)' po/POTFILES.in | LC_ALL=C sort >"$work/potfiles"
translated >"$work/translated"
comm -23 "$work/translated" "$work/potfiles" |
	none "every file with texts is in po/POTFILES.in"
comm -13 "$work/translated" "$work/potfiles" |
	none "every file of po/POTFILES.in has texts"

# Chinese in the program comes from the catalogue and from data/.
LC_ALL=C grep -nP '\xe4[\xb8-\xbf]|[\xe5-\xe9][\x80-\xbf][\x80-\xbf]' \
	-r src --include='*.[ch]' | none "no Chinese characters in C sources"

# A test is a list of cases and may be longer than what it tests.
find src tests -name '*.[ch]' -exec wc -l {} + |
	awk '$2 != "total" && $1 > ($2 ~ /^tests/ ? 800 : 500) {
		print $2 ": " $1 " lines" }' |
	none "no source file is longer than a head can hold"

finish
