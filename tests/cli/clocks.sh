#!/bin/sh
# snooze, pause, resume, note --demand, due: missed and ics, rules calendar add.
. "${top_srcdir:-.}/tests/cli/lib.sh"
answers 'signed_at = 2026-03-01' 'found_at = 2026-03-02'
gd new --answers answers.ini >/dev/null || exit 99

# clock RULE FIELD: of the only clock of that rule.
clock()
{
	gd show 1 --format json >s.json </dev/null
	i=0
	while rule=$("$top_builddir/tests/cli/json" "clocks.$i.rule" <s.json) &&
		[ -n "$rule" ]; do
		[ "$rule" = "$1" ] && break
		i=$((i + 1))
	done
	"$top_builddir/tests/cli/json" "clocks.$i.$2" <s.json
}

gd file 1 letter --at 2026-03-09T09:00 >/dev/null
n=$(clock seed_demand_7d clock)
before=$(clock seed_demand_7d due)

run gd snooze 1 --clock "$n" --until 2026-03-12T09:00
exits 2 "a snooze without a reason"
says 'say why' "says so"
run gd snooze 1 --clock "$n" --reason x
exits 2 "a snooze without an end"
run gd snooze 1 --until 2026-03-12T09:00 --reason x
exits 2 "a snooze of no deadline"
says '--clock' "names the option"
run gd snooze 1 --clock "$n" --until 2026-03-01T09:00 --reason x
exits 2 "a snooze into the past"
run gd snooze 1 --clock "$n" --until 2026-03-12T09:00 --reason 'promised for then'
exits 0 "a snooze"
is "$(clock seed_demand_7d due)" "$before" "does not move the deadline"
is "$(clock seed_demand_7d snoozed_until)" 2026-03-12T09:00:00+08:00 "and is kept"
run gd log 1 -n 1
prints 'rests until 12 Mar 09:00; because: promised for then' "with its reason"
run gd snooze 1 --clock "$n" --off
exits 0 "it can be woken"
is "$(clock seed_demand_7d snoozed_until)" null "and is awake"

run gd pause 1 --clock "$n" --reason 'they asked for two days'
exits 0 "a pause"
prints 'stands still' "stops one's own limit"
is "$(clock seed_demand_7d state)" paused "and says so"
run gd pause 1 --clock "$n" --reason again
exits 2 "it is paused once"
NOW=2026-03-11T10:00
run gd resume 1 --clock "$n" --reason 'two days are over'
exits 0 "it is resumed"
prints '16 Mar 24:00 . 18 Mar 24:00' "old and new date are told"
is "$(clock seed_demand_7d due)" 2026-03-19T00:00:00+08:00 "two days later"
run gd resume 1 --clock "$n" --reason again
exits 2 "what is not paused"

run gd pause 1 --clock "$(clock limitation_3y clock)" --reason rest
prints 'the deadline stays' "what the law sets stays"
is "$(clock limitation_3y state)" running "and runs on"
is "$(clock limitation_3y reminders_paused)" true "in silence"
run gd pause 1 --clock "$(clock limitation_3y clock)" --law testing --reason x
exits 2 "the law does not suspend that"

before=$(clock limitation_3y due)
run gd note 1 --demand 'registered letter RA1, signed for'
exits 0 "a provable demand"
prints '1 deadline begins anew' "begins the limitation anew"
is "$(clock limitation_3y restarted)" 2026-03-11T10:00:00+08:00 "from then on"
run gd note 1 --at 2026-03-10 x
exits 2 "--at is of a demand"

# Missed while away.
gd file 1 service --at 2026-03-11T10:00 >/dev/null
run gd due --seen
exits 0 "looked"
NOW=2026-03-14T11:00
run gd due
prints '^Missed while away, since 11 Mar 10:00' "what rang comes first"
prints '^GD-0001 .* fell ' "with what happened"
run gd due --format json
is "$(json 0.missed)" true "also in JSON"
gd due --seen >/dev/null
run gd due
prints_not 'Missed while away' "once it was seen it is gone"
run gd config set alerts.hours_72 '48 80'
exits 2 "a threshold beyond the end"
run gd config set alerts.quiet_from 25:00
exits 2 "a time that is none"
run gd config set alerts.days_7 '4 6 7'
exits 0 "thresholds are one's own"

run gd due --format ics
exits 0 "a calendar"
is "$(grep -c "^BEGIN:VEVENT" out)" "$(gd due --format csv | grep -c 'GD-')" "an event a deadline"
is "$(tr -d '\r' <out | grep -c '^UID:')" "$(tr -d '\r' <out | grep '^UID:' | sort -u | grep -c .)" "with a name of its own"
awk 'length($0) > 76 || $0 !~ /\r$/' out | none "folded, with CR LF"

# A new calendar.
NOW=2026-12-20T10:00
one_case
gd file 1 12315 --force --reason x >/dev/null 2>&1
XDG_CONFIG_HOME=$work/config
export XDG_CONFIG_HOME
cat >notice.csv <<'END'
date,kind,name
2027-01-01,off,元旦
2027-01-02,work,元旦
2027-10-01,off,国庆节
END
run gd rules calendar add notice.csv --dry-run
exits 0 "a dry run"
prints '^GD-0001 .*≈' "tells what would move"
is "$(ls config/gongdao/calendar 2>/dev/null)" "" "and installs nothing"
run gd rules calendar add notice.csv
exits 0 "a calendar is added"
is "$(ls config/gongdao/calendar)" holidays-2027.csv "under the year's name"
prints '^GD-0001 ' "what moves is listed"
run gd rules recompute
prints_not GD- "once is enough"
run gd undo
exits 0 "it is undone"
run gd rules recompute --dry-run
prints '^GD-0001 ' "as one"
echo 'date,kind,name
2027-13-01,off,x' >bad.csv
run gd rules calendar add bad.csv
exits 1 "a calendar with a mistake"
prints '^bad.csv:2: ' "names the line"
run gd rules calendar add
exits 2 "no file"
printf 'date,kind,name\n2028-05-03,off,x\n' >few.csv
run gd rules calendar add few.csv
exits 1 "a few days of a year without a notice"
prints 'only some days of 2028' "would make it look published"
printf 'date,kind,name\n2027-05-03,off,x\n' >few.csv
run gd rules calendar add few.csv
exits 0 "a few days of a year that has one"
is "$(ls config/gongdao/calendar | tr '\n' ' ')" \
	"holidays-2027.csv holidays-2027_0503.csv " "stand behind it"
# A changed rule.
gd file 1 service --at 2026-12-20T09:00 >/dev/null
mkdir -p config/gongdao/playbook/clocks
printf '[seed_72h]\nperiod = 48h\n' >config/gongdao/playbook/clocks/article.ini
run gd rules recompute --format json
exits 0 "a changed rule"
is "$(json 0.rule)" seed_72h "names what it moves"
is "$(json 0.old_due) $(json 0.new_due)" \
	"2026-12-23T09:00:00+08:00 2026-12-22T09:00:00+08:00" "from when to when"
run gd log 1 -n 1
prints '23 Dec 09:00 . 22 Dec 09:00' "and so does the history"
run gd verify
exits 0 "the history is whole"
finish
