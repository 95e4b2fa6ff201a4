/*
 * base/magic.h - how files of a kind begin, where more than one asks for it.
 */
#ifndef GD_BASE_MAGIC_H
#define GD_BASE_MAGIC_H

/* A SQLite database: these and a NUL, 16 bytes (sqlite.org/fileformat2.html). */
#define GD_MAGIC_SQLITE "SQLite format 3"

#endif
