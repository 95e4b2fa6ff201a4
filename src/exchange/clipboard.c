/*
 * exchange/clipboard.c - see clipboard.h.
 */
#include <config.h>

#include "exchange/clipboard.h"

#include <stdlib.h>

#include "base/i18n.h"

#define SCREEN_CHUNK 700	/* bytes that GNU screen passes on at once */

enum gd_clip_wrap
gd_clip_wrap(void)
{
	const char *tmux = getenv("TMUX"), *screen = getenv("STY");

	if (tmux && *tmux)
		return GD_CLIP_TMUX;
	return screen && *screen ? GD_CLIP_SCREEN : GD_CLIP_PLAIN;
}

static void
add_base64(struct gd_buf *out, const char *text, size_t len)
{
	static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
				     "abcdefghijklmnopqrstuvwxyz0123456789+/";
	const unsigned char *s = (const unsigned char *)text;
	unsigned v;
	size_t i;

	for (i = 0; i < len; i += 3) {
		v = (unsigned)s[i] << 16;
		v |= i + 1 < len ? (unsigned)s[i + 1] << 8 : 0;
		v |= i + 2 < len ? s[i + 2] : 0;
		gd_buf_addc(out, digits[v >> 18]);
		gd_buf_addc(out, digits[v >> 12 & 63]);
		gd_buf_addc(out, i + 1 < len ? digits[v >> 6 & 63] : '=');
		gd_buf_addc(out, i + 2 < len ? digits[v & 63] : '=');
	}
}

enum gd_status
gd_clip_sequence(struct gd_buf *out, const char *text, size_t len,
		 enum gd_clip_wrap wrap, struct gd_error *err)
{
	struct gd_buf osc = GD_BUF_INIT;
	size_t i, n;

	if (!len)
		return gd_error_set(err, GD_EINVAL,
				    _("there is nothing to copy"));
	if (len > GD_CLIPBOARD_MAX)
		return gd_error_set(err, GD_EINVAL,
				    _("the text is too long for a terminal's "
				      "clipboard; write it to a file"));
	gd_buf_adds(&osc, "\033]52;c;");
	add_base64(&osc, text, len);
	gd_buf_addc(&osc, '\a');
	/* tmux itself may take it (set-clipboard on), or pass it on. */
	if (wrap != GD_CLIP_SCREEN)
		gd_buf_add(out, osc.s, osc.len);
	if (wrap == GD_CLIP_TMUX) {
		gd_buf_adds(out, "\033Ptmux;\033");
		gd_buf_add(out, osc.s, osc.len);
		gd_buf_adds(out, "\033\\");
	}
	for (i = 0; wrap == GD_CLIP_SCREEN && i < osc.len; i += n) {
		n = osc.len - i < SCREEN_CHUNK ? osc.len - i : SCREEN_CHUNK;
		gd_buf_adds(out, "\033P");
		gd_buf_add(out, osc.s + i, n);
		gd_buf_adds(out, "\033\\");
	}
	gd_buf_release(&osc);
	return GD_OK;
}
