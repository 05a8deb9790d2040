using System.Linq.Expressions;
using System.Text.Json.Serialization;
using CaseTrack.Organisations;
using CaseTrack.Terms;
using Marten;

namespace CaseTrack.Mediation;

/// <summary>人民调解案件. One dispute, however many rounds of mediation it takes.</summary>
public sealed partial record MediationCase : ICaseFile<MediationCase, MediationStage>
{
    private const string TrackTrait = "track";
    private const string DisputeTypeTrait = "disputeType";

    public static string Kind => "mediation-cases";

    public static Area? Area => Records.Area.Mediation;

    public Guid Id { get; init; }
    public int Version { get; init; }
    public MediationStage Stage { get; init; }

    /// <summary>承办调委会代码.</summary>
    public required string Committee { get; init; }

    public required CommitteeKind CommitteeKind { get; init; }

    /// <summary>受理的调委会, if the case has since been transferred.</summary>
    public AcceptingCommittee? AcceptedBy { get; init; }

    /// <summary>移交经过, in order.</summary>
    public IReadOnlyList<Transfer> Transfers { get; init; } = [];

    public required string Source { get; init; }
    public required string DisputeType { get; init; }
    public string? ParticipantKind { get; init; }
    public int? People { get; init; }
    public string? Difficulty { get; init; }
    public Referral? Referral { get; init; }
    public DateOnly RegisteredOn { get; init; }
    public DateOnly? AcceptedOn { get; init; }
    public IReadOnlyList<string> Mediators { get; init; } = [];
    public DateOnly? LinkedOn { get; init; }
    public IReadOnlyList<LinkageLevel> Linkage { get; init; } = [];
    public string? LeadUnit { get; init; }
    public IReadOnlyList<string> AssistingUnits { get; init; } = [];

    /// <summary>The day of the first agreement. A renewed mediation leaves it where it is: the success stays in its year.</summary>
    public DateOnly? AgreedOn { get; init; }

    /// <summary>已履行之日, at once or later.</summary>
    public DateOnly? PerformedOn { get; init; }

    /// <summary>约定的履行期限, of the first agreement; absent where it was performed at once or none was set.</summary>
    [JsonIgnore]
    public DateOnly? PerformBy => Dossier.Steps.FirstOrDefault(x => x.Is<AgreementReached>())?.Until;

    public AgreementForm? Form { get; init; }
    public decimal? AmountYuan { get; init; }
    public DateOnly? EndedOn { get; init; }
    public string? EndReason { get; init; }
    public DateOnly? ClosedOn { get; init; }
    public DateOnly? VoidedOn { get; init; }
    public Guid? DuplicateOf { get; init; }
    public Guid? MergedInto { get; init; }
    public Dossier Dossier { get; init; } = new();

    /// <summary>The agreement that stands is in writing: after a renewal that is the later one.</summary>
    [JsonIgnore]
    public bool StandsInWriting => Dossier.Steps.Where(x => x.Is<AgreementReached>()).ToArray() is [.., _, { Tag: var later }]
        ? later == Wire.Name(AgreementForm.Written) : Form is AgreementForm.Written;

    /// <summary>The time to have the agreement that stands confirmed is over.</summary>
    [JsonIgnore]
    public bool ConfirmationLapsed => Dossier.Since<AgreementReached>()
        .Any(x => x.Is<TermLapsed<MediationCase>>() && x.Ref!.StartsWith($"{TermCode.MediationConfirmation}/", StringComparison.Ordinal));

    /// <summary>卷内必备材料 still missing: the fixed ones, and the agreement where there is one.</summary>
    [JsonIgnore]
    public IReadOnlyList<string> MissingItems =>
        [.. RequiredItems.Concat(AgreedOn is null ? [] : [MediationItem.Agreement]).Where(x => !Dossier.Items.Any(y => y.Item == x))];

    private static readonly string[] RequiredItems = [MediationItem.Application, MediationItem.RightsNotice, MediationItem.Identity,
        MediationItem.SessionRecord];

