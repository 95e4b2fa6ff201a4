#!/bin/sh
# backup, restore, check, erase: the file that holds the desk is looked after.
. "${top_srcdir:-.}/tests/cli/lib.sh"
one_case
sql() { sqlite3 "$GONGDAO_DB" "$1"; }

run gd backup one.bak
exits 0 "a backup"
is "$(cat out)" one.bak "prints its name"
says 'proved whole: 1 event' "and was proved"
is "$(stat -c %a one.bak)" 600 "it is for nobody else"
is "$(ls)" "$(ls | grep -v -e -wal -e -shm -e '\.tmp')" "nothing lies beside it"
run gd --db one.bak show GD-0001
exits 0 "and is a desk of its own"
run gd backup "$GONGDAO_DB"
exits 2 "not over the desk itself"
cp "$top_srcdir/COPYING" letter.txt
run gd backup letter.txt
exits 2 "nor over another file"
cmp -s "$top_srcdir/COPYING" letter.txt && pass "which stays" || fail "which stays"
ln -s one.bak link.bak
run gd backup link.bak
exits 2 "nor through a link"
run gd backup none/one.bak
exits 3 "a folder that is not there"
run gd backup /dev/full
exits 2 "a device"

for minute in 01 02 03 04; do
	gongdao --now 2026-03-09T10:$minute --lang en backup kept --keep 2 >/dev/null 2>&1
done
is "$(ls kept)" "$(printf '%s\n' gongdao-20260309-100300.db gongdao-20260309-100400.db)" \
	"of dated backups the newest stay"
is "$(stat -c %a kept)" 700 "in a folder for nobody else"
echo mine >kept/gongdao-notes.db
gd backup kept --keep 1 >/dev/null 2>&1
is "$(cat kept/gongdao-notes.db)" mine "and other files are left alone"

gd note GD-0001 'a word that came later' >/dev/null
run gd restore one.bak
exits 2 "a newer desk is not replaced in passing"
says 'holds 1 change' "it says what would be gone"
says '\-\-force' "and what to do"
run gd restore one.bak --force
exits 0 "but is when one means it"
gd log GD-0001 | grep -q 'came later' && fail "the backup's state" || pass "the backup's state"
run gd verify
exits 0 "with a whole history"
run gd --db "$GONGDAO_DB.before-restore.bak" log GD-0001
prints 'came later' "what was there is kept"
is "$(stat -c %a "$GONGDAO_DB.before-restore.bak")" 600 "for nobody else"
run gd restore one.bak
exits 0 "the same state is no loss"
run gd restore letter.txt
exits 2 "another file is no backup"
run gd restore none.bak
[ "$status" != 0 ] && pass "nor is one that is not there" || fail "nor is one that is not there"
cp one.bak forged.bak
sqlite3 forged.bak "UPDATE events SET who = 'zhou' WHERE id = 1"
run gd restore forged.bak --force
[ "$status" != 0 ] && pass "a backup with a forged history is refused" || fail "a backup with a forged history is refused"
is "$(ls | grep -c restore$)" 0 "nothing of it is left"
run gd show GD-0001
exits 0 "and the desk is as it was"

run gd check
exits 0 "a desk in order"
prints 'in order' "is called so"
sql "UPDATE stage_counts SET cases = cases + 7 WHERE stage = 1;
     UPDATE cases SET next_due = 5 WHERE id = 1;
     INSERT INTO clock_counts VALUES (8, 'seed_72h', 2); UPDATE case_counts SET cases = 9"
run gd check
exits 1 "what does not fit is a finding"
prints "columns: 1 entry" "the counts"
prints "cards: 1 entry" "and the dates"
prints "of deadlines: [0-9]* entr" "the numbers of deadlines"
prints "nearest date: [0-9]* entr" "and of cases by their dates"
run gd check --repair
prints '(mended)' "can be mended"
run gd check
exits 0 "and is then in order"
sql "UPDATE events SET who = 'zhou' WHERE id = 1"
run gd check --repair
exits 1 "a history that was altered cannot"
says 'restore' "and a backup is advised"

run gd new --answers answers.ini
exits 0 "the same order told again"
is "$(cat out)" GD-0002 "makes a case"
says 'GD-0001 is about the same order' "and says which is like it"

mkdir -p synced/.stfolder synced/deep
run gd --db synced/deep/cases.db list
exits 3 "a folder that a sync program copies is refused"
says 'gongdao backup' "and a backup there advised"
is "$(ls synced/deep)" "" "before anything is written"
one_case
run gd backup synced/deep/copy.db
exits 0 "which works"

run gd erase GD-0001 --yes
exits 2 "an open case keeps its person"
gd close GD-0001 --outcome resolved >/dev/null
run gd erase GD-0001
exits 2 "nothing is erased in passing"
says '\-\-yes' "it says how"
NOW=2028-03-09T10:01
run gd erase --closed-for 24
exits 0 "the dry count"
says 'of 1 case would' "finds what is old enough"
run gd erase --closed-for 25
says '^gongdao: the persons of 0' "and nothing younger"
run gd erase --closed-for 24 --yes
says 'of 1 case was' "erased"
is "$(sql "SELECT count(*) FROM people")" 0 "the person is gone"
is "$(sql "SELECT count(*) FROM answers WHERE field = 'facts'")" 0 "with the own words"
grep -qa 420000123456 "$GONGDAO_DB" && fail "from the file as well" || pass "from the file as well"
run gd verify
exits 0 "the history still verifies"
run gd erase --closed-for 24
says 'of 0 cases would' "once is enough"
run gd erase
exits 2 "which cases must be said"

finish
