# data - the playbook and the calendar, installed as they lie here

calendardir = $(pkgdatadir)/calendar
dist_calendar_DATA = \
	data/calendar/holidays-cn.csv \
	data/calendar/statutory-days-cn.csv

demodir = $(pkgdatadir)/demo
dist_demo_DATA = \
	data/demo/answers.txt \
	data/demo/facts.txt \
	data/demo/firms.txt \
	data/demo/goods.txt \
	data/demo/notes.txt \
	data/demo/people.txt \
	data/demo/promises.txt \
	data/demo/reasons.txt \
	data/demo/shops.txt

playbookdir = $(pkgdatadir)/playbook
dist_playbook_DATA = \
	data/playbook/channels.ini \
	data/playbook/evidence.ini \
	data/playbook/matrix.ini \
	data/playbook/sections.ini \
	data/playbook/stages.ini

playbook_choicesdir = $(pkgdatadir)/playbook/choices
dist_playbook_choices_DATA = \
	data/playbook/choices/carrier.ini \
	data/playbook/choices/contacted.ini \
	data/playbook/choices/demand.ini \
	data/playbook/choices/evidence.ini \
	data/playbook/choices/for_living.ini \
	data/playbook/choices/id_type.ini \
	data/playbook/choices/other_bodies.ini \
	data/playbook/choices/outcome.ini \
	data/playbook/choices/scenario.ini \
	data/playbook/choices/type.ini

playbook_clocksdir = $(pkgdatadir)/playbook/clocks
dist_playbook_clocks_DATA = \
	data/playbook/clocks/article.ini \
	data/playbook/clocks/court.ini \
	data/playbook/clocks/law.ini \
	data/playbook/clocks/regulator.ini

playbook_platformsdir = $(pkgdatadir)/playbook/platforms
dist_playbook_platforms_DATA = \
	data/playbook/platforms/jd.ini \
	data/playbook/platforms/other.ini \
	data/playbook/platforms/taobao.ini \
	data/playbook/platforms/wechat.ini

playbook_questionsdir = $(pkgdatadir)/playbook/questions
dist_playbook_questions_DATA = \
	data/playbook/questions/10-what.ini \
	data/playbook/questions/20-where.ini \
	data/playbook/questions/30-scope.ini \
	data/playbook/questions/40-deal.ini \
	data/playbook/questions/50-merchant.ini \
	data/playbook/questions/60-detail.ini \
	data/playbook/questions/70-demand.ini \
	data/playbook/questions/80-evidence.ini \
	data/playbook/questions/90-contact.ini

playbook_sourcesdir = $(pkgdatadir)/playbook/sources
dist_playbook_sources_DATA = \
	data/playbook/sources/law-ad.ini \
	data/playbook/sources/law-cc.ini \
	data/playbook/sources/law-ccl.ini \
	data/playbook/sources/law-court.ini \
	data/playbook/sources/law-ecl.ini \
	data/playbook/sources/law-goods.ini \
	data/playbook/sources/law-impl.ini \
	data/playbook/sources/law-live.ini \
	data/playbook/sources/law-penalty.ini \
	data/playbook/sources/law-pip.ini \
	data/playbook/sources/law-reg121.ini \
	data/playbook/sources/law-reg20.ini \
	data/playbook/sources/law-ret7.ini \
	data/playbook/sources/platform.ini \
	data/playbook/sources/seed.ini

playbook_triagedir = $(pkgdatadir)/playbook/triage
dist_playbook_triage_DATA = \
	data/playbook/triage/channels.ini \
	data/playbook/triage/combine.ini \
	data/playbook/triage/risks.ini \
	data/playbook/triage/scope.ini
