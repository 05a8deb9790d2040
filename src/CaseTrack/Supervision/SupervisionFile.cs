using System.Linq.Expressions;
using System.Text.Json.Serialization;
using CaseTrack.Organisations;
using CaseTrack.Terms;
using Marten;

namespace CaseTrack.Supervision;

/// <summary>行政执法监督案件.</summary>
public sealed partial record SupervisionFile : ICaseFile<SupervisionFile, SupervisionStage>
{
    public static string Kind => "supervision-files";

    public static Area? Area => Records.Area.Supervision;

    public Guid Id { get; init; }
    public int Version { get; init; }
    public SupervisionStage Stage { get; init; }
    public required string Office { get; init; }
    public required string Source { get; init; }
    public required string Field { get; init; }
    public DateOnly LeadOn { get; init; }
    public DateOnly? OpenedOn { get; init; }
    public IReadOnlyList<Dated<string>> Instruments { get; init; } = [];
    public DateOnly? RectifiedOn { get; init; }
    public DateOnly? HandedOverOn { get; init; }
    public string? Target { get; init; }
    public DateOnly? NotEstablishedOn { get; init; }
    public DateOnly? WithdrawnOn { get; init; }
    public DateOnly? ClosedOn { get; init; }

    /// <summary>The day of the latest instrument.</summary>
    [JsonIgnore]
    public DateOnly? InstructedOn => Instruments.Count > 0 ? Instruments[^1].From : null;

    public string? Manner { get; init; }
    public string? ActKind { get; init; }
    public Guid? DuplicateOf { get; init; }
    public Dossier Dossier { get; init; } = new();

    /// <summary>重启后的结果: the figures keep the first outcome, so that 6 = 4 + 2 holds and no file changes its year.</summary>
    public IReadOnlyList<Dated<string>> LaterOutcomes { get; init; } = [];

    /// <summary>The time to ask for a re-examination of the latest decision is over.</summary>
    [JsonIgnore]
    public bool ReexaminationLapsed => Dossier.Steps.Reverse().TakeWhile(x =>
        !(x.Is<InstrumentIssued>() && x.Tag == InstrumentCode.Decision))
        .Any(x =>
            x.Is<TermLapsed<SupervisionFile>>() && x.Ref!.StartsWith($"{TermCode.SupervisionReexaminationWindow}/",
                StringComparison.Ordinal));

    [JsonIgnore]
    public string Unit => Office;

    [JsonIgnore]
    public bool Live => Stage is not SupervisionStage.Voided;

    [JsonIgnore]
    public bool Over => !Dossier.UnderEntry && Stage is (SupervisionStage.Archived or SupervisionStage.Closed or SupervisionStage.Voided);

    [JsonIgnore]
    public IReadOnlyList<string> Actions => SupervisionProcedure.All.ActionsOf(this);

    [JsonIgnore]
    public Timeline Timeline => new(Kind, LeadOn, new Dictionary<string, string>(), Stage is SupervisionStage.Voided ? [] : Dossier.Steps);

    /// <summary>办理结果, the first, as far as there is one.</summary>
    private string Outcome =>
        RectifiedOn is not null ? SupervisionOutcome.Rectified : HandedOverOn is not null ? SupervisionOutcome.HandedOver
        : NotEstablishedOn is not null ? SupervisionOutcome.NotEstablished : WithdrawnOn is not null
            ? SupervisionOutcome.Withdrawn : SupervisionOutcome.Pending;

    private bool HasOutcome => Outcome != SupervisionOutcome.Pending;

    public static IReadOnlyCollection<SilentEffect> SilentEffects => [SilentEffect.Lapse];

    public static Expression<Func<SupervisionFile, bool>>? RestingOn(Guid id) => x => x.DuplicateOf == id;

    public static Expression<Func<SupervisionFile, bool>>? SeenBy(Sight sight) => sight.Of<SupervisionFile>(
        within: units => x => x.Office.IsOneOf(units),
        open: x => !x.Dossier.Restricted,
        handedOver: kind => x => x.Dossier.HandOvers.Any(y => y.To == kind));

    public static SupervisionFile Fold(SupervisionFile? record, Guid id, ICaseEvent happened)
    {
        record = happened is HistoryCorrected<SupervisionFile> corrected ? corrected.Refold(id) : record;
        var next = happened is IDossierEvent ? record! : Next(record, id, happened);
        return next with { Dossier = next.Dossier.After<SupervisionFile>(happened, id, newStage: next.Stage != record?.Stage) };
    }

