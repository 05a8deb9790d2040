using CaseTrack.Clocks;
using System.Collections.Concurrent;
using System.Reflection;

namespace CaseTrack.Procedures;

/// <summary>What a stage is called.</summary>
[AttributeUsage(AttributeTargets.Field)]
public sealed class StageAttribute(string chinese, string english) : Attribute
{
    private static readonly ConcurrentDictionary<Enum, StageAttribute> Texts = new();

    public string Chinese { get; } = chinese;

    public string English { get; } = english;

    public static StageAttribute Of(Enum stage) => Texts.GetOrAdd(stage, x => x.GetType().GetField(x.ToString())!.GetCustomAttribute<StageAttribute>()!);
}

/// <summary>条件. What must hold of the record, besides its stage, before an act.</summary>
public sealed record Condition<TRecord>(Func<TRecord, bool> Holds, Refusal Refusal)
{
    /// <summary>The refusal with what this record lacks, where that can be said.</summary>
    public Func<TRecord, Refusal>? Saying { get; init; }

    public Refusal Of(TRecord record) => Saying?.Invoke(record) ?? Refusal;
}

/// <summary>时机. What only time brings: before it nobody can do the act.</summary>
public sealed record Moment<TRecord>(Func<TRecord, Rulebook, Today, bool> Come, Refusal Refusal);

/// <summary>对象. A field that names one of what the record holds: a letter, a lawsuit; without any the act has nothing to be about.</summary>
public sealed record Choice<TRecord>(string Field, Func<TRecord, IEnumerable<string>> Among, Refusal Refusal);

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

    /// <summary>Whether somebody can do it as the record stands.</summary>
    public bool IsOpen(TRecord record) => From.Contains(record.Stage) && Hindrance(record) is null;

    /// <summary>Whether somebody can do it today.</summary>
    public bool IsOpen(TRecord record, Rulebook rulebook, Today today) => IsOpen(record) && Moment?.Come(record, rulebook, today) is not false;

    /// <summary>What keeps everybody from it in this stage; null if nothing does.</summary>
    public Refusal? Hindrance(TRecord record) =>
        Requires.Concat(Listed).FirstOrDefault(x => !x.Holds(record))?.Of(record) ?? About.FirstOrDefault(x => !x.Among(record).Any())?.Refusal;

    /// <summary>The decision: stage, conditions, business date, then what the act alone asks.</summary>
    public ProblemDetails Allows(TRecord record, DateOnly on, Today today, params ReadOnlySpan<Rule> more)
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

/// <summary>程序. The stages and acts of one kind of record.</summary>
public sealed class Procedure<TRecord, TStage>(string chinese, string english, params IReadOnlyList<Act<TRecord, TStage>> acts)
    where TRecord : class, ICaseFile<TRecord, TStage>
    where TStage : struct, Enum
{
    public IReadOnlyList<Act<TRecord, TStage>> Acts { get; } = acts;

    /// <summary>当前可办事项, and what any case takes whatever its procedure.</summary>
    public IReadOnlyList<string> ActionsOf(TRecord record) => [.. Acts.Where(x => x.IsOpen(record)).Select(x => x.Noun), .. DossierActs.OpenTo(record).Select(x => x.Act)];

    /// <summary>当前可办事项 today, each with what it still needs.</summary>
    public IReadOnlyList<OpenAct> OpenTo(TRecord record, Rulebook rulebook, Today today) =>
    [
        .. Acts.Where(x => x.IsOpen(record, rulebook, today)).Select(x => new OpenAct(x.Noun, x.Chinese, x.English, x.After(record), ActFields.Needed(
            TRecord.Kind, x.Noun, x.About.ToDictionary(y => y.Field, y => (IReadOnlyList<string>)[.. y.Among(record)])))),
        .. DossierActs.OpenTo(record),
    ];

    /// <summary>暂不能办事项: acts of this stage that something keeps everybody from, and what.</summary>
    public IReadOnlyList<HeldAct> HeldFrom(TRecord record, Rulebook rulebook, Today today) =>
    [
        .. Acts.Where(x => x.From.Contains(record.Stage) && !x.IsOpen(record, rulebook, today))
            .Select(x => (Act: x, Why: x.Hindrance(record) ?? x.Moment!.Refusal))
            .Select(x => new HeldAct(x.Act.Noun, x.Act.Chinese, x.Act.English, x.Why.Code, x.Why.Chinese, x.Why.English)),
    ];

    /// <summary>The procedure in words, for publication.</summary>
    public PublishedProcedure Publish() => new(
        TRecord.Kind, chinese, english,
        [.. Enum.GetValues<TStage>().Select(x => new PublishedStage(Wire.Name(x), StageAttribute.Of(x).Chinese, StageAttribute.Of(x).English))],
        [.. Acts.Select(x => new PublishedAct(x.Noun, x.Chinese, x.English, x.Basis, [.. x.From.Select(Wire.Name)], [.. x.To.Select(Wire.Name)],
            [.. x.Requires.Concat(x.Listed).Select(y => y.Refusal).Concat(x.About.Select(y => y.Refusal)).Append(x.Moment?.Refusal).OfType<Refusal>()
                .DistinctBy(y => y.Code).Select(y => new PublishedCondition(y.Code, y.Chinese, y.English, y.Basis))]))]);
}

/// <summary>A stage as published.</summary>
public sealed record PublishedStage(string Name, string Chinese, string English);

/// <summary>A condition as published: the refusal a person gets when it does not hold.</summary>
public sealed record PublishedCondition(string Refusal, string Chinese, string English, string Basis);

/// <summary>An act as published.</summary>
public sealed record PublishedAct(
    string Act, string Chinese, string English, string Basis, IReadOnlyList<string> From, IReadOnlyList<string> To, IReadOnlyList<PublishedCondition> Conditions);

/// <summary>状态机. A procedure as published.</summary>
public sealed record PublishedProcedure(string Kind, string Chinese, string English, IReadOnlyList<PublishedStage> Stages, IReadOnlyList<PublishedAct> Acts);
