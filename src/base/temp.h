/*
 * base/temp.h - temporary files that a signal must not leave behind.
 *
 * What is half written may hold a person's whole case. A file is named here
 * once it is made and forgotten when it has its final name or is removed.
 * Only SIGKILL and a power cut leave one: private, and of no use to anybody.
 */
#ifndef GD_BASE_TEMP_H
#define GD_BASE_TEMP_H

/*
 * Remove `path` when a signal ends the program (gd_temp_guard()). The name is
 * copied. Returns a token for gd_temp_forget(); -1 when too many are watched:
 * forgetting that is allowed and does nothing.
 */
int gd_temp_watch(const char *path);
void gd_temp_forget(int token);

/*
 * Let SIGINT, SIGTERM, SIGHUP and SIGQUIT remove what is watched before they
 * end the program as they would have. One that is ignored stays ignored. The
 * full-screen desk puts its own handlers in their place: it ends by itself.
 */
void gd_temp_guard(void);

#endif
