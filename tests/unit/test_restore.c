/*
 * A desk whose file is damaged gives way to a backup, and is kept.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <fcntl.h>
#include <signal.h>
#include <sys/wait.h>

#include "desk/backup.h"
#include "desk/evidence.h"
#include "desk_fixture.h"

struct damage {
	const char *name;
	long at, len;		/* bytes written over; a negative place: from the end */
	long cut;		/* or the file ends there; 0: it does not */
};

static const struct damage damages[] = {
	{ "the header", 0, 100, 0 },
	{ "the schema", 100, 3900, 0 },
	{ "the end", 0, 0, 20000 },
};

/* One case with a file of evidence, backed up; then one more note. */
static int64_t
backed_up(struct fix *f, const char *backup)
{
	struct gd_evidence_new n = { .kind = "screenshot",
				     .captured_at = GD_INSTANT_NONE };
	struct gd_backup_result r;
	char path[700];
	int64_t id = fix_case(f, NULL, NULL);
	int seq;
	FILE *fp;

	snprintf(path, sizeof path, "%s/shot.png", f->root);
	n.path = path;
	fp = fopen(path, "w");
	assert_non_null(fp);
	fputs("a picture", fp);
	fclose(fp);
	fix_expect(f, GD_OK, gd_desk_evidence_add(f->desk, id, &n, NULL, NULL,
						  &seq, &f->err));
	fix_expect(f, GD_OK, gd_desk_backup(f->desk, backup, NULL, NULL, &r,
					    &f->err));
	fix_expect(f, GD_OK, gd_desk_note(f->desk, id, "later", &f->err));
	return id;
}

/* Close the desk, write nonsense into its file, open it again. */
static void
damage(struct fix *f, const struct damage *d)
{
	int fd;

	gd_desk_close(f->desk);
	fd = open(f->db, O_RDWR | O_CLOEXEC);
	assert_true(fd >= 0);
	for (long i = 0; i < d->len; i++)
		assert_int_equal(pwrite(fd, "\xA5", 1, d->at + i), 1);
	if (d->cut)
		assert_int_equal(ftruncate(fd, d->cut), 0);
	close(fd);
	fix_open(f, FIX_NOW);
}

static off_t
size_of(const char *path)
{
	struct stat st;

	return stat(path, &st) == 0 ? st.st_size : -1;
}

static void
a_damaged_desk_gives_way_and_is_kept(void **state)
{
	struct fix *f = *state;
	struct gd_restore_plan plan = { 0 };
	struct gd_backup_result r;
	struct gd_buf aside = GD_BUF_INIT, files = GD_BUF_INIT;
	struct gd_case_view v;
	char backup[700];
	int64_t id;

	snprintf(backup, sizeof backup, "%s/kept.db", f->root);
	id = backed_up(f, backup);
	for (size_t i = 0; i < sizeof damages / sizeof *damages; i++) {
		off_t size;

		damage(f, &damages[i]);
		size = size_of(f->db);
		/* Nobody can tell what would go, so it is asked for. */
		fix_expect(f, GD_EGUARD,
			   gd_desk_restore(f->desk, backup, false, NULL, NULL,
					   &plan, &r, &aside, &f->err));
		assert_string_equal(aside.s, "");
		assert_int_equal(size_of(f->db), size);
		fix_expect(f, GD_OK,
			   gd_desk_restore(f->desk, backup, true, NULL, NULL,
					   &plan, &r, &aside, &f->err));
		assert_int_equal(size_of(aside.s), size);
		assert_false(plan.kept);
		assert_int_equal(r.files, 1);
		/* Its files are kept beside it, too. */
		gd_vault_root(aside.s, &files);
		assert_int_equal(access(files.s, F_OK), 0);
		gd_buf_reset(&files);
		gd_buf_reset(&aside);
		v = fix_view(f, id);
		assert_string_equal(v.row.shop, "小鹿优选");
		gd_case_view_release(&v);
		fix_verify(f);
	}
	gd_buf_release(&aside);
	gd_buf_release(&files);
}

