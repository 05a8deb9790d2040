using CaseTrack.Clocks;
using CaseTrack.Terms;

namespace CaseTrack.Corrections;

/// <summary>真实经过. A record's history in the order in which it truly happened, folded again through the same rules.</summary>
/// <remarks>What stood in breach before the correction does not stand in its way; what the correction breaks does. What time brings about
/// is calculated again, and so are the breaches.</remarks>
public static class TrueHistory
{
    /// <summary>What a history comes to.</summary>
    /// <param name="Steps">The steps, with what time brings about and the breaches calculated again.</param>
    /// <param name="Record">The record they make.</param>
    /// <param name="InTheWay">Of each step that could not have been taken, why.</param>
    public sealed record Verdict<TRecord>(
        IReadOnlyList<(ICaseEvent<TRecord> Event, int? Version)> Steps, TRecord Record,
        IReadOnlyList<(int? Version, ICaseEvent Event, string Act, Refusal Why)> InTheWay)
        where TRecord : class, ICaseRecord<TRecord>;

    /// <summary>Folds a history through the rules.</summary>
    /// <param name="id">The record.</param>
    /// <param name="steps">Its events, in their true order.</param>
    /// <param name="rulebook">The rules and the calendar.</param>
    /// <param name="today">Nothing may be dated later.</param>
    public static Verdict<TRecord> Of<TRecord>(
        Guid id, IReadOnlyList<(ICaseEvent<TRecord> Event, int? Version)> steps, Rulebook rulebook, DateOnly today)
        where TRecord : class, ICaseRecord<TRecord>
    {
        TRecord? record = null;
        var kept = new List<(ICaseEvent<TRecord>, int?)>();
        var refused = new List<(int?, ICaseEvent, string, Refusal)>();
        foreach (var (happened, version) in steps.Where(x => x.Event is not BreachRecorded<TRecord>))
        {
            if (record is null)
            {
                Keep(happened, version);
                continue;
            }

            if (happened.Tag == Clock.BySilence)
            {
                // The law's own day may have moved, or nothing have come to pass.
                if (Pending(today, happened) is { } due)
                {
                    Keep(due, version);
                }

                continue;
            }

            var (act, refusal, confirmed) = Ask(happened);
            if (refusal is not null && Pending(happened.OccurredOn, null) is { } first)
            {
                // The law had acted before the step that was added here.
                Keep(first, null);
                (act, refusal, confirmed) = Ask(happened);
            }

            if (refusal is not null)
            {
                refused.Add((version, happened, act, refusal));
            }

            Keep(Honest(happened, confirmed), version);
            foreach (var breach in confirmed.Breaches)
            {
                var beside = ((ICaseFile)record).Dossier.Steps[^1].Event.StartsWith(Dossier.LatePrefix, StringComparison.Ordinal);
                Keep(new BreachRecorded<TRecord>(
                    happened.OccurredOn, act, breach.Kind, breach.Rule, breach.Basis, breach.Phase, breach.DueOn, breach.DaysLate, beside),
                    null);
            }
        }

        foreach (var term in rulebook.Terms((ICaseFile)record!)
            .Where(x => x.End is { } end && end.On < x.StartOn && end.Tag != Clock.BySilence))
        {
            var last = kept.Last(x => x.Item1.OccurredOn == term.End!.On);
            refused.Add((last.Item2, last.Item1, "",
                CorrectionRefusals.TermEndsBeforeStart with
                {
                    Chinese = $"{term.Rule.Chinese}：{CorrectionRefusals.TermEndsBeforeStart.Chinese}",
                }));
        }

        return new(kept, record!, refused);

        (string Act, Refusal? Refusal, Confirmation Confirmed) Ask(ICaseEvent<TRecord> happened)
        {
            var confirmed = new Confirmation(BreakableRefusals);
            var noun = ActChecks.All.GetValueOrDefault(happened.GetType())?.Noun ?? "";
            return (noun, BelongsToLater(record!, happened) ? CorrectionRefusals.EarlierThanItsOpening
                : happened.OccurredOn > today ? CommonRefusals.FutureDate
                : ActChecks.Refuses(happened, record!, rulebook, new Today(today, confirmed)), confirmed);
        }

        ICaseEvent<TRecord>? Pending(DateOnly by, ICaseEvent? like) => record is not ICaseFile file ? null : rulebook.Terms(file)
            .Where(x => x is { State: TermState.Running, Rule.Silence: not null } && x.DueOn < by)
            .OrderBy(x => x.SilenceOn)
            .Select(x => file.BySilence(x, x.SilenceOn!.Value) as ICaseEvent<TRecord>)
            .FirstOrDefault(x => x is not null && (like is null || (x.GetType() == like.GetType() && x.Ref == like.Ref)));

        void Keep(ICaseEvent<TRecord> happened, int? version)
        {
            record = TRecord.Fold(record, id, happened);
            kept.Add((happened, version));
        }
    }

    /// <summary>The codes by which a breach is confirmed; in a history that happened each of them is.</summary>
    private static readonly string[] BreakableRefusals =
    [
        .. typeof(TrueHistory).Assembly.GetTypes().Where(x => x.Name.EndsWith("Refusals", StringComparison.Ordinal))
            .SelectMany(x => x.GetFields()).Where(x => x.FieldType == typeof(Refusal)).Select(x => ((Refusal)x.GetValue(null)!).Code),
    ];

    /// <summary>An extension says whether it came too late; a correction may have made it so, or not so any more.</summary>
    private static ICaseEvent<TRecord> Honest<TRecord>(ICaseEvent<TRecord> happened, Confirmation confirmed) where TRecord : class,
        ICaseRecord<TRecord>
    {
        var late = confirmed.Breaches.Any(x => x is { Kind: BreachKind.ProcedureWrong, DaysLate: not null });
        return (ICaseEvent<TRecord>)(object)(happened switch
        {
            Review.ReviewExtended e => e with { TooLate = late },
            Mediation.MediationExtended e => e with { TooLate = late },
            Supervision.SupervisionExtended e => e with { TooLate = late },
            _ => happened,
        });
    }

    /// <summary>What belongs to one lawsuit, letter or problem cannot lie before it.</summary>
    private static bool BelongsToLater(object record, ICaseEvent happened) =>
        happened.Ref is { } part && record is ICaseFile file && file.Dossier.Steps.FirstOrDefault(x => x.Ref == part) is { } opening
            && happened.OccurredOn < opening.On;
}
