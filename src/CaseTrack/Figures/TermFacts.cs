using CaseTrack.Clocks;
using CaseTrack.Terms;

namespace CaseTrack.Figures;

/// <summary>期限的事实: every duty with a term that has ended, kept or not. A right that lapses is no duty.</summary>
/// <remarks>Kept or not is judged by the rules and the calendar known when the day of its end began, so that what becomes known later changes no figure of before.</remarks>
public static class TermFacts
{
    private static readonly Dimension[] OfAll = [Dimension.Kind, Dimension.Term, Dimension.Timeliness];

    public static readonly FactKind Ended = new("term.ended", OfAll);
    public static readonly FactKind Days = new("term.days", OfAll) { HasAmount = true };

    /// <summary>What a record stands for, its ended terms included.</summary>
    public static IEnumerable<Fact> Of(RecordKind kind, object? record, RulebookHistory rulebooks)
    {
        var any = false;
        foreach (var fact in kind.Facts(record))
        {
            any = true;
            yield return fact;
        }

        // A record that is void or merged stands for nothing.
        if (!any || record is not ICaseFile file)
        {
            yield break;
        }

        var known = new Dictionary<Rulebook, IReadOnlyList<Term>>();
        foreach (var ended in rulebooks.Now.Terms(file))
        {
            if (ended is not { Rule.Window: false, End: { } end })
            {
                continue;
            }

            var then = rulebooks.OnDay(end.On);
            if (!known.TryGetValue(then, out var terms))
            {
                known[then] = terms = then.Terms(file);
            }

            var term = terms.First(x => x.Key == ended.Key);
            var dimensions = Dimensions.Of((Dimension.Kind, kind.Name), (Dimension.Term, term.Rule.Code), (Dimension.Timeliness, Wire.Name(term.State)));
            var fact = new Fact(Ended, file.Unit, end.On, term.StartOn, 1, dimensions);
            yield return fact;
            yield return fact with { Kind = Days, Amount = end.On.DayNumber - term.StartOn.DayNumber };
        }
    }
}