    /// <summary>Silence: the lapse of the time to ask for a re-examination.</summary>
    public ICaseEvent? BySilence(Term term, DateOnly on) => term.Rule.Silence switch
    {
        null => null,
        SilentEffect.Lapse => Stage is SupervisionStage.Voided ? null : new TermLapsed<SupervisionFile>(on, term.Key),
        _ => throw new UnknownSilenceException(Kind, term.Rule),
    };

    private static SupervisionFile Next(SupervisionFile? record, Guid id, ICaseEvent happened) => happened switch
    {
        SupervisionLeadRegistered e => new SupervisionFile
        {
            Id = id,
            Stage = SupervisionStage.Lead,
            Office = e.Office,
            Source = e.Source,
            Field = e.Field,
            Manner = e.Manner,
            ActKind = e.ActKind,
            LeadOn = e.OccurredOn,
        },
        SupervisionFileOpened e => record! with { Stage = SupervisionStage.Opened, OpenedOn = e.OccurredOn },
        InstrumentIssued e => record! with
        {
            Stage = SupervisionStage.Instructed,
            Instruments = [.. record.Instruments, new(e.OccurredOn, e.Instrument)],
        },
        RectificationReported => record! with { Stage = SupervisionStage.Reported },
        RectificationReturned => record! with { Stage = SupervisionStage.Instructed },
        RectificationVerified e when record!.HasOutcome => record.Again(SupervisionStage.Rectified, e.OccurredOn),
        RectificationVerified e => record! with { Stage = SupervisionStage.Rectified, RectifiedOn = e.OccurredOn },
        SupervisionHandedOver e when record!.HasOutcome => record.Again(SupervisionStage.HandedOver, e.OccurredOn),
        SupervisionHandedOver e => record! with { Stage = SupervisionStage.HandedOver, HandedOverOn = e.OccurredOn, Target = e.Target },
        SupervisionNotEstablished e when record!.HasOutcome => record.Again(SupervisionStage.NotEstablished, e.OccurredOn),
        SupervisionNotEstablished e => record! with { Stage = SupervisionStage.NotEstablished, NotEstablishedOn = e.OccurredOn },
        SupervisionWithdrawn e when record!.HasOutcome => record.Again(SupervisionStage.Withdrawn, e.OccurredOn),
        SupervisionWithdrawn e => record! with { Stage = SupervisionStage.Withdrawn, WithdrawnOn = e.OccurredOn },
        SupervisionClosed e => record! with { Stage = SupervisionStage.Closed, ClosedOn = record.ClosedOn ?? e.OccurredOn },
        SupervisionArchived => record! with { Stage = SupervisionStage.Archived },
        SupervisionReopened => record! with { Stage = SupervisionStage.Opened },
        SupervisionCorrected e => record!.With(e.Corrected),
        SupervisionVoided e => record! with { Stage = SupervisionStage.Voided, DuplicateOf = e.DuplicateOf },
        SupervisionRestored e => record! with { Stage = e.Stage, DuplicateOf = null },
        LeadChecked or SupervisionInvestigated or ProblemFound or ProblemSolved or SupervisionExtended or InterviewHeld or CircularIssued
            or SanctionProposed or ReexaminationRequested or ReexaminationDecided or HandOverAnswered => record!,
        _ => throw new UnknownEventException(Kind, happened),
    };

    private SupervisionFile Again(SupervisionStage stage, DateOnly on) =>
        this with { Stage = stage, LaterOutcomes = [.. LaterOutcomes, new(on, Wire.Name(stage))] };

    /// <summary>The file with a correction applied.</summary>
    public SupervisionFile With(SupervisionCorrections corrected) => this with
    {
        LeadOn = corrected.LeadOn ?? LeadOn,
        OpenedOn = corrected.OpenedOn ?? OpenedOn,
        RectifiedOn = corrected.RectifiedOn ?? RectifiedOn,
        HandedOverOn = corrected.HandedOverOn ?? HandedOverOn,
        NotEstablishedOn = corrected.NotEstablishedOn ?? NotEstablishedOn,
        ClosedOn = corrected.ClosedOn ?? ClosedOn,
        Source = corrected.Source ?? Source,
        Field = corrected.Field ?? Field,
        Target = corrected.Target ?? Target,
        Dossier = Dossier
            .Moved<SupervisionLeadRegistered>(corrected.LeadOn)
            .Moved<SupervisionFileOpened>(corrected.OpenedOn)
            .Moved<RectificationVerified>(corrected.RectifiedOn)
            .Moved<SupervisionHandedOver>(corrected.HandedOverOn)
            .Moved<SupervisionNotEstablished>(corrected.NotEstablishedOn)
            .Moved<SupervisionClosed>(corrected.ClosedOn),
    };
}
