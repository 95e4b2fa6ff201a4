# src/cli - the commands

noinst_LIBRARIES += libgd-cli.a
libgd_cli_a_CPPFLAGS = $(src_cppflags)
libgd_cli_a_SOURCES = \
	src/cli/answers_file.c \
	src/cli/answers_file.h \
	src/cli/args.c \
	src/cli/case_columns.c \
	src/cli/case_columns.h \
	src/cli/cli.c \
	src/cli/cli.h \
	src/cli/close.c \
	src/cli/command.h \
	src/cli/commands.c \
	src/cli/config.c \
	src/cli/demo.c \
	src/cli/due.c \
	src/cli/edit.c \
	src/cli/escalate.c \
	src/cli/export.c \
	src/cli/file.c \
	src/cli/help.c \
	src/cli/json.c \
	src/cli/json.h \
	src/cli/list.c \
	src/cli/listing.c \
	src/cli/listing.h \
	src/cli/log.c \
	src/cli/moved.c \
	src/cli/moved.h \
	src/cli/new.c \
	src/cli/note.c \
	src/cli/parse.c \
	src/cli/parse.h \
	src/cli/plan.c \
	src/cli/plan_json.c \
	src/cli/plan_json.h \
	src/cli/progress.c \
	src/cli/progress.h \
	src/cli/questions.c \
	src/cli/reopen.c \
	src/cli/respond.c \
	src/cli/rules.c \
	src/cli/say.c \
	src/cli/show.c \
	src/cli/undo.c \
	src/cli/verify.c \
	src/cli/when.c

EXTRA_DIST += src/cli/README
