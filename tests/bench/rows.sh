#!/bin/sh
# tests/bench/rows.sh - the rows of a desk as lists that the sqlite3 shell reads.
#
#	sh tests/bench/rows.sh DB FOLDER
#	sqlite3 NEW.db 'BEGIN' '.read FOLDER/load.sql' 'COMMIT'
#
# makes a database with the same rows, indexes, triggers and words for the search as
# DB, from one CSV file a table: what `gongdao import` of a list ends up with, without
# a look at what the values mean. Everything is to the shell's advantage: indexes are
# made when all rows are there, a word comes once a document. It cannot read a null
# or bytes, so its tables are not STRICT, "" stands for null, digests are written in hex.
set -eu

db=$1 dir=$2
mkdir -p "$dir"

sqlite3 "$db" "SELECT replace(replace(replace(sql, ' STRICT', ''),
	' IS NOT NULL', ' <> '''''), ' IS NULL', ' = ''''') || ';'
	FROM sqlite_schema WHERE sql IS NOT NULL
	AND name NOT LIKE 'search\\_%\\_%' ESCAPE '\\' ORDER BY rowid" |
	sed 's/) *, WITHOUT ROWID/) WITHOUT ROWID/' >"$dir/schema"
{
	grep '^CREATE [TV]' "$dir/schema" | grep -v '^CREATE TRIGGER'
	sqlite3 "$db" 'SELECT stage FROM stage_counts' |
		sed 's/.*/INSERT INTO stage_counts VALUES (&, 0);/'
} >"$dir/load.sql"

sqlite3 "$db" "SELECT name FROM sqlite_schema WHERE type = 'table'
	AND name NOT LIKE 'search%' AND name NOT LIKE 'sqlite%'
	AND name <> 'stage_counts' ORDER BY rowid" | while read -r table; do
	columns=$(sqlite3 "$db" "SELECT group_concat(CASE type WHEN 'BLOB'
		THEN 'hex(' || name || ')' ELSE name END)
		FROM pragma_table_info('$table')")
	sqlite3 -csv "$db" "SELECT $columns FROM $table" >"$dir/$table.csv"
	[ -s "$dir/$table.csv" ] || continue
	echo ".import --csv $dir/$table.csv $table" >>"$dir/load.sql"
done

# An index without its texts wants to be told the number of each.
for what in names texts; do
	sqlite3 "$db" '.mode csv' "CREATE VIRTUAL TABLE temp.words
		USING fts5vocab (main, search_$what, instance)" \
		".once $dir/$what.csv" \
		"SELECT doc, group_concat(term, ' ') FROM words GROUP BY doc"
	cat >>"$dir/load.sql" <<-SQL
		CREATE VIEW in_$what AS SELECT 0 AS id, '' AS doc;
		CREATE TRIGGER in_$what INSTEAD OF INSERT ON in_$what BEGIN
		INSERT INTO search_$what (rowid, doc) VALUES (NEW.id, NEW.doc); END;
		.import --csv $dir/$what.csv in_$what
	SQL
done
{
	grep -v '^CREATE [TV]' "$dir/schema"
	grep '^CREATE TRIGGER' "$dir/schema"
	echo 'UPDATE stage_counts SET cases = (SELECT count(*) FROM cases
		WHERE cases.stage = stage_counts.stage);'
} >>"$dir/load.sql"
