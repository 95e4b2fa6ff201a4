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
	data/demo/seasons.txt \
	data/demo/shops.txt

importdir = $(pkgdatadir)/import
dist_import_DATA = \
	data/import/headings.ini \
	data/import/values.ini

lettersdir = $(pkgdatadir)/letters
dist_letters_DATA = \
	data/letters/12315.txt \
	data/letters/arbitration.txt \
	data/letters/basis.ini \
	data/letters/boxes.ini \
	data/letters/claims.ini \
	data/letters/classes.ini \
	data/letters/demand.en.txt \
	data/letters/demand.txt \
	data/letters/disclosure.en.txt \
	data/letters/disclosure.txt \
	data/letters/elect.txt \
	data/letters/first.en.txt \
	data/letters/first.txt \
	data/letters/fits.ini \
	data/letters/follow.en.txt \
	data/letters/follow.txt \
	data/letters/group.txt \
	data/letters/laws.ini \
	data/letters/letters.ini \
	data/letters/order.txt \
	data/letters/proxy.txt \
	data/letters/public.txt \
	data/letters/reconsider.txt \
	data/letters/report.txt \
	data/letters/settle.txt \
	data/letters/suit.txt \
	data/letters/weights.tsv \
	data/letters/wechat110.txt \
	data/letters/withdraw.txt \
	data/letters/words.ini

letters_lintdir = $(pkgdatadir)/letters/lint
dist_letters_lint_DATA = \
	data/letters/lint/deadline.ini \
	data/letters/lint/demand.ini \
	data/letters/lint/law.ini \
	data/letters/lint/private.ini \
	data/letters/lint/tone.ini

playbookdir = $(pkgdatadir)/playbook
dist_playbook_DATA = \
	data/playbook/after.ini \
	data/playbook/channels.ini \
	data/playbook/evidence.ini \
	data/playbook/facts.ini \
	data/playbook/matrix.ini \
	data/playbook/principles.ini \
	data/playbook/redact.ini \
	data/playbook/rehearsal.ini \
	data/playbook/sections.ini \
	data/playbook/stages.ini

playbook_choicesdir = $(pkgdatadir)/playbook/choices
dist_playbook_choices_DATA = \
	data/playbook/choices/carrier.ini \
	data/playbook/choices/chat_column.ini \
	data/playbook/choices/check_filing.ini \
	data/playbook/choices/check_licence.ini \
	data/playbook/choices/check_pay.ini \
	data/playbook/choices/check_price.ini \
	data/playbook/choices/check_rating.ini \
	data/playbook/choices/check_terms.ini \
	data/playbook/choices/contacted.ini \
	data/playbook/choices/demand.ini \
	data/playbook/choices/evidence.ini \
	data/playbook/choices/for_living.ini \
	data/playbook/choices/id_type.ini \
	data/playbook/choices/import_way.ini \
	data/playbook/choices/other_bodies.ini \
	data/playbook/choices/outcome.ini \
	data/playbook/choices/pause.ini \
	data/playbook/choices/scenario.ini \
	data/playbook/choices/seller_place.ini \
	data/playbook/choices/type.ini

playbook_clocksdir = $(pkgdatadir)/playbook/clocks
dist_playbook_clocks_DATA = \
	data/playbook/clocks/article.ini \
	data/playbook/clocks/court.ini \
	data/playbook/clocks/evidence.ini \
	data/playbook/clocks/law.ini \
	data/playbook/clocks/regulator.ini

playbook_librarydir = $(pkgdatadir)/playbook/library
dist_playbook_library_DATA = \
	data/playbook/library/jd.ini \
	data/playbook/library/taobao.ini \
	data/playbook/library/wechat.ini

playbook_platformsdir = $(pkgdatadir)/playbook/platforms
dist_playbook_platforms_DATA = \
	data/playbook/platforms/jd.ini \
	data/playbook/platforms/other.ini \
	data/playbook/platforms/taobao.ini \
	data/playbook/platforms/wechat.ini

playbook_questionsdir = $(pkgdatadir)/playbook/questions
dist_playbook_questions_DATA = \
	data/playbook/questions/10-what.ini \
	data/playbook/questions/15-scope.ini \
	data/playbook/questions/20-where.ini \
	data/playbook/questions/40-deal.ini \
	data/playbook/questions/50-merchant.ini \
	data/playbook/questions/60-detail.ini \
	data/playbook/questions/70-demand.ini \
	data/playbook/questions/80-evidence.ini \
	data/playbook/questions/90-contact.ini \
	data/playbook/questions/95-check.ini

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
	data/playbook/triage/check.ini \
	data/playbook/triage/combine.ini \
	data/playbook/triage/details.ini \
	data/playbook/triage/grounds.ini \
	data/playbook/triage/points.ini \
	data/playbook/triage/risks.ini \
	data/playbook/triage/scope.ini \
	data/playbook/triage/where.ini
