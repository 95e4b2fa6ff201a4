# tests - a unit test links the layer it tests and what lies below, no more.
#
# A new unit test: its name in unit_tests, a line with what it links.
# A new shell test: its name in shell_tests; it speaks TAP through
# tests/lib/tap.sh. Everything counts one by one in `make check`.

# The environment of every test. Scratch files stay in the build tree.
AM_TESTS_ENVIRONMENT = \
	top_srcdir='$(abs_top_srcdir)'; \
	top_builddir='$(abs_top_builddir)'; \
	GONGDAO='$(abs_top_builddir)/gongdao$(EXEEXT)'; \
	TMPDIR='$(abs_top_builddir)/tests/tmp'; \
	CC='$(CC)'; NM='$(NM)'; AWK='$(AWK)'; \
	GD_CPPFLAGS='$(DEFS) -I$(abs_top_builddir) $(LINT_CPPFLAGS)'; \
	XGETTEXT_OPTIONS='$(xgettext_options)'; \
	$(sanitizer_environment) \
	export top_srcdir top_builddir GONGDAO TMPDIR CC NM AWK GD_CPPFLAGS \
	       XGETTEXT_OPTIONS; \
	mkdir -p "$$TMPDIR";
LINT_CPPFLAGS = -I$(abs_top_srcdir)/src -I$(abs_top_srcdir)/tests \
	-D_GNU_SOURCE $(NCURSES_CFLAGS) $(SQLITE_CFLAGS) $(NETTLE_CFLAGS) \
	$(JANSSON_CFLAGS) $(LIBCSV_CFLAGS) $(INIPARSER_CFLAGS) \
	$(UNISTRING_CFLAGS) $(CMOCKA_CFLAGS) $(VTERM_CFLAGS) $(CPPFLAGS) \
	-DPKGDATADIR="p" -DLOCALEDIR="l" \
	-DTEST_SRCDIR="s" -DTEST_BUILDDIR="b" -DTEST_DATADIR="d"

if SANITIZERS
sanitizer_environment = \
	ASAN_OPTIONS="strict_string_checks=1:$$ASAN_OPTIONS"; \
	UBSAN_OPTIONS="print_stacktrace=1:halt_on_error=1:$$UBSAN_OPTIONS"; \
	LSAN_OPTIONS="suppressions=$(abs_top_srcdir)/tests/lib/lsan.supp:print_suppressions=0:$$LSAN_OPTIONS"; \
	GD_SANITIZERS=yes; \
	export ASAN_OPTIONS UBSAN_OPTIONS LSAN_OPTIONS GD_SANITIZERS;
endif

TEST_EXTENSIONS = .sh
LOG_DRIVER = env AM_TAP_AWK='$(AWK)' $(SHELL) \
	$(top_srcdir)/build-aux/tap-driver.sh
LOG_COMPILER = $(SHELL) $(top_srcdir)/tests/lib/unit.sh
SH_LOG_DRIVER = $(LOG_DRIVER)
SH_LOG_COMPILER = $(SHELL)

# The unit tests

EXTRA_DIST += \
	tests/unit/desk_fixture.h \
	tests/unit/iv_fixture.h \
	tests/unit/pb_fixture.h \
	tests/unit/plan_props.h \
	tests/unit/support_calendar.h \
	tests/unit/support_dateinput.h \
	tests/unit/support_plan.h \
	tests/unit/support_reads.h \
	tests/unit/support_store.h

