/*
 * desk/key.c - see key.h.
 */
#include <config.h>

#include "desk/key.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/complete.h"
#include "base/file.h"
#include "base/i18n.h"
#include "exchange/secret.h"

#define KEY_FILE_MAX 4096

static enum gd_status
check_private(const char *path, struct gd_error *err)
{
	struct stat st;

	if (lstat(path, &st) != 0)
		return gd_error_set(err, GD_ESYS,
				    _("the key file '%s' cannot be read: %s"),
				    path, strerror(errno));
	if (!S_ISREG(st.st_mode) || st.st_uid != geteuid() ||
	    (st.st_mode & 077) != 0)
		return gd_error_set(err, GD_ESYS,
				    _("the key file '%1$s' must be an ordinary "
				      "file that is yours alone; 'chmod 600 "
				      "%1$s' makes it so"), path);
	return GD_OK;
}

static enum gd_status
read_key(const char *path, struct gd_cipher_key *out, struct gd_error *err)
{
	struct gd_buf text = GD_BUF_INIT;
	enum gd_status status = check_private(path, err);
	size_t len;

	if (status == GD_OK)
		status = gd_file_read(&text, path, KEY_FILE_MAX, err);
	len = strcspn(text.s, "\r\n");
	if (status == GD_OK && len == 0)
		status = gd_error_set(err, GD_ESYS,
				      _("the key file '%s' is empty; its first "
					"line is the key"), path);
	if (status == GD_OK)
		gd_cipher_key_set(out, text.s, len);
	gd_secret_release(&text);
	return status;
}

static enum gd_status
ask(const char *db, struct gd_cipher_key *out, struct gd_error *err)
{
	struct gd_buf key = GD_BUF_INIT, again = GD_BUF_INIT;
	struct gd_buf prompt = GD_BUF_INIT;
	enum gd_status status = GD_OK;
	struct stat st;
	bool fresh = stat(db, &st) != 0 || st.st_size == 0;

	gd_buf_addf(&prompt, _("Key of '%s': "), db);
	if (!gd_secret_ask(prompt.s, &key) ||
	    (fresh && !gd_secret_ask(_("Once more: "), &again)))
		status = gd_error_set(err, GD_ESYS,
				      _("'%s' needs its key; type it on a "
					"terminal, or name a file with it in "
					"store.key_file"), db);
	else if (fresh && strcmp(key.s, again.s) != 0)
		status = gd_error_set(err, GD_ESYS,
				      _("the two keys differ; nothing was "
					"made, try again"));
	else
		gd_cipher_key_set(out, key.s, key.len);
	gd_buf_release(&prompt);
	gd_secret_release(&again);
	gd_secret_release(&key);
	return status;
}

enum gd_status
gd_desk_find_key(const struct gd_config *c, const char *db, struct gd_cipher_key *out,
		 struct gd_error *err)
{
	const char *file = gd_config_get(c, "store.key_file");
	struct gd_buf path = GD_BUF_INIT;
	enum gd_status status;

	if (!*file && !(gd_cipher_usable() && gd_store_looks_encrypted(db)))
		return GD_OK;
	if (!gd_cipher_usable())
		return gd_error_set(err, GD_ESYS,
				    _("store.key_file is set, but this gongdao "
				      "was built without SQLCipher and cannot "
				      "encrypt; empty it, or build with "
				      "--with-sqlcipher"));
	if (!*file || strcmp(file, "ask") == 0)
		return ask(db, out, err);
	gd_complete_home(file, &path);
	status = read_key(path.s, out, err);
	gd_buf_release(&path);
	return status;
}
