/*
 * domain/hanwords.h - Chinese words of dates, numbers and amounts, for parsing.
 *
 * What people type is grammar, not knowledge, and the domain reads no file: the
 * words stand here, as escapes, one meaning a line. Private to the domain.
 */
#ifndef GD_DOMAIN_HANWORDS_H
#define GD_DOMAIN_HANWORDS_H

/* numerals */
#define HAN_ZERO "\u96f6"	/* zero */
#define HAN_ZERO_ROUND "\u3007"	/* zero, as in years */
#define HAN_ZERO_CIRCLE "\u25cb"	/* the circle typed for it */
#define HAN_ONE "\u4e00"	/* one */
#define HAN_TWO "\u4e8c"	/* two */
#define HAN_TWO_PAIR "\u4e24"	/* two, before a measure word */
#define HAN_THREE "\u4e09"	/* three */
#define HAN_FOUR "\u56db"	/* four */
#define HAN_FIVE "\u4e94"	/* five */
#define HAN_SIX "\u516d"	/* six */
#define HAN_SEVEN "\u4e03"	/* seven */
#define HAN_EIGHT "\u516b"	/* eight */
#define HAN_NINE "\u4e5d"	/* nine */
#define HAN_TEN "\u5341"	/* ten */
#define HAN_HUNDRED "\u767e"	/* hundred */
#define HAN_THOUSAND "\u5343"	/* thousand */
#define HAN_MYRIAD "\u4e07"	/* ten thousand */
#define HAN_MYRIAD_OLD "\u842c"	/* the same, traditional */
#define HAN_YI "\u4ebf"	/* a hundred million */
#define HAN_YI_OLD "\u5104"	/* the same, traditional */
#define HAN_FORMAL_ONE "\u58f9"	/* one, as on cheques */
#define HAN_FORMAL_TWO "\u8d30"	/* two */
#define HAN_FORMAL_TWO_OLD "\u8cb3"	/* two, traditional */
#define HAN_FORMAL_THREE "\u53c1"	/* three */
#define HAN_FORMAL_THREE_OLD "\u53c3"	/* three, traditional */
#define HAN_FORMAL_FOUR "\u8086"	/* four */
#define HAN_FORMAL_FIVE "\u4f0d"	/* five */
#define HAN_FORMAL_SIX "\u9646"	/* six */
#define HAN_FORMAL_SIX_OLD "\u9678"	/* six, traditional */
#define HAN_FORMAL_SEVEN "\u67d2"	/* seven */
#define HAN_FORMAL_EIGHT "\u634c"	/* eight */
#define HAN_FORMAL_NINE "\u7396"	/* nine */
#define HAN_FORMAL_TEN "\u62fe"	/* ten */
#define HAN_FORMAL_HUNDRED "\u4f70"	/* hundred */
#define HAN_FORMAL_THOUSAND "\u4edf"	/* thousand */
#define HAN_HALF "\u534a"	/* half */

/* money */
#define HAN_YUAN "\u5143"	/* yuan */
#define HAN_YUAN_ROUND "\u5706"	/* yuan, as on cheques */
#define HAN_YUAN_OLD "\u5713"	/* the same, traditional */
#define HAN_KUAI "\u5757"	/* yuan, spoken */
#define HAN_KUAI_OLD "\u584a"	/* the same, traditional */
#define HAN_JIAO "\u89d2"	/* tenth of a yuan */
#define HAN_MAO "\u6bdb"	/* tenth of a yuan, spoken */
#define HAN_FEN "\u5206"	/* hundredth of a yuan; minute; quarter */
#define HAN_QIAN "\u94b1"	/* money, after an amount */
#define HAN_WHOLE "\u6574"	/* exactly, after an amount or hour */
#define HAN_WHOLE_ZHENG "\u6b63"	/* exactly, as on cheques */
#define HAN_RENMINBI "\u4eba\u6c11\u5e01"	/* the currency's name */

