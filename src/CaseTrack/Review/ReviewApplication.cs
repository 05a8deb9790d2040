using System.Text.Json.Serialization;
using CaseTrack.Figures;

namespace CaseTrack.Review;

/// <summary>办理阶段.</summary>
public enum ReviewStage
{
    /// <summary>审查中.</summary>
    Screening = 1,

    /// <summary>受理前调解中.</summary>
    PreAcceptanceMediation,

    /// <summary>审理中.</summary>
    Adjudication,

    /// <summary>受理前撤回.</summary>
    Withdrawn,

    /// <summary>不予受理.</summary>
    Refused,

    /// <summary>已决定.</summary>
    Decided,

    /// <summary>已办结.</summary>
    Closed,

    /// <summary>已作废.</summary>
    Voided,
}

/// <summary>行政复议申请 (official English: administrative reconsideration).</summary>
public sealed record ReviewApplication : ICaseRecord<ReviewApplication>
{
    public static string Kind => "review-applications";

    public Guid Id { get; init; }
    public int Version { get; init; }
    public ReviewStage Stage { get; init; }
    public required string Office { get; init; }
    public required string RespondentKind { get; init; }
    public required string Subject { get; init; }
    public required string Field { get; init; }
    public DateOnly ReceivedOn { get; init; }
    public DateOnly? MediationOn { get; init; }
    public DateOnly? WithdrawnOn { get; init; }
    public string? WithdrawalReason { get; init; }
    public DateOnly? RefusedOn { get; init; }
    public string? RefusalGround { get; init; }
    public DateOnly? AcceptedOn { get; init; }
    public bool Deemed { get; init; }
    public DateOnly? DecidedOn { get; init; }
    public string? Decision { get; init; }
    public DateOnly? ClosedOn { get; init; }

    [JsonIgnore]
    public IReadOnlyList<string> Actions => Stage switch
    {
        ReviewStage.Screening => ["pre-acceptance-mediation", "withdrawal", "refusal", "acceptance", "deemed-acceptance", "corrections", "voiding"],
        ReviewStage.PreAcceptanceMediation => ["withdrawal", "refusal", "acceptance", "deemed-acceptance", "corrections", "voiding"],
        ReviewStage.Adjudication => ["decision", "corrections", "voiding"],
        ReviewStage.Withdrawn or ReviewStage.Refused or ReviewStage.Decided => ["closing", "corrections", "voiding"],
        ReviewStage.Closed => ["corrections", "voiding"],
        _ => [],
    };

    public static ReviewApplication Fold(ReviewApplication? record, Guid id, ICaseEvent happened) => happened switch
    {
        ReviewReceived e => new ReviewApplication
        {
            Id = id,
            Stage = ReviewStage.Screening,
            Office = e.Office,
            RespondentKind = e.RespondentKind,
            Subject = e.Subject,
            Field = e.Field,
            ReceivedOn = e.OccurredOn,
        },
        PreAcceptanceMediationStarted e => record! with { Stage = ReviewStage.PreAcceptanceMediation, MediationOn = e.OccurredOn },
        ReviewWithdrawn e => record! with { Stage = ReviewStage.Withdrawn, WithdrawnOn = e.OccurredOn, WithdrawalReason = e.Reason },
        ReviewRefused e => record! with { Stage = ReviewStage.Refused, RefusedOn = e.OccurredOn, RefusalGround = e.Ground },
        ReviewAccepted e => record! with { Stage = ReviewStage.Adjudication, AcceptedOn = e.OccurredOn, Deemed = e.Deemed },
        ReviewDecided e => record! with { Stage = ReviewStage.Decided, DecidedOn = e.OccurredOn, Decision = e.Decision },
        ReviewClosed e => record! with { Stage = ReviewStage.Closed, ClosedOn = e.OccurredOn },
        ReviewCorrected e => record!.With(e.Corrected),
        ReviewVoided => record! with { Stage = ReviewStage.Voided },
        _ => throw new UnknownEventException(Kind, happened),
    };

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
        Subject = corrected.Subject ?? Subject,
        Field = corrected.Field ?? Field,
        WithdrawalReason = corrected.WithdrawalReason ?? WithdrawalReason,
        Decision = corrected.Decision ?? Decision,
    };

    /// <summary>Outcomes belong to the cohort of the day of receipt, so that 16 = 10 + 6 holds across the turn of the year.</summary>
    public IEnumerable<Fact> Facts()
    {
        if (Stage is ReviewStage.Voided)
        {
            yield break;
        }

        yield return On("review.received", ReceivedOn);
        if (AcceptedOn is { } accepted)
        {
            yield return On("review.accepted", accepted, ("deemed", Deemed ? "yes" : "no"));
        }

        if (WithdrawnOn is { } withdrawn)
        {
            yield return On("review.withdrawn", withdrawn, ("withdrawalReason", WithdrawalReason));
        }

        if (RefusedOn is { } refused)
        {
            yield return On("review.refused", refused);
        }

        if (DecidedOn is { } decided)
        {
            yield return On("review.decided", decided, ("decision", Decision));
        }

        if (ClosedOn is { } closed)
        {
            yield return On("review.closed", closed);
        }

        Fact On(string name, DateOnly day, params ReadOnlySpan<(string, string?)> more) => new(name, Office, day, ReceivedOn, 1,
            Dimensions.Of([("respondentKind", RespondentKind), ("subject", Subject), ("field", Field), .. more]));
    }
}
