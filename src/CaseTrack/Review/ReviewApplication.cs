using System.Linq.Expressions;
using System.Text.Json.Serialization;
using CaseTrack.Terms;
using Marten;

namespace CaseTrack.Review;

/// <summary>行政复议申请 (official English: administrative reconsideration).</summary>
public sealed partial record ReviewApplication : ICaseFile<ReviewApplication, ReviewStage>
{
    /// <summary>The first day of the 2023 law.</summary>
    public static readonly DateOnly Law2023 = new(2024, 1, 1);

    private const string ProcedureTrait = "procedure";

    /// <summary>The first day of the first law.</summary>
    public static readonly DateOnly Law1999 = new(1999, 10, 1);

    public static string Kind => "review-applications";

    public static Area? Area => Records.Area.Review;

    public Guid Id { get; init; }
    public int Version { get; init; }
    public ReviewStage Stage { get; init; }
    public required string Office { get; init; }
    public required string RespondentKind { get; init; }

    /// <summary>被申请人: an administrative organ, never a person.</summary>
    public string? Respondent { get; init; }

    /// <summary>复议前置或选择复议.</summary>
    public string? Route { get; init; }

    /// <summary>附带的决定, of the first decision: code list <c>ancillaryDecision</c>.</summary>
    public IReadOnlyList<string> Ancillary { get; init; } = [];

    /// <summary>申请人人数.</summary>
    public int? Applicants { get; init; }

    public required string Subject { get; init; }
    public required string Field { get; init; }
    public string? ApplicantKind { get; init; }
    public DateOnly ReceivedOn { get; init; }

    /// <summary>适用法律: the day whose law governs it, if not the day of receipt.</summary>
    public DateOnly? GovernedFrom { get; init; }

    public DateOnly? MediationOn { get; init; }
    public DateOnly? WithdrawnOn { get; init; }
    public string? WithdrawalReason { get; init; }
    public DateOnly? RefusedOn { get; init; }
    public string? RefusalGround { get; init; }
    public DateOnly? AbandonedOn { get; init; }
    public DateOnly? ReferredOn { get; init; }
    public DateOnly? AcceptedOn { get; init; }
    public bool Deemed { get; init; }

    /// <summary>审理程序, once accepted: ordinary or simplified.</summary>
    public string? Procedure { get; init; }

    /// <summary>The first conclusion after acceptance. A reopening leaves it where it is: the case stays in its year.</summary>
    public DateOnly? DecidedOn { get; init; }

    /// <summary>复议结果, of the first conclusion.</summary>
    public string? Decision { get; init; }

    /// <summary>重新审理后的结果.</summary>
    public IReadOnlyList<Redecision> Redecisions { get; init; } = [];

    /// <summary>复议后的诉讼.</summary>
    public IReadOnlyList<Lawsuit> Lawsuits { get; init; } = [];

    public DateOnly? ClosedOn { get; init; }
    public Guid? DuplicateOf { get; init; }
    public Dossier Dossier { get; init; } = new();

    /// <summary>The day whose law governs it.</summary>
    [JsonIgnore]
    public DateOnly Law => GovernedFrom ?? ReceivedOn;

    [JsonIgnore]
    public bool IsUnder2023 => Law >= Law2023;

    /// <summary>The day it was concluded one way or another.</summary>
    [JsonIgnore]
    public DateOnly? ConcludedOn => Redecisions.Count > 0 ? Redecisions[^1].On : DecidedOn ?? WithdrawnOn ?? RefusedOn ?? ReferredOn
        ?? AbandonedOn;

    /// <summary>复议结果 that stands: after a reopening the later one.</summary>
    [JsonIgnore]
    public string? Standing => Redecisions.Count > 0 ? Redecisions[^1].Decision : Decision;

    /// <summary>A decision or a mediation statement, which somebody has to perform; a dismissal and a termination order nothing.</summary>
    [JsonIgnore]
    public bool IsToBePerformed =>
        Standing is not null && Standing != DecisionCode.ApplicationDismissed && !DecisionCode.Terminations.Contains(Standing);

    /// <summary>What stands has been performed.</summary>
    [JsonIgnore]
    public bool IsPerformed => Performed is { Tag: PerformanceState.Performed };

    /// <summary>The latest state of performance of what stands.</summary>
    [JsonIgnore]
    public Step? Performed => Dossier.Since<ReviewReopened>().FirstOrDefault(x => x.Is<ReviewPerformed>());

