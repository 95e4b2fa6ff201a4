/*
 * domain/hanwords_interview.h - Chinese words the interview reads in answers
 * and accounts, by escapes: source files hold ASCII alone. `|` separates words;
 * all are compared folded (gd_text_fold).
 */
#ifndef GD_DOMAIN_HANWORDS_INTERVIEW_H
#define GD_DOMAIN_HANWORDS_INTERVIEW_H

/* shi, shi de, you, dui, dui de, neng, hao */
#define GD_HAN_YES "\u662f|\u662f\u7684|\u6709|\u5bf9|\u5bf9\u7684|" \
	"\u80fd|\u597d|\u540c\u610f"
/* fou, bu, bu shi, mei you, mei, wu, fei, bu tong yi */
#define GD_HAN_NO "\u5426|\u4e0d|\u4e0d\u662f|\u6ca1\u6709|\u6ca1|\u65e0|" \
	"\u975e|\u4e0d\u540c\u610f"
/* bu qing chu, bu zhi dao, bu que ding, ji bu qing, bu xiang xi, bu xiao de */
#define GD_HAN_UNSURE "\u4e0d\u6e05\u695a|\u4e0d\u77e5\u9053|" \
	"\u4e0d\u786e\u5b9a|\u8bb0\u4e0d\u6e05|\u8bb0\u4e0d\u5f97|\u4e0d\u6653\u5f97"
/* quan bu, dou dui, quan dui */
#define GD_HAN_ALL "\u5168\u90e8|\u90fd\u5bf9|\u5168\u5bf9"
/* wu, mei you, dou bu dui */
#define GD_HAN_NONE "\u65e0|\u6ca1\u6709|\u90fd\u4e0d\u5bf9|\u90fd\u4e0d"

/* Right before a hint they turn it round: bu shi, bu, mei you, mei, fei, wei */
#define GD_HAN_NOT "\u4e0d\u662f|\u4e0d|\u6ca1\u6709|\u6ca1|\u975e|\u672a|" \
	"\u4e0d\u5728|\u6ca1\u5728"

#define GD_HAN_LIST_COMMA "\u3001"	/* between the items of a list */
#define GD_HAN_COMMA "\uff0c"
#define GD_HAN_SEMICOLON "\uff1b"

/* Sentence marks that end a clause, full-width. */
#define GD_HAN_CLAUSE_ENDS "\uff0c|\u3002|\uff1b|\uff01|\uff1f"

/* Digits and units of numbers in words: ling to jiu, liang, shi bai qian wan */
#define GD_HAN_NUMERALS "\u96f6|\u3007|\u4e00|\u4e8c|\u4e24|\u4e09|\u56db|" \
	"\u4e94|\u516d|\u4e03|\u516b|\u4e5d|\u5341|\u767e|\u5343|\u4e07"

#define GD_HAN_YEN_SIGNS "\u00a5|\uffe5"
#define GD_HAN_YUAN "\u5143|\u5706"		/* yuan */
#define GD_HAN_KUAI "\u5757"			/* kuai */
#define GD_HAN_KUAI_QIAN "\u5757\u94b1"		/* kuai qian */
/* After yuan they make another word: yuan dan, yuan su, yuan xiao */
#define GD_HAN_NOT_YUAN "\u65e6|\u7d20|\u5bb5"
/* An amount after these is asked for, not paid: pei, fa, bu chang, tui, man */
#define GD_HAN_CLAIMED "\u8d54|\u7f5a|\u8865\u507f|\u9000|\u6ee1"

/* ding dan hao, ding dan bian hao */
#define GD_HAN_ORDER_NO "\u8ba2\u5355\u53f7|\u8ba2\u5355\u7f16\u53f7|" \
	"\u8ba2\u5355\u53f7\u7801"
/* Between it and the number: full-width colon, shi, wei */
#define GD_HAN_ORDER_LINK "\uff1a|\u662f|\u4e3a"

#define GD_HAN_YEAR "\u5e74"
#define GD_HAN_MONTH "\u6708"
#define GD_HAN_DAY "\u65e5|\u53f7"
/* da qian tian, zuo tian, qian tian, jin tian */
#define GD_HAN_NEAR_DAYS "\u5927\u524d\u5929|\u6628\u5929|\u524d\u5929|\u4eca\u5929"
/* shang zhou, shang xing qi */
#define GD_HAN_LAST_WEEK "\u4e0a\u5468|\u4e0a\u661f\u671f"
#define GD_HAN_WEEKDAYS "\u4e00|\u4e8c|\u4e09|\u56db|\u4e94|\u516d|\u65e5|\u5929"

/* What a date belongs to: xia dan, mai, gou mai, pai xia, ding gou */
#define GD_HAN_ORDERED "\u4e0b\u5355|\u4e70|\u8d2d\u4e70|\u62cd\u4e0b|" \
	"\u8ba2\u8d2d|\u7f51\u8d2d"
/* fu kuan, zhi fu, fu le */
#define GD_HAN_PAID "\u4ed8\u6b3e|\u652f\u4ed8|\u4ed8\u4e86"
/* qian shou, shou dao, shou huo, dao huo */
#define GD_HAN_SIGNED "\u7b7e\u6536|\u6536\u5230|\u6536\u8d27|\u5230\u8d27"
/* fa xian, fa jue */
#define GD_HAN_FOUND "\u53d1\u73b0|\u53d1\u89c9"

#endif
