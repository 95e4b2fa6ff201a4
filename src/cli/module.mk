# src/cli - the commands

noinst_LIBRARIES += libgd-cli.a
libgd_cli_a_CPPFLAGS = $(src_cppflags)
libgd_cli_a_SOURCES = \
	src/cli/answers_file.c \
	src/cli/answers_file.h \
	src/cli/args.c \
	src/cli/backup.c \
	src/cli/case_columns.c \
	src/cli/case_columns.h \
	src/cli/cli.c \
	src/cli/cli.h \
	src/cli/clock.c \
	src/cli/close.c \
	src/cli/command.h \
	src/cli/commands.c \
	src/cli/config.c \
	src/cli/demo.c \
	src/cli/due.c \
	src/cli/due_missed.c \
	src/cli/due_missed.h \
	src/cli/edit.c \
	src/cli/erase.c \
	src/cli/escalate.c \
	src/cli/evidence.c \
	src/cli/evidence.h \
	src/cli/evidence_chat.c \
	src/cli/evidence_list.c \
	src/cli/evidence_out.c \
	src/cli/evidence_rehearse.c \
	src/cli/export.c \
	src/cli/file.c \
	src/cli/group.c \
	src/cli/handover.c \
	src/cli/help.c \
	src/cli/import.c \
	src/cli/json.c \
	src/cli/json.h \
	src/cli/letter.c \
	src/cli/letter.h \
	src/cli/letter_list.c \
	src/cli/letter_out.c \
	src/cli/list.c \
	src/cli/listing.c \
	src/cli/listing.h \
	src/cli/log.c \
	src/cli/merchant.c \
	src/cli/merchant.h \
	src/cli/merchant_show.c \
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
	src/cli/rehearse.c \
	src/cli/reopen.c \
	src/cli/report.c \
	src/cli/respond.c \
	src/cli/rules.c \
	src/cli/rules.h \
	src/cli/rules_clocks.c \
	src/cli/rules_show.c \
	src/cli/say.c \
	src/cli/search.c \
	src/cli/show.c \
	src/cli/similar.c \
	src/cli/undo.c \
	src/cli/verify.c \
	src/cli/ways.c \
	src/cli/when.c

EXTRA_DIST += src/cli/README
