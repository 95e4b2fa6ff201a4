/*
 * playbook/mistakes.c - see mistakes.h.
 */
#include <config.h>

#include "playbook/mistakes.h"

#include <stdarg.h>

#include "base/buf.h"

void
gd_mistake(struct gd_mistakes *m, const char *file, int line,
	   const char *fmt, ...)
{
	struct gd_buf text = GD_BUF_INIT;
	va_list ap;

	va_start(ap, fmt);
	gd_buf_vaddf(&text, fmt, ap);
	va_end(ap);
	if (m->count == 0)
		gd_error_set(m->first, GD_EDATA, "%s:%d: %s", file, line,
			     text.s);
	m->count++;
	if (m->report)
		m->report(file, line, text.s, m->ctx);
	gd_buf_release(&text);
}
