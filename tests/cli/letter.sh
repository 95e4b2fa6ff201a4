#!/bin/sh
# letter list, write, kept, show, edit, sent, lint, claims.
. "${top_srcdir:-.}/tests/cli/lib.sh"
NOW=2026-03-12T10:00

cat >a.ini <<'EOF'
[answers]
platform = wechat
carrier = mini_program
type = fraud
shop = 拾光家居旗舰店
merchant = 杭州拾光家居有限公司
goods = 蚕丝被
amount = 99
order_no = 20260308001234
ordered_at = 2026-03-08
found_at = 2026-03-11
facts = 3月11日收到后拆开，内填为化纤，标签写明“聚酯纤维”。
promised = 填充物为100%桑蚕丝
demand = return_refund,treble
contacted = chat,refused
for_living = yes
other_bodies = none
evidence = screenshot,chat
consumer = 李明
EOF
run gd new --answers a.ini
exits 0 "a case to write about"

run gd letter list
exits 0 "the templates are listed"
prints '^demand ' "the demand letter is one"
prints '^suit ' "the statement of claim is one"
run gd letter list 1 --format json
is "$(json 0.id)" first "what fits stands first"
is "$(json 0.fits)" true "and says so"
is "$(json 0.limit)" 300 "with what fits where it goes"
is "$(json 0.pictures)" 9 "also of pictures"
is "$(json 0.box)" wx_order "the box of this platform"
json 0.counting | grep -q 'counts two' && pass "that counts as it counts" ||
	fail "that counts as it counts"

run gd letter write 1 demand
exits 2 "nothing is written with a gap"
says 'phone' "the question that would fill it is named"
run gd letter kept 1 --format json
is "$(tr -d ' \n' <out)" '[]' "and nothing is kept"
run gd edit 1 phone=13800000000
exits 0 "the gap is filled"

run gd letter write 1 demand
exits 0 "now it is written"
prints '7日内未处理将升级投诉' "with what comes next"
prints '2026年3月19日（周四）24:00前' "and the day on which the 7 days end"
prints '99.00 × 3 = 297.00，不足法定最低额，按500.00' "the sum with its floor"
if grep -q '[{}]' out; then fail "no place stays open"; else pass "no place stays open"; fi
run gd letter write 1 demnd
exits 2 "an unknown template"
says "'demand'" "the nearest is named"
run gd letter write 1 follow
exits 2 "a letter that is not for this case"
run gd letter write 1 first --in en
exits 0 "an English text where there is one"
prints 'I bought' "in English"
run gd letter write 1 suit --in en
exits 2 "and a refusal where there is none"

run gd letter show 1 1 -o demand.txt
exits 0 "to a file"
is "$(stat -c %a demand.txt)" 600 "a private one"
run gd letter lint demand.txt --case 1 --template demand
exits 0 "the letter passes its own rules"
printf '你们这些骗子，立即退钱，不然曝光你。依据合同法第94条和消法第255条。\n' >bad.txt
run gd letter lint bad.txt
exits 1 "a bad one does not"
for rule in tone law repealed deadline demand; do
	prints "\\[$rule\\]" "$rule is found"
done
run gd letter lint bad.txt --format json
exits 1 "also as JSON"
is "$(json 0.words)" 你们这些骗子 "with the words"
is "$(json 0.start)" 0 "and where they stand"
gd letter lint - <demand.txt >out 2>err --case 1 && pass "lint reads standard input" || fail "lint reads standard input"
run gd letter lint
exits 2 "lint needs a file"
run gd letter lint nosuch.txt
exits 2 "that exists"

printf '请于2026年3月19日前退款99元。\n' >new.txt
run gd letter edit 1 1 new.txt
exits 0 "a letter is worded anew"
run gd letter show 1 1
prints '^请于2026年3月19日前退款99元。$' "the newest wording is shown"
run gd letter show 1 1 --version-of 1
prints '投诉函' "and the one before, on demand"
run gd letter show 1 1 --version-of 9
exits 2 "a version that never was"

