# gd_check_flag.m4 - add a compiler or linker flag where it works.
#
# Each probe compiles or links a small program with the flag and -Werror (clang
# only warns about flags it does not know). The user's own flags stay untouched.

# GD_CHECK_CFLAG(FLAG, [IF-TAKEN], [IF-REFUSED]): append FLAG to GD_CFLAGS.
AC_DEFUN([GD_CHECK_CFLAG], [
AS_VAR_PUSHDEF([gd_var], [gd_cv_cflag_$1])dnl
AC_CACHE_CHECK([whether $CC accepts $1], [gd_var], [
	gd_save_CFLAGS=$CFLAGS
	CFLAGS="$CFLAGS $1 -Werror"
	AC_LINK_IFELSE([AC_LANG_PROGRAM()],
		[AS_VAR_SET([gd_var], [yes])], [AS_VAR_SET([gd_var], [no])])
	CFLAGS=$gd_save_CFLAGS
])
AS_VAR_IF([gd_var], [yes], [GD_CFLAGS="$GD_CFLAGS $1"
	$2], [m4_default([$3], [:])])
AS_VAR_POPDEF([gd_var])dnl
])

# GD_CHECK_LDFLAG(FLAG): append FLAG to GD_LDFLAGS.
AC_DEFUN([GD_CHECK_LDFLAG], [
AS_VAR_PUSHDEF([gd_var], [gd_cv_ldflag_$1])dnl
AC_CACHE_CHECK([whether the linker accepts $1], [gd_var], [
	gd_save_LDFLAGS=$LDFLAGS
	LDFLAGS="$LDFLAGS $1"
	AC_LINK_IFELSE([AC_LANG_PROGRAM()],
		[AS_VAR_SET([gd_var], [yes])], [AS_VAR_SET([gd_var], [no])])
	LDFLAGS=$gd_save_LDFLAGS
])
AS_VAR_IF([gd_var], [yes], [GD_LDFLAGS="$GD_LDFLAGS $1"])
AS_VAR_POPDEF([gd_var])dnl
])

# GD_CHECK_PIE: compile and link as a position-independent program. Both halves
# or neither: an object compiled for a fixed address does not link with -pie.
AC_DEFUN([GD_CHECK_PIE], [
AC_CACHE_CHECK([for position-independent programs], [gd_cv_pie], [
	gd_save_CFLAGS=$CFLAGS
	gd_save_LDFLAGS=$LDFLAGS
	CFLAGS="$CFLAGS -fPIE -Werror"
	LDFLAGS="$LDFLAGS -pie"
	AC_LINK_IFELSE([AC_LANG_PROGRAM()], [gd_cv_pie=yes], [gd_cv_pie=no])
	CFLAGS=$gd_save_CFLAGS
	LDFLAGS=$gd_save_LDFLAGS
])
AS_IF([test "$gd_cv_pie" = yes], [
	GD_CFLAGS="$GD_CFLAGS -fPIE"
	GD_LDFLAGS="$GD_LDFLAGS -pie"
])
])

# GD_CHECK_FORTIFY: the highest level the C library checks, when the user's
# flags optimise (glibc refuses it otherwise) and do not choose one already.
AC_DEFUN([GD_CHECK_FORTIFY], [
AC_CACHE_CHECK([for _FORTIFY_SOURCE], [gd_cv_fortify], [
	gd_cv_fortify=no
	AC_COMPILE_IFELSE([AC_LANG_SOURCE([[
		#ifdef _FORTIFY_SOURCE
		#error chosen already
		#endif
		#ifndef __OPTIMIZE__
		#error not optimising
		#endif
		int unused;
	]])], [
		gd_save_CPPFLAGS=$CPPFLAGS
		for gd_level in 3 2; do
			CPPFLAGS="$gd_save_CPPFLAGS -D_FORTIFY_SOURCE=$gd_level"
			AC_COMPILE_IFELSE([AC_LANG_SOURCE([[
				#include <string.h>
				#if __USE_FORTIFY_LEVEL != _FORTIFY_SOURCE
				#error level not known
				#endif
				int unused;
			]])], [gd_cv_fortify=$gd_level; break])
		done
		CPPFLAGS=$gd_save_CPPFLAGS
	])
])
AS_IF([test "$gd_cv_fortify" != no],
	[GD_CPPFLAGS="$GD_CPPFLAGS -D_FORTIFY_SOURCE=$gd_cv_fortify"])
])
