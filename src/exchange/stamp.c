/*
 * exchange/stamp.c - see stamp.h.
 */
#include <config.h>

#include "exchange/stamp.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "exchange/program.h"
#include "exchange/stamp_internal.h"

#define RUN_MS 30000
#define TEXT_MAX 65536
#define RESPONSE_MAX (256 * 1024)
#define NONCE_LEN 8

void
gd_stamp_request(const char digest[GD_DIGEST_HEX], struct gd_buf *out)
{
	/* version 1, imprint { SHA-256, NULL }, OCTET STRING of 32 */
	static const unsigned char head[] = {
		0x30, 0x43, 0x02, 0x01, 0x01, 0x30, 0x31, 0x30, 0x0d, 0x06,
		0x09, 0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x02, 0x01,
		0x05, 0x00, 0x04, 0x20
	};
	unsigned char nonce[NONCE_LEN];

	gd_buf_add(out, (const char *)head, sizeof head);
	for (size_t i = 0; i < GD_DIGEST_LEN; i++) {
		const char pair[3] = { digest[2 * i], digest[2 * i + 1], '\0' };

		gd_buf_addc(out, (char)strtoul(pair, NULL, 16));
	}
	/* A positive integer without a leading zero byte. */
	gd_random(nonce, sizeof nonce);
	nonce[0] = (unsigned char)((nonce[0] & 0x3F) | 0x40);
	gd_buf_addc(out, 0x02);
	gd_buf_addc(out, NONCE_LEN);
	gd_buf_add(out, (const char *)nonce, sizeof nonce);
	/* certReq TRUE */
	gd_buf_add(out, "\x01\x01\xff", 3);
}

static enum gd_status
run(const char *const *argv, const void *bytes, size_t len, struct gd_buf *out,
    struct gd_buf *said, int *result, struct gd_error *err)
{
	enum gd_status status = gd_program_run(argv, bytes, len, RUN_MS,
					       TEXT_MAX, out, said, result,
					       err);

	if (status == GD_ENOTFOUND)
		gd_error_set(err, GD_ENOTFOUND,
			     _("the program '%s' is missing; install the "
			       "package of that name"), argv[0]);
	return status;
}

/* The rest of the line after `name` in openssl's text; false without one. */
static bool
line_of(const char *text, const char *name, char *out, size_t size)
{
	const char *at = strstr(text, name);
	size_t n;

	if (!at)
		return false;
	at += strlen(name);
	at += strspn(at, " ");
	n = strcspn(at, "\n");
	n = n < size ? n : size - 1;
	memcpy(out, at, n);
	out[n] = '\0';
	return true;
}

/* The number at `*s`, spaces and colons before it passed over; -1: none. */
static int
next_number(const char **s)
{
	char *end;
	long n;

	*s += strspn(*s, " :");
	if (!(**s >= '0' && **s <= '9'))
		return -1;
	n = strtol(*s, &end, 10);
	*s = end;
	return n <= 9999 ? (int)n : -1;
}

/* "Nov 24 04:05:06.123 2026 GMT" */
static bool
read_time(const char *s, gd_instant *out)
{
	static const char months[] = "JanFebMarAprMayJunJulAugSepOctNovDec";
	struct gd_buf iso = GD_BUF_INIT;
	int day, hour, minute, second, year;
	char month[4] = "";
	const char *at;
	bool good;

	s += strspn(s, " ");
	for (size_t i = 0; i < 3 && s[i]; i++)
		month[i] = s[i];
	at = strlen(month) == 3 ? strstr(months, month) : NULL;
	if (!at || (at - months) % 3 != 0)
		return false;
	s += 3;
	day = next_number(&s);
	hour = next_number(&s);
	minute = next_number(&s);
	second = next_number(&s);
	if (*s == '.')
		s += 1 + strspn(s + 1, "0123456789");
	year = next_number(&s);
	if (day < 0 || hour < 0 || minute < 0 || second < 0 || year < 0)
		return false;
	gd_buf_addf(&iso, "%04d-%02d-%02dT%02d:%02d:%02dZ", year,
		    (int)(at - months) / 3 + 1, day, hour, minute, second);
	good = gd_instant_parse(iso.s, (struct gd_zone){ 0 }, out, NULL) ==
	       GD_OK;
	gd_buf_release(&iso);
	return good;
}

/* The hex bytes of the dump after "Message data:". */
static bool
read_imprint(const char *text, char out[GD_DIGEST_HEX])
{
	const char *s = strstr(text, "Message data:\n");
	size_t n = 0;

	s = s ? strchr(s, '\n') + 1 : "";
	while (n < GD_DIGEST_HEX - 1 && *s == ' ') {
		const char *line = strstr(s, " - ");
		int in_line = 0;

		if (!line || line > s + strcspn(s, "\n"))
			return false;
		/* Sixteen to a line, then the same as letters. */
		for (s = line + 3; in_line < 16 && n < GD_DIGEST_HEX - 1 &&
		     isxdigit((unsigned char)s[0]) &&
		     isxdigit((unsigned char)s[1]); in_line++) {
			out[n++] = (char)tolower((unsigned char)*s++);
			out[n++] = (char)tolower((unsigned char)*s++);
			s += *s == ' ' || *s == '-';
		}
		s += strcspn(s, "\n");
		s += *s == '\n';
	}
	out[n] = '\0';
	return n == GD_DIGEST_HEX - 1;
}

