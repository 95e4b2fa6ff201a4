# src/linear - the desk as plain lines

noinst_LIBRARIES += libgd-linear.a
libgd_linear_a_CPPFLAGS = $(src_cppflags)
libgd_linear_a_SOURCES = \
	src/linear/act.c \
	src/linear/advice.c \
	src/linear/bulk.c \
	src/linear/case.c \
	src/linear/cases.c \
	src/linear/clocks.c \
	src/linear/deadlines.c \
	src/linear/evidence.c \
	src/linear/evidence_out.c \
	src/linear/export.c \
	src/linear/filter.c \
	src/linear/find.c \
	src/linear/history.c \
	src/linear/import.c \
	src/linear/interview.c \
	src/linear/letters.c \
	src/linear/library.c \
	src/linear/linear.c \
	src/linear/linear.h \
	src/linear/linear_internal.h \
	src/linear/lines.c \
	src/linear/lines.h \
	src/linear/list.c \
	src/linear/list.h \
	src/linear/menu.c \
	src/linear/merchants.c \
	src/linear/reference.c \
	src/linear/reports.c \
	src/linear/settings.c

EXTRA_DIST += src/linear/README
