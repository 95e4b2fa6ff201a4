/*
 * tui/ops.h - every screen and dialog there is, for their own files and for the
 * test that looks at all of them.
 */
#ifndef GD_TUI_OPS_H
#define GD_TUI_OPS_H

#include "tui/screen.h"

extern const struct gd_screen_ops gd_ops_board;
extern const struct gd_screen_ops gd_ops_case;
extern const struct gd_screen_ops gd_ops_deadlines;
extern const struct gd_screen_ops gd_ops_duecal;
extern const struct gd_screen_ops gd_ops_plan;
extern const struct gd_screen_ops gd_ops_when;
extern const struct gd_screen_ops gd_ops_lock;
extern const struct gd_screen_ops gd_ops_settings;
extern const struct gd_screen_ops gd_ops_search;
extern const struct gd_screen_ops gd_ops_filter;
extern const struct gd_screen_ops gd_ops_import;
extern const struct gd_screen_ops gd_ops_choice;
extern const struct gd_screen_ops gd_ops_answer;
extern const struct gd_screen_ops gd_ops_account;
extern const struct gd_screen_ops gd_ops_review;
extern const struct gd_screen_ops gd_ops_palette;
extern const struct gd_screen_ops gd_ops_menu;
extern const struct gd_screen_ops gd_ops_line;
extern const struct gd_screen_ops gd_ops_text;
extern const struct gd_screen_ops gd_ops_read;
extern const struct gd_screen_ops gd_ops_path;
extern const struct gd_screen_ops gd_ops_evidence;
extern const struct gd_screen_ops gd_ops_cues;
extern const struct gd_screen_ops gd_ops_chat;
extern const struct gd_screen_ops gd_ops_letters;
extern const struct gd_screen_ops gd_ops_letter_edit;
extern const struct gd_screen_ops gd_ops_qr;

extern const struct gd_screen_ops gd_ops_reports;
extern const struct gd_screen_ops gd_ops_export;
extern const struct gd_screen_ops gd_ops_similar;
extern const struct gd_screen_ops gd_ops_groups;
extern const struct gd_screen_ops gd_ops_post;
extern const struct gd_screen_ops gd_ops_reference;
extern const struct gd_screen_ops gd_ops_compare;
extern const struct gd_screen_ops gd_ops_table;
extern const struct gd_screen_ops gd_ops_merchants;
extern const struct gd_screen_ops gd_ops_merchant;
extern const struct gd_screen_ops gd_ops_edit;
extern const struct gd_screen_ops gd_ops_merge;

/* All of them, NULL at the end. */
const struct gd_screen_ops *const *gd_ops_all(void);

#endif
