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

# owner HEADER: sets $only to the layers that may include this system header, to
# nothing when all may. (Thousands of headers are asked for: no process for each.)
owner()
{
	case $1 in
	sqlite3.h | sqlite3ext.h) only=store ;;
	iniparser/*.h | iniparser.h | dictionary.h) only=playbook ;;
	csv.h) only='playbook exchange' ;;
	curses.h | ncurses.h | ncursesw/* | term.h) only=tui ;;
	unistd.h) only= ;;
	uni*.h) only=base ;;
	nettle/* | sha2.h | sha256.h | md5.h) only=base ;;
	*) only= ;;
	esac
}

# Includes of one layer's files as "file:line kind name".
includes()
{
	find "$1" -name '*.[ch]' | LC_ALL=C sort |
		xargs awk '/^[ \t]*#[ \t]*include[ \t]/ {
			kind = /"/ ? "ours" : "system"
			name = $0
			sub(/^[^"<]*["<]/, "", name)
			sub(/[">].*/, "", name)
			print FILENAME ":" FNR " " kind " " name
		}'
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
			owner "$name"
			case " ${only:-$layer} " in
			*" $layer "*) ;;
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
	# Front ends speak to the desk; what they take from below are plain values.
	includes "$layer" | grep -E \
		' ours (store/store|playbook/(ini|ini_lines|check))\.h$' |
		none "$layer reaches database and playbook files through desk"
done

grep -nE '"[ \t]*(SELECT|INSERT INTO|INSERT OR|UPDATE|DELETE FROM|CREATE|PRAGMA) ' \
	-r . --include='*.[ch]' | grep -v '^\./store/' |
	none "SQL is written in store alone"

finish
