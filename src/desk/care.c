/*
 * desk/care.c - see care.h.
 */
#include <config.h>

#include "desk/care.h"

#include "playbook/check.h"

enum gd_status
gd_desk_rules_check(struct gd_desk *d, const char *const *files,
		    size_t files_len,
		    void (*report)(const char *file, int line,
				   const char *message, void *ctx),
		    void *ctx, int *found, struct gd_error *err)
{
	struct gd_error why = GD_ERROR_INIT;
	struct gd_playbook *pb;
	enum gd_status status = gd_desk_playbook(d, &pb, err);
	int n;

	if (status != GD_OK)
		return status;
	n = gd_playbook_check(pb, files, files_len, report, ctx, &why);
	if (n < 0)
		return gd_error_set(err, why.status == GD_OK ? GD_ESYS
							     : why.status,
				    "%s", why.text);
	*found = n;
	return GD_OK;
}

enum gd_status
gd_desk_rules_walk(struct gd_desk *d,
		   void (*report)(const char *file, int line,
				  const char *message, void *ctx),
		   void *ctx, struct gd_walk *walked, int *found,
		   struct gd_error *err)
{
	struct gd_error why = GD_ERROR_INIT;
	struct gd_playbook *pb;
	enum gd_status status = gd_desk_playbook(d, &pb, err);
	int n;

	if (status != GD_OK)
		return status;
	n = gd_playbook_walk(pb, gd_desk_now(d), report, ctx, walked, &why);
	if (n < 0)
		return gd_error_set(err, why.status == GD_OK ? GD_ESYS
							     : why.status,
				    "%s", why.text);
	*found = n;
	return GD_OK;
}
