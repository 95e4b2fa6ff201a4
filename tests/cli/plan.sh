#!/bin/sh
# The plan of a case, accepting it whole, and what is left after a failure.
. "${top_srcdir:-.}/tests/cli/lib.sh"

one_case

run gd plan GD-0001
exits 0 'plan prints'
prints "Platform service [+] " 'the combination stands first'
prints '[[]now[]] Platform service' 'each channel says when it opens'
prints 'Exactly: .*seat' 'and at which office'
prints 'Side by side' 'combinations are explained'
prints '28%' "with the article's figure"
prints 'Points to handle' 'the situation has its points'
prints '62%' "the livestream's figure is there"

run gd plan GD-0001 --format json
is_json 'the plan is JSON'
prints '"turn": *"now"' 'with the turn of each channel'
prints '"where"' 'and its office'

run gd file GD-0001
exits 2 'file needs a channel or --plan'
run gd file GD-0001 service --plan
exits 2 'not both'
run gd file GD-0001 --plan
exits 0 'the plan is accepted at once'
prints '5 complaints filed' 'all that it opens now'
run gd log GD-0001 --format json
prints '"file"' 'as an event'
run gd file GD-0001 --plan
exits 2 'not twice'
says 'filed already' 'and it says why'
run gd undo GD-0001
exits 0 'one undo'
run gd file GD-0001 --plan
exits 0 'takes all of it back'

run gd ways GD-0001
exits 0 'ways without a failure'
prints 'Nothing has failed' 'says so'
run gd respond GD-0001 --result refused
exits 0 'a refusal'
run gd ways GD-0001
prints 'this is not the end' 'opens the ways on'
prints 'gongdao group find' 'each with its command'
prints 'Source: ' 'and its source'
run gd ways GD-0001 --format json
is_json 'as JSON, too'
run gd show GD-0001
prints 'this is not the end' 'show tells them'

answers 'found_at = 2022-01-05'
run gd plan --answers answers.ini
prints '12315 complaint \(12315\): barred by law' 'after three years law bars 12315'
prints 'limitation' 'and limitation is told as a defence'

finish
