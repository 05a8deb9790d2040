using CaseTrack.Terms;

namespace CaseTrack.Review;

/// <summary>行政复议的事实, each with what it says.</summary>
public static class ReviewFacts
{
    private static readonly Dimension[] AtReceipt = [Dimension.RespondentKind, Dimension.Respondent, Dimension.Subject, Dimension.Field, Dimension.ApplicantKind, Dimension.ReviewRoute, Dimension.ApplicantGroup];
    private static readonly Dimension[] OnceConcluded = [.. AtReceipt, Dimension.Decision];
    private static readonly Dimension[] OfLawsuits = [.. OnceConcluded, Dimension.CourtInstance, Dimension.Standing];

    public static readonly FactKind Received = new("review.received", [.. AtReceipt, Dimension.Outcome]);
    public static readonly FactKind Applicants = new("review.applicants", AtReceipt) { HasAmount = true };
    public static readonly FactKind Accepted = new("review.accepted", [.. AtReceipt, Dimension.Deemed]);
    public static readonly FactKind Withdrawn = new("review.withdrawn", [.. AtReceipt, Dimension.WithdrawalReason]);
    public static readonly FactKind Refused = new("review.refused", AtReceipt);
    public static readonly FactKind Abandoned = new("review.abandoned", AtReceipt);
    public static readonly FactKind Referred = new("review.referred", AtReceipt);
    public static readonly FactKind Decided = new("review.decided", OnceConcluded);
    public static readonly FactKind Redecided = new("review.redecided", OnceConcluded);
    public static readonly FactKind Days = new("review.days", OnceConcluded) { HasAmount = true };
    public static readonly FactKind Ancillary = new("review.ancillary", [.. OnceConcluded, Dimension.Ancillary]);
    public static readonly FactKind Suspended = new("review.suspended", [.. AtReceipt, Dimension.SuspensionGround]);
    public static readonly FactKind HearingHeld = new("review.hearing-held", AtReceipt);
    public static readonly FactKind RuleReview = new("review.rule-review", [.. AtReceipt, Dimension.RuleHandling]);
    public static readonly FactKind LetterIssued = new("review.letter-issued", [.. OnceConcluded, Dimension.LetterKind]);
    public static readonly FactKind LetterAnswered = new("review.letter-answered", [.. OnceConcluded, Dimension.LetterKind]);
    public static readonly FactKind LawsuitFiled = new("review.lawsuit-filed", OfLawsuits);
    public static readonly FactKind CourtHearingHeld = new("review.court-hearing-held", [.. OfLawsuits, Dimension.CourtAttendance]);
    public static readonly FactKind JudgmentGiven = new("review.judgment-given", [.. OfLawsuits, Dimension.CourtOutcome]);
    public static readonly FactKind DefeatReported = new("review.defeat-reported", OfLawsuits);
    public static readonly FactKind Performed = new("review.performed", [.. OnceConcluded, Dimension.PerformanceState]);
    public static readonly FactKind Closed = new("review.closed", OnceConcluded);
}

