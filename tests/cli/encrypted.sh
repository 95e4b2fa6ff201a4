#!/bin/sh
# An encrypted database: its key, what the file shows, copies. In a gongdao
# without SQLCipher: a key is refused rather than ignored.
. "${top_srcdir:-.}/tests/cli/lib.sh"
program=${GONGDAO:-$top_builddir/gongdao}

answers
printf 'correct horse\n' >key
chmod 600 key
run gd config set store.key_file "$work/key"
exits 0 "a key file is named"
if ! ${NM:-nm} -D "$program" | grep -q sqlite3_key; then
	run gd new --answers answers.ini
	exits 3 "without SQLCipher there is no encryption"
	says '--with-sqlcipher' "it says what to do"
	test ! -e "$GONGDAO_DB" && pass "nothing plain is written" ||
		fail "nothing plain is written"
	gd config set store.key_file ''
	run gd check
	says 'not encrypted' "check says so"
	printf '%s\n' settings 'file with the key' "$work/key" 0 0 >typed
	run_in typed gd --linear
	prints 'without SQLCipher' "nor does the desk lock itself out"
	run gd config show
	prints '^store.key_file = $' "the setting stays empty"
	finish
fi

chmod 640 key
run gd new --answers answers.ini
exits 3 "a key that others may read is refused"
says 'chmod 600' "it says how to mend it"
test ! -e "$GONGDAO_DB" && pass "before anything is made" ||
	fail "before anything is made"
chmod 600 key
ln -s key link
gd config set store.key_file "$work/link"
run gd list
exits 3 "nor may it be a link"
gd config set store.key_file "$work/key"

run gd new --answers answers.ini
exits 0 "a case"
run gd show GD-0001
prints '小鹿优选' "is read again"
cat "$GONGDAO_DB"* >all
LC_ALL=C grep -qa -e '小鹿优选' -e 'SQLite format' -e 'CREATE TABLE' all &&
	fail "the files show nothing of it" || pass "the files show nothing of it"
run gd check
exits 0 "it is in order"
says 'is encrypted' "and check says that it is encrypted"
run gd search 小鹿
prints 'GD-0001' "it is searched"

run gd backup one.bak
exits 0 "a backup"
LC_ALL=C grep -qa -e 'SQLite format' one.bak && fail "is encrypted too" ||
	pass "is encrypted too"
gd note GD-0001 later >/dev/null
run gd restore one.bak --force
exits 0 "and can be restored"
run gd verify
exits 0 "with its history"
LC_ALL=C grep -qa 'SQLite format' "$GONGDAO_DB.before-restore.bak" &&
	fail "what was there before is encrypted" ||
	pass "what was there before is encrypted"

printf 'another key\n' >wrong
chmod 600 wrong
gd config set store.key_file "$work/wrong"
cp "$GONGDAO_DB" before
run gd list
exits 3 "another key"
says 'the key does not open' "is told from damage"
is "$(wc -l <err)" 1 "in one sentence"
same "$GONGDAO_DB" before "and changes nothing"
gd config set store.key_file ''
run setsid -w "$program" --lang en list
exits 3 "without a key and a terminal"
says 'type it on a terminal' "it says where a key can come from"
: >empty
chmod 600 empty
gd config set store.key_file "$work/empty"
run gd list
says 'is empty' "an empty key file"

gd config set store.key_file ''
run gd --db plain.db new --answers answers.ini
exits 0 "a plain database beside it"
gd config set store.key_file "$work/key"
run gd --db plain.db list
exits 3 "is not taken for an encrypted one"
says 'not encrypted' "it says so"

finish
