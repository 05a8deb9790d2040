using JasperFx.Events;

namespace CaseTrack.Figures;

/// <summary>台账行. One line of the fact ledger: a fact that became true (+1) or no longer is (−1). Lines are never updated.</summary>
public readonly record struct FactLine(Fact Fact, int Sign)
{
    /// <summary>The lines one event adds: the difference between what the record stood for before it and after it.</summary>
    public static IReadOnlyList<FactLine> Between(IEnumerable<Fact> before, IEnumerable<Fact> after)
    {
        // Insertion order: retractions first, then what is new, the same on every replay.
        var balance = new OrderedDictionary<Fact, int>();
        foreach (var fact in before)
        {
            balance[fact] = balance.GetValueOrDefault(fact) - 1;
        }

        foreach (var fact in after)
        {
            balance[fact] = balance.GetValueOrDefault(fact) + 1;
        }

        var lines = new List<FactLine>();
        foreach (var (fact, count) in balance)
        {
            for (var i = 0; i < Math.Abs(count); i++)
            {
                lines.Add(new FactLine(fact, Math.Sign(count)));
            }
        }

        return lines;
    }
}

/// <summary>A line with the event that adds it.</summary>
/// <param name="Cause">The event.</param>
/// <param name="Number">Its number among the lines of the event.</param>
/// <param name="Kind">The kind of record.</param>
/// <param name="Line">The line.</param>
public readonly record struct LedgerLine(IEvent Cause, int Number, string Kind, FactLine Line)
{
    /// <summary>The id of what it says.</summary>
    public long Shape { get; } = FactShape.IdOf(Kind, Line.Fact.Name, Line.Fact.Dimensions.Entries);
}
