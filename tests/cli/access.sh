#!/bin/sh
# Who may read what is written: modes under any umask, links in the way, cores,
# signals.
. "${top_srcdir:-.}/tests/cli/lib.sh"
program=${GONGDAO:-$top_builddir/gongdao}

# Every command that writes a file, in the folder where it runs.
written='new: gd new --answers ../answers.ini
new: gd new --answers ../answers.ini
config: gd config set desk.name 林
evidence: gd evidence add 1 ../chat.txt --kind chat
stamp: gd evidence stamp 1 -o .
bundle: gd evidence bundle 1 -o bundle.zip
letter: gd letter write 1 demand -o letter.txt
export: gd export cases -o cases.csv
group: gd group build 小鹿优选 -o group
post: gd post 1 -o post.txt
import: gd import ../bad.csv --partial --rejects rejects.csv
backup: gd backup desk.bak
rotated: gd backup kept --keep 2
restore: gd restore desk.bak --force'

printf '客服：不退\n' >chat.txt
printf 'shop,type,platform,facts,demand\n小鹿,none,wechat,x,refund\n' >bad.csv
answers "consumer = 王小明" "phone = 13800138000"

for mask in 000 077 777; do
	mkdir -m 700 m$mask
	cd m$mask || exit 99
	export GONGDAO_DB=$PWD/data/desk/cases.db XDG_CONFIG_HOME=$PWD/config
	printf '%s\n' "$written" | while IFS=': ' read -r name command; do
		(umask $mask; eval "$command") >/dev/null 2>../said ||
			case $name in
			import) [ -s rejects.csv ] ;;	# rows were refused
			*) false ;;
			esac || {
			fail "umask $mask: $name"
			sed 's/^/# /' ../said
		}
	done
	is "$(ls | tr '\n' ' ')" "GD-0001-E01.tsq bundle.zip cases.csv config data desk.bak desk.bak.evidence group kept letter.txt post.txt rejects.csv " \
		"umask $mask: everything was written"
	find . -mindepth 1 -type f ! -perm 600 | none "umask $mask: files are 0600"
	find . -mindepth 1 -type d ! -perm 700 | none "umask $mask: folders are 0700"
	cd "$work" || exit 99
done

# A link that somebody has put where a file is about to be written.
cd m000 || exit 99
export GONGDAO_DB=$PWD/data/desk/cases.db XDG_CONFIG_HOME=$PWD/config
echo "# theirs" >../victim
for target in bundle.zip cases.csv letter.txt group/group.txt post.txt \
		rejects.csv GD-0001-E01.tsq desk.bak config/gongdao/config.ini; do
	ln -sf "$work/victim" "$target"
done
ln -sf "$work/victim" "$GONGDAO_DB.before-restore.bak"
printf '%s\n' "$written" | while IFS=': ' read -r name command; do
	case $name in
	config | stamp | bundle | letter | export | group | post | import | \
	backup)
		eval "$command" >/dev/null 2>&1 </dev/null ;;
	esac
done
gd restore kept/gongdao-*.db --force >/dev/null 2>&1
is "$(cat ../victim)" "# theirs" "what a link points at stays as it was"
find . -type l ! -name desk.bak | none "links are replaced"
run gd backup desk.bak
exits 2 "or refused"
# The temporary name of a backup can be guessed: it holds the process's number.
run sh -c 'ln -s "$1" "one.bak.$$.tmp"; exec "$2" --now "$3" backup one.bak' \
	sh "$work/victim" "$program" "$NOW"
exits 0 "a link at a backup's temporary name"
is "$(cat ../victim) $(stat -c %a one.bak)" "# theirs 600" "is not followed either"
sum=$(sha256sum <../chat.txt | cut -d' ' -f1)
vault=data/desk/cases.evidence/GD-0001
ln -sf "$work/victim" "$vault/$sum"
run gd verify 1
exits 1 "a link in place of evidence is no evidence"
gd evidence add 1 ../chat.txt --kind chat >/dev/null 2>&1
test ! -L "$vault/$sum" && same "$vault/$sum" ../chat.txt "and is replaced"
is "$(cat ../victim)" "# theirs" "not followed"
cd "$work" || exit 99

# A running desk: no core dump, and signals clean up before they end it.
mkfifo to from
"$program" --db fifo.db --lang en --linear <to >from 2>/dev/null &
pid=$!
exec 3>to 4<from
read -r line <&4
if [ -r /proc/$pid/limits ]; then
	is "$(awk '/core file/ { print $5, $6 }' /proc/$pid/limits)" "0 0" \
		"no core dump is written"
	caught=$(sed -n 's/^SigCgt:[[:space:]]*//p' /proc/$pid/status)
	# A shell lets jobs in the background ignore INT and QUIT, and so they do.
	is $((0x$caught & 0x4001)) $((0x4001)) "HUP and TERM clean up first"
else
	skip "no core dump is written" "there is no /proc"
fi
exec 3>&- 4<&-
wait $pid

run ${NM:-nm} -D "$program"
prints_not 'syslog|sd_journal' "there is no log to write to"

finish
