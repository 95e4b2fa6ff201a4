#!/bin/sh
# The Chinese catalogue is complete and fits the sources of today.
. "${top_srcdir:-.}/tests/lib/tap.sh"

for tool in xgettext msgmerge msgfmt msgattrib; do
	command -v $tool >/dev/null || skip_all "$tool is not installed"
done

po=$top_srcdir/po/zh_CN.po

run msgfmt --check --statistics -o "$work/mo" "$po"
exits 0 "zh_CN.po compiles with all format checks"

# The options of the build, from po/module.mk.
options=${XGETTEXT_OPTIONS:?is set by make check}
grep -vE '^(#|$)' "$top_srcdir/po/POTFILES.in" >"$work/files"
# shellcheck disable=SC2086 # several options
run xgettext $options -D "$top_srcdir" -f "$work/files" -o "$work/now.pot"
exits 0 "texts can be taken from the sources"
none "and without a warning" <"$work/err"

msgmerge -q --no-fuzzy-matching -o "$work/merged.po" "$po" "$work/now.pot" \
	2>/dev/null
count()
{
	grep -c '^msgid' "$1" 2>/dev/null
}
msgattrib --untranslated --no-obsolete "$work/merged.po" >"$work/missing.po"
if [ "$(count "$work/missing.po")" -gt 0 ]; then
	grep -A3 '^msgid' "$work/missing.po" | grep '^\(msgid\|"\)' |
		grep -v '^msgid ""$'
fi | none "every text has its Chinese"
msgattrib --only-fuzzy --no-obsolete "$work/merged.po" |
	grep '^msgid' | grep -v '^msgid ""$' | none "no translation is a guess"
msgattrib --only-obsolete "$work/merged.po" | grep '^#~ msgid' |
	none "no translation is left over"

finish
