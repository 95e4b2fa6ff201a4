# po - the translations, made in the build tree and installed from there
#
#	make update-po	collects the texts of the sources, merges them into
#			po/zh_CN.po; what is new is untranslated then
#
# locale/ has the layout of $(localedir), so that a program that was not
# installed speaks Chinese too.

localezhdir = $(localedir)/zh_CN/LC_MESSAGES
nodist_localezh_DATA = locale/zh_CN/LC_MESSAGES/gongdao.mo
CLEANFILES += $(nodist_localezh_DATA) gongdao.pot
EXTRA_DIST += \
	po/POTFILES.in \
	po/zh_CN.po

locale/zh_CN/LC_MESSAGES/gongdao.mo: $(top_srcdir)/po/zh_CN.po
	$(AM_V_GEN)$(MKDIR_P) $(@D) && \
	$(MSGFMT) -c -o $@.tmp $(top_srcdir)/po/zh_CN.po && mv $@.tmp $@

# Without locations a moved line changes no catalogue.
xgettext_options = --keyword=_ --keyword=N_ --from-code=UTF-8 \
	--add-comments=TRANSLATORS: --no-location \
	--flag=gd_error_set:3:c-format --flag=gd_error_prefix:2:c-format

.PHONY: update-po
update-po:
	$(XGETTEXT) $(xgettext_options) --package-name=gongdao \
		-D $(top_srcdir) -f $(top_srcdir)/po/POTFILES.in -o gongdao.pot
	$(MSGMERGE) --no-location --no-wrap --update --backup=none \
		$(top_srcdir)/po/zh_CN.po gongdao.pot