unit_tests = \
	tests/unit/test_actions \
	tests/unit/test_advice \
	tests/unit/test_answers \
	tests/unit/test_answers_ini \
	tests/unit/test_article \
	tests/unit/test_arena \
	tests/unit/test_buf \
	tests/unit/test_bulk \
	tests/unit/test_bulk_label \
	tests/unit/test_calendar \
	tests/unit/test_calendar_replace \
	tests/unit/test_checks \
	tests/unit/test_clock \
	tests/unit/test_clock_data \
	tests/unit/test_clock_edges \
	tests/unit/test_clock_pauses \
	tests/unit/test_clock_properties \
	tests/unit/test_clock_rows \
	tests/unit/test_clocks_evidence \
	tests/unit/test_clocks_life \
	tests/unit/test_cond \
	tests/unit/test_config \
	tests/unit/test_csv_in \
	tests/unit/test_csv_out \
	tests/unit/test_dateinput \
	tests/unit/test_dateinput_refused \
	tests/unit/test_demo \
	tests/unit/test_diff \
	tests/unit/test_digest \
	tests/unit/test_edit \
	tests/unit/test_edit_case \
	tests/unit/test_error \
	tests/unit/test_evidence \
	tests/unit/test_export \
	tests/unit/test_file \
	tests/unit/test_filter \
	tests/unit/test_i18n \
	tests/unit/test_ical \
	tests/unit/test_import \
	tests/unit/test_instant \
	tests/unit/test_intake \
	tests/unit/test_interview \
	tests/unit/test_interview_check \
	tests/unit/test_keys \
	tests/unit/test_leaving \
	tests/unit/test_letter \
	tests/unit/test_letter_box \
	tests/unit/test_letter_text \
	tests/unit/test_lint \
	tests/unit/test_merchants \
	tests/unit/test_money \
	tests/unit/test_path \
	tests/unit/test_phrase \
	tests/unit/test_playbook \
	tests/unit/test_playbook_bytes \
	tests/unit/test_playbook_check \
	tests/unit/test_playbook_data \
	tests/unit/test_records \
	tests/unit/test_redact \
	tests/unit/test_reference \
	tests/unit/test_report_trend \
	tests/unit/test_restore \
	tests/unit/test_review \
	tests/unit/test_spool \
	tests/unit/test_store \
	tests/unit/test_store_batch \
	tests/unit/test_store_bulk \
	tests/unit/test_store_chain \
	tests/unit/test_store_migrate \
	tests/unit/test_store_held \
	tests/unit/test_store_open \
	tests/unit/test_store_order \
	tests/unit/test_store_plan \
	tests/unit/test_store_query \
	tests/unit/test_store_review \
	tests/unit/test_store_search \
	tests/unit/test_store_undo \
	tests/unit/test_store_values \
	tests/unit/test_suggest \
	tests/unit/test_term_decode \
	tests/unit/test_text \
	tests/unit/test_text_layout \
	tests/unit/test_together \
	tests/unit/test_triage \
	tests/unit/test_triage_data \
	tests/unit/test_understand \
	tests/unit/test_undo_case \
	tests/unit/test_vault \
	tests/unit/test_views \
	tests/unit/test_ways

