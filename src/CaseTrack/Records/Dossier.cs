using System.Text.Json.Serialization;
using CaseTrack.Terms;

namespace CaseTrack.Records;

/// <summary>当事人引用. Who takes part, by id; name and identity are kept outside events.</summary>
public sealed record PartyRef(Guid Id, string Role, string PartyKind, DateOnly JoinedOn, DateOnly? LeftOn = null);

/// <summary>文号. A document's number.</summary>
public sealed record DocumentNumber(string Document, string Number);

/// <summary>卷内材料.</summary>
public sealed record DossierItem(string Item, DateOnly FiledOn, string? Title, Guid? Id = null);

/// <summary>照片. What is known of it without looking at it.</summary>
/// <param name="Id">照片标识.</param>
/// <param name="Sha256">照片内容的 SHA-256.</param>
/// <param name="Size">字节数.</param>
/// <param name="TakenOn">拍摄日.</param>
/// <param name="ArrivedOn">收到之日; absent while the case owes it.</param>
/// <param name="Withdrawn">不再补交.</param>
public sealed record PhotoRef(Guid Id, string Sha256, int Size, DateOnly TakenOn, DateOnly? ArrivedOn = null, bool Withdrawn = false)
{
    /// <summary>Announced, and not here yet.</summary>
    [JsonIgnore]
    public bool Owed => ArrivedOn is null && !Withdrawn;
}

/// <summary>已制作的文书. What is known of it without opening it.</summary>
/// <param name="Id">文书标识.</param>
/// <param name="Code">哪一种文书.</param>
/// <param name="Event">The event it belongs to.</param>
/// <param name="EventOn">The day of that event.</param>
/// <param name="MadeOn">成文日期.</param>
/// <param name="Number">文号.</param>
/// <param name="Template">The office's own template it was made from.</param>
/// <param name="Sha256">文书内容的 SHA-256.</param>
/// <param name="Size">字节数.</param>
/// <param name="ShowsPeople">Whether it says who somebody is.</param>
public sealed record LetterRef(
    Guid Id, string Code, string Event, DateOnly EventOn, DateOnly MadeOn, string? Number, Guid? Template, string Sha256, int Size,
    bool ShowsPeople);

/// <summary>移送、交接. Two sides: sent by this case, received by another, answered back.</summary>
public sealed record HandOver(Guid Id, DateOnly SentOn, string To, string Reason, string? ReceivingKind = null, Guid? ReceivingId = null,
    DateOnly? ReceivedOn = null, DateOnly? ReturnedOn = null, string? Result = null);

/// <summary>提请. What one person proposed and another does.</summary>
public sealed record Proposal(string Act, Guid? Other, string By, DateOnly On);

/// <summary>卷宗. What a case has gathered, whatever its kind.</summary>
public sealed record Dossier
{
    /// <summary>How the steps are named that stand beside what the law had brought about before: they start, end and count for
    /// nothing.</summary>
    public const string LatePrefix = "late-";

    public IReadOnlyList<Step> Steps { get; init; } = [];

    /// <summary>Which step led to the present stage.</summary>
    public int StageStep { get; init; }

    /// <summary>Which step led to the stage before the present one: a void taken back leaves the case where it was.</summary>
    public int EarlierStageStep { get; init; }

    /// <summary>A proposal nobody has carried out yet.</summary>
    public Proposal? Proposal { get; init; }

    public IReadOnlyList<DocumentNumber> Numbers { get; init; } = [];

    /// <summary>The numbers as they are compared in a search.</summary>
    public IReadOnlyList<string> NumberKeys { get; init; } = [];

    public IReadOnlyList<PartyRef> Parties { get; init; } = [];
    public IReadOnlyList<DossierItem> Items { get; init; } = [];
    public IReadOnlyList<HandOver> HandOvers { get; init; } = [];

    /// <summary>照片.</summary>
    public IReadOnlyList<PhotoRef> Photos { get; init; } = [];

    /// <summary>已制作的文书, each edition of each.</summary>
    public IReadOnlyList<LetterRef> Letters { get; init; } = [];

    /// <summary>承办人.</summary>
    public string? Officer { get; init; }

    /// <summary>限制查阅: only those cleared for it, and those the case is assigned to, know of it.</summary>
    public bool Restricted { get; init; }

    /// <summary>违反期限或程序的记录, as confirmed with the acts.</summary>
    public IReadOnlyList<CaseBreach> Breaches { get; init; } = [];

    /// <summary>补录中: being entered after the fact and not yet declared complete.</summary>
    public bool UnderEntry { get; init; }

    /// <summary>事项标识: the matter this case belongs to together with cases of other kinds; its own id unless it came by hand-over.</summary>
    public Guid Matter { get; init; }

    /// <summary>The day the present stage began.</summary>
    [JsonIgnore]
    public DateOnly? StageOn => StageStep < Steps.Count ? Steps[StageStep].On : null;

    /// <summary>Whether such a step was taken.</summary>
    public bool Has<TEvent>() where TEvent : ICaseEvent => Steps.Any(x => x.Is<TEvent>());

    /// <summary>Whether such a step was taken about this one, where several run side by side.</summary>
    public bool Has<TEvent>(Guid about) where TEvent : ICaseEvent => Steps.Any(x => x.Is<TEvent>() && x.Ref == about.ToString());

    /// <summary>The day of the last such step.</summary>
    public DateOnly? DayOf<TEvent>() where TEvent : ICaseEvent => Steps.LastOrDefault(x => x.Is<TEvent>())?.On;

