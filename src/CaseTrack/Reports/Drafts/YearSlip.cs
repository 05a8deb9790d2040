using System.Globalization;

namespace CaseTrack.Reports.Drafts;

/// <summary>年份笔误: a report that opens with 2002年 where its own year is 2022. Nothing was recorded in such a year, so that its numbers
/// are those of the report's own year; a year that is meant as another is one with records, or one not told of first.</summary>
internal static class YearSlip
{
    /// <summary>The year the draft tells of first, its title aside, if it is the report's own with one digit wrong.</summary>
    public static int? Of(IEnumerable<ReadLine> lines, int year) =>
        lines.SkipWhile(x => Titles(x, year)).SelectMany(x => x.Claims)
            .FirstOrDefault(x => x is { Kind: ClaimKind.Time, Period.Year: not null })
            is { Told: true, Period: { Whole: true } first } && Mistyped(first.Year!.Value, year) ? first.Year : null;

    /// <summary>Whether the sentence counts in that year alone, and nothing of it was recorded then.</summary>
    public static bool Explains(int year, IReadOnlyList<SaidNumber> numbers)
    {
        var counted = numbers.Where(x => x.Claim.Kind is ClaimKind.Count && x.Figure is not null).ToArray();
        return counted.Length > 0
            && counted.All(x => x.Claim.Period?.Year == year && x.Checked.Because is UnknownReason.NotRecorded);
    }

    /// <summary>The sentence as it is meant: of the report's own year.</summary>
    public static List<DraftClaim> Mend(int year, IReadOnlyList<DraftClaim> sentence) =>
        [.. sentence.Select(x => x.Kind is not ClaimKind.Time && x.Period is { } period && period.Year == year
            ? x with { Period = period with { Year = null } } : x)];

    /// <summary>A line that names the report's year and counts nothing.</summary>
    private static bool Titles(ReadLine line, int year) =>
        line.Claims.All(x => x.Kind is ClaimKind.Time && x.Period is { } period && (period.Year ?? year) == year);

    private static bool Mistyped(int written, int meant) =>
        string.Create(CultureInfo.InvariantCulture, $"{written}").Zip(string.Create(CultureInfo.InvariantCulture, $"{meant}"))
            .Count(x => x.First != x.Second) == 1;
}
