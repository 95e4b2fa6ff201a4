/*
 * tests/fuzz/replay.c - a target without libFuzzer: the inputs that are named,
 * files or folders of files, one after the other.
 */
#include <dirent.h>
#include <sys/stat.h>

#include "fuzz/fuzz.h"

static int
one_file(const char *path)
{
	FILE *f = fopen(path, "rb");
	char bytes[65536];
	size_t len;

	if (!f) {
		perror(path);
		return 0;
	}
	len = fread(bytes, 1, sizeof bytes, f);
	fclose(f);
	/* Where it ends badly, the last line names the input. */
	printf("%s\n", path);
	fflush(stdout);
	LLVMFuzzerTestOneInput((const uint8_t *)bytes, len);
	return 1;
}

static int
one_folder(const char *path)
{
	DIR *dir = opendir(path);
	struct dirent *e;
	char inside[1024];
	int count = 0;

	if (!dir)
		return one_file(path);
	while ((e = readdir(dir)))
		if (e->d_name[0] != '.') {
			snprintf(inside, sizeof inside, "%s/%s", path,
				 e->d_name);
			count += one_file(inside);
		}
	closedir(dir);
	return count;
}

int
main(int argc, char **argv)
{
	static const uint8_t nothing[1];
	int count = 0;

	/* As libFuzzer begins: no input at all, at a place that exists. */
	LLVMFuzzerTestOneInput(nothing, 0);
	for (int i = 1; i < argc; i++)
		count += one_folder(argv[i]);
	printf("%d inputs\n", count);
	return count == 0;
}