    /// <summary>Whether the first kind of step has been taken since the second kind, or at all if the second never was.</summary>
    public bool HasSince<TEvent, TSince>()
        where TEvent : ICaseEvent
        where TSince : ICaseEvent
    {
        for (var i = Steps.Count - 1; i >= 0; i--)
        {
            if (Steps[i].Is<TEvent>())
            {
                return true;
            }

            if (Steps[i].Is<TSince>())
            {
                return false;
            }
        }

        return false;
    }

    /// <summary>The steps after the last such step; all of them if there is none.</summary>
    public IEnumerable<Step> Since<TEvent>() where TEvent : ICaseEvent => Steps.Reverse().TakeWhile(x => !x.Is<TEvent>());

    /// <summary>The dossier after one more event.</summary>
    /// <param name="happened">The event.</param>
    /// <param name="id">The case.</param>
    /// <param name="newStage">Whether the event led to another stage.</param>
    /// <param name="late">Whether it stands beside what the law had brought about before.</param>
    public Dossier After<TRecord>(ICaseEvent happened, Guid id, bool newStage, bool late = false) where TRecord : class,
        ICaseRecord<TRecord>
    {
        var next = this with
        {
            Matter = Matter == Guid.Empty ? id : Matter,
            Steps = [.. Steps, new(
            (late ? LatePrefix : "") + EventName.Of(happened), happened.OccurredOn, happened.Ref, happened.Tag, happened.GrantedDays,
            happened.SetsDay, happened.Quantity, happened.Reference, happened.Party)],
            StageStep = newStage ? happened is IRestores ? EarlierStageStep : Steps.Count : StageStep,
            EarlierStageStep = newStage ? StageStep : EarlierStageStep,
            Proposal = newStage ? null : Proposal,
        };
        if (happened.Numbered is var (document, number))
        {
            next = next with { Numbers = [.. Numbers, new(document, number)], NumberKeys = [.. NumberKeys, NumberKey.Of(number)] };
        }

        return happened switch
        {
            PartyJoined<TRecord> e => next with { Parties = [.. Parties, new(e.PartyId, e.Role, e.PartyKind, e.OccurredOn)] },
            PartyLeft<TRecord> e =>
            next with { Parties = [.. Parties.Select(x => x.Id == e.PartyId ? x with { LeftOn = e.OccurredOn } : x)] },
            DocumentFiled<TRecord> e => next with { Items = [.. Items, new(e.Item, e.OccurredOn, e.Title, e.Reference)] },
            LetterMade<TRecord> e => next with
            {
                Letters = [.. Letters, new(e.Letter, e.Code, e.Event, e.EventOn, e.OccurredOn, e.Number, e.Template, e.Sha256, e.Size,
                    e.ShowsPeople)],
                Items = e.Item is null ? Items : [.. Items, new(e.Item, e.OccurredOn, null, e.Letter)],
            },
            PhotoAnnounced<TRecord> e => next with { Photos = [.. Photos, new(e.Photo, e.Sha256, e.Size, e.OccurredOn)] },
            PhotoArrived<TRecord> e => next.WithPhoto(e.Photo, x => x with { ArrivedOn = e.OccurredOn }),
            PhotoWithdrawn<TRecord> e => next.WithPhoto(e.Photo, x => x with { Withdrawn = true }),
            HandOverSent<TRecord> e => next with { HandOvers = [.. HandOvers, new(e.HandOverId, e.OccurredOn, e.To, e.Reason)] },
            HandOverReceived<TRecord> e =>
            next.WithHandOver(e.HandOverId, x =>
            x with { ReceivedOn = e.OccurredOn, ReceivingKind = e.ReceivingKind, ReceivingId = e.ReceivingId }),
            HandOverReturned<TRecord> e => next.WithHandOver(e.HandOverId, x => x with { ReturnedOn = e.OccurredOn, Result = e.Result }),
            OfficerAssigned<TRecord> e => next with { Officer = e.Officer },
            BreachRecorded<TRecord> e => next with
            {
                Breaches = [.. Breaches, new(e.OccurredOn, e.Act, new(e.Kind, e.Rule, e.Basis, e.Phase, e.DueOn, e.DaysLate), e.Beside)],
            },
            EntryOpened<TRecord> => next with { UnderEntry = true },
            EntryCompleted<TRecord> => next with { UnderEntry = false },
            LeavingProposed<TRecord> e => next with { Proposal = new(e.Act, e.Other, e.ProposedBy, e.OccurredOn) },
            AccessRestricted<TRecord> => next with { Restricted = true },
            RestrictionLifted<TRecord> => next with { Restricted = false },
            MatterJoined<TRecord> e => next with { Matter = e.Matter },
            _ => next,
        };
    }

    /// <summary>The dossier with the day of a step corrected; unchanged if there is nothing to move.</summary>
    public Dossier Moved<TEvent>(DateOnly? to) where TEvent : ICaseEvent
    {
        var last = -1;
        for (var i = 0; i < Steps.Count; i++)
        {
            last = Steps[i].Is<TEvent>() ? i : last;
        }

        return to is not { } day || last < 0 || Steps[last].On == day
            ? this
            : this with { Steps = [.. Steps.Select((x, i) => i == last ? x with { On = day } : x)] };
    }

    private Dossier WithPhoto(Guid id, Func<PhotoRef, PhotoRef> change) =>
        this with { Photos = [.. Photos.Select(x => x.Id == id ? change(x) : x)] };

    private Dossier WithHandOver(Guid id, Func<HandOver, HandOver> change) =>
        this with { HandOvers = [.. HandOvers.Select(x => x.Id == id ? change(x) : x)] };
}
