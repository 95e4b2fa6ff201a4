#!/bin/sh
# evidence stamp at an address: an authority of our own behind HTTP.
. "${top_srcdir:-.}/tests/cli/lib.sh"
for tool in openssl curl python3; do
	command -v $tool >/dev/null || skip_all "$tool is not installed"
done
. "$top_srcdir/tests/lib/tsa.sh"
tsa_make "$work/tsa" || skip_all "openssl makes no authority here"
one_case
printf 'one\n' >one.txt
printf 'two\n' >two.txt
gd evidence add 1 one.txt two.txt --kind chat >/dev/null
at()
{
	gd config set stamp.url "http://127.0.0.1:$tsa_port/$1" >/dev/null
}
unset http_proxy HTTP_PROXY all_proxy ALL_PROXY
tsa_serve "$work/tsa" 8
gd config set stamp.ca "$work/tsa/root.pem" >/dev/null

at deny
run gd evidence stamp 1
exits 3 "an authority that denies"
says "no timestamp from 'http" "is named"
at nonsense
run gd evidence stamp 1
exits 2 "an answer that is none"
at endless
run gd evidence stamp 1
exits 3 "an answer without end is cut off"
run gd evidence list 1 --format json
is "$(json 0.stamped_at)" null "and nothing is kept of any"
at tsa
run gd evidence stamp 1
exits 0 "a good one is taken"
prints 'no. 1 existed at .*Test TSA' "one a file"
prints 'no. 2 existed at .*Test TSA' "each"
at old
printf 'three\n' >three.txt
gd evidence add 1 three.txt --kind chat >/dev/null
run gd evidence stamp 1
exits 2 "an answer to another question"
run gd verify
prints 'timestamps in place: 2' "is not kept"
at tsa
run gd evidence stamp 1
exits 0 "what has none yet is asked for"
prints 'no. 3' "the new file"
run unit gongdao-stamp
exits 0 "the service stamps the history, once for every case"
prints 'history up to event' "up to its newest event"
run gd verify
exits 0 "all is whole"
prints 'timestamps in place: 4' "with its timestamps"
run gd evidence stamp 1
says 'every file has its timestamp' "nobody is asked twice"
wait

finish
