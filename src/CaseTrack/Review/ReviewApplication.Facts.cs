using CaseTrack.Terms;

namespace CaseTrack.Review;

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

        yield return On(MatterFacts.Opened, ReceivedOn) with
        {
            Subject = Dossier.Matter.ToString(),
            Dimensions = Dimensions.Of((Dimension.Kind, Kind))
        };
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

            if (Lawsuits.Any(x => x.Instance == CourtInstance.First))
            {
                yield return On(ReviewFacts.DecidedSued, decided, (Dimension.Decision, Decision));
            }

            yield return On(ReviewFacts.Days, decided,
                (Dimension.Decision, Decision)) with
            { Amount = decided.DayNumber - (AcceptedOn?.DayNumber ?? decided.DayNumber) };
        }

        foreach (var again in Redecisions)
        {
            yield return On(ReviewFacts.Redecided, again.On, (Dimension.Decision, again.Decision));
        }

        foreach (var (step, fact, dimension) in SideFacts)
        {
            foreach (var taken in Dossier.Steps.Where(x => x.Event == step && (step != EventName.Of<ReviewPerformed>() || Stands(x))))
            {
                yield return On(fact, taken.On) with { Dimensions = AllOf(fact, taken).With(dimension, taken.Tag) };
            }
        }

        foreach (var letter in Dossier.Steps.Where(x => x.Is<LetterIssued>() && Dossier.StepOf<LetterAnswered>(x.Ref) is not null))
        {
            yield return On(ReviewFacts.LetterIssuedAnswered, letter.On) with
            {
                Dimensions = AllOf(ReviewFacts.LetterIssuedAnswered, letter)
                .With(Dimension.LetterKind, letter.Tag)
            };
        }

        if (ClosedOn is { } closed)
        {
            yield return On(ReviewFacts.Closed, closed, (Dimension.Decision, Decision));
        }

        Fact On(FactKind kind, DateOnly day, params ReadOnlySpan<(Dimension, string?)> more) =>
            new(kind, Office, day, ReceivedOn, 1, Known(more));
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

    /// <summary>履行情况 that stands: a decision performed in the end is counted as that, and not once more for each state before it.</summary>
    private bool Stands(Step performed) => !Dossier.Steps.SkipWhile(x => !ReferenceEquals(x, performed)).Skip(1)
        .TakeWhile(x => !x.Is<ReviewReopened>()).Any(x => x.Is<ReviewPerformed>());

    /// <summary>办理结果 of what was received, as far as it has one: the first, and acceptance before all.</summary>
    private string Outcome =>
        AcceptedOn is not null ? ReviewOutcome.Accepted : WithdrawnOn is not null ? ReviewOutcome.Withdrawn : RefusedOn is not null
            ? ReviewOutcome.Refused
        : ReferredOn is not null ? ReviewOutcome.Referred : AbandonedOn is not null ? ReviewOutcome.Abandoned : ReviewOutcome.Pending;

    private Dimensions Known(params ReadOnlySpan<(Dimension, string?)> more) => Dimensions.Of(
    [
        (Dimension.RespondentKind, RespondentKind), (Dimension.Respondent, Respondent), (Dimension.Subject, Subject),
            (Dimension.Field, Field),
        (Dimension.ApplicantKind, ApplicantKind),
        (Dimension.ReviewRoute, Route), (Dimension.ApplicantGroup, ApplicantGroup.Of(Applicants)), .. more,
    ]);

    /// <summary>What a step says of itself, of the decision it follows, of the lawsuit or the letter it belongs to.</summary>
    private Dimensions AllOf(FactKind fact, Step taken)
    {
        var lawsuit = fact.Says(Dimension.Standing) ? Lawsuits.FirstOrDefault(x => x.Id.ToString() == taken.Ref) : null;
        var letter = fact == ReviewFacts.LetterAnswered ? Dossier.Steps.FirstOrDefault(x => x.Is<LetterIssued>() && x.Ref == taken.Ref)
            : null;
        return Known(
            (Dimension.Decision, fact.Says(Dimension.Decision) ? Decision : null),
            (Dimension.CourtInstance, lawsuit?.Instance), (Dimension.Standing, lawsuit?.Standing), (Dimension.LetterKind, letter?.Tag));
    }
}
