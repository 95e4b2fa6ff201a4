# src/playbook - the knowledge of data/, read and checked

noinst_LIBRARIES += libgd-playbook.a
libgd_playbook_a_CPPFLAGS = $(src_cppflags)
libgd_playbook_a_SOURCES = \
	src/playbook/book.h \
	src/playbook/calendar.c \
	src/playbook/check.c \
	src/playbook/check.h \
	src/playbook/check_conds.c \
	src/playbook/check_files.c \
	src/playbook/check_letters.c \
	src/playbook/check_refs.c \
	src/playbook/check_whole.c \
	src/playbook/checks.h \
	src/playbook/entry.h \
	src/playbook/ini.c \
	src/playbook/ini.h \
	src/playbook/ini_lines.c \
	src/playbook/ini_lines.h \
	src/playbook/kinds.c \
	src/playbook/kinds.h \
	src/playbook/letters.c \
	src/playbook/letters.h \
	src/playbook/letters_internal.h \
	src/playbook/letters_keys.c \
	src/playbook/letters_weights.c \
	src/playbook/list.c \
	src/playbook/lists.c \
	src/playbook/mistakes.c \
	src/playbook/mistakes.h \
	src/playbook/overlay.c \
	src/playbook/overlay.h \
	src/playbook/playbook.c \
	src/playbook/playbook.h \
	src/playbook/schema.c \
	src/playbook/schema.h \
	src/playbook/sets.c \
	src/playbook/table.c \
	src/playbook/table.h \
	src/playbook/value.c \
	src/playbook/value.h \
	src/playbook/walk.c \
	src/playbook/walk.h \
	src/playbook/walk_answers.c \
	src/playbook/walk_paths.c \
	src/playbook/walk_tries.c \
	src/playbook/walk_uses.c \
	src/playbook/walks.h \
	src/playbook/words.c \
	src/playbook/yearbook.c \
	src/playbook/yearbook.h

EXTRA_DIST += src/playbook/README
