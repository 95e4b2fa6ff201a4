# src/exchange - CSV and what else leaves the house

noinst_LIBRARIES += libgd-exchange.a
libgd_exchange_a_CPPFLAGS = $(src_cppflags)
libgd_exchange_a_SOURCES = \
	src/exchange/answers_ini.c \
	src/exchange/answers_ini.h \
	src/exchange/archive.c \
	src/exchange/archive.h \
	src/exchange/bundle_check.c \
	src/exchange/bundle_check.h \
	src/exchange/chat_in.c \
	src/exchange/chat_in.h \
	src/exchange/clipboard.c \
	src/exchange/clipboard.h \
	src/exchange/csv_bytes.c \
	src/exchange/csv_bytes.h \
	src/exchange/csv_detect.c \
	src/exchange/csv_detect.h \
	src/exchange/csv_in.c \
	src/exchange/csv_in.h \
	src/exchange/csv_kind.c \
	src/exchange/csv_kind.h \
	src/exchange/csv_names.c \
	src/exchange/csv_out.c \
	src/exchange/csv_out.h \
	src/exchange/editor.c \
	src/exchange/editor.h \
	src/exchange/file_kind.c \
	src/exchange/file_kind.h \
	src/exchange/print.c \
	src/exchange/print.h \
	src/exchange/program.c \
	src/exchange/program.h \
	src/exchange/qr.c \
	src/exchange/qr.h \
	src/exchange/secret.c \
	src/exchange/secret.h \
	src/exchange/stamp.c \
	src/exchange/stamp.h \
	src/exchange/stamp_internal.h \
	src/exchange/text_in.c \
	src/exchange/text_in.h \
	src/exchange/vault.c \
	src/exchange/vault.h \
	src/exchange/vault_carry.c \
	src/exchange/vault_carry.h \
	src/exchange/vault_internal.h \
	src/exchange/vault_take.c

EXTRA_DIST += src/exchange/README
