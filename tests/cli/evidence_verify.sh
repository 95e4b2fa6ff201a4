#!/bin/sh
# verify: whatever is altered past the program is named: event, field, file.
. "${top_srcdir:-.}/tests/cli/lib.sh"
command -v sqlite3 >/dev/null || skip_all "sqlite3 is not installed"
one_case
printf 'one\n' >one.txt
printf 'two\n' >two.txt
gd evidence add 1 one.txt --kind chat >/dev/null
gd evidence add 1 two.txt --kind photo >/dev/null
gd note 1 'promised a refund' >/dev/null
run gd verify
exits 0 "all is whole"
sqlite3 "$GONGDAO_DB" 'PRAGMA wal_checkpoint(TRUNCATE)' >/dev/null
cp "$GONGDAO_DB" whole.db
cp -R cases.evidence whole.evidence
vault=$work/cases.evidence/GD-0001
one=$(sha256sum one.txt | cut -c1-64)
two=$(sha256sum two.txt | cut -c1-64)

again()
{
	rm -rf "$GONGDAO_DB"* cases.evidence
	cp whole.db "$GONGDAO_DB"
	cp -R whole.evidence cases.evidence
}

# sql STATEMENT, finding REGEX WHAT
sql()
{
	sqlite3 "$GONGDAO_DB" "$1" || fail "the test's own SQL: $1"
}
finding()
{
	run gd verify
	exits 1 "$2"
	prints "$1" "is named"
	run gd verify 1
	exits 1 "also for the case alone"
	again
}

printf 'x' | dd of="$vault/$one" bs=1 seek=1 conv=notrunc 2>/dev/null
finding "GD-0001, evidence no. 1 'one.txt': the file was changed" \
	"a byte of a file"
rm "$vault/$two"
finding "GD-0001, evidence no. 2 'two.txt': the file .* is missing" \
	"a file that is gone"
mv "$vault/$one" t && mv "$vault/$two" "$vault/$one" && mv t "$vault/$two"
finding "evidence no. 1 'one.txt': the file was changed" "two files exchanged"
rm "$vault/$one" && ln -s "$work/one.txt" "$vault/$one"
finding "evidence no. 1 'one.txt': .* is a link" "a link in a file's place"
sql "UPDATE evidence SET source = 'elsewhere' WHERE seq = 1"
finding "GD-0001: .*'source'" "a field of evidence"
sql "UPDATE evidence SET name = 'other.txt' WHERE seq = 2"
finding "GD-0001: .*'name'" "a file's name"
sql "UPDATE evidence SET digest = (SELECT digest FROM evidence WHERE seq = 2)
	WHERE seq = 1"
finding "GD-0001: .*'digest'" "a fingerprint"
sql "UPDATE cases SET goods = 'x' WHERE id = 1"
finding "GD-0001: 'goods'" "a field of the case"
sql "DELETE FROM evidence WHERE seq = 2"
finding "GD-0001" "a row that is gone"
for field in who at kind; do
	sql "UPDATE events SET $field = 1 WHERE id = 2"
	finding "event 2" "an event's $field"
done
sql "UPDATE events SET hash = zeroblob(32) WHERE id = 2"
finding "event 2" "an event's hash"
sql "UPDATE events SET changes = changes || ' ' WHERE id = 4"
finding "event 4" "what an event says"
sql "UPDATE events SET id = -1 WHERE id = 2; UPDATE events SET id = 2 WHERE
	id = 3; UPDATE events SET id = 3 WHERE id = -1" 2>/dev/null
finding "event 2" "two events exchanged"
sql "DELETE FROM events WHERE id = 3"
finding "event" "an event that is gone"
run gd verify
exits 0 "and what was put back is whole"

finish
