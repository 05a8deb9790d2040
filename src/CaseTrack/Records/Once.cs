using CaseTrack.Terms;
using static CaseTrack.Records.Rules;

namespace CaseTrack.Records;

/// <summary>一事一记. One thing is recorded once and counts once: what has an id is known by it; what has none, by its day and what it
/// says.</summary>
public static class Once
{
    /// <summary>已经记录. The texts name the step that stands.</summary>
    public static readonly Refusal Recorded =
        new("once.recorded-already", "已经记录，不重复记录、不重复计数", "It is recorded already and counts once", "业务口径");

    /// <summary>当日已有. Another one of the same day is possible under a reference of its own.</summary>
    public static readonly Refusal OfThatDay = new("once.recorded-that-day",
        "当日已有同样的记录；确系当日另一次的，请另填标识（reference）", "There is one of that day already; if this is another one, give it a reference of its own",
        "业务口径");

    /// <summary>该当事人已有. Another one of the same role is possible under a reference of its own.</summary>
    public static readonly Refusal OfThatParty = new("once.recorded-for-party",
        "该身份的当事人已有同样的记录；确系同一身份另一人的，请另填标识（reference）",
        "There is one for a party of that role already; for another person of that role, give a reference of its own", "业务口径");

    /// <summary>What is known by an id, its own or that of what it belongs to, is recorded once.</summary>
    public static Rule OnceOf<TEvent>(this Dossier dossier, Guid id, string pointer) where TEvent : ICaseEvent =>
        Free(dossier.StepOf<TEvent>(id), Recorded, pointer);

    /// <summary>What is known by a court's number is recorded once, however the number is written.</summary>
    public static Rule OnceNumbered<TEvent>(this Dossier dossier, string number, string pointer) where TEvent : ICaseEvent =>
        Free(dossier.Steps.FirstOrDefault(x => x.Is<TEvent>() && x.Ref is not null && NumberKey.Of(x.Ref) == NumberKey.Of(number)),
            Recorded, pointer);

    /// <summary>What happens once, or once since another step.</summary>
    public static Rule OnceSince<TEvent, TSince>(this Dossier dossier)
        where TEvent : ICaseEvent
        where TSince : ICaseEvent =>
        Free(dossier.HasSince<TEvent, TSince>() ? dossier.Steps.Last(x => x.Is<TEvent>()) : null, Recorded, null);

    /// <summary>What has no id: one of a day that says the same is the same one, unless it was given a reference of its own.</summary>
    /// <param name="dossier">The dossier.</param>
    /// <param name="on">Its day.</param>
    /// <param name="reference">Its own reference, if given.</param>
    /// <param name="tag">The code by which two of a day differ, where one tells them apart.</param>
    /// <param name="of">What it belongs to, where it belongs to something.</param>
    public static Rule OnceADay<TEvent>(this Dossier dossier, DateOnly on, Guid? reference = null, string? tag = null, string? of = null)
        where TEvent : ICaseEvent => reference is { } own
        ? Free(dossier.Steps.FirstOrDefault(x => x.Is<TEvent>() && x.Id == own), Recorded, "/reference")
        : Free(dossier.Steps.FirstOrDefault(
            x => x.Is<TEvent>() && x.On == on && (tag is null || x.Tag == tag) && (of is null || x.Ref == of)), OfThatDay, "/occurredOn");

    /// <summary>What belongs to something does not happen before it.</summary>
    public static Rule NotBefore<TEvent>(this Dossier dossier, Guid of, DateOnly on) where TEvent : ICaseEvent =>
        dossier.StepOf<TEvent>(of) is { } earlier && on < earlier.On
            ? new Rule(false, CommonRefusals.BeforeEarlierStep, "/occurredOn", earlier)
            : new Rule(true, CommonRefusals.BeforeEarlierStep);

    /// <summary>What belongs to something that is over does not happen after its end.</summary>
    public static Rule NotAfter<TEvent>(this Dossier dossier, Guid of, DateOnly on, Refusal over) where TEvent : ICaseEvent =>
        dossier.StepOf<TEvent>(of) is { } end && on > end.On ? new Rule(false, over, "/occurredOn", end) : new Rule(true, over);

    /// <summary>What each party gets once in a stage, unless it was given a reference of its own: one document is served on one recipient
    /// once.</summary>
    public static Rule OnceUpon<TEvent>(this Dossier dossier, string party, Guid? reference) where TEvent : ICaseEvent =>
        reference is { } own
        ? Free(dossier.Steps.FirstOrDefault(x => x.Is<TEvent>() && x.Id == own), Recorded, "/reference")
        : Free(dossier.Steps.Skip(dossier.StageStep).FirstOrDefault(x => x.Is<TEvent>() && x.Party == party), OfThatParty, "/recipient");

    /// <summary>The step of that id, if there is one.</summary>
    public static Step? StepOf<TEvent>(this Dossier dossier, Guid id) where TEvent : ICaseEvent => dossier.StepOf<TEvent>(id.ToString());

    /// <summary>The step of that reference, if there is one.</summary>
    public static Step? StepOf<TEvent>(this Dossier dossier, string? id) where TEvent : ICaseEvent =>
        dossier.Steps.FirstOrDefault(x => x.Is<TEvent>() && x.Ref == id);

    /// <summary>The ids of what began and has not had its next step: letters without an answer, lawsuits without a judgment.</summary>
    public static IEnumerable<string> Awaiting<TBegun, TNext>(this Dossier dossier)
        where TBegun : ICaseEvent
        where TNext : ICaseEvent =>
        dossier.Steps.Where(x => x.Is<TBegun>() && x.Ref is not null && dossier.StepOf<TNext>(x.Ref) is null).Select(x => x.Ref!)
            .Distinct();

    /// <summary>The same where it may also be over before its next step.</summary>
    public static IEnumerable<string> Awaiting<TBegun, TNext, TOver>(this Dossier dossier)
        where TBegun : ICaseEvent
        where TNext : ICaseEvent
        where TOver : ICaseEvent =>
        dossier.Awaiting<TBegun, TNext>().Where(x => dossier.StepOf<TOver>(x) is null);

    private static Rule Free(Step? stands, Refusal refusal, string? pointer) =>
        new(stands is null, Saying(refusal, stands), pointer, stands);

    private static Refusal Saying(Refusal refusal, Step? stands) => stands is null ? refusal : refusal with
    {
        Chinese = $"{refusal.Chinese}（{stands.On:yyyy-MM-dd}）",
        English = $"{refusal.English} ({stands.On:yyyy-MM-dd})",
    };
}
