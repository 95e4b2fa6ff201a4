/*
 * base/banned.h - calls that do not compile anywhere in gongdao.
 *
 * The build includes this file before each source file. The headers that
 * declare the banned names come first, so that only our own use is an error:
 *	unbounded writes	strcpy strcat sprintf vsprintf gets
 *	hidden shared state	strtok localtime gmtime ctime asctime tmpnam
 *	race on a file name	mktemp tmpnam
 *	a shell in between	system popen
 */
#ifndef GD_BASE_BANNED_H
#define GD_BASE_BANNED_H

#ifdef HAVE_CONFIG_H
#include <config.h>
#endif

#include <libintl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>
#include <wchar.h>

/* Some C libraries make macros of these; those must not be looked through. */
#undef strcpy
#undef strcat
#undef sprintf
#undef vsprintf
#undef gets
#undef strtok

#pragma GCC poison strcpy strcat sprintf vsprintf gets
#pragma GCC poison strtok localtime gmtime ctime asctime tmpnam
#pragma GCC poison mktemp system popen

#endif
