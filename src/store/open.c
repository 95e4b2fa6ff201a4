/*
 * store/open.c - opening and closing the database.
 *
 * synchronous=FULL: with NORMAL a write-ahead log is not synced at each commit,
 * and a power cut would lose answers that the screen has called saved.
 * No memory mapping: its pages count as this process's memory, and reading
 * through a small cache is as fast for pages of a few dozen rows.
 */
#include <config.h>

#include "store/search_internal.h"
#include "store/writer.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/path.h"
#include "base/text.h"

#define BUSY_MS 5000
#define FIRST_TRY_STEPS 500000	/* some ten milliseconds */

/* Make an empty private file when there is none; `*made` tells. */
static enum gd_status
make_file(const char *path, bool *made, struct gd_error *err)
{
	struct gd_buf dir = GD_BUF_INIT;
	enum gd_status status = GD_OK;
	int fd;

	*made = false;
	gd_path_dirname(&dir, path);
	status = gd_path_mkdirs(dir.s, err);
	gd_buf_release(&dir);
	if (status != GD_OK)
		return GD_ESYS;
	fd = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW,
		  0600);
	if (fd < 0 && errno == EEXIST)
		return GD_OK;
	if (fd < 0)
		return gd_error_set(err, GD_ESYS,
				    _("the database '%s' cannot be made: %s; "
				      "choose another place with --db"), path,
				    strerror(errno));
	*made = true;
	/* Its side files take their modes from it. */
	if (fchmod(fd, 0600) != 0)
		status = gd_error_set(err, GD_ESYS,
				      _("'%s' cannot be made private: %s"),
				      path, strerror(errno));
	close(fd);
	return status;
}

/* gd_match(text, folded needle): is the needle in the folded text? */
static void
sql_match(sqlite3_context *ctx, int argc, sqlite3_value **argv)
{
	const char *text = (const char *)sqlite3_value_text(argv[0]);
	const char *needle = (const char *)sqlite3_value_text(argv[1]);
	struct gd_buf *folded = sqlite3_user_data(ctx);

	(void)argc;
	if (!text || !needle) {
		sqlite3_result_int(ctx, 0);
		return;
	}
	gd_buf_reset(folded);
	gd_text_fold(folded, text, strlen(text));
	sqlite3_result_int(ctx, strstr(folded->s, needle) != NULL);
}

static void
match_free(void *folded)
{
	gd_buf_release(folded);
	free(folded);
}

