#!/bin/sh
# Hostile strings in, the same strings out: CSV and JSON as other readers see them.
. "${top_srcdir:-.}/tests/cli/lib.sh"
python3 -c 'import csv, json, unicodedata' 2>/dev/null || skip_all "python3 is not installed"

cat >strings.py <<'END'
import csv, json, os, re, sys, unicodedata

folder = os.path.join(os.environ["top_srcdir"], "tests/corpora")

# What the desk keeps of a string (base/text.h, gd_text_clean).
def kept(s):
    s = s.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "\ufffd")
    return "".join(c for c in s if c in "\t\n" or
                   not (c < " " or "\x7f" <= c < "\xa0"))

# A field is trimmed, and of one line.
def field(s):
    return re.sub(r"\s+", " ", kept(s)).strip()

# Nothing to see is no answer.
def visible(s):
    return any(unicodedata.category(c) not in ("Cf", "Zs", "Zl", "Zp")
               for c in field(s))

def strings():
    seen = []
    with open(os.path.join(folder, "naughty/blns.txt"), encoding="utf-8",
              newline="\n") as f:
        seen += [line.rstrip("\n") for line in f if line[:1] not in "#\n"]
    with open(os.path.join(folder, "encodings/utf8-cases.tsv")) as f:
        next(f)
        for line in f:
            raw = bytes.fromhex(line.split("\t")[1])
            try:
                seen.append(raw.decode("utf-8"))
            except UnicodeDecodeError:
                pass
    return [s for s in seen if visible(s) and "\0" not in s]

def unguard(s):
    return s[1:] if s[:1] == "'" else s.lstrip("\t")

def compare(values):
    wrong = [(n, s, values.get(n)) for n, s in enumerate(strings())
             if field(values.get(n, "")) != field(s)]
    for n, s, got in wrong[:5]:
        print("row %d: %a, not %a" % (n, got, field(s)), file=sys.stderr)
    print("%d of %d" % (len(strings()) - len(wrong), len(strings())))

def number(order):
    return int(order.lstrip("'\t")[1:])

if sys.argv[1] == "write":
    with open(sys.argv[2], "w", encoding=sys.argv[3], newline="") as f:
        out = csv.writer(f)
        out.writerow("order_no shop goods facts type platform demand".split())
        for n, s in enumerate(strings()):
            # One apostrophe is taken away on the way in (doc/csv.md).
            cell = "'" + s if s.startswith("'") else s
            out.writerow(["H%06d" % n, cell, cell, cell, "quality", "wechat",
                          "refund"])
    print(len(strings()))
elif sys.argv[1] == "csv":
    with open(sys.argv[2], encoding=sys.argv[4], newline="") as f:
        compare({number(row["order_no"]): unguard(row[sys.argv[3]])
                 for row in csv.DictReader(f)})
else:
    with open(sys.argv[2], encoding="utf-8", newline="") as f:
        compare({number(row["order_no"]): row[sys.argv[3]]
                 for row in json.load(f)})
END

all=$(python3 strings.py write list.csv utf-16)
[ "$all" -gt 500 ] && pass "$all strings" || fail "$all strings"
run gd import list.csv
exits 0 "all of them are taken in"
is "$(gd list --format csv | tail -n +2 | wc -l)" "$all" "a case each"

for way in 'shop utf-8' 'goods gb18030' 'facts utf-16'; do
	name=${way% *}
	encoding=${way#* }
	gd export cases --columns order_no,$name --encoding $encoding \
		-o $name.csv >/dev/null
	run python3 strings.py csv $name.csv $name $encoding
	prints "^$all of $all\$" "$name as CSV in $encoding is what it was"
done
for name in shop goods; do
	gd list --columns order_no,$name --format json >$name.json
	run python3 strings.py json $name.json $name
	prints "^$all of $all\$" "$name as JSON is what it was"
done

# To a pipe, too, text is only shown: a pager may follow.
run gd list
grep -q "$(printf '[\001-\011\013-\037\177]')" out &&
	fail "text holds no control" || pass "text holds no control"
gd show 1 >out
LC_ALL=C grep -q "$(printf '\342\200[\252-\256]')" out &&
	fail "and no mark that turns it" || pass "and no mark that turns it"

# Nothing of a case was run.
if [ -e pwned ] || ls /tmp/blns.* >/dev/null 2>&1; then
	fail "no string ran as a command"
else
	pass "no string ran as a command"
fi
finish