tests_unit_test_actions_LDADD = $(desk_libs) $(CMOCKA_LIBS)
tests_unit_test_advice_LDADD = $(desk_libs) $(CMOCKA_LIBS)
tests_unit_test_answers_LDADD = $(domain_libs) $(CMOCKA_LIBS)
tests_unit_test_answers_ini_LDADD = $(exchange_libs) $(CMOCKA_LIBS)
tests_unit_test_article_LDADD = $(base_libs) $(CMOCKA_LIBS)
tests_unit_test_arena_LDADD = $(base_libs) $(CMOCKA_LIBS)
tests_unit_test_buf_LDADD = $(base_libs) $(CMOCKA_LIBS)
tests_unit_test_bulk_LDADD = $(desk_libs) $(CMOCKA_LIBS)
tests_unit_test_bulk_label_LDADD = $(desk_libs) $(CMOCKA_LIBS)
tests_unit_test_calendar_LDADD = $(domain_libs) $(CMOCKA_LIBS)
tests_unit_test_calendar_replace_LDADD = $(domain_libs) $(CMOCKA_LIBS)
tests_unit_test_checks_LDADD = $(domain_libs) $(CMOCKA_LIBS)
tests_unit_test_clock_LDADD = $(domain_libs) $(CMOCKA_LIBS)
tests_unit_test_clock_data_LDADD = $(playbook_libs) $(CMOCKA_LIBS)
tests_unit_test_clock_edges_LDADD = $(domain_libs) $(CMOCKA_LIBS)
tests_unit_test_clock_pauses_LDADD = $(domain_libs) $(CMOCKA_LIBS)
tests_unit_test_clock_properties_LDADD = $(domain_libs) $(CMOCKA_LIBS)
tests_unit_test_clock_rows_LDADD = $(playbook_libs) $(CMOCKA_LIBS)
tests_unit_test_clocks_evidence_LDADD = $(desk_libs) $(CMOCKA_LIBS)
tests_unit_test_clocks_life_LDADD = $(desk_libs) $(CMOCKA_LIBS)
tests_unit_test_cond_LDADD = $(domain_libs) $(CMOCKA_LIBS)
tests_unit_test_config_LDADD = $(desk_libs) $(CMOCKA_LIBS)
tests_unit_test_csv_in_LDADD = $(exchange_libs) $(CMOCKA_LIBS)
tests_unit_test_csv_out_LDADD = $(exchange_libs) $(CMOCKA_LIBS)
tests_unit_test_dateinput_LDADD = $(domain_libs) $(CMOCKA_LIBS)
tests_unit_test_dateinput_refused_LDADD = $(domain_libs) $(CMOCKA_LIBS)
tests_unit_test_demo_LDADD = $(desk_libs) $(CMOCKA_LIBS)
tests_unit_test_diff_LDADD = $(base_libs) $(CMOCKA_LIBS)
tests_unit_test_digest_LDADD = $(base_libs) $(CMOCKA_LIBS)
tests_unit_test_edit_LDADD = $(base_libs) $(CMOCKA_LIBS)
tests_unit_test_edit_case_LDADD = $(desk_libs) $(CMOCKA_LIBS)
tests_unit_test_error_LDADD = $(base_libs) $(CMOCKA_LIBS)
tests_unit_test_evidence_LDADD = $(domain_libs) $(CMOCKA_LIBS)
tests_unit_test_export_LDADD = $(desk_libs) $(CMOCKA_LIBS)
tests_unit_test_file_LDADD = $(base_libs) $(CMOCKA_LIBS)
tests_unit_test_filter_LDADD = $(domain_libs) $(CMOCKA_LIBS)
tests_unit_test_i18n_LDADD = $(base_libs) $(CMOCKA_LIBS)
tests_unit_test_ical_LDADD = $(desk_libs) $(CMOCKA_LIBS)
tests_unit_test_import_LDADD = $(desk_libs) $(CMOCKA_LIBS)
tests_unit_test_instant_LDADD = $(domain_libs) $(CMOCKA_LIBS)
tests_unit_test_intake_LDADD = $(desk_libs) $(CMOCKA_LIBS)
tests_unit_test_interview_LDADD = $(domain_libs) $(CMOCKA_LIBS)
tests_unit_test_interview_check_LDADD = $(domain_libs) $(CMOCKA_LIBS)
tests_unit_test_keys_LDADD = $(tui_libs) $(CMOCKA_LIBS)
tests_unit_test_leaving_LDADD = $(exchange_libs) $(CMOCKA_LIBS)
tests_unit_test_vault_LDADD = $(exchange_libs) $(CMOCKA_LIBS)
tests_unit_test_letter_LDADD = $(playbook_libs) $(CMOCKA_LIBS)
tests_unit_test_letter_box_LDADD = $(playbook_libs) $(CMOCKA_LIBS)
tests_unit_test_letter_text_LDADD = $(domain_libs) $(CMOCKA_LIBS)
tests_unit_test_lint_LDADD = $(playbook_libs) $(CMOCKA_LIBS)
tests_unit_test_merchants_LDADD = $(desk_libs) $(CMOCKA_LIBS)
tests_unit_test_money_LDADD = $(domain_libs) $(CMOCKA_LIBS)
tests_unit_test_path_LDADD = $(base_libs) $(CMOCKA_LIBS)
tests_unit_test_phrase_LDADD = $(desk_libs) $(CMOCKA_LIBS)
tests_unit_test_playbook_LDADD = $(playbook_libs) $(CMOCKA_LIBS)
tests_unit_test_playbook_bytes_LDADD = $(playbook_libs) $(CMOCKA_LIBS)
tests_unit_test_playbook_check_LDADD = $(playbook_libs) $(CMOCKA_LIBS)
tests_unit_test_playbook_data_LDADD = $(playbook_libs) $(CMOCKA_LIBS)
tests_unit_test_records_LDADD = $(domain_libs) $(CMOCKA_LIBS)
tests_unit_test_redact_LDADD = $(playbook_libs) $(CMOCKA_LIBS)
tests_unit_test_reference_LDADD = $(desk_libs) $(CMOCKA_LIBS)
tests_unit_test_report_trend_LDADD = $(desk_libs) $(CMOCKA_LIBS)
tests_unit_test_restore_LDADD = $(desk_libs) $(CMOCKA_LIBS)
tests_unit_test_review_LDADD = $(desk_libs) $(CMOCKA_LIBS)
tests_unit_test_spool_LDADD = $(base_libs) $(CMOCKA_LIBS)
tests_unit_test_store_LDADD = $(store_libs) $(CMOCKA_LIBS)
tests_unit_test_store_batch_LDADD = $(store_libs) $(CMOCKA_LIBS)
tests_unit_test_store_chain_LDADD = $(store_libs) $(CMOCKA_LIBS)
tests_unit_test_store_migrate_LDADD = $(store_libs) $(CMOCKA_LIBS)
tests_unit_test_store_held_LDADD = $(store_libs) $(CMOCKA_LIBS)
tests_unit_test_store_open_LDADD = $(store_libs) $(CMOCKA_LIBS)
tests_unit_test_store_order_LDADD = $(store_libs) $(CMOCKA_LIBS)
tests_unit_test_store_plan_LDADD = $(store_libs) $(CMOCKA_LIBS)
tests_unit_test_store_query_LDADD = $(store_libs) $(CMOCKA_LIBS)
tests_unit_test_store_review_LDADD = $(store_libs) $(CMOCKA_LIBS)
tests_unit_test_store_bulk_LDADD = $(store_libs) $(CMOCKA_LIBS)
tests_unit_test_store_search_LDADD = $(store_libs) $(CMOCKA_LIBS)
tests_unit_test_store_undo_LDADD = $(store_libs) $(CMOCKA_LIBS)
tests_unit_test_store_values_LDADD = $(store_libs) $(CMOCKA_LIBS)
tests_unit_test_suggest_LDADD = $(base_libs) $(CMOCKA_LIBS)
tests_unit_test_term_decode_LDADD = $(tui_libs) $(CMOCKA_LIBS)
tests_unit_test_text_LDADD = $(base_libs) $(CMOCKA_LIBS)
tests_unit_test_text_layout_LDADD = $(base_libs) $(CMOCKA_LIBS)
tests_unit_test_together_LDADD = $(desk_libs) $(CMOCKA_LIBS)
tests_unit_test_triage_LDADD = $(domain_libs) $(CMOCKA_LIBS)
tests_unit_test_triage_data_LDADD = $(playbook_libs) $(CMOCKA_LIBS)
tests_unit_test_understand_LDADD = $(domain_libs) $(CMOCKA_LIBS)
tests_unit_test_undo_case_LDADD = $(desk_libs) $(CMOCKA_LIBS)
tests_unit_test_views_LDADD = $(desk_libs) $(CMOCKA_LIBS)
tests_unit_test_ways_LDADD = $(domain_libs) $(CMOCKA_LIBS)