    /// <summary>Whether somebody mediates it, however the account is spelt.</summary>
    public bool IsMediatedBy(string name) => Mediators.Contains(name, StringComparer.OrdinalIgnoreCase);

    [JsonIgnore]
    public string Unit => Committee;

    [JsonIgnore]
    public bool Live => Stage is not (MediationStage.Voided or MediationStage.Merged);

    [JsonIgnore]
    public IReadOnlyList<string> Actions => MediationProcedure.All.ActionsOf(this);

    [JsonIgnore]
    public Timeline Timeline => new(Kind, RegisteredOn, new Dictionary<string, string>
    {
        [TrackTrait] = Referral?.Track ?? MediationTrack.Ordinary,
        [DisputeTypeTrait] = DisputeType,
    }, Stage is MediationStage.Voided or MediationStage.Merged ? [] : Dossier.Steps);

    public static Expression<Func<MediationCase, bool>>? RestingOn(Guid id) => x => x.DuplicateOf == id || x.MergedInto == id;

    public static Expression<Func<MediationCase, bool>>? SeenBy(Sight sight) => sight.Of<MediationCase>(
        // Whoever accepted a case that was transferred since still knows of it; it is no longer theirs to act upon.
        within: units => sight.Writing ? Handled(units) : x => x.Committee.IsOneOf(units) || x.AcceptedBy!.Committee.IsOneOf(units),
        open: x => !x.Dossier.Restricted,
        handedOver: kind => x => x.Dossier.HandOvers.Any(y => y.To == kind),
        assigned: name => x => x.Mediators.Contains(name));

    private static Expression<Func<MediationCase, bool>> Handled(string[] units) => x => x.Committee.IsOneOf(units);

    public static MediationCase Fold(MediationCase? record, Guid id, ICaseEvent happened)
    {
        record = happened is HistoryCorrected<MediationCase> corrected ? corrected.Refold(id) : record;
        var next = happened is IDossierEvent ? record! : Next(record, id, happened);
        return next with { Dossier = next.Dossier.After<MediationCase>(happened, id, newStage: next.Stage != record?.Stage) };
    }

    /// <summary>The case with a correction applied.</summary>
    public MediationCase With(MediationCorrections corrected) => this with
    {
        RegisteredOn = corrected.RegisteredOn ?? RegisteredOn,
        AcceptedOn = corrected.AcceptedOn ?? AcceptedOn,
        LinkedOn = corrected.LinkedOn ?? LinkedOn,
        AgreedOn = corrected.AgreedOn ?? AgreedOn,
        EndedOn = corrected.EndedOn ?? EndedOn,
        ClosedOn = corrected.ClosedOn ?? ClosedOn,
        Committee = corrected.Committee ?? Committee,
        CommitteeKind = corrected.CommitteeKind ?? CommitteeKind,
        Source = corrected.Source ?? Source,
        DisputeType = corrected.DisputeType ?? DisputeType,
        Form = corrected.Form ?? Form,
        AmountYuan = corrected.AmountYuan ?? AmountYuan,
        People = corrected.People ?? People,
        Dossier = Dossier
            .Moved<MediationRegistered>(corrected.RegisteredOn)
            .Moved<MediationAccepted>(corrected.AcceptedOn)
            .Moved<LinkageStarted>(corrected.LinkedOn)
            .Moved<AgreementReached>(corrected.AgreedOn)
            .Moved<MediationEnded>(corrected.EndedOn)
            .Moved<MediationClosed>(corrected.ClosedOn),
    };

