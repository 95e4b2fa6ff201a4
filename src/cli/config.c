/*
 * gongdao config - show and set options of the configuration file.
 */
#include <config.h>

#include <string.h>

#include "base/i18n.h"
#include "base/path.h"
#include "base/suggest.h"
#include "cli/command.h"
#include "desk/config.h"

static int
too_many(struct gd_cli *c, int max)
{
	if (c->argc <= max)
		return GD_EXIT_OK;
	return gd_cli_refuse(_("'%s' is one word too many; 'gongdao %s --help' shows how"),
			     c->argv[max], "config");
}

static int
show(struct gd_cli *c, const struct gd_config *config)
{
	struct gd_buf out = GD_BUF_INIT;
	const struct gd_config_option *o;
	size_t len;

	o = gd_config_options(&len);
	for (size_t i = 0; i < len; i++)
		gd_buf_addf(&out, "# %s\n%s%s = %s\n", _(o[i].help),
			    gd_config_given(config, o[i].key) ? "" : "# ",
			    o[i].key, gd_config_get(config, o[i].key));
	gd_cli_text(c, out.s);
	gd_buf_release(&out);
	return GD_EXIT_OK;
}

/* Known without reading the file: it must be found to be mended. */
static int
path(struct gd_cli *c)
{
	struct gd_error err = GD_ERROR_INIT;
	struct gd_buf out = GD_BUF_INIT;
	int status = too_many(c, 1);

	if (status != GD_EXIT_OK)
		return status;
	if (c->opt.config) {
		gd_cli_line(c, c->opt.config);
		return GD_EXIT_OK;
	}
	if (gd_path_config_home(&out, &err) == GD_OK) {
		gd_buf_adds(&out, "/config.ini");
		gd_cli_line(c, out.s);
	} else {
		status = gd_cli_fail(&err);
	}
	gd_buf_release(&out);
	return status;
}

static int
set(struct gd_cli *c, struct gd_config *config)
{
	struct gd_error err = GD_ERROR_INIT;

	if (c->argc < 3)
		return gd_cli_refuse(_("'gongdao config set' takes an option and its value, such as ui.language zh_CN"));
	if (gd_config_set(config, c->argv[1], c->argv[2], &err) != GD_OK)
		return gd_cli_fail(&err);
	return GD_EXIT_OK;
}

int
gd_cmd_config(struct gd_cli *c)
{
	static const char *const words[] = { "show", "path", "set" };
	const char *verb = c->argv[0], *near;
	struct gd_error err = GD_ERROR_INIT;
	struct gd_config *config;
	int status;

	if (strcmp(verb, "path") == 0)
		return path(c);
	if (strcmp(verb, "show") != 0 && strcmp(verb, "set") != 0) {
		near = gd_suggest(verb, words, 3);
		if (near)
			return gd_cli_refuse(_("'%s' is not known here; did you mean '%s'?"),
					     verb, near);
		return gd_cli_refuse(_("'%s' is not known here; there are %s"),
				     verb, "show, path, set");
	}
	status = too_many(c, strcmp(verb, "show") == 0 ? 1 : 3);
	if (status != GD_EXIT_OK)
		return status;
	/* The language of what is shown; a mistake in the file is said below. */
	(void)gd_desk_open(&c->opt, &c->desk, NULL);
	if (gd_config_open(c->opt.config, &config, &err) != GD_OK)
		return gd_cli_fail(&err);
	status = strcmp(verb, "show") == 0 ? show(c, config) : set(c, config);
	gd_config_close(config);
	return status;
}