# The tests of what a person sees: the built program in a pseudo-terminal

check_LIBRARIES += libgd-rig.a
libgd_rig_a_SOURCES = \
	tests/tui/raw.c \
	tests/tui/raw.h \
	tests/tui/rig.c \
	tests/tui/rig.h \
	tests/tui/tty.c \
	tests/tui/tty.h

screen_tests = \
	tests/tui/test_accidents \
	tests/tui/test_advice \
	tests/tui/test_board \
	tests/tui/test_calendar_view \
	tests/tui/test_deadlines \
	tests/tui/test_evidence \
	tests/tui/test_hostile \
	tests/tui/test_interview \
	tests/tui/test_killed \
	tests/tui/test_letters \
	tests/tui/test_library \
	tests/tui/test_lists \
	tests/tui/test_moves \
	tests/tui/test_reference \
	tests/tui/test_ring \
	tests/tui/test_starved \
	tests/tui/test_table \
	tests/tui/test_terminal \
	tests/tui/test_together

tests_tui_test_accidents_LDADD = $(rig_libs)
tests_tui_test_advice_LDADD = $(rig_libs)
tests_tui_test_board_LDADD = $(rig_libs)
tests_tui_test_calendar_view_LDADD = $(rig_libs)
tests_tui_test_deadlines_LDADD = $(rig_libs)
tests_tui_test_evidence_LDADD = $(rig_libs)
tests_tui_test_hostile_SOURCES = \
	tests/tui/test_hostile.c \
	tests/tui/hostile_visits.c \
	tests/tui/hostile_visits.h