/* days */
#define HAN_TODAY "\u4eca\u5929"	/* today */
#define HAN_TODAY_RI "\u4eca\u65e5"	/* today, written */
#define HAN_YESTERDAY "\u6628\u5929"	/* yesterday */
#define HAN_YESTERDAY_RI "\u6628\u65e5"	/* yesterday, written */
#define HAN_BEFORE_YESTERDAY "\u524d\u5929"	/* the day before yesterday */
#define HAN_THREE_DAYS_BACK "\u5927\u524d\u5929"	/* three days ago */
#define HAN_TOMORROW "\u660e\u5929"	/* tomorrow */
#define HAN_TOMORROW_RI "\u660e\u65e5"	/* tomorrow, written */
#define HAN_AFTER_TOMORROW "\u540e\u5929"	/* the day after tomorrow */
#define HAN_THREE_DAYS_ON "\u5927\u540e\u5929"	/* in three days */
#define HAN_THIS_EVENING "\u4eca\u665a"	/* this evening */
#define HAN_LAST_EVENING "\u6628\u665a"	/* yesterday evening */
#define HAN_TOMORROW_EVENING "\u660e\u665a"	/* tomorrow evening */
#define HAN_THIS_MORNING "\u4eca\u65e9"	/* this morning */
#define HAN_NOW "\u73b0\u5728"	/* now */
#define HAN_JUST_NOW "\u521a\u624d"	/* a moment ago */
#define HAN_JUST_GANG "\u521a\u521a"	/* a moment ago */
#define HAN_YEAR "\u5e74"	/* year */
#define HAN_MONTH "\u6708"	/* month */
#define HAN_DAY_RI "\u65e5"	/* day of the month; Sunday */
#define HAN_DAY_HAO "\u53f7"	/* day of the month */
#define HAN_DAY_TIAN "\u5929"	/* day, as a length; Sunday */
#define HAN_GE "\u4e2a"	/* measure word */
#define HAN_WEEK "\u5468"	/* week */
#define HAN_WEEK_OLD "\u9031"	/* week, traditional */
#define HAN_XINGQI "\u661f\u671f"	/* week, weekday */
#define HAN_LIBAI "\u793c\u62dc"	/* week, weekday */
#define HAN_WEEKEND "\u672b"	/* end (of the week) */
#define HAN_HOUR_LONG "\u5c0f\u65f6"	/* hour, as a length */
#define HAN_MINUTE_LONG "\u5206\u949f"	/* minute, as a length */
#define HAN_BEFORE "\u524d"	/* ago, before */
#define HAN_AGO_YI "\u4ee5\u524d"	/* ago */
#define HAN_AGO_ZHI "\u4e4b\u524d"	/* ago */
#define HAN_AFTER "\u540e"	/* in, after */
#define HAN_AFTER_YI "\u4ee5\u540e"	/* in */
#define HAN_AFTER_ZHI "\u4e4b\u540e"	/* in */
#define HAN_LAST "\u4e0a"	/* last */
#define HAN_THIS "\u8fd9"	/* this */
#define HAN_THIS_BEN "\u672c"	/* this, written */
#define HAN_NEXT "\u4e0b"	/* next */
#define HAN_LAST_YEAR "\u53bb\u5e74"	/* last year */
#define HAN_YEAR_BEFORE_LAST "\u524d\u5e74"	/* the year before last */
#define HAN_THIS_YEAR "\u4eca\u5e74"	/* this year */
#define HAN_NEXT_YEAR "\u660e\u5e74"	/* next year */
#define HAN_DE "\u7684"	/* of */

/* times */
#define HAN_DIAN "\u70b9"	/* o'clock */
#define HAN_DIAN_ZHONG "\u949f"	/* clock, after the hour */
#define HAN_SHI "\u65f6"	/* hour of the day */
#define HAN_MIAO "\u79d2"	/* second */
#define HAN_KE "\u523b"	/* quarter of an hour */
#define HAN_BEFORE_DAWN "\u51cc\u6668"	/* after midnight */
#define HAN_MORNING_ZAO "\u65e9\u4e0a"	/* morning */
#define HAN_MORNING_CHEN "\u65e9\u6668"	/* morning */
#define HAN_MORNING_QING "\u6e05\u6668"	/* early morning */
#define HAN_FORENOON "\u4e0a\u5348"	/* forenoon */
#define HAN_NOON "\u4e2d\u5348"	/* noon */
#define HAN_AFTERNOON "\u4e0b\u5348"	/* afternoon */
#define HAN_DUSK "\u508d\u665a"	/* dusk */
#define HAN_EVENING "\u665a\u4e0a"	/* evening */
#define HAN_EVENING_WAN "\u665a\u95f4"	/* evening */
#define HAN_NIGHT "\u591c\u91cc"	/* night */
#define HAN_NIGHT_SHEN "\u6df1\u591c"	/* late at night */
#define HAN_MIDNIGHT "\u534a\u591c"	/* midnight */
#define HAN_ZAO "\u65e9"	/* morning, short */
#define HAN_WAN "\u665a"	/* evening, short */

/* marks */
#define HAN_ENUM_COMMA "\u3001"	/* comma between names */

#endif
