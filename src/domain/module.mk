# src/domain - pure rules: clocks, interview, triage

noinst_LIBRARIES += libgd-domain.a
libgd_domain_a_CPPFLAGS = $(src_cppflags)
libgd_domain_a_SOURCES = \
	src/domain/answers.c \
	src/domain/answers.h \
	src/domain/calendar.c \
	src/domain/calendar.h \
	src/domain/checks.c \
	src/domain/checks.h \
	src/domain/clock.c \
	src/domain/clock.h \
	src/domain/cond.c \
	src/domain/cond.h \
	src/domain/cond_eval.c \
	src/domain/dateinput.c \
	src/domain/dateinput.h \
	src/domain/dateinput_day.c \
	src/domain/dateinput_internal.h \
	src/domain/dateinput_time.c \
	src/domain/dateinput_words.c \
	src/domain/filter.c \
	src/domain/filter.h \
	src/domain/filter_internal.h \
	src/domain/filter_word.c \
	src/domain/hanwords.h \
	src/domain/hanwords_interview.h \
	src/domain/instant.c \
	src/domain/instant.h \
	src/domain/interview.c \
	src/domain/interview.h \
	src/domain/interview_check.c \
	src/domain/interview_internal.h \
	src/domain/interview_match.c \
	src/domain/interview_words.c \
	src/domain/list.c \
	src/domain/list.h \
	src/domain/money.c \
	src/domain/money.h \
	src/domain/numerals.c \
	src/domain/numerals.h \
	src/domain/objections.c \
	src/domain/plan.c \
	src/domain/plan_internal.h \
	src/domain/records.c \
	src/domain/records.h \
	src/domain/remaining.c \
	src/domain/rules.c \
	src/domain/rules.h \
	src/domain/triage.c \
	src/domain/triage.h \
	src/domain/understand.c \
	src/domain/understand_date.c \
	src/domain/understand_scan.c

EXTRA_DIST += src/domain/README