    /// <summary>败诉: the lawsuits whose judgment goes against the office.</summary>
    [JsonIgnore]
    public IEnumerable<string> Lost =>
        Dossier.Steps.Where(x => x.Is<JudgmentGiven>() && x.Ref is not null && CourtOutcome.Lost.Contains(x.Tag)).Select(x => x.Ref!);

    /// <summary>The lawsuit of a court number, however it is written.</summary>
    public Lawsuit? LawsuitOf(string caseNumber) =>
        Lawsuits.FirstOrDefault(x => x.CaseNumber is { } known && NumberKey.Of(known) == NumberKey.Of(caseNumber));

    [JsonIgnore]
    public string Unit => Office;

    [JsonIgnore]
    public bool Live => Stage is not ReviewStage.Voided;

    [JsonIgnore]
    public IReadOnlyList<string> Actions => ReviewProcedure.All.ActionsOf(this);

    [JsonIgnore]
    public Timeline Timeline =>
        new(Kind, Law, new Dictionary<string, string> { [ProcedureTrait] = Procedure ?? ProcedureKind.Ordinary },
            Stage is ReviewStage.Voided ? []
        : Dossier.Steps);

    public static Expression<Func<ReviewApplication, bool>>? RestingOn(Guid id) => x => x.DuplicateOf == id;

    public static Expression<Func<ReviewApplication, bool>>? SeenBy(Sight sight) => sight.Of<ReviewApplication>(
        within: units => x => x.Office.IsOneOf(units),
        open: x => !x.Dossier.Restricted,
        handedOver: kind => x => x.Dossier.HandOvers.Any(y => y.To == kind));

    public static ReviewApplication Fold(ReviewApplication? record, Guid id, ICaseEvent happened)
    {
        record = happened is HistoryCorrected<ReviewApplication> corrected ? corrected.Refold(id) : record;
        var late = record?.HasComeToPass(happened) is true;
        var next = late || happened is IDossierEvent ? record! : Next(record, id, happened);
        return next with { Dossier = next.Dossier.After<ReviewApplication>(happened, id, newStage: next.Stage != record?.Stage, late) };
    }

    /// <summary>The application with a correction applied.</summary>
    public ReviewApplication With(ReviewCorrections corrected) => this with
    {
        ReceivedOn = corrected.ReceivedOn ?? ReceivedOn,
        MediationOn = corrected.MediationOn ?? MediationOn,
        AcceptedOn = corrected.AcceptedOn ?? AcceptedOn,
        WithdrawnOn = corrected.WithdrawnOn ?? WithdrawnOn,
        RefusedOn = corrected.RefusedOn ?? RefusedOn,
        DecidedOn = corrected.DecidedOn ?? DecidedOn,
        ClosedOn = corrected.ClosedOn ?? ClosedOn,
        RespondentKind = corrected.RespondentKind ?? RespondentKind,
        Respondent = corrected.Respondent ?? Respondent,
        Route = corrected.Route ?? Route,
        Applicants = corrected.Applicants ?? Applicants,
        Subject = corrected.Subject ?? Subject,
        Field = corrected.Field ?? Field,
        WithdrawalReason = corrected.WithdrawalReason ?? WithdrawalReason,
        Decision = corrected.Decision ?? Decision,
        Dossier = Dossier
            .Moved<ReviewReceived>(corrected.ReceivedOn)
            .Moved<PreAcceptanceMediationStarted>(corrected.MediationOn)
            .Moved<ReviewAccepted>(corrected.AcceptedOn)
            .Moved<ReviewWithdrawn>(corrected.WithdrawnOn)
            .Moved<ReviewRefused>(corrected.RefusedOn)
            .Moved<ReviewDecided>(corrected.DecidedOn)
            .Moved<ReviewMediated>(corrected.DecidedOn)
            .Moved<ReviewDismissed>(corrected.DecidedOn)
            .Moved<ReviewTerminated>(corrected.DecidedOn)
            .Moved<ReviewClosed>(corrected.ClosedOn),
    };

