/*
 * domain/lint_internal.h - what lint.c and lint_law.c share.
 */
#ifndef GD_DOMAIN_LINT_INTERNAL_H
#define GD_DOMAIN_LINT_INTERNAL_H

#include "domain/lint.h"
#include "domain/pattern.h"

/* Append a finding; the pointer is good until the next one. */
struct gd_finding *gd_lint_add(struct gd_findings *out,
			       const struct gd_lint_rule *r, size_t start,
			       size_t len);
/* Do the words around a find make it harmless, as the rule says? */
bool gd_lint_excused(const struct gd_lint_rule *r, const char *s, size_t len,
		     const struct gd_match *m);
/* Laws and articles that the text names. */
void gd_lint_laws(const struct gd_lint_env *env, const char *s, size_t len,
		  struct gd_findings *out);

#endif
