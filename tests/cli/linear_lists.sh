#!/bin/sh
# The lists of the linear desk: search, filter, views, sorting, marks, export; each
# talk is one long sitting through a pipe.
. "${top_srcdir:-.}/tests/cli/lib.sh"

demo 120

# --- Search, filter, views ---

talk '/ 小鹿' 0 GD-0007 0 GD-9999 search 小鹿 'x 1 3-4' 'x 3' m p 1 0 'x 99' nonsense 0 'nobody has this' '' \
	'filter and' 'filter by' 'type:?' 'stgae:court' 'open type:fraud,qualty' \
	'assignee:?' 'type:fraud' \
	'filter and' 'keep the' 'bad ones' 'keep the' bad 0 \
	'cases by' 0 'all cases' 'f all' 'f amount>900000000' 'v 1' '@bad' '@bda' \
	'v 7' 0 'filter and' 1 'call it' worse 0 0 0
exits 0 "a sitting over search, filter and views ends calmly"
prints '^1  GD-[0-9]+ 小鹿优选' "a search lists cases"
prints '^GD-0007 ' "a case is opened by its number in the first menu"
prints '^2 cases marked' "rows are marked, and a mark again is taken away"
prints 'marked; GD-' "which is heard when the list is read again"
prints 'x and the numbers' "a row that is not there is said"
prints 'A number from 0 to 20, please' "and a word that is none"
prints 'No case holds these words' "a search that finds nothing says so"
prints 'Here can stand: service  quality  fraud' \
	"a question mark tells what can follow"
prints "'stgae' is no filter word; did you mean 'stage:'" \
	"a wrong word is named, with the near one"
prints 'about this word: type:fraud,qualty' "and which of the words it is"
prints 'Kept as @bad' "the filter is kept as a view"
prints 'a view is named by|no option|views\.' "under a name that can be one"
prints 'filter type:fraud, hides [1-9]' "each list tells what it hides"
prints 'No case stands here' "a filter may leave nothing"
prints '^[0-9]+ cases; sorted by due; filter @bad, hides' \
	"a view is shown by its number and name"
prints "there is no view '@bda'; did you mean '@bad'" "a wrong name, too"
prints 'There is no view 7' "and a number without a view"
prints 'Called @worse from now on' "a view gets another name"

# --- Sorting, marking, one thing done to all, undo ---

talk 'all cases' 'o amount' 'o -opened,shop' 'o amuont' o tags \
	'f open' 'o number' 'x all' 'x none' 'x1-3' d tags '急,老人' \
	'f tag:老人' d 0 'x *' d 'whose' zhou 'f assignee:zhou' 0 \
	'undo my' 'undo my' 0
exits 0 "a sitting over sorting and marks ends calmly"
prints 'sorted by amount' "any column sorts"
prints 'sorted by -opened, shop' "several, and turned round"
prints "no column 'amuont'|did you mean 'amount'" "a wrong one is named"
prints 'due amount opened number' "they are told when asked for"
prints 'This affects 3 cases' "before it is done it is told to how many"
prints 'Done to 3; one undo takes all of it back' "then it is done to all"
is "$(desk list tag:老人 --format csv | grep -c GD-)" 0 "and undone as one"
is "$(desk list assignee:zhou open --format csv | grep -c GD-)" 0 "each"

# --- Deadlines ---

talk deadlines t t o o o o o w w m p 'f type:fraud' '?' l '' c "$work/a.ics" \
	'x 1-2' d 'add a' 'called them' 0 0
exits 0 "a sitting over deadlines ends calmly"
prints '^Overdue: [0-9]' "they are read in groups"
prints 'overdue and today alone' "the day's alone, too"
prints 'by merchant' "or by merchant"
prints 'mine alone' "or one's own"
prints 'deadlines?; by time; filter type:fraud, hides [1-9]' \
	"the filter tells what it hides"
is "$(grep -c BEGIN:VEVENT "$work/a.ics" | awk '{ print ($1 > 0) }')" 1 \
	"they go to a calendar"
prints 'Done to [12];' "a note goes to the marked"

# The command sorts them alike: each comes once, a merchant's together.
desk due --format csv --columns case,rule,shop >time.csv
desk due --format csv --columns case,rule,shop --sort merchant >merchant.csv
is "$(wc -l <merchant.csv | awk '{ print ($1 > 100) }')" 1 \
	"deadlines are sorted by merchant"
is "$(sort merchant.csv | cksum)" "$(sort time.csv | cksum)" \
	"they are the same ones"
is "$(cut -d, -f3 merchant.csv | uniq | wc -l)" \
	"$(cut -d, -f3 merchant.csv | sort -u | wc -l)" "a merchant's together"

# --- Export ---

talk 'filter and' 'filter by' 'type:fraud open' export look columns \
	'case,shop' personal 'keep these' slim file "$work/out.csv" look write \
	export list slim look list deadlines filter all file "$work/due.csv" write 0
exits 0 "a sitting over exports ends calmly"
prints '^Row 1\. case: GD-' "the first rows are read before anything is written"
prints 'taken out: names, phones' "personal data is taken out when wanted"
prints "'gongdao export slim' writes it, too" "the choices are kept"
prints '^3  Filter: type:fraud open' "and chosen again by their name"
prints 'rows written to .*/out.csv' "the file is written"
is "$(sed 1d out.csv | grep -c GD-)" \
	"$(desk list type:fraud open --format csv | sed 1d | grep -c GD-)" \
	"with what the filter lets through"
is "$(head -n 1 out.csv | tr -d '\r' | LC_ALL=C sed 's/^\xef\xbb\xbf//')" \
	'"case","shop"' "and the columns that were asked for"
is "$(sed 1d due.csv | grep -c GD-)" \
	"$(desk due --format csv | sed 1d | grep -c GD-)" \
	"a list's filter can be another one"

finish
