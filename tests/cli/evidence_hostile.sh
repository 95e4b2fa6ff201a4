#!/bin/sh
# evidence check: archives that mean harm; nothing is unpacked, memory stays small.
. "${top_srcdir:-.}/tests/cli/lib.sh"
command -v python3 >/dev/null || skip_all "python3 is not installed"

python3 - <<'END' || exit 99
import hashlib, os, struct, zipfile

def make(name, entries, sums=None, deflate=zipfile.ZIP_DEFLATED):
    with zipfile.ZipFile(name, "w", deflate) as z:
        lines = []
        for entry, data in entries:
            z.writestr(entry, data)
            title = entry.filename if hasattr(entry, "filename") else entry
            lines.append("%s  %s\n" % (hashlib.sha256(data).hexdigest(), title))
        z.writestr("SHA256SUMS", "".join(lines) if sums is None else sums)

def special(name, mode):
    info = zipfile.ZipInfo(name)
    info.create_system = 3
    info.external_attr = mode << 16
    return info

make("good.zip", [("files/a", b"a")])
make("absolute.zip", [("/etc/cron.d/x", b"x")])
make("up.zip", [("files/../../x", b"x")])
make("dot.zip", [("files/./x", b"x")])
make("backslash.zip", [("files\\..\\x", b"x")])
make("drive.zip", [("C:x", b"x")])
make("control.zip", [("files/a\x1b[31m", b"x")])
make("long.zip", [("n" * 5000, b"x")])
make("link.zip", [(special("l", 0o120777), b"/etc/passwd")])
make("device.zip", [(special("d", 0o020644), b"")])
make("case.zip", [("files/A", b"1"), ("files/a", b"2")])
make("thousands.zip", [("f%05d" % i, b"x") for i in range(5000)])
make("toomany.zip", [("f%05d" % i, b"") for i in range(20100)],
     deflate=zipfile.ZIP_STORED)
make("ratio.zip", [("z", bytes(150000000))])
make("unlisted.zip", [("files/a", b"a")], sums="")
make("crooked.zip", [("files/a", b"a")], sums="not a sum\n")
noise = os.urandom(250000)
make("tokens.zip", [("timestamps/E%05d.tsr" % i, noise) for i in range(400)])
import warnings
warnings.simplefilter("ignore")
with zipfile.ZipFile("twice.zip", "w") as z:
    z.writestr("files/a", b"1")
    z.writestr("files/a", b"2")
    z.writestr("SHA256SUMS", hashlib.sha256(b"1").hexdigest() + "  files/a\n")
# The sizes in the headers lie.
data = bytearray(open("good.zip", "rb").read())
at = data.index(b"PK\x01\x02")
data[at + 24:at + 28] = struct.pack("<I", 7)
at = data.index(b"PK\x03\x04")
data[at + 22:at + 26] = struct.pack("<I", 7)
open("lies.zip", "wb").write(data)
open("cut.zip", "wb").write(open("thousands.zip", "rb").read()[:60000])
END

printf "evidence\\n" >plain.zip
ls >before
# hostile FILE REGEX WHAT
hostile()
{
	run gd evidence check "$1"
	exits 1 "$3"
	prints "$2" "is told"
}
run gd evidence check good.zip
exits 0 "what is good"
hostile absolute.zip 'would leave the folder' "an absolute name"
hostile up.zip 'would leave the folder' "a way up"
hostile dot.zip 'would leave the folder' "a dot for a folder"
hostile backslash.zip 'would leave the folder' "backslashes"
hostile drive.zip 'would leave the folder' "a drive's letter"
hostile control.zip 'would leave the folder' "control characters"
LC_ALL=C grep -q "$(printf '\033')" out && fail "which do not get out" ||
	pass "which do not get out"
hostile long.zip 'would leave the folder' "a huge name"
hostile link.zip "'l' is a link" "a link"
hostile device.zip "'d' is neither" "a device"
hostile case.zip 'is there twice' "names that differ by case alone"
hostile twice.zip 'is there twice' "a name twice"
hostile toomany.zip 'do not unpack' "names without end"
hostile ratio.zip 'do not unpack' "a bomb"
hostile unlisted.zip 'nothing vouches' "a file without a sum"
hostile crooked.zip 'cannot be understood' "sums that are none"
hostile lies.zip "damaged|bytes and has|cannot be read" "sizes that lie"
hostile cut.zip '.' "an archive that was cut"
hostile plain.zip 'no zip archive' "what is no archive"
run gd evidence check .
exits 2 "a folder is no bundle"
run gd evidence check thousands.zip
exits 0 "thousands of files are no crime"
prints '^5001 files, 5000 as' "each is looked at"
if [ -n "${GD_SANITIZERS:-}" ]; then
	skip "a hundred megabytes of timestamps fill no memory" \
		"the sanitizer's own memory is beyond every limit"
else
	(
		ulimit -v 300000
		gd evidence check tokens.zip >out 2>err
		echo $? >status
	)
	is "$(cat status)" 1 "a hundred megabytes of timestamps"
	prints 'more timestamps' "fill no memory"
fi
ls >after
cmp -s before after && pass "nothing was unpacked" ||
	{ diff before after | grep -v -e out -e err -e status -e after -e before >odd
	  is "$(grep '^>' odd)" "" "nothing was unpacked"; }

finish