static void
a_damaged_desk_stays_when_the_backup_is_none(void **state)
{
	struct fix *f = *state;
	struct gd_restore_plan plan = { 0 };
	struct gd_backup_result r;
	struct gd_buf aside = GD_BUF_INIT;
	char backup[700], moved[700];
	off_t size;

	snprintf(backup, sizeof backup, "%s/kept.db", f->root);
	snprintf(moved, sizeof moved, "%s.damaged.bak", f->db);
	backed_up(f, backup);
	assert_int_equal(truncate(backup, 20000), 0);
	damage(f, &damages[0]);
	size = size_of(f->db);
	fix_expect(f, GD_ESYS,
		   gd_desk_restore(f->desk, backup, true, NULL, NULL, &plan,
				   &r, &aside, &f->err));
	assert_non_null(strstr(f->err.text, "the backup"));
	assert_string_equal(aside.s, "");
	assert_int_equal(size_of(f->db), size);
	assert_int_equal(size_of(moved), -1);
	gd_buf_release(&aside);
}

static void
keep_finding(const char *finding, bool mended, void *ctx)
{
	struct gd_buf *all = ctx;

	assert_false(mended);
	gd_buf_addf(all, "%s\n", finding);
}

static void
damaged_pages_are_one_finding(void **state)
{
	struct fix *f = *state;
	struct gd_buf all = GD_BUF_INIT;
	int found = 0, mended = 0;
	/* Tables grow at the end; what is read to open it lies before. */
	struct damage d = { "the end", 0, 4 * 4096L, 0 };

	for (int i = 0; i < 12; i++)
		fix_case(f, NULL, NULL);
	gd_desk_store_close(f->desk);
	d.at = size_of(f->db) - d.len;
	damage(f, &d);
	gd_desk_check(f->desk, false, keep_finding, &all, &found, &mended,
		      &f->err);
	assert_int_equal(strncmp(all.s, "the file is damaged in ", 23), 0);
	assert_non_null(strstr(all.s, " places, the first: "));
	assert_null(strstr(all.s, "***"));
	gd_buf_release(&all);
}

/* Who has it open would go on writing into what was moved aside. */
static void
a_desk_that_is_open_elsewhere_is_not_moved(void **state)
{
	struct fix *f = *state;
	struct gd_buf aside = GD_BUF_INIT;
	struct gd_store *st;
	int ready[2], leave[2];
	char byte;
	pid_t pid;

	fix_case(f, NULL, NULL);
	gd_desk_store_close(f->desk);
	assert_int_equal(pipe(ready), 0);
	assert_int_equal(pipe(leave), 0);
	pid = fork();
	if (pid == 0) {
		close(leave[1]);
		_exit(gd_desk_store(f->desk, &st, NULL) != GD_OK ||
		      write(ready[1], "r", 1) != 1 ||
		      read(leave[0], &byte, 1) != 0);
	}
	close(ready[1]);
	assert_int_equal(read(ready[0], &byte, 1), 1);
	fix_expect(f, GD_EBUSY, gd_store_set_aside(f->db, &aside, &f->err));
	close(leave[1]);
	waitpid(pid, NULL, 0);
	fix_expect(f, GD_OK, gd_store_set_aside(f->db, &aside, &f->err));
	assert_int_equal(size_of(f->db), -1);
	gd_store_bring_back(aside.s, f->db);
	assert_true(size_of(f->db) > 0);
	fix_verify(f);
	close(ready[0]);
	close(leave[0]);
	gd_buf_release(&aside);
}

int
main(void)
{
#define T(name) cmocka_unit_test_setup_teardown(name, fix_setup, fix_teardown)
	const struct CMUnitTest tests[] = {
		T(a_damaged_desk_gives_way_and_is_kept),
		T(a_damaged_desk_stays_when_the_backup_is_none),
		T(damaged_pages_are_one_finding),
		T(a_desk_that_is_open_elsewhere_is_not_moved),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
