using CaseTrack.Terms;

namespace CaseTrack.Clocks;

/// <summary>Whether the rules on time limits speak of what there is: data is checked against the code, so that a misspelt name cannot mean
/// that nothing ever happens.</summary>
public static class RuleNames
{
    /// <summary>What each rule says that the code does not know; nothing if all is well.</summary>
    public static IEnumerable<string> Faults(IEnumerable<TermRule> rules)
    {
        var kinds = RecordKind.EventTypes.Select(RecordKind.OfEvent).DistinctBy(x => x.Name).ToDictionary(x => x.Name);
        return rules.SelectMany(
            x => kinds.TryGetValue(x.Kind, out var kind) ? Faults(x, kind) : [$"{x.Code}: no kind of record is called {x.Kind}"]);
    }

    private static IEnumerable<string> Faults(TermRule rule, RecordKind kind)
    {
        var events = RecordKind.EventTypes.Where(x => RecordKind.OfEvent(x) == kind).ToDictionary(EventName.Of);
        IEnumerable<string> pauses = rule.Pauses.Concat(rule.OptionalPauses).SelectMany<PausedBetween, string>(x => [x.From, x.To]);
        foreach (var name in rule.Starts.Concat(rule.Ends).Concat(rule.ExtendedBy).Concat(pauses).Distinct()
            .Where(x => !events.ContainsKey(x)))
        {
            yield return $"{rule.Code}: no event of {kind.Name} is called {name}";
        }

        var known = rule.Starts.Where(events.ContainsKey).SelectMany(x => TagsOf(events[x])).ToHashSet();
        foreach (var tag in rule.Tags.Where(x => !known.Contains(x)))
        {
            yield return $"{rule.Code}: no event that starts it is tagged {tag}";
        }

        foreach (var (trait, values) in rule.When)
        {
            foreach (var value in values.Where(x => kind.Traits.GetValueOrDefault(trait)?.Codes.Any(y => y.Value == x) is not true))
            {
                yield return $"{rule.Code}: no {trait} of {kind.Name} is {value}";
            }
        }

        if (!CodeNames.Constants(typeof(DutyHolder)).Contains(rule.DutyOf))
        {
            yield return $"{rule.Code}: nobody is called {rule.DutyOf}";
        }

        if (CodeList.Of("breachPhase").Codes.All(x => x.Value != rule.Phase))
        {
            yield return $"{rule.Code}: no phase is called {rule.Phase}";
        }

        if (rule.Silence is { } silence && !kind.SilentEffects.Contains(silence))
        {
            yield return $"{rule.Code}: silence never brings {Wire.Name(silence)} in {kind.Name}";
        }
    }

    private static IReadOnlyList<string> TagsOf(Type happened) =>
        happened.GetCustomAttributes(typeof(TagOfAttribute), false).OfType<TagOfAttribute>().FirstOrDefault()?.Values ?? [];
}
