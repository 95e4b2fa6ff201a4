# mutants.awk - the mutants of one C source, a line each:
#
#	line number, TAB, what was changed, TAB, that line changed
#
# A comparison moves its border or turns round, "and" and "or" change places, a
# number or a character grows or shrinks by one. Comments, strings and
# #include lines stay as they are.

function show(n, was, is, line)
{
	print NR "\t" was " -> " is "\t" line
}

# Replace `len` bytes at `at` of the line.
function put(at, len, is)
{
	show(NR, substr($0, at, len), is,
	     substr($0, 1, at - 1) is substr($0, at + len))
}

function comparison(at, op)
{
	if (op == "<") {
		put(at, 1, "<=")
		put(at, 1, ">=")
	} else if (op == "<=") {
		put(at, 2, "<")
		put(at, 2, ">")
	} else if (op == ">") {
		put(at, 1, ">=")
		put(at, 1, "<=")
	} else if (op == ">=") {
		put(at, 2, ">")
		put(at, 2, "<")
	} else if (op == "==") {
		put(at, 2, "!=")
	} else if (op == "!=") {
		put(at, 2, "==")
	} else if (op == "&&") {
		put(at, 2, "||")
	} else if (op == "||") {
		put(at, 2, "&&")
	}
}

BEGIN {
	ops["<="]; ops[">="]; ops["=="]; ops["!="]; ops["&&"]; ops["||"]
	pass["->"]; pass["<<"]; pass[">>"]
}

/^[ \t]*#[ \t]*include/ { next }

{
	at = 1
	n = length($0)
	while (at <= n) {
		two = substr($0, at, 2)
		one = substr($0, at, 1)
		rest = substr($0, at)
		if (comment) {
			if (two == "*/")
				comment = 0
			at += two == "*/" ? 2 : 1
		} else if (two == "/*") {
			comment = 1
			at += 2
		} else if (one == "\"") {
			match(rest, /^"([^"\\]|\\.)*"/)
			at += RLENGTH > 0 ? RLENGTH : 1
		} else if (match(rest, /^'([^'\\]|\\.)'/)) {
			put(at, RLENGTH, "(" substr(rest, 1, RLENGTH) " + 1)")
			put(at, RLENGTH, "(" substr(rest, 1, RLENGTH) " - 1)")
			at += RLENGTH
		} else if (match(rest, /^[A-Za-z_][A-Za-z_0-9]*/)) {
			at += RLENGTH
		} else if (match(rest, /^[0-9]+/)) {
			number = substr(rest, 1, RLENGTH) + 0
			put(at, RLENGTH, number + 1)
			if (number > 0)
				put(at, RLENGTH, number - 1)
			at += RLENGTH
		} else if (two in ops) {
			comparison(at, two)
			at += 2
		} else if (two in pass) {
			at += 2
		} else {
			if (one == "<" || one == ">")
				comparison(at, one)
			at++
		}
	}
}
