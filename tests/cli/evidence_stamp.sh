#!/bin/sh
# evidence stamp: RFC 3161, against an authority of our own.
. "${top_srcdir:-.}/tests/cli/lib.sh"
command -v openssl >/dev/null || skip_all "openssl is not installed"
. "$top_srcdir/tests/lib/tsa.sh"
tsa_make "$work/tsa" || skip_all "openssl makes no authority here"
tsa_make "$work/other" || skip_all "openssl makes no authority here"
one_case

run gd evidence stamp 1 -o .
says 'or there is none' "nothing to stamp yet"
printf 'one\n' >one.txt
printf 'two\n' >two.txt
gd evidence add 1 one.txt two.txt --kind chat >/dev/null
run gd evidence stamp 1 -o .
exits 0 "requests are written"
prints 'GD-0001-E01.tsq' "one a file"
prints 'GD-0001-E02.tsq' "and another"
openssl ts -query -in GD-0001-E01.tsq -text >q 2>&1
run cat q
prints 'Hash Algorithm: sha256' "which openssl reads"
prints 'Certificate required: yes' "asking for the certificate"

tsa_answer tsa GD-0001-E01.tsq 1.tsr
tsa_answer tsa GD-0001-E02.tsq 2.tsr
run gd evidence stamp 1 --response 1.tsr
exits 2 "an answer needs a certificate"
run gd evidence stamp 1 --response 1.tsr --ca other/root.pem
exits 2 "of the right authority"
says 'does not vouch' "or it is refused"
run gd evidence stamp 1 --response one.txt --ca tsa/root.pem
exits 2 "what is no answer"
run gd evidence stamp 1 --response nosuch --ca tsa/root.pem
exits 2 "what is not there"
run gd evidence stamp 1 --response 1.tsr --ca tsa/root.pem
exits 0 "a good one is taken"
prints 'no. 1 existed at .*Test TSA' "and told"
run gd evidence stamp 1 --response 1.tsr --ca tsa/root.pem
exits 2 "once"
printf 'x' | dd of=2.tsr bs=1 seek=200 conv=notrunc 2>/dev/null
run gd evidence stamp 1 --response 2.tsr --ca tsa/root.pem
exits 2 "a token that was changed"
printf 'three\n' >three.txt
openssl ts -query -data three.txt -sha256 -cert -out 3.tsq 2>/dev/null
tsa_answer tsa 3.tsq 3.tsr
run gd evidence stamp 1 --response 3.tsr --ca tsa/root.pem
exits 2 "one over another file"
says 'none of the files' "is told"

run gd evidence stamp --head -o .
exits 0 "the history has a request, too"
tsa_answer tsa gongdao-event-*.tsq h.tsr
run gd evidence stamp --head --response h.tsr --ca tsa/root.pem
exits 0 "and takes its answer"
prints 'history up to event' "for every case"
run gd evidence stamp --head --response 1.tsr --ca tsa/root.pem
exits 2 "a file's is not one of the history"
run gd verify
exits 0 "all is whole"
prints 'timestamps in place: 2' "with both"
run gd evidence bundle 1 -o b.zip
run gd evidence check b.zip --ca tsa/root.pem
exits 0 "the bundle carries it"
prints 'timestamps: 1, of these good: 1' "and it holds"
run gd evidence check b.zip --ca other/root.pem
exits 1 "against its own authority alone"
if command -v unzip >/dev/null; then
	mkdir un && (cd un && unzip -q ../b.zip)
	run openssl ts -verify -data un/files/E01-chat-one.txt \
		-in un/timestamps/E01.tsr -CAfile un/timestamps/ca-*.pem
	exits 0 "and with public tools"
fi

# Around the token an answer carries words that nobody has signed.
cat >forge.py <<'END'
import sys
def der(tag, body):
    n = len(body)
    size = bytes([n]) if n < 128 else \
        bytes([0x82]) + n.to_bytes(2, "big")
    return bytes([tag]) + size + body
def body(at):
    n = answer[at + 1]
    if n < 128:
        return at + 2, n
    wide = n & 127
    return at + 2 + wide, int.from_bytes(answer[at + 2:at + 2 + wide], "big")
answer = open(sys.argv[1], "rb").read()
start, _ = body(0)
status, n = body(start)
words = "x\nTST info:\nTime stamp: Jan  2 03:04:05 2020 GMT\n" \
    "TSA: Somebody\n"
sys.stdout.buffer.write(der(0x30, der(0x30, b"\x02\x01\x00" +
    der(0x30, der(0x0c, words.encode()))) + answer[status + n:]))
END
if command -v python3 >/dev/null; then
	printf 'four\n' >four.txt
	gd evidence add 1 four.txt --kind chat >/dev/null
	gd evidence stamp 1 -o . >/dev/null 2>&1
	tsa_answer tsa GD-0001-E03.tsq 4.tsr
	python3 forge.py 4.tsr >forged.tsr
	run openssl ts -reply -in forged.tsr -text
	prints '^Time stamp: Jan  2 03:04:05 2020' "openssl shows such words"
	run gd evidence stamp 1 --response forged.tsr --ca tsa/root.pem
	exits 0 "the token in it is good"
	prints_not '2020|Somebody' "its time is what the authority signed"
	prints 'Test TSA' "and so is its name"
else
	skip "an answer with forged words" "python3 is not installed"
fi

# online: an authority at an address
gd config set stamp.url "http://127.0.0.1:9/none" >/dev/null
gd config set stamp.ca "$work/tsa/root.pem" >/dev/null
run gd evidence stamp 1
exits 3 "an authority that does not answer"
says 'no timestamp from' "is named"
gd config set stamp.url "file:///etc/passwd" >/dev/null
run gd evidence stamp 1
exits 3 "an address that is no web address is not asked"
finish
