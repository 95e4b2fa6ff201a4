#!/bin/sh
# kill -9 beside the system calls by which a command changes anything: the desk
# that is left opens, proves itself, and holds all of the deed or nothing of it;
# all of it when the command had said so. GONGDAO_TORTURE=all tries every moment,
# else so many of each deed, 2 without it, that GONGDAO_SEED (printed) picks.
. "${top_srcdir:-.}/tests/cli/lib.sh"

[ -z "${GD_SANITIZERS:-}" ] ||
	skip_all "what is killed has no time to tell of its memory"

kill_at=$top_builddir/tests/torture/kill_at
seed=${GONGDAO_SEED:-$(date +%j)}
each=${GONGDAO_TORTURE:-2}
[ "$each" != all ] || each=100000
tries=0 lost=0 half=0 unsound=0

# lists DATABASE: all that it tells; no salts, no hashes, and no seconds, as the
# clock that was set goes on.
lists()
{
	for list in cases deadlines evidence history; do
		what='--columns all'
		[ $list != deadlines ] || what='--columns case,rule,due,state'
		# shellcheck disable=SC2086 # two words
		GONGDAO_DB=$1 gd export $list $what -o - --encoding utf-8
	done | sed 's/:[0-9][0-9]+08:00/+08:00/g'
}

# The desk of $1/ and its copy, from outside. What is left beside them, a file
# without a record or a half copy, nobody reads; evidence add sweeps the first.
look_of()
{
	{
		lists "$1/cases.db"
		[ ! -e "$1/copy.db" ] || lists "$1/copy.db"
	} 2>&1 | sha256sum
}

# fresh: a copy of the desk as it was before the deed, in try/.
fresh()
{
	rm -rf "$work/try" && cp -Rp "$work/base" "$work/try" &&
		cd "$work/try" || exit 99
	GONGDAO_DB=$work/try/cases.db
}

# moments: those of the last run beside a change, or some of them.
moments()
{
	tail -n +2 "$work/moments" | awk -v n="$each" -v seed="$seed" '
		{ m[NR] = $1 }
		END {
			srand(seed)
			if (NR <= n) { for (i = 1; i <= NR; i++) print m[i]; exit }
			for (i = 0; i < n; i++)
				print m[int((i + rand()) * NR / n) + 1]
		}'
}

# judge MOMENT STATUS: what the kill left.
judge()
{
	tries=$((tries + 1))
	if ! gd check >"$work/out" 2>&1 || ! gd verify >>"$work/out" 2>&1; then
		unsound=$((unsound + 1))
		comment "$deed, moment $1: the desk is not sound"
		comment "$(cat "$work/out")"
		return
	fi
	now=$(look_of "$work/try")
	if [ "$now" = "$after" ]; then
		return
	elif [ "$now" != "$before" ]; then
		half=$((half + 1))
		comment "$deed, moment $1: half of it is there"
	elif [ "$2" = 0 ]; then
		lost=$((lost + 1))
		comment "$deed, moment $1: it was told as done and is gone"
	fi
}

# deed NAME ARGUMENT...: a command that changes the desk.
deed()
{
	deed=$1
	shift
	fresh
	"$kill_at" 0 "$work/moments" "$GONGDAO" --now "$NOW" --lang en \
		--as lin "$@" >/dev/null 2>"$work/err"
	deed_status=$?
	[ $deed_status != 77 ] || skip_all "no process may trace another here"
	if [ $deed_status != 0 ]; then
		fail "$deed: the deed itself works"
		comment "$(cat "$work/err")"
		return
	fi
	after=$(look_of "$work/try")
	[ "$after" != "$before" ] || fail "$deed: can be seen from outside"
	moments >"$work/chosen"
	deed_bad=$((lost + half + unsound))
	while read -r n; do
		fresh
		"$kill_at" "$n" "$work/moments" "$GONGDAO" --now "$NOW" \
			--lang en --as lin "$@" >/dev/null 2>&1
		judge "$n" $?
	done <"$work/chosen"
	if [ $((lost + half + unsound)) = $deed_bad ]; then
		pass "$deed: killed at $(wc -l <"$work/chosen") moments," \
			"all of it or nothing"
	else
		fail "$deed: all of it or nothing"
	fi
}

mkdir "$work/base" && cd "$work/base" || exit 99
GONGDAO_DB=$work/base/cases.db
one_case
gd file 1 service --force --reason test >/dev/null || exit 99
printf 'the seller said yes\n' >"$work/chat.txt"
gd evidence add 1 "$work/chat.txt" --kind chat >/dev/null || exit 99
gd note 1 'called again' >/dev/null || exit 99
gd export cases --columns all -o - --encoding utf-8 |
	sed 's/"GD-0001"/""/; s/9012"/9013"/' >"$work/list.csv"
printf 'another file\n' >"$work/photo.txt"
mv answers.ini "$work/answers.ini" || exit 99
before=$(look_of "$work/base")

comment "GONGDAO_SEED=$seed"
deed 'a new case' new --answers "$work/answers.ini"
deed 'an answer' edit 1 amount=998
deed 'a note' note 1 'promised a refund'
deed 'a filing' file 1 12315 --force --reason x
deed 'a refusal' respond 1 --result refused
deed 'a file of evidence' evidence add 1 "$work/photo.txt" --kind photo
deed 'a list read in' import "$work/list.csv"
deed 'an undo' undo 1
deed 'a closing' close 1 --outcome resolved --recovered 1,299
deed 'a backup' backup copy.db
comment "kill -9: $tries points tried, losses $((lost + half + unsound))"
finish
