using System.Text.Json;
using System.Text.Json.Nodes;
using CaseTrack.Clocks;
using CaseTrack.Figures;
using CaseTrack.Releases;
using CaseTrack.Terms;
using Marten;

namespace CaseTrack.Corrections;

/// <summary>已录经过. What a correction is judged by: the history as it stands, the rules, and the years that are released.</summary>
/// <param name="Steps">The events, each with the version it is corrected by.</param>
/// <param name="Rulebooks">The rules and the calendar.</param>
/// <param name="ReleasedYears">Years with an approved release.</param>
/// <param name="Day">Nothing may be dated later.</param>
public sealed record RecordedHistory<TRecord>(
    IReadOnlyList<(ICaseEvent<TRecord> Event, int? Version)> Steps, RulebookHistory Rulebooks, IReadOnlySet<int> ReleasedYears,
    DateOnly Day)
    where TRecord : class, ICaseRecord<TRecord>
{
    /// <summary>What stands in the way of another history, and was not in the way of this one.</summary>
    public (Refusal? Refusal, TrueHistory.Verdict<TRecord> Verdict) Judge(
        Guid id, IReadOnlyList<(ICaseEvent<TRecord> Event, int? Version)> corrected)
    {
        var before = TrueHistory.Of(id, Steps, Rulebooks.Now, Day).InTheWay.Select(x => (x.Version, x.Why.Code)).ToHashSet();
        var verdict = TrueHistory.Of(id, corrected, Rulebooks.Now, Day);
        var (_, happened, act, why) = verdict.InTheWay.FirstOrDefault(x => x.Version is null || !before.Contains((x.Version, x.Why.Code)));
        return (why is null ? null
            : CorrectionRefusals.InTheWay(act.Length > 0 ? act : EventName.Of(happened), EventName.Of(happened), happened.OccurredOn, why),
            verdict);
    }

    /// <summary>Whether a correction moves what a released year stands for.</summary>
    public bool MovesReleasedYear(TRecord before, TRecord after)
    {
        var kind = RecordKind.Named(TRecord.Kind);
        return FactLine.Between(TermFacts.Of(kind, before, Rulebooks), TermFacts.Of(kind, after, Rulebooks))
            .Any(x => ReleasedYears.Contains(x.Fact.HappenedOn.Year) || ReleasedYears.Contains(x.Fact.CohortOn.Year));
    }

    /// <summary>The history as a correction has it; or why it cannot be had.</summary>
    public (IReadOnlyList<(ICaseEvent<TRecord> Event, int? Version)> Steps, RefusalProblem? Problem) Corrected(
        IReadOnlyList<CorrectSteps.Step> changes)
    {
        var steps = Steps.ToList();
        for (var i = 0; i < changes.Count; i++)
        {
            var change = changes[i];
            var place = change.Version is { } version ? steps.FindIndex(x => x.Version == version) : -1;
            if (change.Version is not null
                && (place < 0 || steps[place].Event is IDossierEvent || steps[place].Event.Tag == Clock.BySilence))
            {
                return (steps, new(CorrectionRefusals.NoSuchEvent, $"/steps/{i}/version"));
            }

            if (place == 0 && change.Struck)
            {
                return (steps, new(CorrectionRefusals.FirstStep, $"/steps/{i}/struck"));
            }

            var was = place < 0 ? null : steps[place].Event;
            var happened = change.Struck ? null : Said(was, change);
            if (!change.Struck && (happened is null || (was is null && !ActChecks.All.ContainsKey(happened.GetType()))))
            {
                return (steps, new(was is null
                    && happened is not null ? CorrectionRefusals.NoSuchEvent : CorrectionRefusals.NoSuchMember, $"/steps/{i}/values"));
            }

            if (happened is not null && ActChecks.All.GetValueOrDefault(happened.GetType())?.Malformed(happened) is { } malformed)
            {
                return (steps, new(CorrectionRefusals.NoSuchMember with { Chinese = malformed, English = malformed },
                    $"/steps/{i}/values"));
            }

            if (place == 0)
            {
                steps[0] = (happened!, steps[0].Version);
                continue;
            }

            if (place > 0)
            {
                steps.RemoveAt(place);
            }

            if (happened is not null)
            {
                var moved = was is null || was.OccurredOn != happened.OccurredOn;
                steps.Insert(moved ? PlaceOf(happened.OccurredOn, steps) : place, (happened, change.Version));
            }
        }

        return (steps, null);
    }

    /// <summary>The history with one step on another day, and in its place by that day.</summary>
    public List<(ICaseEvent<TRecord> Event, int? Version)> WithDay(
        IReadOnlyList<(ICaseEvent<TRecord> Event, int? Version)> steps, int place, DateOnly day)
    {
        var moved = steps.ToList();
        var happened = Said(moved[place].Event, new(OccurredOn: day))
            ?? throw new InvalidOperationException($"{EventName.Of(moved[place].Event)} cannot be read back.");
        if (place == 0)
        {
            moved[0] = (happened, moved[0].Version);
            return moved;
        }

        var version = moved[place].Version;
        moved.RemoveAt(place);
        moved.Insert(PlaceOf(day, moved), (happened, version));
        return moved;
    }

    /// <summary>Before the first step that happened later; and before what time brought about just before that, which is calculated
    /// again.</summary>
    private static int PlaceOf(DateOnly day, List<(ICaseEvent<TRecord> Event, int? Version)> steps)
    {
        var place = steps.FindIndex(1, x => x.Event is not IDossierEvent && x.Event.Tag != Clock.BySilence && x.Event.OccurredOn > day);
        place = place < 0 ? steps.Count : place;
        while (place > 1 && (steps[place - 1].Event.Tag == Clock.BySilence || steps[place - 1].Event is BreachRecorded<TRecord>))
        {
            place--;
        }

        return place;
    }

    private static ICaseEvent<TRecord>? Said(ICaseEvent<TRecord>? was, CorrectSteps.Step change)
    {
        var said = was is null ? [] : JsonObject.Create(TrueStep.Of(was, null).Data)!;
        foreach (var (member, value) in change.Values ?? new Dictionary<string, JsonElement>())
        {
            if (member == "occurredOn")
            {
                return null;
            }

            said[member] = JsonNode.Parse(value.GetRawText());
        }

        if (change.OccurredOn is { } day)
        {
            said["occurredOn"] = day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        }

        return TrueStep.Read<TRecord>(was is null ? change.Event! : EventName.Of(was), JsonSerializer.SerializeToElement(said));
    }
}