    private static ReviewApplication Next(ReviewApplication? record, Guid id, ICaseEvent happened) => happened switch
    {
        ReviewReceived e => new ReviewApplication
        {
            Id = id,
            Stage = ReviewStage.Screening,
            Office = e.Office,
            RespondentKind = e.RespondentKind,
            Respondent = e.Respondent,
            Route = e.Route,
            Applicants = e.Applicants,
            Subject = e.Subject,
            Field = e.Field,
            ApplicantKind = e.ApplicantKind,
            ReceivedOn = e.OccurredOn,
        },
        ReviewLawChosen e => record! with { GovernedFrom = e.GovernedFrom },
        PapersRequested => record! with { Stage = ReviewStage.AwaitingPapers },
        PapersCorrected => record! with { Stage = ReviewStage.Screening },
        ReviewAbandoned e => record! with { Stage = ReviewStage.Abandoned, AbandonedOn = e.OccurredOn },
        PreAcceptanceMediationStarted e => record! with { Stage = ReviewStage.PreAcceptanceMediation, MediationOn = e.OccurredOn },
        PreAcceptanceMediationEnded => record! with { Stage = ReviewStage.Screening },
        ReviewWithdrawn e => record! with { Stage = ReviewStage.Withdrawn, WithdrawnOn = e.OccurredOn, WithdrawalReason = e.Reason },
        ReviewRefused e => record! with { Stage = ReviewStage.Refused, RefusedOn = e.OccurredOn, RefusalGround = e.Ground },
        ReviewReferred e => record! with { Stage = ReviewStage.Referred, ReferredOn = e.OccurredOn },
        ReviewAccepted e => record! with
        {
            Stage = ReviewStage.Adjudication,
            AcceptedOn = e.OccurredOn,
            Deemed = e.Deemed,
            Procedure = e.Procedure ?? ProcedureKind.Ordinary
        },
        ProcedureConverted => record! with { Procedure = ProcedureKind.Ordinary },
        ReviewSuspended => record! with { Stage = ReviewStage.Suspended },
        ReviewResumed => record! with { Stage = ReviewStage.Adjudication },
        ReviewDecided e => record!.Concluded(
        ReviewStage.Decided, e.OccurredOn, e.Decision) with
        { Ancillary = record.DecidedOn is null ? e.Ancillary ?? [] : record.Ancillary },
        ReviewMediated e => record!.Concluded(ReviewStage.Mediated, e.OccurredOn, DecisionCode.Mediated),
        ReviewDismissed e => record!.Concluded(ReviewStage.Dismissed, e.OccurredOn, DecisionCode.ApplicationDismissed),
        ReviewTerminated e => record!.Concluded(ReviewStage.Terminated, e.OccurredOn, DecisionOf(e.Ground)),
        LawsuitFiled e => record! with
        {
            Lawsuits = [
        .. record.Lawsuits, new(e.Lawsuit, e.Instance, e.Standing, e.CaseNumber, e.AppealOf)]
        },
        ReviewClosed e => record! with { Stage = ReviewStage.Closed, ClosedOn = record.ClosedOn ?? e.OccurredOn },
        ReviewArchived => record! with { Stage = ReviewStage.Archived },
        ReviewReopened => record! with { Stage = ReviewStage.Adjudication },
        ReviewCorrected e => record!.With(e.Corrected),
        ReviewVoided e => record! with { Stage = ReviewStage.Voided, DuplicateOf = e.DuplicateOf },
        ReviewRestored e => record! with { Stage = e.Stage, DuplicateOf = null },
        PapersExtended or CopySent or AnswerReceived or AnswerOverdue or OpinionsHeard or ReviewInvestigated or AppraisalStarted
        or AppraisalEnded
            or HearingNotified or HearingHeld or CommitteeAdvised or StayOrdered or StayLifted or RuleReviewRequested or RuleReviewForwarded
            or RuleMakerNotified or RuleMakerAnswered or RuleReviewConcluded or ReviewExtended or ReviewServed or ReviewPerformed
                or PerformanceUrged
            or LetterIssued or LetterAnswered or CourtHearingHeld or JudgmentGiven or DefeatReported => record!,
        _ => throw new UnknownEventException(Kind, happened),
    };

    private ReviewApplication Concluded(ReviewStage stage, DateOnly on, string decision) => DecidedOn is null
        ? this with { Stage = stage, DecidedOn = on, Decision = decision }
        : this with { Stage = stage, Redecisions = [.. Redecisions, new(on, decision)] };

    /// <summary>复议结果代码 of a termination: Z1-Z4.</summary>
    private static string DecisionOf(string ground) => ground switch
    {
        TerminationGround.WithdrawnAfterSettlement => DecisionCode.SettledAndWithdrawn,
        TerminationGround.WithdrawnAsCorrected => DecisionCode.CorrectedAndWithdrawn,
        TerminationGround.WithdrawnAfterMediation or TerminationGround.WithdrawnOtherwise => DecisionCode.OtherwiseWithdrawn,
        _ => DecisionCode.OtherwiseTerminated,
    };
}
