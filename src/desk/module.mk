# src/desk - what a person can do to a case

noinst_LIBRARIES += libgd-desk.a
libgd_desk_a_CPPFLAGS = $(src_cppflags)
libgd_desk_a_SOURCES = \
	src/desk/act.c \
	src/desk/act_clocks.c \
	src/desk/act_internal.h \
	src/desk/actions.h \
	src/desk/care.c \
	src/desk/care.h \
	src/desk/close.c \
	src/desk/columns.c \
	src/desk/config.c \
	src/desk/config.h \
	src/desk/config_internal.h \
	src/desk/config_set.c \
	src/desk/demo.c \
	src/desk/demo.h \
	src/desk/demo_texts.c \
	src/desk/demo_texts.h \
	src/desk/desk.c \
	src/desk/desk.h \
	src/desk/each.c \
	src/desk/each.h \
	src/desk/edit.c \
	src/desk/explain.c \
	src/desk/explain.h \
	src/desk/export.c \
	src/desk/export.h \
	src/desk/export_columns.c \
	src/desk/export_internal.h \
	src/desk/file.c \
	src/desk/file_internal.h \
	src/desk/intake.c \
	src/desk/intake.h \
	src/desk/intake_open.c \
	src/desk/objections.c \
	src/desk/open_internal.h \
	src/desk/pairs.c \
	src/desk/pairs.h \
	src/desk/phrase.c \
	src/desk/phrase.h \
	src/desk/phrase_event.c \
	src/desk/phrase_next.c \
	src/desk/phrase_time.c \
	src/desk/plan_words.c \
	src/desk/plan_words.h \
	src/desk/replay.h \
	src/desk/reserved.c \
	src/desk/reserved.h \
	src/desk/respond.c \
	src/desk/summary.c \
	src/desk/summary.h \
	src/desk/undo.c \
	src/desk/view.c \
	src/desk/view.h

EXTRA_DIST += src/desk/README