tests_tui_test_hostile_LDADD = $(rig_libs) $(base_libs)
tests_tui_test_interview_LDADD = $(rig_libs)
tests_tui_test_killed_LDADD = $(rig_libs)
tests_tui_test_letters_LDADD = $(rig_libs)
tests_tui_test_library_LDADD = $(rig_libs)
tests_tui_test_lists_LDADD = $(rig_libs)
tests_tui_test_moves_LDADD = $(rig_libs)
tests_tui_test_reference_LDADD = $(rig_libs)
tests_tui_test_ring_LDADD = $(rig_libs)
tests_tui_test_starved_LDADD = $(rig_libs)
tests_tui_test_table_LDADD = $(rig_libs)
tests_tui_test_terminal_LDADD = $(rig_libs)
tests_tui_test_together_LDADD = $(rig_libs)
rig_libs = libgd-rig.a $(VTERM_LIBS) $(CMOCKA_LIBS)

# Torture: everything that can fail does (tests/torture). A test that tries some
# of the points in `make check` tries all of them in `make torture`.

check_LIBRARIES += libgd-torture.a
libgd_torture_a_SOURCES = \
	tests/torture/deeds.c \
	tests/torture/deeds.h \
	tests/torture/deeds_base.c \
	tests/torture/deeds_base.h \
	tests/torture/disk.c \
	tests/torture/disk.h \
	tests/torture/disk_vfs.c \
	tests/torture/disk_wrap.c \
	tests/torture/judge.c \
	tests/torture/memory.c \
	tests/torture/memory.h \
	tests/torture/power.c \
	tests/torture/power.h \
	tests/torture/run.c \
	tests/torture/run.h \
	tests/torture/run_internal.h \
	tests/torture/sample.c \
	tests/torture/sample.h \
	tests/torture/starve.c \
	tests/torture/state.c \
	tests/torture/state.h \
	tests/torture/tree.c \
	tests/torture/tree.h

torture_tests = \
	tests/torture/test_faults

tests_torture_test_faults_LDADD = $(torture_libs)
tests_torture_test_faults_LDFLAGS = $(torture_wraps)
torture_libs = libgd-torture.a $(desk_libs) libgd-torture.a $(CMOCKA_LIBS)
# What our own code calls to write, and for memory, and for chance.
torture_wraps = $(AM_LDFLAGS) \
	-Wl,--wrap=open,--wrap=close,--wrap=write,--wrap=fsync \
	-Wl,--wrap=fdopen,--wrap=fileno,--wrap=rename,--wrap=unlink \
	-Wl,--wrap=unlinkat,--wrap=linkat,--wrap=mkdir \
	-Wl,--wrap=malloc,--wrap=calloc,--wrap=realloc,--wrap=gd_random

# The measuring programs: built with the tests, run by hand

bench_programs = \
	tests/bench/desk \
	tests/bench/due \
	tests/bench/pair
tests_bench_due_LDADD = $(store_libs)

# What the shell tests use

helper_programs = \
	tests/cli/json \
	tests/torture/kill_at
tests_cli_json_LDADD = $(JANSSON_LIBS)
tests_torture_kill_at_SOURCES = tests/torture/kill_at.c

# What the program meets from outside in tests/tui/test_accidents.

helper_programs += \
	tests/tui/accident
tests_tui_accident_SOURCES = tests/tui/accident.c
tests_tui_accident_CFLAGS = -fPIC
tests_tui_accident_LDFLAGS = -shared
tests_tui_accident_LDADD = -ldl
EXTRA_tests_tui_test_accidents_DEPENDENCIES = tests/tui/accident$(EXEEXT)
EXTRA_tests_tui_test_starved_DEPENDENCIES = tests/tui/accident$(EXEEXT)

# What learns data/letters/weights.tsv from the labelled sentences: built with
# the tests, run by `make lint-weights` after sentences were added.

helper_programs += \
	tests/lint_train
tests_lint_train_LDADD = $(domain_libs) -lm

.PHONY: lint-weights
lint-weights: tests/lint_train$(EXEEXT)
	./tests/lint_train$(EXEEXT) $(srcdir)/tests/data/lint-sentences.tsv \
		$(srcdir)/data/letters/weights.tsv

# The fuzz targets. With --enable-fuzzing they are libFuzzer's; in any other tree
# replay.c feeds them the committed inputs, as a part of `make check`.