run gd letter diff 1 1
exits 0 "two versions are compared"
prints '^- version 1$' "the one before"
prints '^[+] version 2$' "with the newest"
prints '^[+] 请于2026年3月19日前退款99元。$' "what is new"
prints '^- 投诉函' "what is gone"
if grep -q "$(printf '\033')" out; then fail "no colour in a file"; else pass "no colour in a file"; fi
printf '请于2026年3月20日前退款99元。\n' >new.txt
run gd letter edit 1 1 new.txt
run gd letter diff 1 1
prints '^- 请于2026年3月.-19-.日前退款99元。$' "within a line, the word that went"
prints '^[+] 请于2026年3月[{][+]20[+]}日前退款99元。$' "and the one that came"
run gd letter diff 1 1 1 2
exits 0 "any two of them"
prints '^[+] version 2$' "are named"
run gd letter diff 1 1 3 3
exits 0 "it is no mistake"
prints '  The words are the same' "a version with itself"
run gd letter diff 1 2
exits 2 "a letter of one version"
says 'first of this letter' "has none before it"
run gd letter diff 1 1 9
exits 2 "a version that never was"
run gd letter diff 1 1 x
exits 2 "no number"
run gd undo 1
exits 0 "wording is undone"

run gd letter sent 1 1
exits 2 "sending asks for proof"
says 'proof of dispatch' "and says what that is"
run gd letter sent 1 1 --proof SF1234567890 --at 2026-03-12T08:00
exits 0 "then it is recorded"
run gd show 1 --format json
is "$(json filings.0.channel)" letter "its filing is open"
run gd due --format json
prints 'seed_demand_7d' "and the 7 days run"
run gd log 1
prints 'letter sent' "the history tells it"
printf 'x\n' >new.txt
run gd letter edit 1 1 new.txt
exits 2 "what was sent is not worded anew"
run gd letter sent 1 1 --proof again
exits 2 "nor sent twice"
run gd respond 1 --result refused
exits 0 "a refusal comes in"
says "gongdao escalate GD-0001" "and the next rung is offered"
gd edit 1 evidence=screenshot,chat,logistics,ad_page >/dev/null 2>&1
run gd escalate 1
exits 0 "without waiting for the 7 days"
run gd undo 1
run gd undo 1
run gd undo 1
run gd undo 1
exits 0 "sending can be undone"
run gd letter kept 1 --format json
is "$(json 0.sent_at)" null "then it is not sent"
is "$(json 0.version)" 2 "and keeps its wording"

run gd letter claims 1
exits 0 "the claims are told"
prints '297.00' "with their arithmetic"
prints '[Cc]ourt fee' "and the court fee"

run gd letter show 1 1 --copy --qr
exits 2 "one way out at a time"
run gd --ascii letter show 1 1 --qr
exits 2 "no QR code in ASCII"
says 'file' "a file is offered"
run gd letter kept 9
exits 2 "an unknown case"
run gd letter nosuch
exits 2 "an unknown word"
run gd verify
exits 0 "the history is whole"

# The element form: what is asked for is ticked, with its sum.
run gd edit 1 address=上海市浦东新区某路1号 merchant_address=杭州市西湖区某路2号
run gd letter write 1 suit
exits 0 "the statement of claim is written"
prints '^☑ 退货并退还价款：99.00元$' "what is claimed is ticked, with its sum"
prints '^☑ 增加赔偿.*：500.00元$' "the damages, too"
prints '^☐ 修理$' "and what is not stays open"
prints '☐质量 ☑欺诈 ☐广告' "the kind of dispute is ticked"
prints '^四、证据目录$' "the evidence is listed"
run gd --ascii letter write 1 suit
prints '^\[x\] 退货并退还价款：99.00元$' "in ASCII the boxes are brackets"
prints '^\[ \] 修理$' "open ones, too"
run gd letter write 1 report
prints '消费者权益保护法》第56条' "a report cites what the regulator acts on"
if grep -q '第55条' out; then fail "and no damages"; else pass "and no damages"; fi
run gd letter write 1 order
exits 2 "no payment order for damages that are disputed"
run gd letter write 1 demand --in en
prints 'Thursday, 12 March 2026' "an English letter names day and month"
prints 'before 24:00 on Thursday, 19 March 2026' "also of its deadline"

