using System.Globalization;
using System.Text.Json;
using CaseTrack.Figures;
using CaseTrack.Reports.Drafts;

namespace CaseTrack.Tests.Reports.Drafts;

/// <summary>A sentence of the corpus: the right reading of each of its numbers, as <c>16 matched review.received</c>.</summary>
public sealed record DraftSentence(string Text, IReadOnlyList<string> Read);

/// <summary>The sentences kept with the tests, and the values of the demonstration year that they are judged by.</summary>
public static class DraftCorpus
{
    private static readonly string Folder = Path.Combine(Repository.Folder, "tests/CaseTrack.Tests/Reports/Corpus");
    private static readonly Dictionary<string, Dictionary<string, decimal?>> Values = JsonSerializer.Deserialize<Dictionary<string,
        Dictionary<string, decimal?>>>(File.ReadAllText(Path.Combine(Folder, "values.json")))!;

    /// <summary>The year, and the one before.</summary>
    public static DraftFacts Facts =>
        new(2022, Values["2022-01-01/2022-12-31"], Values["2021-01-01/2021-12-31"], ["楠竹林社区", "花湖街道", "胜阳港街道"])
        {
            Other = Known,
            Own = ["黄石港区"],
        };

    /// <summary>The sentences of a file, of the corpus unless it is found elsewhere.</summary>
    public static IReadOnlyList<DraftSentence> Of(string file) =>
        JsonSerializer.Deserialize<DraftSentence[]>(File.ReadAllText(Path.Combine(Folder, file)), JsonSerializerOptions.Web)!;

    private static (bool Known, decimal? Value) Known(FigureAsked asked) =>
        asked.Part.Length > 0
            ? (asked is { From.Year: 2022, To: { Month: 12, Year: 2022 } }
            && Values["parts"].TryGetValue($"{asked.Code}?{asked.Part}", out var part) ? (true, part) : (false, null))
        : Over(asked.Code, asked.From, asked.To) is var (known, value) && known ? (true, value)
        : FigureCatalogue.Find(asked.Code) is { AddsUpOverTime: true } ? Between(asked) : (false, null);

    /// <summary>The second quarter is the half year less the first: what adds up over time is known between two ends.</summary>
    private static (bool Known, decimal? Value) Between(FigureAsked asked) =>
        asked.From.Day == 1 && asked.From.Month > 1
        && Over(asked.Code, new(asked.From.Year, 1, 1), asked.To) is (true, { } all)
        && Over(asked.Code, new(asked.From.Year, 1, 1), asked.From.AddDays(-1)) is (true, { } before)
            ? (true, all - before) : (false, null);

    private static (bool Known, decimal? Value) Over(string code, DateOnly from, DateOnly to) =>
        Values.TryGetValue(string.Create(CultureInfo.InvariantCulture, $"{from:yyyy-MM-dd}/{to:yyyy-MM-dd}"), out var values)
            && values.TryGetValue(code, out var value) ? (true, value) : (false, null);
}
