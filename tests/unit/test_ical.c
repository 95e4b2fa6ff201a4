/*
 * The calendar file against RFC 5545, read by a strict reader of our own and,
 * where it is installed, by libical.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "desk_fixture.h"

#include <dlfcn.h>

#include "base/mem.h"
#include "base/text.h"
#include "desk/clocks.h"
#include "desk/ical.h"

#define NOW GD_INSTANT_NONE

/* What one reading found. */
struct read {
	char *text;		/* unfolded, LF between */
	int events, alarms;
	char uids[64][80];
	int sequences[64];
	char depth[8][16];
	int level;
	/* of the component that is open: how often each stood */
	int uid, stamp, start, end, summary, action, trigger;
};

/* Content lines: CR LF, 75 octets at most, no character cut. */
static void
unfold(struct read *r, const char *s)
{
	struct gd_buf out = GD_BUF_INIT;

	while (*s) {
		const char *end = strstr(s, "\r\n");

		assert_non_null(end);
		assert_true(end - s <= 75);
		assert_null(memchr(s, '\n', (size_t)(end - s)));
		assert_null(memchr(s, '\r', (size_t)(end - s)));
		if (!gd_text_valid(s, (size_t)(end - s)))
			fail_msg("a character is cut: %.*s", (int)(end - s),
				 s);
		if (*s == ' ') {
			assert_true(out.len > 0);
			gd_buf_setlen(&out, out.len - 1);
			gd_buf_add(&out, s + 1, (size_t)(end - s) - 1);
		} else {
			assert_true(end > s);
			gd_buf_add(&out, s, (size_t)(end - s));
		}
		gd_buf_addc(&out, '\n');
		s = end + 2;
	}
	r->text = gd_buf_detach(&out);
}

static void
check_text(const char *v)
{
	for (; *v; v++) {
		if (*v == '\\') {
			v++;
			assert_non_null(strchr("\\;,nN", *v));
			assert_true(*v != '\0');
		} else if (*v == ';' || *v == ',' ||
			   (unsigned char)*v < 0x20) {
			fail_msg("not escaped: %s", v);
		}
	}
}

static void
check_time(const char *v, bool date)
{
	static const char *const forms[] = { "dddddddd", "ddddddddTddddddZ" };
	const char *form = forms[!date];

	assert_int_equal(strlen(v), strlen(form));
	for (; *form; form++, v++)
		assert_true(*form == 'd' ? *v >= '0' && *v <= '9'
					 : *v == *form);
}

static void
property(struct read *r, const char *name, const char *params,
	 const char *value)
{
	const char *in = r->level ? r->depth[r->level - 1] : "";
	bool date = strcmp(params, "VALUE=DATE") == 0;

	if (strcmp(name, "UID") == 0) {
		r->uid++;
		for (int i = 0; i < r->events; i++)
			assert_string_not_equal(r->uids[i], value);
		assert_true(r->events < 64);
		snprintf(r->uids[r->events], sizeof *r->uids, "%s", value);
	} else if (strcmp(name, "SEQUENCE") == 0) {
		r->sequences[r->events] = atoi(value);
		assert_true(r->sequences[r->events] > 0);
	} else if (strcmp(name, "DTSTAMP") == 0) {
		r->stamp++;
		check_time(value, false);
	} else if (strcmp(name, "DTSTART") == 0) {
		r->start++;
		check_time(value, date);
	} else if (strcmp(name, "DTEND") == 0) {
		r->end++;
		check_time(value, date);
	} else if (strcmp(name, "SUMMARY") == 0) {
		r->summary++;
		check_text(value);
	} else if (strcmp(name, "DESCRIPTION") == 0 ||
		   strcmp(name, "CATEGORIES") == 0 ||
		   strcmp(name, "X-WR-CALNAME") == 0) {
		check_text(value);
	} else if (strcmp(name, "ACTION") == 0) {
		r->action++;
		assert_string_equal(in, "VALARM");
	} else if (strcmp(name, "TRIGGER") == 0) {
		r->trigger++;
		assert_string_equal(params, "VALUE=DATE-TIME");
		check_time(value, false);
	} else if (strcmp(name, "VERSION") == 0) {
		assert_string_equal(value, "2.0");
	} else if (strcmp(name, "PRODID") != 0 &&
		   strcmp(name, "CALSCALE") != 0 &&
		   strcmp(name, "TRANSP") != 0) {
		fail_msg("unknown property %s", name);
	}
}

