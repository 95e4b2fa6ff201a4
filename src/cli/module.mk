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
	src/cli/command.h \
	src/cli/due.c \
	src/cli/help.c \
	src/cli/json.c \
	src/cli/json.h \
	src/cli/list.c \
	src/cli/listing.c \
	src/cli/listing.h \
	src/cli/new.c \
	src/cli/parse.c \
	src/cli/parse.h \
	src/cli/questions.c \
	src/cli/say.c
