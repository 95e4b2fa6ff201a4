/*
 * Every figure and cell of the article this playbook grew from stands in the
 * shipped playbook where it helps a decision: outside the sources, in an entry
 * that names the article's part as its source.
 */
#include <config.h>

#include <dirent.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
/* cmocka wants the four above first */
#include <cmocka.h>

#include "base/buf.h"
#include "base/mem.h"

/* What must stand in one entry, and the article's part that it quotes. */
static const struct row {
	const char *part, *words[3];
} rows[] = {
	/* introduction */
	{ "seed.0", { "37%" } }, { "seed.0", { "68%" } },
	{ "seed.0", { "22%" } }, { "seed.0", { "10%" } },
	{ "seed.0", { "40%" } }, { "seed.0", { "43%" } },
	{ "seed.0", { "图文举证", "平台仲裁", "行政举报" } },
	/* 1: channels */
	{ "seed.1", { "平台客服", "5–30 分钟", "售后咨询、物流纠纷" } },
	{ "seed.1", { "微信110", "3–7 个工作日", "虚假宣传、欺诈销售" } },
	{ "seed.1", { "12315投诉", "7–15 个工作日", "质量缺陷、价格欺诈" } },
	{ "seed.1", { "法院诉讼", "3–6 个月", "重大财产损失" } },
	{ "seed.1", { "28%", "12315" } },
	{ "seed.1", { "资质问题", "外部举报", "同步启动" } },
	/* 2: evidence */
	{ "seed.2", { "交易截图", "订单号、支付状态、商品描述",
		      "高（需公证）" } },
	{ "seed.2", { "聊天记录", "完整", "中（需原始载体）" } },
	{ "seed.2", { "物流凭证", "签收照片、运单编号", "高（官方数据）" } },
	{ "seed.2", { "广告页面", "宣传文案、价格标注、活动规则",
		      "低（需公证）" } },
	{ "seed.2", { "60%", "时间戳", "区块链" } },
	/* 3: the time matrix */
	{ "seed.3", { "0.5–2小时" } }, { "seed.3", { "不受理" } },
	{ "seed.3", { "24–72小时" } }, { "seed.3", { "7–15工作日" } },
	{ "seed.3", { "3–6个月" } }, { "seed.3", { "48–72小时" } },
	{ "seed.3", { "15–30工作日" } }, { "seed.3", { "6–12个月" } },
	{ "seed.3", { "不处理" } }, { "seed.3", { "20–40工作日" } },
	{ "seed.3", { "72 小时", "35%" } },
	/* 4: wording */
	{ "seed.4", { "52%" } }, { "seed.4", { "38%" } },
	{ "seed.4", { "7日内未处理将升级投诉" } },
	/* 5: scenarios */
	{ "seed.5", { "微信支付凭证", "主体", "马甲店" } },
	{ "seed.5", { "回放", "主播承诺", "易灭失" } },
	{ "seed.5", { "清关凭证", "法律" } },
	{ "seed.5", { "跨境", "周期较长" } },
	{ "seed.5", { "服务协议", "交付标准", "退换货难度大" } },
	{ "seed.5", { "62%", "虚假促销" } },
	/* 6: after a failure */
	{ "seed.6", { "完整证据链", "人工复核" } },
	{ "seed.6", { "集体投诉", "12315", "合并" } },
	{ "seed.6", { "执照", "披露" } },
	{ "seed.6", { "公示处理进度", "隐私" } },
	{ "seed.6", { "4.2 倍", "跟进" } },
	/* 7: platforms */
	{ "seed.7", { "客服对话框", "社交属性调解", "沟通记录" } },
	{ "seed.7", { "阿里小蜜", "大数据判责", "订单快照" } },
	{ "seed.7", { "京东客服", "供应链追溯", "物流凭证" } },
	{ "seed.7", { "网信办" } }, { "seed.7", { "市场监管总局" } },
	{ "seed.7", { "商务部门" } }, { "seed.7", { "仅退款" } },
	/* 8 and the closing part */
	{ "seed.8", { "备案查询" } },
	{ "seed.end", { "23%", "复购率" } },
	{ "seed.end", { "互联网广告管理办法" } },
};

static bool seen[GD_ARRAY_LEN(rows)];

/* Does one entry hold all of a row's words and name its part? */
static void
judge_entry(const char *text)
{
	const char *source = strstr(text, "\nsource = ");

	for (size_t i = 0; source && i < GD_ARRAY_LEN(rows); i++) {
		bool all = strstr(source, rows[i].part) != NULL;

		for (size_t k = 0; all && k < 3 && rows[i].words[k]; k++)
			all = strstr(text, rows[i].words[k]) != NULL;
		seen[i] |= all;
	}
}

static void
judge_file(const char *path)
{
	struct gd_buf entry = GD_BUF_INIT;
	FILE *f = fopen(path, "r");
	char line[4096];

	assert_non_null(f);
	while (fgets(line, sizeof line, f)) {
		if (line[0] == '[') {
			judge_entry(entry.s);
			gd_buf_reset(&entry);
		}
		gd_buf_adds(&entry, line);
	}
	judge_entry(entry.s);
	fclose(f);
	gd_buf_release(&entry);
}

static void
judge_folder(const char *root)
{
	DIR *dir = opendir(root);
	struct dirent *e;

	assert_non_null(dir);
	while ((e = readdir(dir))) {
		char path[1024];
		struct stat st;

		if (e->d_name[0] == '.' || strcmp(e->d_name, "sources") == 0)
			continue;
		snprintf(path, sizeof path, "%s/%s", root, e->d_name);
		if (stat(path, &st) == 0 && S_ISDIR(st.st_mode))
			judge_folder(path);
		else if (strstr(e->d_name, ".ini"))
			judge_file(path);
	}
	closedir(dir);
}

static void
every_row_of_the_article_has_its_entry(void **state)
{
	int missing = 0;

	(void)state;
	judge_folder(TEST_DATADIR "/playbook");
	for (size_t i = 0; i < GD_ARRAY_LEN(rows); i++) {
		if (seen[i])
			continue;
		print_error("%s: %s %s %s\n", rows[i].part, rows[i].words[0],
			    rows[i].words[1] ? rows[i].words[1] : "",
			    rows[i].words[2] ? rows[i].words[2] : "");
		missing++;
	}
	assert_int_equal(missing, 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_row_of_the_article_has_its_entry),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
