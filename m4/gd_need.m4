# gd_need.m4 - find libraries; name everything that is missing at once.
#
# Each macro sets VAR_CFLAGS and VAR_LIBS (both may be given by the user, as
# with PKG_CHECK_MODULES) and adds a line to $gd_missing when it finds nothing.

# GD_NEED_PKG(VAR, MODULE, VERSION, DEBIAN-PACKAGE): through pkg-config.
AC_DEFUN([GD_NEED_PKG], [
PKG_CHECK_MODULES([$1], [$2 >= $3], [], [
	gd_missing="$gd_missing
    $2 (at least $3)"
	gd_missing_debian="$gd_missing_debian $4"
])
])

# GD_WANT_PKG(VAR, MODULE, VERSION, DEBIAN-PACKAGE): the same for what only the
# tests need.
AC_DEFUN([GD_WANT_PKG], [
PKG_CHECK_MODULES([$1], [$2 >= $3], [],
	[gd_missing_wanted="$gd_missing_wanted $4"])
])

# GD_NEED_LIB(VAR, LIBRARY, FUNCTION, HEADERS, DEBIAN-PACKAGE): for libraries
# without a .pc file. The first of HEADERS that exists is enough; function and
# header are both tried, for a runtime package brings the one without the other.
AC_DEFUN([GD_NEED_LIB], [
AC_ARG_VAR([$1][_CFLAGS], [C compiler flags for $2])dnl
AC_ARG_VAR([$1][_LIBS], [linker flags for $2, instead of -l$2])dnl
gd_save_CPPFLAGS=$CPPFLAGS
gd_save_LIBS=$LIBS
CPPFLAGS="$CPPFLAGS $$1[]_CFLAGS"
gd_found_header=no
AC_CHECK_HEADERS([$4], [gd_found_header=yes; break])
AS_IF([test "x$$1[]_LIBS" = x], [$1[]_LIBS=-l$2])
LIBS="$$1[]_LIBS $LIBS"
AC_CACHE_CHECK([for $3 in $$1[]_LIBS], [gd_cv_lib_$2], [
	AC_LINK_IFELSE([AC_LANG_CALL([], [$3])],
		[gd_cv_lib_$2=yes], [gd_cv_lib_$2=no])
])
CPPFLAGS=$gd_save_CPPFLAGS
LIBS=$gd_save_LIBS
AS_IF([test "$gd_found_header" = no], [
	gd_missing="$gd_missing
    lib$2: header m4_bpatsubst([$4], [ .*])"
	gd_missing_debian="$gd_missing_debian $5"
], [test "$gd_cv_lib_$2" = no], [
	gd_missing="$gd_missing
    lib$2: function $3"
	gd_missing_debian="$gd_missing_debian $5"
])
])

# GD_NEED_GETTEXT: gettext() in the C library or libintl (LIBINTL), and the
# programs that make catalogues. gettext's own macros would bring a recursive
# Makefile that writes into the source tree and leaves a changed catalogue out of
# a build; po/module.mk needs none of that.
AC_DEFUN([GD_NEED_GETTEXT], [
gd_save_LIBS=$LIBS
AC_SEARCH_LIBS([bindtextdomain], [intl], [
	AS_CASE([$ac_cv_search_bindtextdomain],
		[-l*], [LIBINTL=$ac_cv_search_bindtextdomain], [LIBINTL=])
], [
	gd_missing="$gd_missing
    gettext: function bindtextdomain"
	gd_missing_debian="$gd_missing_debian libc6-dev"
])
LIBS=$gd_save_LIBS
AC_SUBST([LIBINTL])
AC_CHECK_PROGS([MSGFMT], [msgfmt gmsgfmt])
AC_CHECK_PROGS([MSGMERGE], [msgmerge gmsgmerge], [msgmerge])
AC_CHECK_PROGS([XGETTEXT], [xgettext gxgettext], [xgettext])
AS_IF([test -z "$MSGFMT"], [
	gd_missing="$gd_missing
    gettext: program msgfmt"
	gd_missing_debian="$gd_missing_debian gettext"
])
])

# GD_NEED_REPORT: stop here when something is missing.
AC_DEFUN([GD_NEED_REPORT], [
AS_IF([test -n "$gd_missing"], [
	AC_MSG_ERROR([these libraries are missing or too old:$gd_missing

On Debian and Ubuntu install them with
    apt-get install$gd_missing_debian
or let ./quickstart do it.])
])
])
