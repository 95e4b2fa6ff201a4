# src/store - the SQLite file

noinst_LIBRARIES += libgd-store.a
libgd_store_a_CPPFLAGS = $(src_cppflags)
libgd_store_a_SOURCES = \
	src/store/answers.c \
	src/store/backup.c \
	src/store/backup.h \
	src/store/cases.c \
	src/store/chain.c \
	src/store/change.c \
	src/store/check.c \
	src/store/clocks.c \
	src/store/clocks.h \
	src/store/compare.c \
	src/store/copy.c \
	src/store/counts.c \
	src/store/drafts.c \
	src/store/due.c \
	src/store/due_internal.h \
	src/store/erase.c \
	src/store/evidence.c \
	src/store/evidence.h \
	src/store/fail.c \
	src/store/fields.c \
	src/store/fields.h \
	src/store/filter_sql.c \
	src/store/filter_values.c \
	src/store/filter_values.h \
	src/store/flush.c \
	src/store/grams.c \
	src/store/history.c \
	src/store/hold.c \
	src/store/hold.h \
	src/store/holder.c \
	src/store/hold_rows.c \
	src/store/hold_write.c \
	src/store/imports.c \
	src/store/imports.h \
	src/store/insert.c \
	src/store/key.c \
	src/store/key.h \
	src/store/letters.c \
	src/store/load.c \
	src/store/memory.c \
	src/store/merchant_find.c \
	src/store/merchants.c \
	src/store/merchants.h \
	src/store/migrate.c \
	src/store/open.c \
	src/store/place.c \
	src/store/probe.c \
	src/store/put.c \
	src/store/query.h \
	src/store/query_internal.h \
	src/store/record.c \
	src/store/record.h \
	src/store/related.c \
	src/store/related.h \
	src/store/related_cases.c \
	src/store/report.c \
	src/store/report.h \
	src/store/review.c \
	src/store/review.h \
	src/store/rows.c \
	src/store/schema.c \
	src/store/schema_3.c \
	src/store/schema_4.c \
	src/store/schema_5.c \
	src/store/slots.c \
	src/store/slots.h \
	src/store/search.c \
	src/store/search.h \
	src/store/search_index.c \
	src/store/search_internal.h \
	src/store/search_texts.c \
	src/store/sorted.c \
	src/store/stmt.c \
	src/store/store.h \
	src/store/store_internal.h \
	src/store/undo.c \
	src/store/undo_batch.c \
	src/store/verify.c \
	src/store/writer.c \
	src/store/writer.h

EXTRA_DIST += src/store/README
