using CaseTrack.Figures;
using CaseTrack.Mediation;

namespace CaseTrack.Reports;

/// <summary>文稿所述的范围: of which population a sentence speaks where it comes to a number. The nearest words before the number decide.</summary>
public static class DraftPopulation
{
    // What no figure of the catalogue is narrowed to; it can be asked for by unit or breakdown.
    private const string Part = "part";

    private static readonly string[] DisputeTypes = [.. CodeList.DisputeTypes.Codes.Select(x => x.Chinese)];

    /// <summary>Of the figures worded alike, those of the population the sentence names; for one that names none the general ones come first.</summary>
    /// <param name="sentence">The sentence up to the number.</param>
    /// <param name="candidates">Figures worded like it.</param>
    /// <param name="elsewhere">Names of single organisations that the values are not limited to.</param>
    /// <param name="of">The figure of a candidate.</param>
    public static IReadOnlyList<T> Among<T>(string sentence, IReadOnlyList<T> candidates, IReadOnlyCollection<string> elsewhere, Func<T, Figure> of)
    {
        if (!candidates.Any(x => Conditions(of(x)) is not null))
        {
            return candidates;
        }

        return Nearest(sentence, elsewhere) is { } population
            ? [.. candidates.Where(x => Conditions(of(x)) is not { } own || (population == PopulationWords.Whole ? own.Length == 0 : own.Contains(population)))]
            : [.. candidates.OrderBy(x => Conditions(of(x))?.Length > 0)];
    }

    /// <summary>What narrows a figure of mediation; null for other figures, whose wording says all.</summary>
    private static string[]? Conditions(Figure figure) => !figure.Counted.Terms.All(x => x.Fact.StartsWith("mediation.", StringComparison.Ordinal)) ? null
        : [.. figure.Counted.Terms.SelectMany<FactTerm, DimensionValue>(x => x.Kind == MediationFacts.Linked ? [Dimension.Linkage.Is(Dimension.Yes)] : [.. x.Asks])
            .Where(x => x.Dimension == Dimension.CommitteeKind || x.Dimension == Dimension.Linkage).Select(x => x.ToString()).Distinct()];

    private static string? Nearest(string sentence, IReadOnlyCollection<string> elsewhere)
    {
        (int End, int Start, string Population)? nearest = null;
        foreach (var (words, population) in PopulationWords.All)
        {
            if (words.Match(sentence) is { Success: true } match)
            {
                Consider(match.Index, match.Length, population);
            }
        }

        foreach (var name in elsewhere)
        {
            Consider(sentence.LastIndexOf(name, StringComparison.Ordinal), name.Length, Part);
        }

        // A kind of dispute narrows the clause it stands in, and no more.
        var clause = sentence.LastIndexOfAny(['，', ',', '、', '；']) + 1;
        foreach (var type in DisputeTypes)
        {
            var at = sentence.LastIndexOf(type, StringComparison.Ordinal);
            Consider(at >= clause ? at : -1, type.Length, Part);
        }

        return nearest?.Population;

        void Consider(int start, int length, string population)
        {
            if (start >= 0 && (nearest is not var (end, first, _) || start + length > end || (start + length == end && start < first)))
            {
                nearest = (start + length, start, population);
            }
        }
    }
}
