/*
 * desk/import_words.c - what came of an import, in words (import.h).
 */
#include <config.h>

#include <string.h>

#include "base/i18n.h"
#include "base/text.h"
#include "desk/import.h"

#define VALUE_COLS 60

void
gd_import_note_words(const struct gd_import_note *n, struct gd_buf *out)
{
	gd_buf_addf(out, n->refused ? _("line %lld refused") :
		    _("line %lld, to be looked at"), (long long)n->line);
	if (*n->heading)
		gd_buf_addf(out, ", %s", n->heading);
	if (*n->value) {
		gd_buf_adds(out, " '");
		gd_text_ellipsis(out, n->value, VALUE_COLS, false);
		gd_buf_addc(out, '\'');
	}
	gd_buf_addf(out, ": %s", n->reason);
}

void
gd_import_counts_words(const struct gd_import_counts *n, struct gd_buf *out)
{
	gd_buf_addf(out, _("%lld rows: %lld created, %lld updated, %lld "
			   "unchanged, %lld refused"), (long long)n->rows,
		    (long long)n->created, (long long)n->updated,
		    (long long)n->unchanged, (long long)n->refused);
}

void
gd_import_rejects_path(const char *path, struct gd_buf *out)
{
	size_t n = strlen(path);

	if (n > 4 && path[n - 4] == '.')
		n -= 4;
	gd_buf_add(out, path, n);
	gd_buf_adds(out, "-refused.csv");
}

const char *
gd_import_field_name(struct gd_import *imp, const char *id)
{
	size_t len;
	const struct gd_import_field *f = gd_import_fields(imp, &len);

	for (size_t i = 0; i < len; i++)
		if (strcmp(f[i].id, id) == 0)
			return f[i].name;
	return id;
}