static void
begin(struct read *r, const char *what)
{
	static const char *const inside[][2] = {
		{ "VCALENDAR", "" }, { "VEVENT", "VCALENDAR" },
		{ "VALARM", "VEVENT" },
	};
	const char *in = r->level ? r->depth[r->level - 1] : "";
	bool known = false;

	for (size_t i = 0; i < 3; i++)
		known |= strcmp(inside[i][0], what) == 0 &&
			 strcmp(inside[i][1], in) == 0;
	assert_true(known);
	snprintf(r->depth[r->level++], sizeof *r->depth, "%s", what);
	if (strcmp(what, "VEVENT") == 0)
		r->uid = r->stamp = r->start = r->end = r->summary = 0;
	else
		r->action = r->trigger = 0;
}

static void
end(struct read *r, const char *what)
{
	assert_true(r->level > 0);
	assert_string_equal(r->depth[--r->level], what);
	if (strcmp(what, "VEVENT") == 0) {
		assert_int_equal(r->uid, 1);
		assert_int_equal(r->stamp, 1);
		assert_int_equal(r->start, 1);
		assert_int_equal(r->end, 1);
		assert_int_equal(r->summary, 1);
		r->events++;
	} else if (strcmp(what, "VALARM") == 0) {
		assert_int_equal(r->action, 1);
		assert_int_equal(r->trigger, 1);
		r->alarms++;
	}
}

static struct read
read_strictly(const char *ics)
{
	struct read r = { .events = 0 };
	char *line, *next, *copy;

	unfold(&r, ics);
	copy = gd_strdup(r.text);
	for (line = copy; *line; line = next) {
		char *colon, *semi;

		next = strchr(line, '\n');
		*next++ = '\0';
		colon = strchr(line, ':');
		semi = strchr(line, ';');
		assert_non_null(colon);
		*colon = '\0';
		if (semi && semi < colon)
			*semi = '\0';
		else
			semi = NULL;
		if (strcmp(line, "BEGIN") == 0)
			begin(&r, colon + 1);
		else if (strcmp(line, "END") == 0)
			end(&r, colon + 1);
		else
			property(&r, line, semi ? semi + 1 : "", colon + 1);
	}
	assert_int_equal(r.level, 0);
	free(copy);
	return r;
}

static int
sequence_of(const struct read *r, const char *uid)
{
	for (int i = 0; i < r->events; i++)
		if (strcmp(r->uids[i], uid) == 0)
			return r->sequences[i];
	fail_msg("%s is gone", uid);
	return 0;
}

static char *
calendar_of(struct fix *f)
{
	struct gd_buf out = GD_BUF_INIT;

	fix_expect(f, GD_OK, gd_desk_ical(f->desk, INT64_MAX, NULL, &out,
					  &f->err));
	return gd_buf_detach(&out);
}

#define HARD "小鹿优选；旗舰店, 第2店; a\\b —— 名字很长很长很长很长很长很长很长很长很长很长的店"

static void
the_calendar_is_what_the_standard_wants(void **state)
{
	struct fix *f = *state;
	int64_t id = fix_case(f, "shop", HARD);
	struct read r;
	char *ics;

	fix_expect(f, GD_OK, gd_desk_file(f->desk, id, "service", NOW, NULL,
					  "x", NULL, &f->err));
	ics = calendar_of(f);
	r = read_strictly(ics);
	assert_true(r.events >= 2);
	assert_true(r.alarms >= 2 * r.events);
	/* 72 hours from 02:00 UTC, the last hour of it, and its alarms */
	assert_non_null(strstr(r.text, "DTSTART:20260613T010000Z\n"
				       "DTEND:20260613T020000Z"));
	assert_non_null(strstr(r.text,
			       "TRIGGER;VALUE=DATE-TIME:20260612T020000Z"));
	assert_non_null(strstr(r.text,
			       "TRIGGER;VALUE=DATE-TIME:20260612T200000Z"));
	/* the person's text came through whole */
	assert_non_null(strstr(r.text, "第2店\\; a\\\\b —— 名字"));
	free(r.text);
	free(ics);
}