fuzz_targets = \
	tests/fuzz/fuzz_answers \
	tests/fuzz/fuzz_bundle \
	tests/fuzz/fuzz_calendar \
	tests/fuzz/fuzz_chat \
	tests/fuzz/fuzz_config \
	tests/fuzz/fuzz_csv \
	tests/fuzz/fuzz_filter \
	tests/fuzz/fuzz_import \
	tests/fuzz/fuzz_ini \
	tests/fuzz/fuzz_keys \
	tests/fuzz/fuzz_letter \
	tests/fuzz/fuzz_redact \
	tests/fuzz/fuzz_stamp \
	tests/fuzz/fuzz_text \
	tests/fuzz/fuzz_typed

tests_fuzz_fuzz_answers_LDADD = $(fuzz_main) $(desk_libs)
tests_fuzz_fuzz_answers_LDFLAGS = $(fuzz_ldflags)
tests_fuzz_fuzz_bundle_LDADD = $(fuzz_main) $(exchange_libs)
tests_fuzz_fuzz_bundle_LDFLAGS = $(fuzz_ldflags)
tests_fuzz_fuzz_calendar_LDADD = $(fuzz_main) $(playbook_libs)
tests_fuzz_fuzz_calendar_LDFLAGS = $(fuzz_ldflags)
tests_fuzz_fuzz_chat_LDADD = $(fuzz_main) $(exchange_libs)
tests_fuzz_fuzz_chat_LDFLAGS = $(fuzz_ldflags)
tests_fuzz_fuzz_config_LDADD = $(fuzz_main) $(desk_libs)
tests_fuzz_fuzz_config_LDFLAGS = $(fuzz_ldflags)
tests_fuzz_fuzz_csv_LDADD = $(fuzz_main) $(exchange_libs)
tests_fuzz_fuzz_csv_LDFLAGS = $(fuzz_ldflags)
tests_fuzz_fuzz_filter_LDADD = $(fuzz_main) $(desk_libs)
tests_fuzz_fuzz_filter_LDFLAGS = $(fuzz_ldflags)
tests_fuzz_fuzz_import_LDADD = $(fuzz_main) $(desk_libs)
tests_fuzz_fuzz_import_LDFLAGS = $(fuzz_ldflags)
tests_fuzz_fuzz_ini_LDADD = $(fuzz_main) $(playbook_libs)
tests_fuzz_fuzz_ini_LDFLAGS = $(fuzz_ldflags)
tests_fuzz_fuzz_keys_LDADD = $(fuzz_main) $(tui_libs)
tests_fuzz_fuzz_keys_LDFLAGS = $(fuzz_ldflags)
tests_fuzz_fuzz_letter_LDADD = $(fuzz_main) $(domain_libs)
tests_fuzz_fuzz_letter_LDFLAGS = $(fuzz_ldflags)
tests_fuzz_fuzz_redact_LDADD = $(fuzz_main) $(domain_libs)
tests_fuzz_fuzz_redact_LDFLAGS = $(fuzz_ldflags)
tests_fuzz_fuzz_stamp_LDADD = $(fuzz_main) $(exchange_libs)
tests_fuzz_fuzz_stamp_LDFLAGS = $(fuzz_ldflags)
tests_fuzz_fuzz_text_LDADD = $(fuzz_main) $(base_libs)
tests_fuzz_fuzz_text_LDFLAGS = $(fuzz_ldflags)
tests_fuzz_fuzz_typed_LDADD = $(fuzz_main) $(domain_libs)
tests_fuzz_fuzz_typed_LDFLAGS = $(fuzz_ldflags)

check_LIBRARIES += libgd-replay.a
libgd_replay_a_SOURCES = \
	tests/fuzz/fuzz.h \
	tests/fuzz/fuzz_desk.h \
	tests/fuzz/replay.c

if FUZZING
fuzz_main =
corpus_programs =
fuzz_ldflags = $(AM_LDFLAGS) -fsanitize=fuzzer
else
fuzz_main = libgd-replay.a
corpus_programs = $(fuzz_targets)
fuzz_ldflags = $(AM_LDFLAGS)
endif

# The shell tests

