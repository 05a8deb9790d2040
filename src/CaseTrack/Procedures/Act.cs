using CaseTrack.Clocks;

namespace CaseTrack.Procedures;

/// <summary>办理事项. One act of a procedure: from which stages, to which, on what conditions, by which article.</summary>
/// <remarks>The decisions ask it, a record's allowed actions come from it, and the published diagram is drawn from it.</remarks>
public sealed class Act<TRecord, TStage>
    where TRecord : class, ICaseFile<TRecord, TStage>
    where TStage : struct, Enum
{
    /// <param name="noun">The tail of its path.</param>
    /// <param name="chinese">What a clerk calls it.</param>
    /// <param name="english">The same in English.</param>
    /// <param name="basis">Law and article.</param>
    /// <param name="from">The stages it is allowed in.</param>
    public Act(string noun, string chinese, string english, string basis, params TStage[] from)
    {
        (Noun, Chinese, English, Basis, From) = (noun, chinese, english, basis, from);
    }

    public string Noun { get; }
    public string Chinese { get; }
    public string English { get; }
    public string Basis { get; }
    public IReadOnlyList<TStage> From { get; }

    /// <summary>The stages it may lead to; empty if it leaves the stage as it is.</summary>
    public IReadOnlyList<TStage> To { get; init; } = [];

    public IReadOnlyList<Condition<TRecord>> Requires { get; init; } = [];

    /// <summary>What it is about. The decision looks at the one that is named and says more; the list of acts asks whether there is one at all.</summary>
    public IReadOnlyList<Choice<TRecord>> About { get; init; } = [];

    /// <summary>Asked for the list of acts alone: the decision finds out by itself and says more.</summary>
    public IReadOnlyList<Condition<TRecord>> Listed { get; init; } = [];

    /// <summary>The moment before which it is not listed; the decision goes by the day it is told.</summary>
    public Moment<TRecord>? Moment { get; init; }

    /// <summary>The step it follows, if that is not the one that led to the stage.</summary>
    public Func<TRecord, DateOnly?> After { get; init; } = record => record.Dossier.StageOn;

    /// <summary>Every reason for "no" that lies in the record, for publication.</summary>
    public IEnumerable<Refusal> Hindrances =>
        Requires.Concat(Listed).Select(x => x.Refusal).Concat(About.Select(x => x.Refusal)).Append(Moment?.Refusal).OfType<Refusal>().DistinctBy(x => x.Code);

    /// <summary>Whether somebody can do it as the record stands.</summary>
    public bool IsOpen(TRecord record) => From.Contains(record.Stage) && Hindrance(record) is null;

    /// <summary>Whether somebody can do it today.</summary>
    public bool IsOpen(TRecord record, Rulebook rulebook, Today today) => IsOpen(record) && Moment?.Come(record, rulebook, today) is not false;

    /// <summary>What keeps everybody from it in this stage; null if nothing does.</summary>
    public Refusal? Hindrance(TRecord record) =>
        Requires.Concat(Listed).FirstOrDefault(x => !x.Holds(record))?.Of(record) ?? About.FirstOrDefault(x => !x.Among(record).Any())?.Refusal;

    /// <summary>The decision: stage, conditions, business date, then what the act alone asks.</summary>
    public ProblemDetails Allows(TRecord record, DateOnly on, Today today, params ReadOnlySpan<Rules.Rule> more)
    {
        if (!From.Contains(record.Stage))
        {
            return new RefusalProblem(NotNow(record.Stage));
        }

        if (Requires.FirstOrDefault(x => !x.Holds(record)) is { } missing)
        {
            return new RefusalProblem(missing.Of(record));
        }

        if (on > today.Date)
        {
            return new RefusalProblem(CommonRefusals.FutureDate, "/occurredOn");
        }

        return on < After(record)
            ? new RefusalProblem(CommonRefusals.BeforeEarlierStep, "/occurredOn")
            : Rules.Require(more);
    }

    /// <summary>Why not in this stage, naming the act, the stage, and the stages it belongs to.</summary>
    public Refusal NotNow(TStage stage)
    {
        var now = StageAttribute.Of(stage);
        return new("act.not-in-this-stage",
            $"现处“{now.Chinese}”阶段，不能办理“{Chinese}”；该事项仅限于：{string.Join('、', From.Select(x => StageAttribute.Of(x).Chinese))}",
            $"In the stage '{now.English}' there is no {English}; it belongs to: {string.Join(", ", From.Select(x => StageAttribute.Of(x).English))}",
            Basis);
    }
}
