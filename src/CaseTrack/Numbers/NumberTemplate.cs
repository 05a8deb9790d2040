using System.Globalization;
using System.Text.RegularExpressions;

namespace CaseTrack.Numbers;

/// <summary>文号模板. How the number of a kind of document is written, from a day on.</summary>
/// <param name="Document">The kind of document, e.g. <c>review.decision</c>; it has a series of its own.</param>
/// <param name="Chinese">Its name.</param>
/// <param name="Scope"><c>district</c>: one series for the district; <c>unit</c>: one for each organisation with a short name for
/// numbers.</param>
/// <param name="Template">Text with <c>{district}</c>, <c>{year}</c>, <c>{unit}</c> and <c>{serial}</c> or <c>{serial:000}</c>.</param>
/// <param name="From">First day it holds.</param>
public sealed partial record NumberTemplate(string Document, string Chinese, string Scope, string Template, DateOnly? From = null)
{
    /// <summary>How a template is written, for whoever writes one.</summary>
    public const string Syntax =
        "{district} 区的简称；{unit} 机构的简称（有它即各机构各自编号）；{year} 年份；{serial} 流水号，{serial:000} 至少三位。{year} 与 {serial} 必须有。"
        + " ({district}: the district's short name; {unit}: the office's, and with it a series of its own; {year}; {serial}, or "
            + "{serial:000} for three digits at least. Year and serial are required.)";

    public string Write(int year, int serial, string? unit, string? district) => Serial().Replace(
        Template.Replace("{year}", year.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
        .Replace("{unit}", unit, StringComparison.Ordinal)
            .Replace("{district}", district, StringComparison.Ordinal),
        match => serial.ToString(match.Groups[1].Value, CultureInfo.InvariantCulture));

    /// <summary>The series a number belongs to: the district's, or the unit's own.</summary>
    public string Series(string unit) => Scope == "unit" ? $"{Document}/{unit}" : Document;

    /// <summary>Whose series a template writes into: with <c>{unit}</c> each office's own.</summary>
    public static string ScopeOf(string template) => template.Contains("{unit}", StringComparison.Ordinal) ? "unit" : "district";

    /// <summary>Whether a text can be a template.</summary>
    public static bool IsTemplate(string? text) => text is not null && text.Contains("{year}", StringComparison.Ordinal)
        && Serial().IsMatch(text) && !Unknown().IsMatch(text);

    [GeneratedRegex(@"\{serial(?::(0+))?\}")]
    private static partial Regex Serial();

    [GeneratedRegex(@"\{(?!(?:district|unit|year|serial(?::0+)?)\})")]
    private static partial Regex Unknown();
}