/*
 * What the token says. Before it openssl shows the authority's words around the
 * token, raw, and nobody has signed those: only the last heading is its own.
 */
static const char *
token_text(const char *text)
{
	static const char heading[] = "\nTST info:\n";
	const char *at = strstr(text, heading), *next = at;

	while (next) {
		at = next;
		next = strstr(at + 1, heading);
	}
	/* The end of the heading begins the first line. */
	return at ? at + strlen(heading) - 1 : "";
}

enum gd_status
gd_stamp_text_read(const char *text, struct gd_stamp *out,
		   struct gd_error *err)
{
	const char *token = token_text(text);
	char line[200];

	if (!line_of(text, "\nStatus:", line, sizeof line))
		return gd_error_set(err, GD_EINVAL,
				    _("this is no answer of a timestamp "
				      "authority; give the .tsr file that it "
				      "sent"));
	if (strncmp(line, "Granted", 7) != 0)
		return gd_error_set(err, GD_EINVAL,
				    _("the timestamp authority did not grant "
				      "it: %s"), line);
	if (!line_of(token, "\nTime stamp:", line, sizeof line) ||
	    !read_time(line, &out->at) || !read_imprint(token, out->digest))
		return gd_error_set(err, GD_EINVAL,
				    _("the timestamp is not over a SHA-256; "
				      "ask for one with the .tsq file that was "
				      "written"));
	if (!line_of(token, "\nTSA:", out->by, sizeof out->by) ||
	    strcmp(out->by, "unspecified") == 0) {
		if (!line_of(token, "\nSerial number:", line, sizeof line))
			line[0] = '\0';
		snprintf(out->by, sizeof out->by, "no. %.180s", line);
	} else if (strncmp(out->by, "DirName:", 8) == 0) {
		memmove(out->by, out->by + 8, strlen(out->by + 8) + 1);
	}
	return GD_OK;
}

enum gd_status
gd_stamp_read(const void *bytes, size_t len, struct gd_stamp *out,
	      struct gd_error *err)
{
	const char *const argv[] = { "openssl", "ts", "-reply", "-in",
				     "/dev/stdin", "-text", NULL };
	struct gd_buf text = GD_BUF_INIT;
	enum gd_status status;
	int result = 0;

	status = run(argv, bytes, len, &text, NULL, &result, err);
	/* What openssl could not read whole has no text that counts. */
	if (status == GD_OK)
		status = gd_stamp_text_read(result == 0 ? text.s : "", out,
					    err);
	gd_buf_release(&text);
	return status;
}

enum gd_status
gd_stamp_check(const void *bytes, size_t len, const char digest[GD_DIGEST_HEX],
	       const char *ca, struct gd_error *err)
{
	const char *const argv[] = { "openssl", "ts", "-verify", "-digest",
				     digest, "-in", "/dev/stdin", "-CAfile",
				     ca, NULL };
	struct gd_buf said = GD_BUF_INIT;
	enum gd_status status;
	const char *why;
	int result = 0;

	status = run(argv, bytes, len, NULL, &said, &result, err);
	if (status == GD_OK && result != 0) {
		/* openssl's own reason is the third part of its error line. */
		why = strrchr(said.s, '\n') ? said.s : "";
		if (strstr(said.s, "message imprint mismatch"))
			status = gd_error_set(err, GD_EINVAL,
					      _("the timestamp is over another "
						"file"));
		else if (strstr(said.s, "Verify error:"))
			status = gd_error_set(err, GD_EINVAL,
					      _("'%1$s' does not vouch for who "
						"signed the timestamp: %2$.120s"),
					      ca, strstr(said.s,
							 "Verify error:") + 13);
		else
			status = gd_error_set(err, GD_EINVAL,
					      _("the timestamp does not hold "
						"against '%1$s': %2$.160s"), ca,
					      why);
		if (err)
			err->text[strcspn(err->text, "\n")] = '\0';
	}
	gd_buf_release(&said);
	return status;
}

enum gd_status
gd_stamp_fetch(const char *url, const struct gd_buf *request,
	       struct gd_buf *response, struct gd_error *err)
{
	const char *const argv[] = {
		"curl", "--disable", "--silent", "--show-error", "--fail", "--max-time",
		"25", "--proto", "=http,https", "--max-filesize", "262144",
		"--header", "Content-Type: application/timestamp-query",
		"--data-binary", "@-", "--", url, NULL
	};
	struct gd_buf said = GD_BUF_INIT;
	enum gd_status status;
	int result = 0;

	status = gd_program_run(argv, request->s, request->len, RUN_MS,
				RESPONSE_MAX, response, &said, &result, err);
	if (status == GD_ENOTFOUND)
		gd_error_set(err, GD_ENOTFOUND,
			     _("the program '%s' is missing; install the "
			       "package of that name"), argv[0]);
	else if (status == GD_OK && result != 0)
		status = gd_error_set(err, GD_ESYS,
				      _("no timestamp from '%1$s': %2$.200s"),
				      url, said.s);
	if (err)
		err->text[strcspn(err->text, "\n")] = '\0';
	gd_buf_release(&said);
	return status;
}
