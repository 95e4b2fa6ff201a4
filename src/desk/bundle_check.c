/*
 * desk/bundle_check.c - see bundle_check.h.
 */
#include <config.h>

#include "desk/bundle_check.h"

#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/i18n.h"
#include "exchange/bundle_check.h"
#include "exchange/stamp.h"

static enum gd_status
open_bundle(const char *path, int *fd, int64_t *size, struct gd_error *err)
{
	struct stat st;

	*fd = open(path, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
	if (*fd < 0 && (errno == ENOENT || errno == ENOTDIR))
		return gd_error_set(err, GD_ENOTFOUND,
				    _("there is no file '%s'; check its name"),
				    path);
	if (*fd < 0 || fstat(*fd, &st) != 0)
		return gd_error_set(err, GD_ESYS, _("cannot read '%s': %s"),
				    path, strerror(errno));
	if (!S_ISREG(st.st_mode))
		return gd_error_set(err, GD_EINVAL,
				    _("'%s' is not an ordinary file; save it "
				      "as one first"), path);
	*size = st.st_size;
	return GD_OK;
}

/* The file that a timestamp is over, NULL when there is none. */
static const struct gd_bundle_entry *
dated(const struct gd_bundle_report *r, const char *digest)
{
	for (size_t i = 0; i < r->len; i++) {
		if (strcmp(r->entries[i].digest, digest) == 0)
			return &r->entries[i];
	}
	return NULL;
}

static void
check_token(const struct gd_bundle_report *r, const struct gd_bundle_entry *e,
	    const char *ca, void (*finding)(const char *text, void *ctx),
	    void *ctx, struct gd_bundle_result *out)
{
	struct gd_error err = GD_ERROR_INIT;
	enum gd_status status;
	struct gd_stamp stamp;

	out->tokens++;
	if (!ca)
		return;
	status = gd_stamp_read(e->token.s, e->token.len, &stamp, &err);
	if (status == GD_OK && !dated(r, stamp.digest))
		status = gd_error_set(&err, GD_EINVAL,
				      _("it is over no file of this bundle"));
	if (status == GD_OK)
		status = gd_stamp_check(e->token.s, e->token.len, stamp.digest,
					ca, &err);
	if (status == GD_OK) {
		out->tokens_good++;
		return;
	}
	gd_error_prefix(&err, "%s", e->name);
	out->findings++;
	finding(err.text, ctx);
}

enum gd_status
gd_desk_bundle_check(const char *path, const char *ca,
		     void (*finding)(const char *text, void *ctx),
		     gd_vault_tick *tick, void *ctx,
		     struct gd_bundle_result *out, struct gd_error *err)
{
	struct gd_error found = GD_ERROR_INIT;
	struct gd_bundle_report r = { .entries = NULL };
	enum gd_status status;
	int64_t size = 0;
	int fd;

	*out = (struct gd_bundle_result){ .files = 0 };
	status = open_bundle(path, &fd, &size, err);
	if (status == GD_OK)
		status = gd_bundle_check(fd, NULL, (size_t)size, finding, tick,
					 ctx, &r, &found);
	if (fd >= 0)
		close(fd);
	out->files = r.len;
	out->whole = r.whole;
	out->findings = r.findings;
	out->broken = found.status == GD_EINVAL || found.status == GD_EDATA;
	if (out->broken) {
		finding(found.text, ctx);
		out->findings++;
		status = GD_OK;
	} else if (found.status != GD_OK) {
		status = gd_error_set(err, found.status, "%s", found.text);
	}
	for (size_t i = 0; status == GD_OK && i < r.len; i++) {
		if (r.entries[i].token.len)
			check_token(&r, &r.entries[i], ca, finding, ctx, out);
	}
	gd_bundle_report_release(&r);
	return status;
}

void
gd_bundle_result_words(const struct gd_bundle_result *r, struct gd_buf *out)
{
	gd_buf_addf(out, _("%1$zu files, %2$zu as SHA256SUMS says; timestamps: %3$d, of these good: %4$d"),
		    r->files, r->whole, r->tokens, r->tokens_good);
}
