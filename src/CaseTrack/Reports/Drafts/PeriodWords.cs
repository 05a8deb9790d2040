namespace CaseTrack.Reports.Drafts;

/// <summary>时间用语: the words by which a draft says of when it speaks, besides dates. Another way of saying it goes here.</summary>
internal static class PeriodWords
{
    /// <summary>How many years may be said of.</summary>
    private const string Numerals = "两|二|三|四|五|六|七|八|九|十|几|数|多|2|3|4|5|6|7|8|9|10";

    /// <summary>The words with what they mean: <c>this</c>, <c>last</c> and <c>next</c> year; <c>several</c>, <c>each</c> and <c>other</c>
    /// times, which no figure is of; <c>current</c>, the month just named; <c>since</c>; <c>doubt</c>, what may be
    /// less than the year.</summary>
    public static readonly IReadOnlyList<(string Words, string Means)> All =
    [
        ("全年|本年|今年|本年度|年内|今年以来|过去一年|过去的一年", "this"), ("去年|上年|上年度|上一年|去年同期|上年同期", "last"),
        ("下一步|明年|来年|下年|下一年|下年度", "next"),
        ("近年|近年来|近些年|近几年|历年|历年来|往年|以往|此前|前几年|去年以来|上年以来|十三五“期间|十四五“期间|十三五期间|十四五期间|十三五时期|十四五时期|十三五“时期|"
            + "十四五“时期|十三五以来|十四五以来|任期内|届内|本届政府", "several"),
        (Years("近", ""), "several"), (Years("过去", ""), "several"), (Years("最近", ""), "several"), (Years("这", ""), "several"),
        (Years("前", ""), "several"), (Years("过去的", ""), "several"), (Years("", "来"), "several"), (Years("", "间"), "several"),
        ("以来|至今", "since"),
        ("每年|年均|月均|日均|周均|户均|件均|每月|每周|每日|每季度|每季|每半年|每天|人均|平均每|每个|每村|每件|每案", "each"),
        ("当月|本月|当季|本季度", "current"), ("上月|当日|当天|近期|本周|日前|近日|首月|首季|首周|首日", "other"),
        ("期间|活动月|宣传月|活动周|宣传周|宣传日|活动日|集中行动|百日行动|攻坚行动|攻坚战|行动中|活动中|整治中|检查中|演练中|围绕|针对|聚焦|紧盯|结合|春节|元旦|国庆|中秋|五一|端午|"
            + "清明|两会|高考|暑期|寒假|汛期|节前|节后|岁末年初|其余|剩余|某", "doubt"),
    ];

    private static string Years(string before, string behind) =>
        string.Join('|', Numerals.Split('|').Select(x => $"{before}{x}年{behind}"));
}
