# contrib - what runs beside the program: a timer that lists what is due.

systemduserdir = $(prefix)/lib/systemd/user
nodist_systemduser_DATA = contrib/systemd/gongdao-due.service
dist_systemduser_DATA = contrib/systemd/gongdao-due.timer
EXTRA_DIST += contrib/systemd/gongdao-due.service.in
CLEANFILES += contrib/systemd/gongdao-due.service

contrib/systemd/gongdao-due.service: \
		$(top_srcdir)/contrib/systemd/gongdao-due.service.in Makefile
	@$(MKDIR_P) contrib/systemd
	$(AM_V_GEN)sed 's|[@]bindir@|$(bindir)|g' \
		$(top_srcdir)/contrib/systemd/gongdao-due.service.in > $@
