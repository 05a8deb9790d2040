using CaseTrack.Ledger;

namespace CaseTrack.Figures;

/// <summary>Whether figures speak of what there is: facts that some record declares, what these say, and codes of the lists.</summary>
public static class FigureNames
{
    /// <summary>Every fact there is: those the code declares, and those of the kinds of ledger entry.</summary>
    public static IReadOnlyDictionary<string, FactKind> Facts { get; } = typeof(FigureNames).Assembly.GetTypes()
        .Where(x => x is { IsAbstract: true, IsSealed: true, IsGenericType: false })
        .SelectMany(x => x.GetFields().Where(y => y.FieldType == typeof(FactKind)).Select(y => (FactKind)y.GetValue(null)!))
        .Concat(LedgerFacts.All).ToDictionary(x => x.Name);

    /// <summary>What each figure asks that no record can answer; nothing if all is well.</summary>
    public static IEnumerable<string> Faults(IEnumerable<Figure> figures) => figures.SelectMany(x => Faults(x.Code, x.AllTerms));

    /// <summary>The same of what is counted under a code: a figure, or a part of one.</summary>
    public static IEnumerable<string> Faults(string code, IEnumerable<FactTerm> terms) =>
        terms.SelectMany(Faults).Select(x => $"{code}: {x}");

    private static IEnumerable<string> Faults(FactTerm term)
    {
        if (!Facts.TryGetValue(term.Fact, out var known))
        {
            yield return $"no fact is called {term.Fact}";
            yield break;
        }

        foreach (var asked in term.Asks)
        {
            if (!known.Says(asked.Dimension))
            {
                yield return $"{term.Fact} does not say {asked.Dimension}";
            }
            else if (Fault(asked) is { } fault)
            {
                yield return fault;
            }
        }
    }

    /// <summary>What is wrong with a value that is asked for; null if it can be said.</summary>
    public static string? Fault(DimensionValue asked) =>
        asked.Dimension.Values?.Contains(asked.Value) is false ? $"no {asked.Dimension} is {asked.Value}" : null;
}