/* What holds for the connection whatever the file is. */
static enum gd_status
settle(struct gd_store *st, struct gd_error *err)
{
	struct gd_buf *folded = gd_malloc(sizeof *folded);
	int rc;

	gd_buf_init(folded);
	rc = sqlite3_create_function_v2(st->db, "gd_match", 2,
					SQLITE_UTF8 | SQLITE_DETERMINISTIC |
					SQLITE_DIRECTONLY,
					folded, sql_match, NULL, NULL,
					match_free);
	if (rc == SQLITE_OK)
		rc = gd_sorted_settle(st);
	sqlite3_extended_result_codes(st->db, 1);
	sqlite3_busy_timeout(st->db, st->busy_ms);
	sqlite3_db_config(st->db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
	sqlite3_db_config(st->db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
	sqlite3_db_config(st->db, SQLITE_DBCONFIG_DQS_DML, 0, NULL);
	sqlite3_db_config(st->db, SQLITE_DBCONFIG_DQS_DDL, 0, NULL);
	/* A file that is refused stays as it is, its log too. */
	sqlite3_db_config(st->db, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, NULL);
	return rc == SQLITE_OK ? GD_OK : gd_store_fail(st, err);
}

static enum gd_status
check_version(struct gd_store *st, int64_t *version, struct gd_error *err)
{
	enum gd_status status;

	status = gd_store_int(st, version, err, "PRAGMA user_version", "");
	if (status != GD_OK)
		return status;
	if (*version > GD_STORE_VERSION)
		return gd_error_set(err, GD_ESYS,
				    _("the database '%s' was made by a newer "
				      "gongdao (format %d, this one knows %d); "
				      "update the program"), st->path,
				    (int)*version, GD_STORE_VERSION);
	if (*version < 1)
		return gd_store_fail_rc(st->db, st->path, SQLITE_CORRUPT, err);
	return GD_OK;
}

/* Write-ahead logging: readers and a writer do not wait for each other. */
static enum gd_status
use_log(struct gd_store *st, struct gd_error *err)
{
	sqlite3_stmt *stmt = gd_stmt(st, "PRAGMA journal_mode = WAL");
	enum gd_status status = GD_OK;
	const char *mode;

	if (!stmt || sqlite3_step(stmt) != SQLITE_ROW) {
		status = gd_store_fail(st, err);
	} else {
		mode = (const char *)sqlite3_column_text(stmt, 0);
		if (!mode || strcmp(mode, "wal") != 0)
			status = gd_error_set(err, GD_ESYS,
					      _("the disk that holds '%s' "
						"cannot share a database "
						"safely; keep it on a local "
						"disk"), st->path);
	}
	gd_stmt_done(st, stmt);
	return status;
}

static enum gd_status
make_ready(struct gd_store *st, struct gd_error *err)
{
	enum gd_probe found;
	enum gd_status status;
	int64_t version = 0;
	bool wal;

	status = gd_store_probe(st, &found, &wal, err);
	if (status == GD_OK)	/* these read the file already */
		status = gd_store_script(st,
					 "PRAGMA synchronous = FULL;"
					 "PRAGMA temp_store = MEMORY;"
					 GD_STORE_CACHE, err);
	/* Empty, or empty again since SQLite rolled back a making cut short. */
	if (status == GD_OK && found == GD_PROBE_OURS)
		status = gd_store_int(st, &version, err, "PRAGMA user_version",
				      "");
	if (status == GD_OK && version == 0)
		status = gd_store_create(st, err);
	if (status == GD_OK)
		status = check_version(st, &version, err);
	if (status == GD_OK)
		status = gd_store_probe_triggers(st, err);
	if (status == GD_OK && version < GD_STORE_VERSION)
		status = gd_store_migrate(st, version, err);
	if (status == GD_OK && !wal)
		status = use_log(st, err);
	/* Reads the whole schema, so that damage there shows now. */
	if (status == GD_OK)
		status = gd_store_script(st, "PRAGMA foreign_keys = ON;"
					 "PRAGMA journal_size_limit = 16777216;"
					 "SELECT 1 FROM cases LIMIT 0", err);
	if (status == GD_OK)
		sqlite3_db_config(st->db, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 0,
				  NULL);
	return status;
}

/* A file that we made and could not fill is not left behind. */
static void
drop_empty(const char *path)
{
	struct stat info;

	if (stat(path, &info) == 0 && info.st_size == 0)
		unlink(path);
}

static enum gd_status
open_store(const char *path, const struct gd_cipher_key *k, struct gd_store **out,
	   struct gd_error *err)
{
	struct gd_store *st;
	enum gd_status status;
	bool made;
	int rc;

	status = make_file(path, &made, err);
	if (status == GD_OK)
		status = gd_store_probe_place(path, err);
	if (status != GD_OK)
		return status;
	st = gd_calloc(1, sizeof *st);
	st->busy_ms = BUSY_MS;
	st->first_try = FIRST_TRY_STEPS;
	gd_buf_init(&st->scratch);
	gd_buf_init(&st->load_sql);
	gd_hold_release(st);
	if (k)
		gd_cipher_key_set(&st->key, k->bytes, k->len);
	/* "./" keeps SQLite from reading a meaning into names like ":memory:". */
	st->path = gd_malloc(strlen(path) + 3);
	memcpy(st->path, "./", 2);
	memcpy(st->path + (*path == '/' ? 0 : 2), path, strlen(path) + 1);
	gd_store_memory();
	rc = gd_connect(st->path, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX,
			&st->key, &st->db);
	if (rc != SQLITE_OK)
		status = gd_store_fail_rc(st->db, st->path, rc, err);
	else
		status = settle(st, err);
	if (status == GD_OK)
		status = make_ready(st, err);
	if (status == GD_OK) {
		*out = st;
		return GD_OK;
	}
	gd_store_close(st);
	if (made)
		drop_empty(path);
	return status;
}

enum gd_status
gd_store_open(const char *path, struct gd_store **out, struct gd_error *err)
{
	return gd_store_open_keyed(path, NULL, out, err);
}

enum gd_status
gd_store_open_keyed(const char *path, const struct gd_cipher_key *k,
		    struct gd_store **out, struct gd_error *err)
{
	enum gd_status status;

	if (!path || !*path)
		return gd_error_set(err, GD_EINVAL,
				    _("the database has no name; give one "
				      "with --db"));
	status = gd_store_check_place(path, err);
	return status == GD_OK ? open_store(path, k, out, err) : status;
}

enum gd_status
gd_store_open_copy(const char *path, const struct gd_cipher_key *k,
		   struct gd_store **out, struct gd_error *err)
{
	return open_store(path, k, out, err);
}

void
gd_store_close(struct gd_store *st)
{
	if (!st)
		return;
	gd_writer_end(st, NULL);
	st->bulk = false;
	gd_store_rollback(st);
	gd_stmt_close_all(st);
	gd_buf_release(&st->scratch);
	gd_search_release(st);
	gd_hold_release(st);
	gd_merchants_forget(st);
	gd_buf_release(&st->load_sql);
	gd_cipher_key_release(&st->key);
	sqlite3_close(st->db);
	free(st->path);
	free(st);
}

void
gd_store_set_busy(struct gd_store *st, int timeout_ms)
{
	st->busy_ms = timeout_ms;
	sqlite3_busy_timeout(st->db, timeout_ms);
}

int64_t
gd_store_generation(struct gd_store *st)
{
	int64_t others = 0;

	/* Both only grow, so their sum moves when either does. */
	gd_store_int(st, &others, NULL, "PRAGMA data_version", "");
	return others + st->commits;
}
