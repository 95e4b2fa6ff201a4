#!/bin/sh
# backup and restore carry the files of evidence, and lose none half-way.
. "${top_srcdir:-.}/tests/cli/lib.sh"
one_case
vault=$work/cases.evidence/GD-0001
sum() { sha256sum "$1" | cut -c1-64; }
printf 'one\n' >one.txt
printf 'two\n' >two.txt
gd evidence add 1 one.txt two.txt --kind chat >/dev/null
one=$(sum one.txt) two=$(sum two.txt)

run gd backup save.db
exits 0 "a backup"
says '2 files of evidence, of these new: 2' "takes the files along"
is "$(sum "save.evidence/GD-0001/$one")" "$one" "whole"
is "$(stat -c %a save.evidence "save.evidence/GD-0001/$one" | tr '\n' ' ')" \
	"700 600 " "for nobody else"
run gd --db save.db verify
exits 0 "and is a desk whose files are there"
before=$(stat -c %i "save.evidence/GD-0001/$one")
printf 'three\n' >three.txt
gd evidence add 1 three.txt --kind photo >/dev/null
run gd backup save.db
says '3 files of evidence, of these new: 1' "the next brings what is new"
is "$(stat -c %i "save.evidence/GD-0001/$one")" "$before" "the rest stays"

# dated ones share what they have in common, and go with their files
for minute in 01 02 03; do
	NOW=2026-03-09T10:$minute
	run gd backup kept --keep 2
	exits 0 "dated, $minute"
done
is "$(ls kept | tr '\n' ' ')" \
	"gongdao-20260309-100200.db gongdao-20260309-100200.evidence gongdao-20260309-100300.db gongdao-20260309-100300.evidence " \
	"the old one went with its files"
is "$(stat -c %h kept/*100300.evidence/GD-0001/"$one")" 2 \
	"the same file is there once"
is "$(stat -c %h "$vault/$one")" 1 "and never the desk's own"

run unit gongdao-backup
exits 0 "the service makes one where nothing is yet"
is "$(ls "$HOME"/.local/share/gongdao/backups/*.evidence/GD-0001 | wc -l)" 3 \
	"with the files"
NOW=2026-03-10T10:00
run unit gongdao-backup
exits 0 "and another the next day"
is "$(ls -d "$HOME"/.local/share/gongdao/backups/*.db | wc -l)" 2 "beside it"
NOW=2026-03-09T10:00

# restoring
gd note 1 later >/dev/null
rm "$vault/$one"
printf 'twO\n' >"$vault/$two"
run gd restore save.db --force
exits 0 "a desk is put back"
says '3 files of evidence, of these new: 2' "with what was missing or changed"
run gd verify
exits 0 "and all is whole again"
prints 'evidence unchanged: 3' "every file"
run gd --db cases.db.before-restore.bak verify
exits 1 "what was there is kept as it was"
run gd --db cases.db.before-restore.bak log 1
prints later "with its changes"

# damage is told and does not spread
printf 'onE\n' >"$vault/$one"
run gd backup save.db
exits 0 "a good copy outlives damage of the desk"
is "$(sum "save.evidence/GD-0001/$one")" "$one" "as it was"
run gd backup other.db
exits 1 "where there is none"
says '1 file of evidence is lost: the file was changed' "it is told"
is "$(ls other.evidence/GD-0001 | wc -l)" 2 "and the others are saved"
run gd --db other.db show 1
exits 0 "with the desk"
run gd restore other.db
exits 1 "such a backup"
says 'is lost' "tells it again"
run gd restore save.db
exits 0 "the other one"
run gd verify
exits 0 "mends it"

# nothing is left half-done
head -c 9000000 /dev/zero >big
gd evidence add 1 big --kind photo >/dev/null
ls -R save.evidence kept >before
(
	trap '' XFSZ
	ulimit -f 8000
	gd backup save.db >full 2>&1
	echo $? >status
	gd backup fresh.db >full2 2>&1
	echo $? >status2
)
is "$(cat status status2 | tr '\n' ' ')" "3 3 " "a disk that fills up half-way"
ls -R save.evidence kept >after
cmp -s before after && pass "leaves the backup as it was" ||
	fail "leaves the backup as it was"
is "$(ls -d fresh* 2>/dev/null)" "" "and nothing of a new one"
run gd --db save.db verify
exits 0 "which is still whole"

# links and names
mkdir elsewhere
ln -s elsewhere linked.evidence
run gd backup linked.db
exits 2 "a folder that is a link is not followed"
says 'is a link' "and told"
is "$(ls elsewhere; ls linked.db 2>/dev/null)" "" "nothing was written"
run gd backup cases
exits 2 "a name whose files would be the desk's own"
ls "$vault/$one" >/dev/null 2>&1 && pass "which stay" || fail "which stay"
ln -s "$work/one.txt" "$work/aside"
rm "save.evidence/GD-0001/$one"
ln -s "$work/one.txt" "save.evidence/GD-0001/$one"
rm "$vault/$one"
run gd restore save.db --force
exits 1 "a link in a backup is no file of it"
[ -e "$vault/$one" ] && fail "nor is what it points to" ||
	pass "nor is what it points to"

# a person who was erased goes from the backup, too
gd close 1 --outcome resolved >/dev/null
gd erase 1 --yes >/dev/null
run gd backup save.db
exits 0 "after the person was erased"
is "$(ls -d save.evidence 2>/dev/null)" "" "the files are in the backup no more"

# a file of theirs that outlived it, as a power cut can leave it
mkdir -p "$vault"
cp one.txt "$vault/$one"
touch -d '2 days ago' "$vault/$one"
run gd check
exits 1 "what no record speaks of is found"
prints 'GD-0001: 1 file that no record' "and told"
run gd check --repair
exits 1 "and with --repair"
is "$(ls "$vault")" "" "it goes"

finish
