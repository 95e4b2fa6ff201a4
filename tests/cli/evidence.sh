#!/bin/sh
# evidence: keeping files, judging them, custody, verify, bundles, chats.
. "${top_srcdir:-.}/tests/cli/lib.sh"
one_case
vault=$work/cases.evidence/GD-0001

printf 'hello\n' >chat.txt
sum=$(sha256sum chat.txt | cut -c1-64)
run gd evidence add 1 chat.txt --kind chat --captured-at 2026-03-08T20:15 \
	--how export --by Wang --source 'WeChat, own phone'
exits 0 "a file is added"
prints '^1  chat.txt$' "with its number"
is "$(cat "$vault/$sum")" hello "it is kept under its SHA-256"
is "$(stat -c %a "$vault/$sum")" 600 "privately"
is "$(stat -c %a "$vault")" 700 "in a private folder"
is "$(cat chat.txt)" hello "the source is as it was"
run gd evidence list 1 --format json
is_json "the list is JSON"
is "$(json 0.digest)" "$sum" "with the hash"
is "$(json 0.captured_at)" 2026-03-08T20:15:00+08:00 "when it was captured"
is "$(json 0.how)" export "how"
is "$(json 0.captured_by)" Wang "by whom"
is "$(json 0.source)" 'WeChat, own phone' "and from where"
is "$(json 0.added_by)" lin "and who added it"

run gd evidence add 1 chat.txt --kind chat
exits 2 "the same file twice is refused"
says 'number 1' "and said where it is"
run gd evidence add 1 chat.txt --kind screenshot
exits 0 "as another kind it is kept"
is "$(ls "$vault" | wc -l)" 1 "but stored once"

# hostile and odd sources
: >empty
mkfifo fifo
ln -s chat.txt link
mkdir folder
run gd evidence add 1 empty --kind chat
exits 2 "an empty file"
says 'is empty' "is told"
run gd evidence add 1 fifo --kind chat
exits 2 "a FIFO does not hang"
run gd evidence add 1 link --kind chat
exits 2 "a link is not followed"
says 'is a link' "and told"
run gd evidence add 1 folder --kind chat
exits 2 "a folder"
run gd evidence add 1 nosuch --kind chat
exits 2 "a missing file"
says "no file 'nosuch'" "is named"
run gd evidence add 1 /dev/zero --kind photo
exits 2 "a device"
run gd evidence add 1 chat.txt --kind chta
exits 2 "an unknown kind"
says "did you mean 'chat'" "the near one is suggested"
run gd evidence add 1 chat.txt --kind photo --captured-at 2030-01-01
exits 2 "captured in the future"
odd=$(printf 'a\033[31m\nb.txt')
printf 'odd\n' >"$odd"
run gd evidence add 1 "$odd" --kind photo
exits 0 "an odd name"
run gd evidence list 1
if grep -q "$(printf '\033')" out; then
	fail "does not reach the terminal raw"
else
	pass "does not reach the terminal raw"
fi
head -c 9000000 /dev/zero >big
(
	trap '' XFSZ
	ulimit -f 8000
	gd evidence add 1 big --kind photo >full 2>&1
	echo $? >status
)
is "$(cat status)" 3 "a disk that fills up half-way"
is "$(ls -A "$vault" | wc -l)" 2 "leaves nothing behind"
run gd evidence add 1 big --kind photo
exits 0 "with room it is kept"

# judging
run gd evidence checklist 1 --format json
is_json "the checklist is JSON"
before=$(json completeness)
run gd evidence set 1 1 lawful_own=yes lawful_others=yes relevant_order=yes \
	relevant_party=yes complete_whole=yes complete_time=no
exits 0 "questions are answered"
run gd evidence set 1 1 nosuch=yes
exits 2 "an unknown question"
run gd evidence set 1 1 lawful_own=maybe
exits 2 "an unknown answer"
run gd evidence checklist 1 --format json
if [ "$(json completeness)" -gt "$before" ]; then
	pass "what is met counts"
else
	fail "what is met counts: $(json completeness)"
