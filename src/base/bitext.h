/*
 * base/bitext.h - one text in two languages; Chinese is authoritative.
 */
#ifndef GD_BASE_BITEXT_H
#define GD_BASE_BITEXT_H

struct gd_bitext {
	char *zh;	/* owned by whoever owns the struct; NULL: no text */
	char *en;	/* NULL: not translated */
};

/*
 * The text in `lang` ("zh_CN" or "en"; NULL: the language in force), falling
 * back to the other language, then to "". Never NULL; belongs to `t`.
 */
const char *gd_bitext_get(const struct gd_bitext *t, const char *lang);
void gd_bitext_release(struct gd_bitext *t);

#endif
