using System.Globalization;
using System.Text.RegularExpressions;
using CaseTrack.Figures;

namespace CaseTrack.Releases;

/// <summary>注的句式: a note with places for what differs. Releases sign the Chinese; the English is for who reads it.</summary>
/// <param name="Chinese">The sentence, <c>{0}</c> for what differs.</param>
/// <param name="English">The same in English.</param>
public sealed record NoteWords(string Chinese, string English)
{
    public static readonly NoteWords Version = new("口径第{0}版，适用于{1}起的统计期。", "Version {0} of the definition, for periods from {1} on.");
    public static readonly NoteWords NoRate = new("分母为零，不计算比率。", "The denominator is nought: no rate is computed.");
    public static readonly NoteWords Other = new("另有口径：{0}。", "Also defined as {0}.");
    public static readonly NoteWords InReport = new("年度报告指标{0}。", "Figure {0} of the annual report.");

    /// <summary>Every one.</summary>
    public static readonly IReadOnlyList<NoteWords> All = [Version, NoRate, Other, InReport];

    private readonly Regex reading = new(
        $"^{Regex.Escape(Chinese).Replace("\\{0}", "(.+)", StringComparison.Ordinal).Replace("\\{1}", "(.+)", StringComparison.Ordinal)}$",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);

    public string Say(params object[] values) => string.Format(CultureInfo.InvariantCulture, Chinese, values);

    /// <summary>The English of a note of this kind; null if it is of another.</summary>
    public string? Translate(string note) => reading.Match(note) is { Success: true } match
        ? string.Format(CultureInfo.InvariantCulture, English,
            [.. match.Groups.Values.Skip(1).Select(x => RuleWords.Find(x.Value) ?? x.Value)])
        : null;
}
