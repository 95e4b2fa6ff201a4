/*
 * domain/chatlog.c - see chatlog.h: lines and what they say.
 */
#include "domain/chatlog.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/text.h"
#include "domain/hanwords.h"

#define WIDE_COLON "\uff1a"
#define UNDATED_NAME_MAX 48	/* bytes of a name that no time marks as one */
#define NAME_MAX_BYTES 120	/* of a sender; longer is a sentence */

void
gd_chat_release(struct gd_chat *c)
{
	for (size_t i = 0; i < c->len; i++) {
		free(c->items[i].when);
		free(c->items[i].who);
		free(c->items[i].text);
	}
	free(c->items);
	*c = (struct gd_chat)GD_CHAT_INIT;
}

static bool
is_space(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static char *
trimmed(const char *s, size_t len)
{
	while (len && is_space(*s)) {
		s++;
		len--;
	}
	while (len && is_space(s[len - 1]))
		len--;
	return gd_strndup(s, len);
}

void
gd_chat_add(struct gd_chat *c, const char *when, const char *who,
	    const char *text)
{
	GD_GROW(c->items, c->len, c->cap);
	c->items[c->len++] = (struct gd_chat_message){
		.when = trimmed(when, strlen(when)),
		.who = trimmed(who, strlen(who)),
		.text = trimmed(text, strlen(text))
	};
}

/* `min` to `max` digits at s[*at]; false without. */
static bool
digits(const char *s, size_t len, size_t *at, int min, int max, int *out)
{
	int n = 0;

	*out = 0;
	while (n < max && *at < len && s[*at] >= '0' && s[*at] <= '9') {
		*out = *out * 10 + (s[*at] - '0');
		++*at;
		n++;
	}
	return n >= min;
}

/* One character that is no digit, letter or space: "-", "/", a word for year. */
static bool
separator(const char *s, size_t len, size_t *at)
{
	char c = *at < len ? s[*at] : '\0';

	if (!c || is_space(c) || (c >= '0' && c <= '9') ||
	    (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'))
		return false;
	*at = gd_text_next(s, len, *at);
	return true;
}

static bool
eat(const char *s, size_t len, size_t *at, const char *word)
{
	size_t n = strlen(word);

	if (len - *at < n || memcmp(s + *at, word, n) != 0)
		return false;
	*at += n;
	return true;
}

/* The part of the day that some phones write before the hour; hours to add. */
static int
day_part(const char *s, size_t len, size_t *at)
{
	static const struct { const char *word; int add; } parts[] = {
		{ HAN_FORENOON, 0 }, { HAN_BEFORE_DAWN, 0 },
		{ HAN_MORNING_ZAO, 0 },
		{ HAN_AFTERNOON, 12 }, { HAN_EVENING, 12 }, { HAN_NOON, 12 },
	};

	for (size_t i = 0; i < GD_ARRAY_LEN(parts); i++) {
		if (eat(s, len, at, parts[i].word))
			return parts[i].add;
	}
	return 0;
}

/* "20:15", "20:15:33", with the part of the day before it. */
static bool
clock_time(const char *s, size_t len, size_t *at, struct gd_buf *out)
{
	int hour, minute, second = -1, add;
	bool noon;
	size_t p = *at;

	noon = len - p >= strlen(HAN_NOON) &&
	       memcmp(s + p, HAN_NOON, strlen(HAN_NOON)) == 0;
	add = day_part(s, len, &p);
	if (!digits(s, len, &p, 1, 2, &hour) || p >= len || s[p] != ':')
		return false;
	p++;
	if (!digits(s, len, &p, 2, 2, &minute) || hour > 23 || minute > 59)
		return false;
	if (p + 2 < len && s[p] == ':') {
		size_t q = p + 1;

		if (digits(s, len, &q, 2, 2, &second) && second < 60)
			p = q;
		else
			second = -1;
	}
	/* Noon has its own: 11:50 stays, 1:10 is 13:10. */
	if (hour < 11)
		hour += add;
	else if (hour == 11 && add)
		hour += noon ? 0 : add;
	gd_buf_addf(out, "%02d:%02d", hour, minute);
	if (second >= 0)
		gd_buf_addf(out, ":%02d", second);
	*at = p;
	return true;
}

size_t
gd_chat_stamp(const char *s, size_t len, struct gd_buf *out, bool *has_time)
{
	size_t at = 0, end, before = out->len;
	int year, month, day;

	*has_time = false;
	if (!digits(s, len, &at, 4, 4, &year) || !separator(s, len, &at) ||
	    !digits(s, len, &at, 1, 2, &month) || !separator(s, len, &at) ||
	    !digits(s, len, &at, 1, 2, &day) || year < 2000 || year > 2199 ||
	    month < 1 || month > 12 || day < 1 || day > 31)
		return 0;
	gd_buf_addf(out, "%04d-%02d-%02d", year, month, day);
	end = at;
	if (at < len && (unsigned char)s[at] >= 0x80)
		end = at = gd_text_next(s, len, at);	/* a word for day */
	while (at < len && (s[at] == ' ' || s[at] == 'T' || s[at] == ','))
		at++;
	gd_buf_addc(out, ' ');
	if (clock_time(s, len, &at, out)) {
		*has_time = true;
		return at;
	}
	gd_buf_setlen(out, before + 10);
	return end;
}

struct parse {
	struct gd_chat *out;
	struct gd_buf day, when, who, text;
	bool open, strange;
	size_t n, spoken;
};

static void
end_message(struct parse *p)
{
	if (p->open) {
		gd_chat_add(p->out, p->when.s, p->who.s, p->text.s);
		p->n++;
	}
	p->open = false;
	gd_buf_reset(&p->text);
}

static void
begin_message(struct parse *p, const char *who, size_t len)
{
	/* "Name:" - the colon is no part of the name. */
	while (len && (is_space(who[len - 1]) || who[len - 1] == ':'))
		len--;
	if (len >= 3 && memcmp(who + len - 3, WIDE_COLON, 3) == 0)
		len -= 3;
	gd_buf_reset(&p->who);
	gd_buf_add(&p->who, who, len);
	p->open = true;
}

/* Bytes up to a colon of either width, `*colon` its own; `len` without one. */
static size_t
up_to_colon(const char *s, size_t len, size_t *colon)
{
	const char *narrow = memchr(s, ':', len);
	const char *wide = memmem(s, len, WIDE_COLON, 3);

	*colon = 0;
	if (!narrow && !wide)
		return len;
	*colon = wide && (!narrow || wide < narrow) ? 3 : 1;
	return (size_t)((*colon == 3 ? wide : narrow) - s);
}

/* Dashes, spaces and the like around a date: a day begins. */
static bool
day_line(struct parse *p, const char *s, size_t len)
{
	struct gd_buf stamp = GD_BUF_INIT;
	bool has_time, is = false;
	size_t at = 0, n;

	while (at < len && !(s[at] >= '0' && s[at] <= '9')) {
		if ((s[at] >= 'A' && s[at] <= 'Z') ||
		    (s[at] >= 'a' && s[at] <= 'z'))
			goto out;
		at++;
	}
	n = gd_chat_stamp(s + at, len - at, &stamp, &has_time);
	if (!n || has_time)
		goto out;
	for (at += n; at < len; at++) {
		if ((s[at] >= '0' && s[at] <= '9') || s[at] == ':')
			goto out;
	}
	is = true;
	gd_buf_reset(&p->day);
	gd_buf_adds(&p->day, stamp.s);
out:
	gd_buf_release(&stamp);
	return is;
}

/* "2026-03-08 20:15:33 Name" or "2026-03-08 20:15 Name: text" */
static bool
stamp_first(struct parse *p, const char *s, size_t len)
{
	struct gd_buf stamp = GD_BUF_INIT;
	bool has_time, is;
	size_t n, who, colon;

	n = gd_chat_stamp(s, len, &stamp, &has_time);
	is = n && has_time && n < len && is_space(s[n]) &&
	     len - n <= NAME_MAX_BYTES * 8;
	if (is) {
		end_message(p);
		gd_buf_reset(&p->when);
		gd_buf_adds(&p->when, stamp.s);
		while (n < len && is_space(s[n]))
			n++;
		who = up_to_colon(s + n, len - n, &colon);
		begin_message(p, s + n, who);
		gd_buf_add(&p->text, s + n + who + colon,
			   len - n - who - colon);
	}
	gd_buf_release(&stamp);
	return is;
}

/* "Name 2026/3/8 20:15:33" or, on a known day, "Name  20:15" */
static bool
stamp_last(struct parse *p, const char *s, size_t len)
{
	struct gd_buf stamp = GD_BUF_INIT;
	bool has_time, is = false;

	for (size_t i = 1; !is && i < len && i <= NAME_MAX_BYTES; i++) {
		size_t at = i, n;

		if (!is_space(s[i - 1]) || is_space(s[i]))
			continue;
		gd_buf_reset(&stamp);
		n = gd_chat_stamp(s + i, len - i, &stamp, &has_time);
		if (n && has_time && i + n == len) {
			is = true;
		} else if (p->day.len) {
			gd_buf_reset(&stamp);
			gd_buf_addf(&stamp, "%s ", p->day.s);
			is = clock_time(s, len, &at, &stamp) && at == len;
		}
		if (is) {
			end_message(p);
			gd_buf_reset(&p->when);
			gd_buf_adds(&p->when, stamp.s);
			begin_message(p, s, i);
		}
	}
	gd_buf_release(&stamp);
	return is;
}

static void
take_line(struct parse *p, const char *s, size_t len)
{
	while (len && is_space(s[len - 1]))
		len--;
	while (len && is_space(*s)) {
		s++;
		len--;
	}
	if (len && day_line(p, s, len))
		return;
	if (len && (stamp_first(p, s, len) || stamp_last(p, s, len)))
		return;
	if (p->open && (len || p->text.len)) {
		gd_buf_add(&p->text, s, len);
		gd_buf_addc(&p->text, '\n');
	}
}

/* "Name: what was said", of messages that were copied without their times. */
static bool
is_spoken(const char *s, size_t len)
{
	size_t colon, name = up_to_colon(s, len, &colon);
	bool letter = false;

	if (!colon || !name || name > UNDATED_NAME_MAX ||
	    (len - name > 2 && memcmp(s + name, "://", 3) == 0))
		return false;
	for (size_t i = 0; i < name; i++)
		letter |= (unsigned char)s[i] >= 0x80 || (s[i] | 32) >= 'a';
	return letter;
}

static void
take_spoken(struct parse *p, const char *s, size_t len)
{
	size_t colon, name;

	while (len && is_space(s[len - 1]))
		len--;
	while (len && is_space(*s)) {
		s++;
		len--;
	}
	if (is_spoken(s, len)) {
		end_message(p);
		name = up_to_colon(s, len, &colon);
		begin_message(p, s, name);
		gd_buf_add(&p->text, s + name + colon, len - name - colon);
		p->spoken++;
	} else if (len && p->open) {
		gd_buf_addc(&p->text, '\n');
		gd_buf_add(&p->text, s, len);
	}
	/* What begins otherwise is a text with colons in it, no chat. */
	p->strange |= len && !p->open;
}

static void
each_line(struct parse *p, const char *text, size_t len,
	  void (*take)(struct parse *p, const char *s, size_t len))
{
	for (size_t at = 0, n; at < len; at += n + 1) {
		const char *end = memchr(text + at, '\n', len - at);

		n = end ? (size_t)(end - text) - at : len - at;
		take(p, text + at, n);
	}
	end_message(p);
}

/* Without any time: two people at least, or one who speaks twice. */
static void
parse_spoken(struct parse *p, const char *text, size_t len)
{
	struct gd_chat all = GD_CHAT_INIT, *out = p->out;

	p->out = &all;
	each_line(p, text, len, take_spoken);
	p->out = out;
	p->n = 0;
	for (size_t i = 0; !p->strange && p->spoken > 1 && i < all.len; i++) {
		gd_chat_add(out, "", all.items[i].who, all.items[i].text);
		p->n++;
	}
	gd_chat_release(&all);
}

size_t
gd_chat_parse(const char *text, size_t len, struct gd_chat *c)
{
	struct parse p = { .out = c };

	gd_buf_init(&p.day);
	gd_buf_init(&p.when);
	gd_buf_init(&p.who);
	gd_buf_init(&p.text);
	each_line(&p, text, len, take_line);
	if (!p.n)
		parse_spoken(&p, text, len);
	gd_buf_release(&p.day);
	gd_buf_release(&p.when);
	gd_buf_release(&p.who);
	gd_buf_release(&p.text);
	return p.n;
}

bool
gd_chat_holds(const struct gd_chat_message *m, const char *needle)
{
	struct gd_buf hay = GD_BUF_INIT, pin = GD_BUF_INIT;
	bool found;

	gd_text_fold(&hay, m->who, strlen(m->who));
	gd_buf_addc(&hay, '\n');
	gd_text_fold(&hay, m->text, strlen(m->text));
	gd_buf_addf(&hay, "\n%s", m->when);
	gd_text_fold(&pin, needle, strlen(needle));
	found = strstr(hay.s, pin.s) != NULL;
	gd_buf_release(&pin);
	gd_buf_release(&hay);
	return found;
}
