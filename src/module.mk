# src - the program: main.c and every layer

bin_PROGRAMS += gongdao
gongdao_CPPFLAGS = $(src_cppflags)
gongdao_SOURCES = \
	src/main.c
gongdao_LDADD = \
	$(tui_libs) \
	$(linear_libs) \
	$(cli_libs)
