# src/exchange - CSV and what else leaves the house

noinst_LIBRARIES += libgd-exchange.a
libgd_exchange_a_CPPFLAGS = $(src_cppflags)
libgd_exchange_a_SOURCES = \
	src/exchange/answers_ini.c \
	src/exchange/answers_ini.h \
	src/exchange/csv_out.c \
	src/exchange/csv_out.h

EXTRA_DIST += src/exchange/README
