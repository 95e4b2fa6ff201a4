#!/bin/sh
# Arrows only point down: who may include whom, and which layer may touch which
# library. The static libraries prove the same for calls; this names the line.
. "${top_srcdir:-.}/tests/lib/tap.sh"
cd "$top_srcdir/src" || exit 99

# may LAYER: the layers it may include besides itself.
may()
{
	case $1 in
	base) echo ;;
	domain) echo base ;;
	playbook | store) echo base domain ;;
	exchange) echo base domain playbook store ;;
	desk) echo base domain playbook store exchange ;;
	cli | linear | tui) echo base domain playbook store exchange desk ;;
	esac
}

# Front ends speak to the desk; what they take from below are plain values.
not_for_front_ends='^(store/store|playbook/(ini|ini_lines|check))\.h$'

# owner HEADER: the layers that may include this system header, * for all.
owner()
{
	case $1 in
	sqlite3.h | sqlite3ext.h) echo store ;;
	iniparser/*.h | iniparser.h | dictionary.h) echo playbook ;;
	csv.h) echo 'playbook exchange' ;;
	curses.h | ncurses.h | ncursesw/* | term.h) echo tui ;;
	unistd.h) echo '*' ;;
	uni*.h) echo base ;;
	sha2.h | sha256.h | md5.h) echo base ;;
	*) echo '*' ;;
	esac
}

# Includes of one layer's files as "file:line kind name".
includes()
{
	find "$1" -name '*.[ch]' | LC_ALL=C sort | while IFS= read -r file; do
		awk -v file="$file" '/^[ \t]*#[ \t]*include[ \t]/ {
			kind = /"/ ? "ours" : "system"
			name = $0
			sub(/^[^"<]*["<]/, "", name)
			sub(/[">].*/, "", name)
			print file ":" FNR " " kind " " name
		}' "$file"
	done
}

findings()
{
	layer=$1
	allowed=" $layer $(may "$layer") "
	includes "$layer" | while read -r where kind name; do
		if [ "$kind" = ours ]; then
			case $allowed in
			*" ${name%%/*} "*) ;;
			*) echo "$where: $layer must not include $name" ;;
			esac
			[ -f "$name" ] ||
				echo "$where: no such header from src/: $name"
		else
			only=$(owner "$name")
			case $only in
			'*') ;;
			"$layer" | *" $layer" | "$layer "*) ;;
			*) echo "$where: <$name> belongs to $only" ;;
			esac
		fi
	done
}

for layer in base domain playbook store exchange desk cli linear tui; do
	[ -d "$layer" ] || continue
	findings "$layer" | none "$layer includes only what lies below it"
done

# Pure rules take `now` as a parameter and know no file; banned.sh looks at the
# calls themselves.
includes domain | grep -E \
	' (sys/time|fcntl|sys/stat|dirent|unistd|locale|pwd)\.h$' |
	none "domain includes no header of files or wall clocks"

for layer in cli linear tui; do
	[ -d "$layer" ] || continue
	includes "$layer" | while read -r where kind name; do
		[ "$kind" = ours ] &&
			echo "$name" | grep -Eq "$not_for_front_ends" &&
			echo "$where: $layer asks desk/, not $name"
	done | none "$layer reaches database and playbook files through desk"
done

grep -nE '"[ \t]*(SELECT|INSERT INTO|INSERT OR|UPDATE|DELETE FROM|CREATE|PRAGMA) ' \
	-r . --include='*.[ch]' | grep -v '^\./store/' |
	none "SQL is written in store alone"

finish
