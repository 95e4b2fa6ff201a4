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

# GD_NEED_SQLCIPHER: SQLCipher as SQLITE_CFLAGS and SQLITE_LIBS. Its module
# counts in versions of the SQLite that it stands on. The store's tables are
# STRICT (SQLite 3.37) and its search needs FTS5; Debian 12 has neither there.
AC_DEFUN([GD_NEED_SQLCIPHER], [
PKG_CHECK_MODULES([SQLITE], [sqlcipher], [
	AC_DEFINE([HAVE_SQLCIPHER], [1], [Define to encrypt the database.])
	GD_SQLCIPHER_CPPFLAGS=-DSQLITE_HAS_CODEC
	gd_save_CPPFLAGS=$CPPFLAGS
	gd_save_LIBS=$LIBS
	CPPFLAGS="$CPPFLAGS $GD_SQLCIPHER_CPPFLAGS $SQLITE_CFLAGS"
	LIBS="$SQLITE_LIBS $LIBS"
	AC_CACHE_CHECK([whether SQLCipher has STRICT tables and FTS5],
		[gd_cv_sqlcipher], [
		AC_RUN_IFELSE([AC_LANG_PROGRAM([[#include <sqlite3.h>]], [[
			sqlite3 *db;
			return sqlite3_open(":memory:", &db) != SQLITE_OK ||
			       sqlite3_key(db, "k", 1) != SQLITE_OK ||
			       sqlite3_exec(db, "CREATE TABLE t (x TEXT) STRICT;"
					    "CREATE VIRTUAL TABLE f USING fts5 (x)",
					    0, 0, 0) != SQLITE_OK;
		]])], [gd_cv_sqlcipher=yes], [gd_cv_sqlcipher=no],
			[gd_cv_sqlcipher=yes])
	])
	CPPFLAGS=$gd_save_CPPFLAGS
	LIBS=$gd_save_LIBS
	AS_IF([test "$gd_cv_sqlcipher" = no], [
		AC_MSG_ERROR([this SQLCipher is too old for the tables of gongdao: it must
stand on SQLite 3.37 or newer (STRICT tables) and have FTS5, as SQLCipher 4.6 of
Debian 13 does. Configure without --with-sqlcipher, or use a newer one.])
	])
], [gd_missing="$gd_missing
    sqlcipher (on SQLite 3.37 or newer)"
	gd_missing_debian="$gd_missing_debian libsqlcipher-dev"
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