# The printer and the PDF: other programs, found by PATH, fed through a pipe.
mkdir -p bin
cat >bin/lp <<'SH'
#!/bin/sh
printf '%s\n' "$@" >lp.argv
cat >lp.in
SH
cat >bin/paps <<'SH'
#!/bin/sh
case " $* " in *" --format=pdf "*) exit 1 ;; esac
printf '%%!PS\n' && cat
SH
cat >bin/ps2pdf <<'SH'
#!/bin/sh
printf '%%PDF-1.4\n' && cat
SH
chmod +x bin/lp bin/paps bin/ps2pdf
OLD_PATH=$PATH
PATH=$PWD/bin:$PATH
gd letter show 1 1 >shown.txt
run gd letter show 1 1 --print
exits 0 "a letter goes to the printer"
cmp -s shown.txt lp.in && pass "as it is" || fail "as it is"
is "$(tr '\n' ' ' <lp.argv)" "-s -t gongdao - " \
	"by lp itself, and nothing of it stands in a command line"
run gd letter show 1 1 -o fake.pdf
exits 0 "and into a PDF"
is "$(head -c 8 fake.pdf)" '%PDF-1.4' "by paps and ps2pdf"
is "$(stat -c %a fake.pdf)" 600 "a private one"
printf '#!/bin/sh\necho no printer here >&2\nexit 1\n' >bin/lp
run gd letter show 1 1 --print
exits 3 "a printer that fails"
says 'no printer here' "says why"
printf '#!/bin/sh\nexit 1\n' >bin/paps
run gd letter show 1 1 -o none.pdf
exits 3 "no PDF when its maker fails"
if test -e none.pdf; then fail "and no file"; else pass "and no file"; fi
PATH=$OLD_PATH

# A real tmux keeps what the terminal is sent; it is asked until it has.
if command -v tmux >/dev/null; then
	cat >copy.sh <<-END
		exec '${GONGDAO:-$top_builddir/gongdao}' --now $NOW --lang en --as lin \
			letter show 1 1 --copy
	END
	printf 'set -g set-clipboard on\nset -g remain-on-exit on\n' >tmux.conf
	tm()
	{
		env -u TMUX timeout 20 tmux -S "$work/tmux.sock" -f tmux.conf \
			"$@"
	}
	tm new-session -d 'sh copy.sh'
	tries=200
	until tm save-buffer - >copied.txt 2>/dev/null || [ $tries = 0 ]; do
		tries=$((tries - 1))
		sleep 0.1
	done
	tm kill-server
	cmp -s shown.txt copied.txt && pass "tmux holds the letter, every byte" ||
		fail "tmux holds the letter, every byte"
else
	skip "tmux holds the letter, every byte" "tmux is not installed"
fi

if command -v paps >/dev/null && command -v ps2pdf >/dev/null; then
	run gd letter show 1 1 -o real.pdf
	exits 0 "the real paps makes a PDF"
	is "$(head -c 5 real.pdf)" '%PDF-' "that is one"
fi

# Templates of the user's own that name what does not exist: file and line, nothing kept.
XDG_CONFIG_HOME=$PWD/cfg
export XDG_CONFIG_HOME
mine=$XDG_CONFIG_HOME/gongdao/letters
mkdir -p "$mine"
before=$(gd letter kept 1 | wc -l)
while IFS='|' read -r text line why; do
	printf '%b\n' "$text" >"$mine/demand.txt"
	run gd letter write 1 demand
	exits 3 "$why is refused"
	says "letters/demand.txt:$line: " "with its file and line"
	run gd rules check
	exits 1 "the check finds it, too"
	prints "letters/demand.txt:$line: " "there as well"
done <<'END'
退款\n请{nosuchplace}|2|an unknown place
依据\n\n{law:ccl.999}|3|an article that does not exist
{if type=fraud}\n退款|1|an unclosed condition
{each nothings}x{end}|1|an unknown list
{if nofield=1}x{end}|1|a condition on no question
END
printf '[fraud]\nlaws = ccl.999\nwhen = type=fraud\n' >"$mine/basis.ini"
rm "$mine/demand.txt"
run gd letter write 1 demand
exits 3 "a ground that no law has is refused"
says "no 'ccl.999'" "by name"
rm "$mine/basis.ini"
printf 'Hello {nosuch}\n' >"$mine/demand.en.txt"
run gd letter write 1 demand --in en
exits 3 "an English text is judged, too"
says 'demand.en.txt:1: ' "by its own file"
rm -r "$mine"
is "$(gd letter kept 1 | wc -l)" "$before" "nothing was kept of any"
finish