    private static MediationCase Next(MediationCase? record, Guid id, ICaseEvent happened) => happened switch
    {
        MediationRegistered e => new MediationCase
        {
            Id = id,
            Stage = MediationStage.Registered,
            Committee = e.Committee,
            CommitteeKind = e.CommitteeKind,
            Source = e.Source,
            DisputeType = e.DisputeType,
            ParticipantKind = e.ParticipantKind,
            People = e.People,
            Difficulty = e.Difficulty,
            Referral = e.Referral,
            RegisteredOn = e.OccurredOn,
        },
        MediationAccepted e => record! with
        {
            Stage = e.Mediators is { Count: > 0 } ? MediationStage.InMediation : MediationStage.Accepted,
            AcceptedOn = e.OccurredOn,
            Mediators = e.Mediators ?? [],
        },
        MediationNotAccepted => record! with { Stage = MediationStage.NotAccepted },
        MediationReferredOut => record! with { Stage = MediationStage.ReferredOut },
        MediatorAssigned e =>
        record! with
        {
            Stage = MediationStage.InMediation,
            Mediators = e.Lead ? [e.Mediator, .. record.Mediators]
        : [.. record.Mediators, e.Mediator]
        },
        MediatorChanged e => record! with { Mediators = [.. record.Mediators.Select(x => x == e.From ? e.To : x)] },
        MediationPaused => record! with { Stage = MediationStage.Paused },
        MediationResumed or MediationRenewed => record! with { Stage = MediationStage.InMediation },
        LinkageStarted e => record! with
        {
            LinkedOn = e.OccurredOn,
            Linkage = e.Levels,
            LeadUnit = e.LeadUnit,
            AssistingUnits = e.AssistingUnits ?? []
        },
        MediationTransferred e => record! with
        {
            Stage = MediationStage.Accepted,
            AcceptedBy = record.AcceptedBy ?? new(record.Committee, record.CommitteeKind),
            Transfers = [.. record.Transfers,
            new(e.OccurredOn, record.Committee, record.CommitteeKind, record.AgreedOn is not null, record.EndedOn is not null,
            record.ClosedOn is not null)],
            Committee = e.Committee,
            CommitteeKind = e.CommitteeKind,
            Mediators = [],
        },
        AgreementReached e => record! with
        {
            Stage = e.PerformedAtOnce ? MediationStage.Performed : MediationStage.Agreed,
            AgreedOn = record.AgreedOn ?? e.OccurredOn,
            PerformedOn = record.PerformedOn ?? (e.PerformedAtOnce ? e.OccurredOn : null),
            Form = record.Form ?? e.Form,
            AmountYuan = record.AgreedOn is null ? e.AmountYuan : record.AmountYuan,
        },
        AgreementPerformed e =>
        record! with
        {
            Stage = StageOf(e.State),
            PerformedOn = record.PerformedOn ?? (e.State == PerformanceCode.Performed ? e.OccurredOn : null)
        },
        MediationEnded e => record! with
        {
            Stage = MediationStage.Ended,
            EndedOn = record.EndedOn
        ?? e.OccurredOn,
            EndReason = record.EndReason ?? e.Reason
        },
        MediationClosed e => record! with { Stage = MediationStage.Closed, ClosedOn = record.ClosedOn ?? e.OccurredOn },
        MediationArchived => record! with { Stage = MediationStage.Archived },
        MediationReopened => record! with { Stage = MediationStage.Closed },
        MediationMerged e => record! with { Stage = MediationStage.Merged, MergedInto = e.Into },
        MediationCorrected e => record!.With(e.Corrected),
        MediationVoided e => record! with { Stage = MediationStage.Voided, VoidedOn = e.OccurredOn, DuplicateOf = e.DuplicateOf },
        MediationRestored e => record! with { Stage = e.Stage, VoidedOn = null, DuplicateOf = null, MergedInto = null },
        RightsExplained or SessionHeld or MediationInvestigated or ParticipantInvited or MediationExtended or UnitInstructed or RiskAssessed
            or EscalationMeasureTaken or PoliceInformed or FollowUpMade or EscalationPrevented or ReferralAnswered or ConfirmationApplied
            or ConfirmationAnswered or ConfirmationDecided or AgreementSued or AgreementJudged => record!,
        _ => throw new UnknownEventException(Kind, happened),
    };

    private static MediationStage StageOf(string performance) => performance switch
    {
        PerformanceCode.Performing => MediationStage.Performing,
        PerformanceCode.Performed => MediationStage.Performed,
        PerformanceCode.InPart => MediationStage.PartlyPerformed,
        _ => MediationStage.NotPerformed,
    };
}
