#!/bin/sh
# evidence rehearse: cue cards; and evidence in the linear desk.
. "${top_srcdir:-.}/tests/cli/lib.sh"
one_case

printf 'hello\n' >chat.txt
printf 'bill\n' >bill.txt
gd evidence add 1 chat.txt --kind chat >/dev/null
gd evidence add 1 bill.txt --kind payment_record >/dev/null
run gd evidence rehearse 1
exits 0 "cue cards"
prints 'Show no. 1: chat.txt' "name this case's files"
prints '! No file yet: ' "and what is missing"
says 'cards are not ready yet' "and how many are not ready"
run gd evidence rehearse 1 --format json
is_json "as JSON"
is "$(json 0.card)" device "in the order of the data"
order=$(tr '{' '\n' <out | sed -n 's/.*"card": *"\([a-z]*\)".*/\1/p' | tr '\n' ' ')
is "$order" "device login contact profile promise chat deal item file " \
	"which is log in, contact, profile, chat, item"
run gd evidence rehearse 1 --not-at-hand chat --format json
exits 0 "the phone is not at hand"
is "$(json 5.not_at_hand)" 1 "says its card"
is "$(json 0.not_at_hand)" 1 "and every other that shows it"
is "$(json 3.not_at_hand)" 0 "no more than that"
run gd evidence rehearse 1
prints '! Not at hand: the original of no. 1' "in words"
run gd evidence checklist 1
prints 'complete: .*phone|complete: .*gone' "the checklist tells what helps"
run gd log 1
prints 'judged no. 1' "the history holds it"
run gd evidence rehearse 1 --at-hand device --format json
is "$(json 5.not_at_hand)" 0 "it is at hand again"
run gd undo 1
run gd evidence rehearse 1 --format json
is "$(json 5.not_at_hand)" 1 "which can be undone"
run gd evidence rehearse 1 --not-at-hand login
exits 2 "a card without files has nothing to have at hand"
run gd evidence rehearse 1 --not-at-hand caht
exits 2 "a card that is not there"
says "'caht'; there are: device login" "all are named"
run gd evidence rehearse 1 --not-at-hand chat --at-hand chat
exits 2 "both at once"

# the day in court
run gd edit 1 hearing_at='2026-04-20 09:30'
exits 0 "the day of the hearing is told"
prints 'Hearing' "and read back"
NOW=2026-04-12T10:00
run gd due --within 8d --format json
is "$(json 0.rule)" hearing_ready "eight days before it is in view"
is "$(json 0.due)" 2026-04-20T00:00:00+08:00 "due when the day before ends"
run gd due --within 8d --format ics
is "$(grep -c BEGIN:VALARM out)" 4 "and rings 7, 3, 1 and 0 days before"
run gd edit 1 hearing_at=2026-04-28
run gd due --within 30d --format json
is "$(json 0.due)" 2026-04-28T00:00:00+08:00 "moved with the hearing"
run gd edit 1 hearing_at=
run gd due --within 30d --format json
is "$(grep -c hearing_ready out)" 0 "and gone with it"
NOW=2026-03-09T10:00

# the linear desk does the same
lin()
{
	{
		printf '%s\n' 'open a case' 1 evidence "$@"
	} >typed
	status=0
	gd --linear <typed >out 2>err || status=$?
}
printf 'photo\n' >photo.txt
kind=$(gd --linear 2>/dev/null <<-'END' | sed -n 's/^\([0-9]*\)  Photos or video.*/\1/p'
	open a case
	1
	evidence
	1
	0
END
)
lin 1 "$kind" photo.txt '2026-03-08 20:15'
prints 'Added as no. 3' "linear: a file is added"
run gd evidence list 1 --format json
is "$(json 2.captured_at)" 2026-03-08T20:15:00+08:00 "with its moment"
lin 'tell more' 3 4 'own phone'
prints Noted "told of"
run gd evidence list 1 --format json
is "$(json 2.source)" 'own phone' "from where"
lin 'how to capture' "$kind"
prints '^ 1\. ' "capturing is taught"
lin 'cue cards' 1 4 2 3
prints '^1/9  ' "cards, one at a time"
prints '^2/9  Log in' "forward"
prints '^0 min 0 s' "with the time on request"
run gd evidence rehearse 1 --format json
is "$(json 0.not_at_hand)" 0 "and what is at hand is noted"
lin 'copy a file' 3 out.txt
is "$(cat out.txt)" photo "a file is copied out"
lin 'write a bundle' 1 b.zip
prints "Written to 'b.zip'" "a bundle is written"
lin 'check a bundle' b.zip ''
prints '[0-9]+ files, [0-9]+ as SHA256SUMS says' "and checked"
lin 'check a bundle' photo.txt ''
prints 'this is no zip archive' "what is none is told"
lin 'trusted' 1 .
prints 'GD-0001-E03.tsq' "requests for timestamps"
printf '2026-03-08 20:15:33 Ann\nhello there\n' >c.txt
lin 'an exported chat' c.txt hello
prints '1 of 1 messages' "a chat is added and searched"
lin 'verify'
prints 'Unchanged' "and all is proved"

finish
