using System.Globalization;
using System.Text.RegularExpressions;

namespace CaseTrack.Clocks.Notices;

/// <summary>通知正文. The days of a notice as they stand in its text, for whoever loads it to look at:
/// “1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。”</summary>
/// <param name="Off">放假日, as <see cref="LoadNotice.Off"/> takes them.</param>
/// <param name="Work">调休上班日.</param>
public sealed partial record NoticeText(IReadOnlyList<string> Off, IReadOnlyList<DateOnly> Work)
{
    /// <summary>The year a text says it arranges, and its title; null where it says none.</summary>
    public static (int Year, string Title)? TitleOf(string text) => Title().Match(text) is { Success: true } said
        ? (int.Parse(said.Groups[1].Value, CultureInfo.InvariantCulture), said.Value) : null;

    /// <summary>What a text says; days without a word on whether they are off or worked are passed over, and so are those that no calendar
    /// has.</summary>
    /// <param name="year">The year of days that name none.</param>
    /// <param name="text">正文.</param>
    public static NoticeText Read(int year, string text)
    {
        var (off, work) = (new List<string>(), new List<DateOnly>());
        foreach (var sentence in Aside().Replace(text, "").Split(['。', '；', ';', '\n']))
        {
            // The word comes after its days, perhaps behind a comma: “4月5日放假，4月7日补休”.
            var (waiting, month) = (new List<(DateOnly First, DateOnly Last)>(), 0);
            foreach (var clause in sentence.Split(['，', ',']))
            {
                foreach (Match said in Days().Matches(clause))
                {
                    month = Number(said, "m") ?? month;
                    if (DayOf(Number(said, "y") ?? year, month, Number(said, "d")) is not { } first)
                    {
                        continue;
                    }

                    var lastMonth = Number(said, "m2") ?? month;
                    var last = Number(said, "d2") is not { } day ? first
                        : DayOf(Number(said, "y2") ?? (lastMonth < month ? first.Year + 1 : first.Year), lastMonth, day);
                    month = lastMonth;
                    waiting.Add((first, last ?? first));
                }

                if (clause.Contains("上班", StringComparison.Ordinal))
                {
                    work.AddRange(waiting.SelectMany(x => Enumerable.Range(0, Math.Max(1, x.Last.DayNumber - x.First.DayNumber + 1))
                        .Select(x.First.AddDays)));
                    waiting.Clear();
                }
                else if (Free().IsMatch(clause))
                {
                    off.AddRange(waiting.Select(x => x.First == x.Last ? Iso(x.First) : $"{Iso(x.First)}/{Iso(x.Last)}"));
                    waiting.Clear();
                }
            }
        }

        return new(off, [.. work.Distinct().Order()]);
    }

    private static int? Number(Match said, string part) =>
        said.Groups[part] is { Success: true } group ? int.Parse(group.Value, CultureInfo.InvariantCulture) : null;

    private static DateOnly? DayOf(int year, int month, int? day) =>
        year is >= 1 and <= 9999 && month is >= 1 and <= 12 && day is >= 1 && day <= DateTime.DaysInMonth(year, month)
            ? new DateOnly(year, month, day.Value) : null;

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    [GeneratedRegex(@"(?:国务院办公厅)?关于(\d{4})年部分节假日安排的通知")]
    private static partial Regex Title();

    [GeneratedRegex(@"（[^）]*）|\([^)]*\)|[ \t\u3000]+")]
    private static partial Regex Aside();

    [GeneratedRegex(
        @"(?:(?<y>\d{4})年)?(?:(?<m>\d{1,2})月)?(?<d>\d{1,2})日(?:[至到—–~～-]+(?:(?<y2>\d{4})年)?(?:(?<m2>\d{1,2})月)?(?<d2>\d{1,2})日)?")]
    private static partial Regex Days();

    [GeneratedRegex("放假|补休|调休|休息")]
    private static partial Regex Free();
}
