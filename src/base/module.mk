# src/base - what every layer stands on: errors, text, files

noinst_LIBRARIES += libgd-base.a
libgd_base_a_CPPFLAGS = $(src_cppflags)
libgd_base_a_SOURCES = \
	src/base/arena.c \
	src/base/arena.h \
	src/base/banned.h \
	src/base/bitext.c \
	src/base/bitext.h \
	src/base/buf.c \
	src/base/buf.h \
	src/base/code.c \
	src/base/code.h \
	src/base/complete.c \
	src/base/complete.h \
	src/base/diff.c \
	src/base/diff.h \
	src/base/digest.c \
	src/base/digest.h \
	src/base/edit.c \
	src/base/edit.h \
	src/base/edit_internal.h \
	src/base/edit_rows.c \
	src/base/edit_undo.c \
	src/base/error.c \
	src/base/error.h \
	src/base/file.c \
	src/base/file.h \
	src/base/hash.h \
	src/base/i18n.c \
	src/base/i18n.h \
	src/base/magic.h \
	src/base/mem.c \
	src/base/mem.h \
	src/base/path.c \
	src/base/path.h \
	src/base/pinyin.c \
	src/base/pinyin.h \
	src/base/spool.c \
	src/base/spool.h \
	src/base/suggest.c \
	src/base/suggest.h \
	src/base/temp.c \
	src/base/temp.h \
	src/base/text.c \
	src/base/text.h \
	src/base/text_grapheme.c \
	src/base/text_internal.h \
	src/base/text_layout.c \
	src/base/text_width.c

EXTRA_DIST += src/base/README
