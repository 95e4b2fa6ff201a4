# src/desk - what a person can do to a case

noinst_LIBRARIES += libgd-desk.a
libgd_desk_a_CPPFLAGS = $(src_cppflags)
libgd_desk_a_SOURCES = \
	src/desk/act.c \
	src/desk/act_clocks.c \
	src/desk/act_internal.h \
	src/desk/actions.h \
	src/desk/close.c \
	src/desk/columns.c \
	src/desk/config.c \
	src/desk/config.h \
	src/desk/config_internal.h \
	src/desk/config_set.c \
	src/desk/demo.h \
	src/desk/desk.c \
	src/desk/desk.h \
	src/desk/edit.c \
	src/desk/explain.c \
	src/desk/explain.h \
	src/desk/export.h \
	src/desk/file.c \
	src/desk/file_internal.h \
	src/desk/intake.h \
	src/desk/objections.c \
	src/desk/pairs.c \
	src/desk/pairs.h \
	src/desk/phrase.h \
	src/desk/reserved.c \
	src/desk/reserved.h \
	src/desk/respond.c \
	src/desk/summary.c \
	src/desk/summary.h \
	src/desk/undo.c \
	src/desk/view.c \
	src/desk/view.h

EXTRA_DIST += src/desk/README
