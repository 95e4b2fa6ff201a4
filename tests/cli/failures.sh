#!/bin/sh
# The surroundings fail: one clear sentence, status 3, nothing changed.
. "${top_srcdir:-.}/tests/cli/lib.sh"
one_case
gd file 1 service >/dev/null || exit 99
cp "$GONGDAO_DB" good.db

# fails WHAT WORDS: the last run did, in one line opened by the program's name.
fails()
{
	exits 3 "$1"
	is "$(grep -c '^gongdao: ' err)/$(wc -l <err)" 1/1 "in one sentence"
	says "$2" "that says what is wrong"
	is "$(cat out)" "" "and prints nothing"
}

echo 'this is a letter, not a database, and long enough to be read' >text.db
cp text.db text.was
run gd --db text.db list --format json
fails "a file that is no database" 'text\.db'
same text.db text.was "it is left as it was"

if command -v sqlite3 >/dev/null; then
	sqlite3 foreign.db 'create table t (x); insert into t values (1)'
	cp foreign.db foreign.was
	run gd --db foreign.db list
	fails "a database of another program" 'foreign\.db'
	same foreign.db foreign.was "it is left as it was"
	cp good.db newer.db
	sqlite3 newer.db 'pragma user_version = 9999; pragma wal_checkpoint(truncate)' >newer.log
	cp newer.db newer.was
	run gd --db newer.db due
	fails "a database of a newer version" 'newer'
	same newer.db newer.was "it is left as it was"
else
	skip "foreign and newer databases" "no sqlite3"
fi

head -c 6000 good.db >damaged.db
run gd --db damaged.db list
exits 3 "a damaged database"
says 'damaged' "is called so"
# Pages amid it: what cannot be read is not nothing.
cp good.db amid.db
head -c 81920 /dev/zero | dd of=amid.db bs=4096 seek=3 conv=notrunc 2>/dev/null
run gd --db amid.db list
exits 3 "damaged pages"
says 'damaged' "are called so"
says_not 'no cases yet' "and not an empty desk"
mkdir folder.db
run gd --db folder.db list
fails "a folder is no database" 'folder\.db'
run gd --db none/deep/../x.db show 1
[ "$status" != 0 ] && pass "a case of a database that was not there" ||
	fail "a case of a database that was not there"

# mortal ARGUMENT...: as somebody who may not do everything, as root may.
mortal()
{
	if [ "$(id -u)" != 0 ]; then
		gd "$@"
		return
	fi
	setpriv --reuid=65534 --regid=65534 --clear-groups env \
		GCOV_PREFIX="$work/counts" ASAN_OPTIONS="detect_leaks=0:${ASAN_OPTIONS:-}" \
		"$top_builddir/gongdao" --now "$NOW" --lang en --as lin "$@"
}

mkdir -m 777 loose counts
[ "$(id -u)" != 0 ] || chmod 755 "$work"
if ! mortal --version >mortal.log 2>&1; then
	skip "files that may not be read or written" \
		"nobody here but root can run the program"
else
	HOME=$work/loose
	export HOME
	cp good.db loose/g.db
	chmod 666 loose/g.db
	echo wal >loose/g.db-wal
	chmod 444 loose/g.db-wal
	run mortal --db loose/g.db note 1 x
	fails "a log that may not be written" "'[^']*loose/g\.db-wal' may not"
	is "$(cat loose/g.db-wal)" wal "it is left as it was"
	rm -f loose/g.db-wal loose/g.db-shm
	chmod 444 loose/g.db
	run mortal --db loose/g.db note 1 x
	fails "a database that may not be written" 'loose/g\.db.*writable'
	chmod 0 loose/g.db
	run mortal --db loose/g.db list
	fails "no permission to read" 'loose/g\.db'
	chmod 555 loose
	run mortal --db loose/new.db list
	fails "a folder that cannot be written" 'loose'
	HOME=$work/home
	chmod 755 loose
fi

mkdir empty
GONGDAO_DATADIR=$work/empty
export GONGDAO_DATADIR
run gd questions
fails "the data files are missing" 'empty'
run gd when 2026-03-09 +7wd
fails "the calendar is missing" 'empty'
cp -r "$top_srcdir/data" broken
chmod -R u+w broken
for f in broken/playbook/clocks/*.ini; do
	echo 'nonsense' >>"$f"
done
GONGDAO_DATADIR=$work/broken
run gd plan 1
exits 3 "a broken playbook"
says 'broken/playbook/clocks/[a-z]*\.ini:[0-9]+: ' "is named by file and line"
unset GONGDAO_DATADIR

if [ -w /dev/full ]; then
	for cmd in list 'list --format json' 'list --format csv' due questions \
		'show 1' 'show 1 --format json' log 'plan 1' \
		'when 2026-03-09 +7d' --help --version 'config show' \
		'export cases -o -'; do
		# shellcheck disable=SC2086 # words apart
		gd $cmd >/dev/full 2>full.err </dev/null
		is "$? $(grep -c '^gongdao: .*full' full.err)" "3 1" \
			"$cmd: the disk is full"
	done
	gd new --answers answers.ini >/dev/full 2>full.err </dev/null
	is "$?" 3 "new: the disk is full"
	grep -q GD-0002 full.err && pass "but the number is said" ||
		fail "but the number is said"
else
	skip "a full disk" "no /dev/full"
fi

# A reader that has gone, as in `gongdao questions | head -n 1`.
mkfifo gone
{
	read -r word <gone
	gd questions --format json 2>pipe.err </dev/null
	echo $? >pipe.status
} | {
	exec 0<&-
	echo gone >gone
}
is "$(cat pipe.status)" 3 "a closed pipe is no success"
is "$(wc -l <pipe.err)" 1 "and is one sentence, not a signal"

run env TERM=nonsense "$GONGDAO" --linear --db good.db
exits 0 "the linear desk needs no terminal type"
finish
