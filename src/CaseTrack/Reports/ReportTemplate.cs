using System.Globalization;
using System.Linq.Expressions;
using System.Text.RegularExpressions;

namespace CaseTrack.Reports;

/// <summary>报告模板已修改.</summary>
public sealed record ReportTemplateChanged(DateOnly OccurredOn, string Text) : ICaseEvent<ReportTemplate>;

/// <summary>报告模板. The office's own wording of the annual report.</summary>
/// <remarks><c>{{code}}</c> is a figure; <c>{{code~}}</c> one that may be said as a 概数; <c>{{code|万}}</c> one in units of ten thousand.</remarks>
public sealed partial record ReportTemplate : ICaseRecord<ReportTemplate>
{
    public static string Kind => "report-templates";

    public Guid Id { get; init; }
    public int Version { get; init; }
    public required string Text { get; init; }
    public DateOnly ChangedOn { get; init; }

    [System.Text.Json.Serialization.JsonIgnore]
    public IReadOnlyList<string> Actions => [];

    /// <summary>The template that comes with the program: the three parts of the 2022 report that quote figures.</summary>
    public static string Shipped { get; } = Read();

    public static Expression<Func<ReportTemplate, bool>>? SeenBy(Sight sight) => null;

    public static ReportTemplate Fold(ReportTemplate? record, Guid id, ICaseEvent happened) => happened switch
    {
        ReportTemplateChanged e => (record ?? new ReportTemplate { Id = id, Text = "" }) with { Text = e.Text, ChangedOn = e.OccurredOn },
        _ => throw new UnknownEventException(Kind, happened),
    };

    public IEnumerable<Fact> Facts() => [];

    /// <summary>The codes a template names, each once.</summary>
    public static IReadOnlyList<string> CodesOf(string text) => [.. Token().Matches(text).Select(x => x.Groups[1].Value).Distinct()];

    /// <summary>The text with its numbers; a rate without a denominator, and a figure there is not, is "—".</summary>
    public static string Fill(string text, IReadOnlyDictionary<string, decimal?> values, bool rounded) => Token().Replace(text, token =>
    {
        if (values.GetValueOrDefault(token.Groups[1].Value) is not { } value)
        {
            return "—";
        }

        return token.Groups[3].Success ? (value / 10_000).ToString("0.00", CultureInfo.InvariantCulture)
            : rounded && token.Groups[2].Success ? ApproximateNumber.Say(value)
            : ApproximateNumber.Exact(value);
    });

    [GeneratedRegex(@"\{\{([a-z0-9.-]+)(~)?(\|万)?\}\}")]
    private static partial Regex Token();

    private static string Read()
    {
        using var stream = typeof(ReportTemplate).Assembly.GetManifestResourceStream("Reports.annual-report.md")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
