/*
 * json [PATH] < FILE - is this JSON, and what stands at PATH?
 *
 * PATH is keys and indices joined by dots ("0.case", "recommended.2.channel");
 * "#" is the length of an array, "?" the keys of an object, a line each. Ends
 * with 1 when it is no JSON or nothing stands there.
 */
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static json_t *
step(json_t *v, const char *word)
{
	if (json_is_array(v))
		return json_array_get(v, (size_t)strtoul(word, NULL, 10));
	return json_object_get(v, word);
}

static void
print_keys(json_t *v)
{
	const char *key;
	json_t *value;

	json_object_foreach(v, key, value)
		puts(key);
}

static int
print(json_t *v)
{
	char *s;

	if (json_is_string(v)) {
		puts(json_string_value(v));
		return 0;
	}
	s = json_dumps(v, JSON_ENCODE_ANY | JSON_COMPACT);
	if (!s)
		return 1;
	puts(s);
	free(s);
	return 0;
}

int
main(int argc, char **argv)
{
	json_error_t why;
	json_t *root = json_loadf(stdin, JSON_REJECT_DUPLICATES, &why), *v;
	char *path = argc > 1 ? argv[1] : NULL, *word;
	int status = 0;

	if (!root) {
		fprintf(stderr, "no JSON: line %d: %s\n", why.line, why.text);
		return 1;
	}
	v = root;
	while (v && (word = strsep(&path, ".")) != NULL) {
		if (strcmp(word, "#") == 0) {
			printf("%zu\n", json_array_size(v));
			goto out;
		}
		if (strcmp(word, "?") == 0) {
			print_keys(v);
			goto out;
		}
		v = step(v, word);
	}
	if (!v)
		status = 1;
	else if (argc > 1)
		status = print(v);
out:
	json_decref(root);
	return status;
}