shell_tests = \
	tests/checks/banned.sh \
	tests/checks/layers.sh \
	tests/checks/po.sh \
	tests/checks/sources.sh \
	tests/checks/values.sh \
	tests/cli/access.sh \
	tests/cli/care.sh \
	tests/cli/clocks.sh \
	tests/cli/encrypted.sh \
	tests/cli/evidence.sh \
	tests/cli/evidence_backup.sh \
	tests/cli/evidence_hostile.sh \
	tests/cli/evidence_online.sh \
	tests/cli/evidence_rehearse.sh \
	tests/cli/evidence_stamp.sh \
	tests/cli/evidence_verify.sh \
	tests/cli/export.sh \
	tests/cli/failures.sh \
	tests/cli/files.sh \
	tests/cli/group.sh \
	tests/cli/help.sh \
	tests/cli/hostile.sh \
	tests/cli/import.sh \
	tests/cli/letter.sh \
	tests/cli/linear.sh \
	tests/cli/linear_lists.sh \
	tests/cli/linear_rooms.sh \
	tests/cli/list.sh \
	tests/cli/manual.sh \
	tests/cli/merchant.sh \
	tests/cli/moves.sh \
	tests/cli/new.sh \
	tests/cli/plan.sh \
	tests/cli/rehearse.sh \
	tests/cli/report.sh \
	tests/cli/rules.sh \
	tests/cli/search.sh \
	tests/cli/six.sh \
	tests/cli/when.sh \
	tests/fuzz/corpus.sh \
	tests/torture/kill.sh

# The static checks: `make lint`, apart from `make check` because their result
# does not depend on how the tree was configured.

lint_tests = \
	tests/lint/clang-tidy.sh \
	tests/lint/clang.sh \
	tests/lint/cppcheck.sh

.PHONY: lint fuzz fuzz-programs torture
lint: config.h
	$(AM_V_at)$(MAKE) $(AM_MAKEFLAGS) check-TESTS \
		check_PROGRAMS= check_LIBRARIES= \
		TESTS='$(lint_tests)' TEST_SUITE_LOG=lint-suite.log

# `make bench`: what the desk costs beside programs of its kind, with few and with
# very many cases, and whether what is due costs the same in both. Prints; decides
# nothing.

.PHONY: bench
bench: gongdao$(EXEEXT) $(bench_programs)
	@mkdir -p tests/tmp; TMPDIR='$(abs_top_builddir)/tests/tmp' \
		GONGDAO='$(abs_top_builddir)/gongdao$(EXEEXT)' \
		BENCH='$(abs_top_builddir)/tests/bench' \
		$(SHELL) $(srcdir)/tests/bench/peers.sh; echo; \
		TMPDIR='$(abs_top_builddir)/tests/tmp' \
		GONGDAO='$(abs_top_builddir)/gongdao$(EXEEXT)' \
		BENCH='$(abs_top_builddir)/tests/bench' \
		$(SHELL) $(srcdir)/tests/bench/sizes.sh; echo; \
		TMPDIR='$(abs_top_builddir)/tests/tmp' \
		GONGDAO='$(abs_top_builddir)/gongdao$(EXEEXT)' \
		BENCH='$(abs_top_builddir)/tests/bench' \
		$(SHELL) $(srcdir)/tests/bench/scale.sh
	@echo; TMPDIR='$(abs_top_builddir)/tests/tmp' tests/bench/due

# `make torture`: TORTURE points of each deed of tests/torture for each accident,
# evenly apart, SEED telling where they begin, JOBS accidents at once: some minutes
# of CPU time. TORTURE=all tries every one: some quarter of an hour.

TORTURE = 20
SEED = 1
JOBS = $$(nproc)

torture: $(torture_tests) tests/torture/kill_at$(EXEEXT) \
		tests/tui/test_killed$(EXEEXT) \
		tests/tui/test_starved$(EXEEXT)
	@top_builddir='$(abs_top_builddir)' AWK='$(AWK)' TORTURE='$(TORTURE)' \
		SEED='$(SEED)' JOBS=$(JOBS) $(SHELL) \
		$(srcdir)/tests/torture/run.sh
	$(AM_V_at)GONGDAO_TORTURE='$(TORTURE)' GONGDAO_SEED='$(SEED)' \
		$(MAKE) $(AM_MAKEFLAGS) check-TESTS \
		check_PROGRAMS= check_LIBRARIES= \
		TESTS='$(torture_kills)' TEST_SUITE_LOG=torture-suite.log
	@for i in $(torture_kills); do \
		sed -n 's/^# \(.*points tried.*\)/\1/p' $${i%.sh}.log; \
	done
torture_kills = \
	tests/torture/kill.sh \
	tests/tui/test_killed \
	tests/tui/test_starved

