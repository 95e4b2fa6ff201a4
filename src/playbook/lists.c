/*
 * playbook/lists.c - one list of choices alone; see book.h.
 */
#include <config.h>

#include "playbook/book.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"

static enum gd_status
hand_out(const struct gd_lone_list *lone, const struct gd_choice **out,
	 size_t *len, struct gd_error *err)
{
	if (lone->table.len == 0)
		return gd_error_set(err, GD_ENOTFOUND,
				    _("the playbook has no list '%s'"),
				    lone->name);
	*out = (const void *)lone->table.items;
	*len = lone->table.len;
	return GD_OK;
}

enum gd_status
gd_book_list(struct gd_playbook *pb, const char *list,
	     const struct gd_choice **out, size_t *len, struct gd_error *err)
{
	struct gd_folders folders = gd_book_folders(pb);
	struct gd_mistakes m = { .first = err };
	struct gd_table tables[GD_KINDS] = { { NULL, 0, 0 } };
	struct gd_buf name = GD_BUF_INIT;
	enum gd_status status;

	for (size_t i = 0; i < pb->lone_len; i++)
		if (strcmp(pb->lone[i].name, list) == 0)
			return hand_out(&pb->lone[i], out, len, err);
	gd_buf_addf(&name, "%s.ini", list);
	folders.only = name.s;
	status = gd_book_read(&folders, GD_GROUP_CHOICES, tables, NULL, &m,
			      err);
	gd_buf_release(&name);
	if (status == GD_OK && m.count)
		status = GD_EDATA;
	if (status != GD_OK) {
		gd_table_release(&tables[GD_KIND_CHOICE], GD_KIND_CHOICE);
		return status;
	}
	GD_GROW(pb->lone, pb->lone_len, pb->lone_cap);
	pb->lone[pb->lone_len] = (struct gd_lone_list){
		gd_strdup(list), tables[GD_KIND_CHOICE] };
	return hand_out(&pb->lone[pb->lone_len++], out, len, err);
}

void
gd_book_lists_release(struct gd_playbook *pb)
{
	for (size_t i = 0; i < pb->lone_len; i++) {
		free(pb->lone[i].name);
		gd_table_release(&pb->lone[i].table, GD_KIND_CHOICE);
	}
	free(pb->lone);
}
