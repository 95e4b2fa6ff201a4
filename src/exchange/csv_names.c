/*
 * exchange/csv_names.c - what encodings and delimiters are called.
 */
#include <config.h>

#include "exchange/csv_in.h"

#include <string.h>
#include <strings.h>

#include "base/mem.h"

static const struct {
	const char *name, *plain;
} encodings[] = {
	{ "utf-8", "utf8" }, { "utf-8-bom", "utf8bom" },
	{ "gb18030", "gb18030" }, { "gb18030", "gbk" }, { "gb18030", "gb2312" },
	{ "gb18030", "cp936" }, { "big5", "big5" }, { "utf-16", "utf16" },
	{ "utf-16le", "utf16le" }, { "utf-16be", "utf16be" },
};

const char *const *
gd_csv_encodings(void)
{
	static const char *const names[] = { "utf-8", "gb18030", "utf-16",
					     "big5", NULL };

	return names;
}

const char *
gd_csv_encoding_known(const char *name)
{
	char plain[16];
	size_t n = 0;

	for (; *name; name++) {
		if (*name == '-' || *name == '_' || *name == ' ')
			continue;
		if (n + 1 == sizeof plain)
			return NULL;
		plain[n++] = *name;
	}
	plain[n] = '\0';
	for (size_t i = 0; i < GD_ARRAY_LEN(encodings); i++) {
		if (strcasecmp(encodings[i].plain, plain) == 0)
			return encodings[i].name;
	}
	return NULL;
}

static const struct {
	char c;
	const char *name, *word;
} delimiters[] = {
	{ ',', ",", "comma" }, { ';', ";", "semicolon" }, { '\t', "tab", "\\t" },
	{ '\t', "\t", "tabulator" }, { '|', "|", "pipe" },
};

const char *
gd_csv_delimiters(void)
{
	return ",;\t|";
}

char
gd_csv_delimiter_parse(const char *name)
{
	for (size_t i = 0; i < GD_ARRAY_LEN(delimiters); i++) {
		if (strcasecmp(delimiters[i].name, name) == 0 ||
		    strcasecmp(delimiters[i].word, name) == 0)
			return delimiters[i].c;
	}
	return '\0';
}

const char *
gd_csv_delimiter_name(char delimiter)
{
	for (size_t i = 0; i < GD_ARRAY_LEN(delimiters); i++) {
		if (delimiters[i].c == delimiter)
			return delimiters[i].name;
	}
	return "?";
}
