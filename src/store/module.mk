# src/store - the SQLite file

noinst_LIBRARIES += libgd-store.a
libgd_store_a_CPPFLAGS = $(src_cppflags)
libgd_store_a_SOURCES = \
	src/store/answers.c \
	src/store/cases.c \
	src/store/chain.c \
	src/store/change.c \
	src/store/counts.c \
	src/store/drafts.c \
	src/store/due.c \
	src/store/erase.c \
	src/store/fail.c \
	src/store/fields.c \
	src/store/filter_sql.c \
	src/store/flush.c \
	src/store/history.c \
	src/store/insert.c \
	src/store/migrate.c \
	src/store/open.c \
	src/store/probe.c \
	src/store/put.c \
	src/store/query.h \
	src/store/query_internal.h \
	src/store/record.c \
	src/store/record.h \
	src/store/rows.c \
	src/store/schema.c \
	src/store/stmt.c \
	src/store/store.h \
	src/store/store_internal.h \
	src/store/undo.c \
	src/store/verify.c

EXTRA_DIST += src/store/README