/// <summary>行政复议的事实: what an application stands for in the figures.</summary>
public sealed partial record ReviewApplication
{
    /// <summary>Outcomes belong to the cohort of the day of receipt, so that 16 = 10 + 6 holds across the turn of the year.</summary>
    public IEnumerable<Fact> Facts()
    {
        if (Stage is ReviewStage.Voided)
        {
            yield break;
        }

        yield return On(ReviewFacts.Received, ReceivedOn, (Dimension.Outcome, Outcome));
        if (Applicants is { } applicants)
        {
            yield return On(ReviewFacts.Applicants, ReceivedOn) with { Amount = applicants };
        }

        yield return On(MatterFacts.Opened, ReceivedOn) with { Subject = Dossier.Matter.ToString(), Dimensions = Dimensions.Of((Dimension.Kind, Kind)) };
        if (AcceptedOn is { } accepted)
        {
            yield return On(ReviewFacts.Accepted, accepted, (Dimension.Deemed, Deemed ? Dimension.Yes : Dimension.No));
        }

        if (WithdrawnOn is { } withdrawn)
        {
            yield return On(ReviewFacts.Withdrawn, withdrawn, (Dimension.WithdrawalReason, WithdrawalReason));
        }

        if (RefusedOn is { } refused)
        {
            yield return On(ReviewFacts.Refused, refused);
        }

        if (AbandonedOn is { } abandoned)
        {
            yield return On(ReviewFacts.Abandoned, abandoned);
        }

        if (ReferredOn is { } referred)
        {
            yield return On(ReviewFacts.Referred, referred);
        }

        if (DecidedOn is { } decided)
        {
            yield return On(ReviewFacts.Decided, decided, (Dimension.Decision, Decision));
            foreach (var ancillary in Ancillary)
            {
                yield return On(ReviewFacts.Ancillary, decided, (Dimension.Decision, Decision), (Dimension.Ancillary, ancillary));
            }

            yield return On(ReviewFacts.Days, decided, (Dimension.Decision, Decision)) with { Amount = decided.DayNumber - (AcceptedOn?.DayNumber ?? decided.DayNumber) };
        }

        foreach (var again in Redecisions)
        {
            yield return On(ReviewFacts.Redecided, again.On, (Dimension.Decision, again.Decision));
        }

        foreach (var (step, fact, dimension) in SideFacts)
        {
            foreach (var taken in Dossier.Steps.Where(x => x.Event == step))
            {
                yield return On(fact, taken.On) with { Dimensions = AllOf(fact, taken).With(dimension, taken.Tag) };
            }
        }

        if (ClosedOn is { } closed)
        {
            yield return On(ReviewFacts.Closed, closed, (Dimension.Decision, Decision));
        }

        Fact On(FactKind kind, DateOnly day, params ReadOnlySpan<(Dimension, string?)> more) => new(kind, Office, day, ReceivedOn, 1, Known(more));
    }

    /// <summary>Steps that are counted by themselves.</summary>
    private static readonly (string Step, FactKind Fact, Dimension? Dimension)[] SideFacts =
    [
        (EventName.Of<ReviewSuspended>(), ReviewFacts.Suspended, Dimension.SuspensionGround),
        (EventName.Of<HearingHeld>(), ReviewFacts.HearingHeld, null),
        (EventName.Of<LetterIssued>(), ReviewFacts.LetterIssued, Dimension.LetterKind),
        (EventName.Of<LetterAnswered>(), ReviewFacts.LetterAnswered, null),
        (EventName.Of<RuleReviewRequested>(), ReviewFacts.RuleReview, Dimension.RuleHandling),
        (EventName.Of<DefeatReported>(), ReviewFacts.DefeatReported, null),
        (EventName.Of<LawsuitFiled>(), ReviewFacts.LawsuitFiled, null),
        (EventName.Of<CourtHearingHeld>(), ReviewFacts.CourtHearingHeld, Dimension.CourtAttendance),
        (EventName.Of<JudgmentGiven>(), ReviewFacts.JudgmentGiven, Dimension.CourtOutcome),
        (EventName.Of<ReviewPerformed>(), ReviewFacts.Performed, Dimension.PerformanceState),
    ];

    /// <summary>办理结果 of what was received, as far as it has one: the first, and acceptance before all.</summary>
    private string Outcome =>
        AcceptedOn is not null ? "accepted" : WithdrawnOn is not null ? "withdrawn" : RefusedOn is not null ? "refused"
        : ReferredOn is not null ? "referred" : AbandonedOn is not null ? "abandoned" : "pending";

    private Dimensions Known(params ReadOnlySpan<(Dimension, string?)> more) => Dimensions.Of(
    [
        (Dimension.RespondentKind, RespondentKind), (Dimension.Respondent, Respondent), (Dimension.Subject, Subject), (Dimension.Field, Field), (Dimension.ApplicantKind, ApplicantKind),
        (Dimension.ReviewRoute, Route), (Dimension.ApplicantGroup, ApplicantGroup.Of(Applicants)), .. more,
    ]);

    /// <summary>What a step says of itself, of the decision it follows, of the lawsuit or the letter it belongs to.</summary>
    private Dimensions AllOf(FactKind fact, Step taken)
    {
        var lawsuit = fact.Says(Dimension.Standing) ? Lawsuits.FirstOrDefault(x => x.Id.ToString() == taken.Ref) : null;
        var letter = fact == ReviewFacts.LetterAnswered ? Dossier.Steps.FirstOrDefault(x => x.Is<LetterIssued>() && x.Ref == taken.Ref) : null;
        return Known(
            (Dimension.Decision, fact.Says(Dimension.Decision) ? Decision : null),
            (Dimension.CourtInstance, lawsuit?.Instance), (Dimension.Standing, lawsuit?.Standing), (Dimension.LetterKind, letter?.Tag));
    }
}