public static class RecordedHistories
{
    /// <summary>How the versions of steps run that a correction added: its own version a thousandfold, and their number.</summary>
    private const int Added = 1000;

    /// <summary>The history of a record as it stands.</summary>
    public static async Task<RecordedHistory<TRecord>> RecordedHistoryAsync<TRecord>(
        this IQuerySession session, Guid id, TermRules rules, TimeProvider clock, CancellationToken token)
        where TRecord : class, ICaseRecord<TRecord>
    {
        var steps = new List<(ICaseEvent<TRecord> Event, int? Version)>();
        foreach (var e in await session.Events.FetchStreamAsync(id, token: token))
        {
            if (e.Data is HistoryCorrected<TRecord> corrected)
            {
                var number = 0;
                steps = [.. corrected.History.Select(x => (x.Read<TRecord>(), (int?)(x.Version ?? (((int)e.Version * Added) + ++number))))];
            }
            else
            {
                steps.Add(((ICaseEvent<TRecord>)e.Data, (int)e.Version));
            }
        }

        var released = (await session.AllAsync<Release>(token)).Where(x => x.Stage == ReleaseStage.Approved).Select(x => x.Year).ToList();
        return new RecordedHistory<TRecord>(steps, await session.RulebooksAsync(rules, token), released.ToHashSet(), Today.Of(clock).Date);
    }
}