fi
run gd evidence checklist 1
prints 'complete: .*timestamped' "the cure of a no is shown"
run gd evidence show 1 1
prints 'complete_time' "the answers are kept"
prints '^hello' "a text is shown"
printf 'covered\n' >covered.txt
run gd evidence add 1 covered.txt --kind chat --of 1
exits 0 "a covered copy"
run gd evidence list 1 --format json
is "$(json 4.copy_of)" 1 "names its original"
run gd evidence rehearse 1
prints 'Show no. 1: chat.txt' "cue cards name this case's files"
run gd evidence coach chat
prints '^ 1\. ' "capturing is told step by step"

# custody and verify
run gd evidence save 1 1 -o copy.txt
exits 0 "a file is copied out"
is "$(cat copy.txt)" hello "as it is"
run gd evidence save 1 1 -o copy.txt
exits 2 "never over another"
run gd log 1
prints 'copied out: no. 1' "which the history tells"
run gd verify 1
exits 0 "everything is whole"
run gd verify
exits 0 "in all cases"
prints 'evidence unchanged: 5' "the files are read again"
cp "$vault/$sum" saved
printf 'hullo\n' >"$vault/$sum"
run gd verify
exits 1 "a changed file"
prints "GD-0001, evidence no. 1 'chat.txt'" "is named"
rm "$vault/$sum"
run gd verify 1
exits 1 "so is a missing one"
prints 'is missing' "in words"
run gd evidence bundle 1 -o bad.zip
exits 3 "no bundle is made of it"
if [ -e bad.zip ]; then fail "none is left"; else pass "none is left"; fi
run gd evidence add 1 chat.txt --kind ad_page
exits 0 "adding it again"
run gd verify 1
exits 0 "heals the store"
if command -v sqlite3 >/dev/null; then
	sqlite3 "$GONGDAO_DB" "UPDATE cases SET goods = 'x' WHERE id = 1"
	run gd verify
	exits 1 "a record changed past the history"
	prints "GD-0001: 'goods'" "is named by its field"
	sqlite3 "$GONGDAO_DB" "UPDATE cases SET goods = '真皮女包' WHERE id = 1"
	sqlite3 "$GONGDAO_DB" "UPDATE evidence SET seq = seq, digest =
		'$(printf %064d 0)' WHERE seq = 2"
	run gd verify 1
	exits 1 "so is an exchanged fingerprint"
	sqlite3 "$GONGDAO_DB" "UPDATE evidence SET digest = '$sum' WHERE seq = 2"
fi

# undo passes over who looked
run gd undo 1
says_not 'copied' "looking is not undone"

# bundle
run gd evidence bundle 1
exits 2 "a bundle needs its name"
run gd evidence bundle 1 -o b.zip
exits 0 "a bundle"
run gd evidence bundle 1 -o b2.zip
if cmp -s b.zip b2.zip; then
	pass "the same twice"
else
	fail "the same twice"
fi
run gd evidence check b.zip
exits 0 "checks"
run gd evidence bundle 1 -o r.zip --redact
exits 0 "a redacted one"
if command -v unzip >/dev/null; then
	mkdir un red
	(cd un && unzip -q ../b.zip && sha256sum -c --quiet SHA256SUMS) \
		>un.log 2>&1
	is "$(cat un.log)" "" "unpacks, and sha256sum agrees"
	(cd red && unzip -q ../r.zip)
	is "$(ls red/files)" E05-chat-covered.txt "redacted: covered copies alone"
	if command -v paps >/dev/null && command -v ps2pdf >/dev/null &&
		command -v pdfinfo >/dev/null; then
		# the command that README.txt gives: a sheet a page
		(cd un && sed -n 's/^    \(paps .*\)/\1/p' README.txt | sh -s)
		is "$(pdfinfo un/print.pdf | sed -n 's/^Pages: *//p')" \
			"$(($(tr -cd '\f' <un/print.txt | wc -c) + 1))" \
			"the PDF has the pages of print.txt"
		rm -f un/print.pdf
	fi
	run cat un/print.txt
	prints '^          E01  Chat records  chat.txt$' \
		"the print form: number, kind and name behind a margin"
	prints '^          From where: WeChat, own phone$' "from where"
	prints '^          an original, page [0-9]+$' "on which page"
	prints '          EXHIBIT E01$' "a cover page each"
	prints "^          $sum$" "with its hash"
	prints '^          GD-0001   page 1 of [0-9]+$' "and page n of N"
	is "$(awk 'length > 80' out)" "" "no wider than paper"
