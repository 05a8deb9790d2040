using CaseTrack.Clocks;
using CaseTrack.Terms;

namespace CaseTrack.Figures;

/// <summary>期限的事实: every duty with a term that has ended, kept or not. A right that lapses is no duty.</summary>
/// <remarks>Kept or not is judged by the rules and the calendar known when the day of its end began, so that what becomes known later
/// changes no earlier figure.</remarks>
public static class TermFacts
{
    private static readonly Dimension[] OfAll = [Dimension.Kind, Dimension.Term, Dimension.Timeliness];

    public static readonly FactKind Ended = new("term.ended", OfAll);
    public static readonly FactKind Days = new("term.days", OfAll);

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

        // What was late comes of the terms below, whether anybody confirmed it or not.
        foreach (var (on, _, breach, _) in file.Dossier.Breaches.Where(x => x.Breach.Kind is not BreachKind.TermExceeded))
        {
            yield return new Fact(BreachFacts.Broken, file.Unit, on, on, 1, Dimensions.Of(
                (Dimension.Kind, kind.Name), (Dimension.Breach, Wire.Name(breach.Kind)), (Dimension.BreachPhase, breach.Phase),
                    (Dimension.BreachRule, breach.Rule),
                (Dimension.DutyOf, DutyHolder.Office)));
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
            var dimensions = Dimensions.Of((Dimension.Kind, kind.Name), (Dimension.Term, term.Rule.Code),
                (Dimension.Timeliness, Wire.Name(term.State)));
            var fact = new Fact(Ended, file.Unit, end.On, term.StartOn, 1, dimensions);
            yield return fact;
            yield return fact with { Kind = Days, Amount = end.On.DayNumber - term.StartOn.DayNumber };
            foreach (var breach in Breaches(kind, file, term, end))
            {
                yield return breach;
            }
        }
    }

    /// <summary>违反法定时限: a duty of a public body done late, or not done until the law took over; and what nobody can tell.</summary>
    private static IEnumerable<Fact> Breaches(RecordKind kind, ICaseFile file, Term term, Step end)
    {
        if (!term.Rule.BindsPublicBody || term is not { DueOn: { } due, State: TermState.Missed or TermState.Lapsed or TermState.Unknown })
        {
            yield break;
        }

        // What silence brought about may be dated back to the day of receipt; the duty was broken when its last day was over.
        var on = term.State is TermState.Lapsed ? due.AddDays(1) : end.On;
        var dimensions = Dimensions.Of(
            (Dimension.Kind, kind.Name), (Dimension.BreachPhase, term.Rule.Phase), (Dimension.BreachRule, term.Rule.Code),
                (Dimension.DutyOf, term.Rule.DutyOf));
        if (term.State is TermState.Unknown)
        {
            yield return new Fact(BreachFacts.Unknown, file.Unit, on, term.StartOn, 1, dimensions);
            yield break;
        }

        dimensions = dimensions.With(Dimension.Breach, Wire.Name(BreachKind.TermExceeded)).With(Dimension.Timeliness,
            Wire.Name(term.State));
        yield return new Fact(BreachFacts.Broken, file.Unit, on, term.StartOn, 1, dimensions);
        if (term.State is TermState.Missed)
        {
            yield return new Fact(BreachFacts.DaysLate, file.Unit, on, term.StartOn, end.On.DayNumber - due.DayNumber, dimensions);
        }
    }
}