static void
uids_stay_and_the_sequence_grows(void **state)
{
	struct fix *f = *state;
	int64_t id = fix_case(f, NULL, NULL);
	const char *field = "found_at", *value = "2026-06-03";
	struct gd_buf what = GD_BUF_INIT;
	struct read before, after, undone;
	char *ics;

	ics = calendar_of(f);
	before = read_strictly(ics);
	free(ics);
	fix_expect(f, GD_OK, gd_desk_edit(f->desk, id, &field, &value, 1,
					  &f->err));
	ics = calendar_of(f);
	after = read_strictly(ics);
	free(ics);
	fix_expect(f, GD_OK, gd_desk_undo(f->desk, id, &what, &f->err));
	ics = calendar_of(f);
	undone = read_strictly(ics);
	free(ics);
	assert_int_equal(before.events, after.events);
	assert_int_equal(before.events, undone.events);
	for (int i = 0; i < before.events; i++) {
		const char *uid = before.uids[i];

		assert_true(before.sequences[i] < sequence_of(&after, uid));
		/* taking it back is a change, too */
		assert_true(sequence_of(&after, uid) <
			    sequence_of(&undone, uid));
	}
	gd_buf_release(&what);
	free(before.text);
	free(after.text);
	free(undone.text);
}

static void
a_resting_reminder_has_no_alarm(void **state)
{
	struct fix *f = *state;
	int64_t id = fix_case(f, NULL, NULL);
	struct gd_case_view v = fix_view(f, id);
	struct read all, less;
	char *ics = calendar_of(f);

	all = read_strictly(ics);
	free(ics);
	fix_expect(f, GD_OK, gd_desk_snooze(f->desk, id, v.clocks[0].seq,
					    FIX_NOW + FIX_DAY, "x", &f->err));
	ics = calendar_of(f);
	less = read_strictly(ics);
	free(ics);
	assert_int_equal(all.events, less.events);
	assert_true(less.alarms < all.alarms);
	gd_case_view_release(&v);
	free(all.text);
	free(less.text);
}

/* libical is used when it is there; nothing is built with it. */
static void
libical_accepts_it(void **state)
{
	struct fix *f = *state;
	void *lib = dlopen("libical.so.3", RTLD_NOW | RTLD_LOCAL);
	void *(*parse)(const char *);
	int (*check)(void *), (*errors)(void *);
	void (*dispose)(void *);
	void *calendar;
	char *ics;

	if (!lib)
		skip();
	*(void **)&parse = dlsym(lib, "icalparser_parse_string");
	*(void **)&check = dlsym(lib, "icalrestriction_check");
	*(void **)&errors = dlsym(lib, "icalcomponent_count_errors");
	*(void **)&dispose = dlsym(lib, "icalcomponent_free");
	assert_non_null(parse);
	assert_non_null(check);
	assert_non_null(errors);
	assert_non_null(dispose);
	fix_case(f, "shop", HARD);
	ics = calendar_of(f);
	calendar = parse(ics);
	assert_non_null(calendar);
	assert_true(check(calendar));
	assert_int_equal(errors(calendar), 0);
	dispose(calendar);
	free(ics);
	/* The library stays: what it keeps for itself is no leak of ours. */
}

int
main(void)
{
#define TEST(t) cmocka_unit_test_setup_teardown(t, fix_setup, fix_teardown)
	const struct CMUnitTest tests[] = {
		TEST(the_calendar_is_what_the_standard_wants),
		TEST(uids_stay_and_the_sequence_grows),
		TEST(a_resting_reminder_has_no_alarm),
		TEST(libical_accepts_it),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
