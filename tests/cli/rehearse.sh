#!/bin/sh
# A body's own grounds of refusal, put to a case before it is filed.
. "${top_srcdir:-.}/tests/cli/lib.sh"

one_case

run gd rehearse GD-0001 12315
exits 1 'it would be refused'
prints 'It would be refused' 'the verdict stands first'
prints 'What to put right first' 'then the list of fixes'
prints 'refused by law' 'law is told as law'
prints 'art\. 16' 'with its source'
prints 'gongdao edit GD-0001 ' 'and the command that answers'

run gd rehearse GD-0001 12315 --format json
exits 1 'JSON has the same status'
is_json 'and is JSON'
prints '"refused": *true' 'with the verdict'
prints '"met": *"unknown"' 'and what is not clear'

run gd edit GD-0001 for_living=yes found_at=2026-03-01 other_bodies=none \
	seller_place=mainland merchant=某某公司 merchant_address=杭州 \
	consumer=王小明 phone=13800138000 address=成都 attachments_ok=yes
exits 0 'all of it is told'
run gd rehearse GD-0001 12315
exits 0 'now it would not be refused'

run gd rehearse GD-0001 court
prints 'court clause' 'the court asks for other things'
run gd rehearse GD-0001 nowhere
exits 2 'an unknown channel'
run gd rehearse GD-0001
exits 2 'a channel is needed'

finish