# `make fuzz` in a tree of `CC=clang configure --enable-fuzzing`: all targets at
# once for FUZZ_SECONDS (tests/fuzz/run.sh). doc/fuzzing.md tells more.

FUZZ_SECONDS = 60

if FUZZING
noinst_PROGRAMS += $(fuzz_targets)

fuzz-programs: $(fuzz_targets)

fuzz: $(fuzz_targets)
	@top_srcdir='$(abs_top_srcdir)' top_builddir='$(abs_top_builddir)' \
		$(SHELL) $(top_srcdir)/tests/fuzz/run.sh $(FUZZ_SECONDS)
endif

# `make mutation`: each comparison and number of the clocks is changed, one at a
# time, and a test must fail for it. SAMPLE=20 tries every twentieth. What the
# language leaves undefined traps, so that it counts as a failure.

mutation_sources = \
	src/domain/clock.c \
	src/domain/remaining.c \
	src/domain/calendar.c
mutation_tests = \
	tests/unit/test_clock \
	tests/unit/test_calendar \
	tests/unit/test_clock_edges \
	tests/unit/test_calendar_replace \
	tests/unit/test_clock_pauses \
	tests/unit/test_clock_rows \
	tests/unit/test_clock_data \
	tests/unit/test_clock_properties

.PHONY: mutation
mutation: $(mutation_tests)
	@$(AM_TESTS_ENVIRONMENT) \
	MUTATION_CC='$(CC) -DHAVE_CONFIG_H -I. $(LINT_CPPFLAGS) $(GD_CFLAGS) $(CFLAGS) -fsanitize=undefined -fsanitize-undefined-trap-on-error' \
	MUTATION_LIBS='$(AM_LDFLAGS) $(LDFLAGS) $(playbook_libs) $(CMOCKA_LIBS) $(LIBS)' \
	MUTATION_TESTS='$(mutation_tests)' \
	$(SHELL) $(top_srcdir)/tests/mutation/run.sh $(mutation_sources)

# `make coverage` in a tree of `configure --enable-coverage`: all tests, then
# the lines and branches they ran, by folder.

.PHONY: coverage
coverage:
	@find . -name '*.gcda' -exec rm -f {} +
	-@GD_GENTLE_END=yes $(MAKE) $(AM_MAKEFLAGS) check
	@$(AM_TESTS_ENVIRONMENT) \
	$(SHELL) $(top_srcdir)/tests/lib/coverage.sh

# `make valgrind`: unit tests, commands, lines and screens, once each, by hand. Not
# what ends the program in the middle, or lets it run out of memory.

.PHONY: valgrind
valgrind: $(check_PROGRAMS) gongdao$(EXEEXT)
	@$(AM_TESTS_ENVIRONMENT) \
	$(SHELL) $(top_srcdir)/tests/lib/valgrind.sh \
		$(unit_tests) $(shell_tests) \
		$(filter-out %_accidents %_killed %_starved,$(screen_tests))

# The library of the shell tests and the inputs of all tests

EXTRA_DIST += \
	tests/bench/peers.sh \
	tests/bench/rows.sh \
	tests/bench/scale.sh \
	tests/bench/sizes.sh \
	$(lint_tests) \
	$(shell_tests) \
	tests/cli/lib.sh \
	tests/corpora \
	tests/data \
	tests/fuzz/corpus \
	tests/fuzz/dict \
	tests/fuzz/run.sh \
	tests/lib/coverage.sh \
	tests/lib/lsan.supp \
	tests/lib/sandbox.sh \
	tests/lib/tap.sh \
	tests/lib/tsa.sh \
	tests/lib/unit.sh \
	tests/lib/valgrind.sh \
	tests/lib/valgrind.supp \
	tests/lint/each.sh \
	tests/mutation/equivalent.txt \
	tests/mutation/mutants.awk \
	tests/mutation/run.sh \
	tests/torture/run.sh

# The run: with a library missing no test is passed over in silence.

if CAN_TEST
check_PROGRAMS += $(unit_tests) $(screen_tests) $(torture_tests) \
	$(bench_programs) $(helper_programs) $(corpus_programs)
TESTS += $(shell_tests) $(unit_tests) $(screen_tests) $(torture_tests)
else
check-local:
	@echo "make check: the tests need these packages: $(TEST_MISSING)" >&2
	@echo "make check: install them and configure again," \
	      "or use ./quickstart check" >&2
	@exit 1
endif
