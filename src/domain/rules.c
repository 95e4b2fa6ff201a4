/*
 * domain/rules.c - the codes by which files and commands name rule values.
 */
#include "domain/rules.h"

#include "base/code.h"
#include "base/mem.h"

static const char *const stage_codes[GD_STAGES] = {
	[GD_STAGE_PREPARE] = "prepare",
	[GD_STAGE_SERVICE] = "service",
	[GD_STAGE_PLATFORM] = "platform",
	[GD_STAGE_REGULATOR] = "regulator",
	[GD_STAGE_COURT] = "court",
	[GD_STAGE_CLOSED] = "closed",
};

static const char *const basis_codes[] = {
	[GD_BASIS_EXPERIENCE] = "experience",
	[GD_BASIS_LAW] = "law",
	[GD_BASIS_PLATFORM] = "platform",
	[GD_BASIS_PRIVATE] = "private",
};

static const char *const kind_codes[] = {
	[GD_Q_CHOICE] = "choice",
	[GD_Q_MULTI] = "multi",
	[GD_Q_TEXT] = "text",
	[GD_Q_LONGTEXT] = "longtext",
	[GD_Q_MONEY] = "money",
	[GD_Q_DATE] = "date",
	[GD_Q_NUMBER] = "number",
	[GD_Q_BOOL] = "bool",
	[GD_Q_UNDERSTOOD] = "understood",
};

static const char *const principle_codes[GD_PRINCIPLES] = {
	[GD_LAWFUL] = "lawful",
	[GD_RELEVANT] = "relevant",
	[GD_COMPLETE] = "complete",
};

const char *
gd_stage_code(enum gd_stage s)
{
	return stage_codes[s];
}

bool
gd_stage_parse(const char *code, enum gd_stage *out)
{
	int at = gd_code_find(stage_codes, GD_STAGES, code);

	if (at >= 0)
		*out = (enum gd_stage)at;
	return at >= 0;
}

const char *
gd_basis_code(enum gd_basis b)
{
	return basis_codes[b];
}

bool
gd_basis_parse(const char *code, enum gd_basis *out)
{
	int at = gd_code_find(basis_codes, GD_ARRAY_LEN(basis_codes), code);

	if (at >= 0)
		*out = (enum gd_basis)at;
	return at >= 0;
}

const char *
gd_question_kind_code(enum gd_question_kind k)
{
	return kind_codes[k];
}

bool
gd_question_kind_parse(const char *code, enum gd_question_kind *out)
{
	int at = gd_code_find(kind_codes, GD_ARRAY_LEN(kind_codes), code);

	if (at >= 0)
		*out = (enum gd_question_kind)at;
	return at >= 0;
}

const char *
gd_principle_code(enum gd_principle_kind p)
{
	return principle_codes[p];
}

bool
gd_principle_parse(const char *code, enum gd_principle_kind *out)
{
	int at = gd_code_find(principle_codes, GD_PRINCIPLES, code);

	if (at >= 0)
		*out = (enum gd_principle_kind)at;
	return at >= 0;
}
