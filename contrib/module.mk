# contrib - what runs beside the program: timers that list what is due, back the
# desk up and date its history.

systemduserdir = $(prefix)/lib/systemd/user
user_services = \
	contrib/systemd/gongdao-backup.service \
	contrib/systemd/gongdao-due.service \
	contrib/systemd/gongdao-stamp.service
nodist_systemduser_DATA = $(user_services)
dist_systemduser_DATA = \
	contrib/systemd/gongdao-backup.timer \
	contrib/systemd/gongdao-due.timer \
	contrib/systemd/gongdao-stamp.timer
EXTRA_DIST += $(user_services:=.in)
CLEANFILES += $(user_services)

$(user_services): %: %.in Makefile
	@$(MKDIR_P) contrib/systemd
	$(AM_V_GEN)sed 's|[@]bindir@|$(bindir)|g' $(top_srcdir)/$@.in > $@
