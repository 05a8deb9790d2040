using System.Globalization;
using CaseTrack.Figures;


namespace CaseTrack.Releases;

/// <summary>指标说明. The words that are signed with a number.</summary>
public static class Explaining
{
    public static FigureWords Words(Figure figure, FigureValue value) => new(
        figure.Chinese, figure.English, figure.Wording, figure.Unit, figure.Rule,
        figure.OutOf is { } outOf ? $"{Describe(figure.Counted)} / {Describe(outOf)}" : Describe(figure.Counted), Footnotes(figure, value));

    /// <summary>What a reader of a table needs to be told of a figure: what it is told apart from, other ways to count it.</summary>
    public static IReadOnlyList<string> Notes(Figure figure) =>
    [
        .. figure.Neighbours.Length > 0 ? (string[])[figure.Neighbours] : [],
        .. figure.Denominators.Select(x => NoteWords.Other.Say(x.Chinese)),
    ];

    /// <summary>A note as it was signed, in English; null where the words are no longer in use.</summary>
    public static string? English(string note) => RuleWords.Find(note)
        ?? NoteWords.All.Select(x => x.Translate(note)).FirstOrDefault(x => x is not null);

    private static Footnote[] Footnotes(Figure figure, FigureValue value)
    {
        string[] texts =
        [
            NoteWords.Version.Say(figure.DefinitionVersion, figure.EffectiveFrom),
            .. figure.Neighbours.Length > 0 ? (string[])[figure.Neighbours] : [],
            .. figure.IsRatio && value.Value is null ? (string[])[NoteWords.NoRate.Say()] : [],
            .. figure.Denominators.Select(x => NoteWords.Other.Say(x.Chinese)),
            .. figure.Row.Length > 0 ? (string[])[NoteWords.InReport.Say(figure.Row)] : [],
        ];
        return [.. texts.Select((x, i) => new Footnote((i + 1).ToString(CultureInfo.InvariantCulture), x))];
    }

    /// <summary><c>flow by happened-on: mediation.accepted[committeeKind=community]</c>.</summary>
    private static string Describe(Population population) =>
        $"{Wire.Name(population.Measure)} by {Wire.Name(population.Date)}: {string.Join(" ", population.Terms.Select(Describe))}";

    private static string Describe(FactTerm term, int place) => string.Concat(
        term.Weight < 0 ? "− " : place > 0 ? "+ " : "",
        Math.Abs(term.Weight) == 1 ? "" : Math.Abs(term.Weight).ToString(CultureInfo.InvariantCulture) + "×",
        term.Fact,
        term.Where.Count == 0 ? "" : "[" + string.Join(", ", term.Where) + "]",
        term.Span == TermSpan.Measured ? "" : $" ({Wire.Name(term.Span)})");
}