fi

# hostile bundles
printf 'not a zip' >x.zip
run gd evidence check x.zip
exits 1 "no archive"
run gd evidence check nosuch.zip
exits 2 "no file"
if command -v zip >/dev/null; then
	mkdir h && cd h || exit 99
	printf 'x' >../outside
	printf 'f\n' >f
	sha256sum f >SHA256SUMS
	zip -q ../up.zip SHA256SUMS f ../outside
	ln -s /etc/passwd l
	zip -q --symlinks ../ln.zip SHA256SUMS f l
	printf 'g\n' >f
	zip -q ../ch.zip SHA256SUMS f
	rm f
	zip -q ../ms.zip SHA256SUMS
	head -c 150000000 /dev/zero >z
	sha256sum z >SHA256SUMS
	zip -q ../bomb.zip SHA256SUMS z
	cd .. || exit 99
	run gd evidence check up.zip
	exits 1 "../"
	prints 'would leave the folder' "is told"
	run gd evidence check ln.zip
	exits 1 "a link"
	prints "'l' is a link" "is told"
	run gd evidence check ch.zip
	exits 1 "a changed file"
	prints "'f' was changed" "is told"
	run gd evidence check ms.zip
	exits 1 "a missing file"
	prints "'f' is missing" "is told"
	run gd evidence check bomb.zip
	exits 1 "a bomb"
	prints 'do not unpack' "is told"
	head -c 300 b.zip >cut.zip
	run gd evidence check cut.zip
	exits 1 "a torn archive"
fi

# chats
printf '2026-03-08 20:15:33 小鹿优选\n头层牛皮\n\n2026-03-08 20:16 王: 好\n' \
	>c.txt
run gd evidence chat 1 c.txt --format json
exits 0 "an exported chat"
is "$(json 0.who)" 小鹿优选 "who"
is "$(json 0.when)" "2026-03-08 20:15:33" "when"
is "$(json 1.text)" 好 "and what"
run gd evidence chat 1 7 --search 牛皮 --format json
is "$(json '#')" 1 "can be searched"
# the encodings in which chats and pages arrive
printf '2026-03-08 20:15:33 小鹿优选\n头层牛皮\n2026-03-08 20:16:02 王\n不是真皮可以退吗\n' \
	>utf.txt
printf '时间,发送者,内容\n2026/3/8 20:15:33,小鹿优选,头层牛皮\n2026/3/8 20:16:02,王,不是真皮可以退吗\n' \
	>utf.csv
printf '%s%s%s' '<html><head><meta charset="gb2312"></head><body>' \
	'<p>2026-03-08 20:15:33 小鹿优选</p><p>头层牛皮</p>' \
	'<p>2026-03-08 20:16:02 王</p><p>不是真皮可以退吗</p></body></html>' >utf.html
for kind in txt csv html; do
	for code in UTF-8 GB18030 UTF-16 UTF-16LE UTF-16BE; do
		iconv -f UTF-8 -t $code utf.$kind >"$code.$kind"
		run gd evidence chat 1 "$code.$kind" --format json
		is "$(json 0.when) $(json 0.who) $(json 0.text) $(json 1.text)" \
			"2026-03-08 20:15:33 小鹿优选 头层牛皮 不是真皮可以退吗" \
			"a chat, $kind in $code"
		n=$(sed -n 's/.*kept as no. //p' err)
		run gd evidence show 1 "$n"
		prints '不是真皮可以退吗' "and can be looked at"
	done
done

for odd in fifo /dev/zero; do
	run timeout 20 "${GONGDAO:-$top_builddir/gongdao}" evidence chat 1 $odd
	exits 2 "a chat from $odd does not hang"
	run timeout 20 "${GONGDAO:-$top_builddir/gongdao}" evidence stamp 1 \
		--response $odd --ca c.txt
	exits 2 "nor does an answer from there"
done
printf 'no chat\n' >n.txt
run gd evidence chat 1 n.txt
exits 2 "what is none is not kept"
run gd evidence nosuch
exits 2 "an unknown verb"

finish
