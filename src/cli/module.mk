# src/cli - the commands

noinst_LIBRARIES += libgd-cli.a
libgd_cli_a_CPPFLAGS = $(src_cppflags)
libgd_cli_a_SOURCES = \
	src/cli/args.c \
	src/cli/cli.c \
	src/cli/cli.h \
	src/cli/command.h \
	src/cli/help.c \
	src/cli/parse.c \
	src/cli/parse.h \
	src/cli/say.c
