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

        yield return On("review.received", ReceivedOn, ("outcome", Outcome));
        if (Applicants is { } applicants)
        {
            yield return On("review.applicants", ReceivedOn) with { Amount = applicants };
        }

        yield return On("matter.opened", ReceivedOn) with
        {
            Subject = Dossier.Matter.ToString(),
            Dimensions = Dimensions.Of(("kind", Kind))
        };
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

        if (AbandonedOn is { } abandoned)
        {
            yield return On("review.abandoned", abandoned);
        }

        if (ReferredOn is { } referred)
        {
            yield return On("review.referred", referred);
        }

        if (DecidedOn is { } decided)
        {
            yield return On("review.decided", decided, ("decision", Decision));
            foreach (var ancillary in Ancillary)
            {
                yield return On("review.ancillary", decided, ("decision", Decision), ("ancillary", ancillary));
            }

            if (Lawsuits.Any(x => x.Instance == "first"))
            {
                yield return On("review.decided-sued", decided, ("decision", Decision));
            }

            yield return On("review.days", decided,
                ("decision", Decision)) with
            { Amount = decided.DayNumber - (AcceptedOn?.DayNumber ?? decided.DayNumber) };
        }

        foreach (var again in Redecisions)
        {
            yield return On("review.redecided", again.On, ("decision", again.Decision));
        }

        foreach (var (step, fact, dimension) in SideFacts)
        {
            foreach (var taken in Dossier.Steps.Where(x => x.Event == step && (step != "review-performed" || Stands(x))))
            {
                yield return On(fact, taken.On) with { Dimensions = AllOf(fact, taken).With(dimension, taken.Tag) };
            }
        }

        foreach (var letter in Dossier.Steps.Where(x => x.Is<LetterIssued>() && Dossier.StepOf<LetterAnswered>(x.Ref) is not null))
        {
            yield return On("review.letter-issued-answered", letter.On) with
            {
                Dimensions = AllOf("review.letter-issued-answered", letter)
                .With("letterKind", letter.Tag)
            };
        }

        if (ClosedOn is { } closed)
        {
            yield return On("review.closed", closed, ("decision", Decision));
        }

        Fact On(string name, DateOnly day, params ReadOnlySpan<(string, string?)> more) =>
            new(name, Office, day, ReceivedOn, 1, Known(more));
    }

    /// <summary>Steps that are counted by themselves.</summary>
    private static readonly (string Step, string Fact, string? Dimension)[] SideFacts =
    [
        (EventName.Of<ReviewSuspended>(), "review.suspended", "suspensionGround"),
        (EventName.Of<HearingHeld>(), "review.hearing-held", null),
        (EventName.Of<LetterIssued>(), "review.letter-issued", "letterKind"),
        (EventName.Of<LetterAnswered>(), "review.letter-answered", null),
        (EventName.Of<RuleReviewRequested>(), "review.rule-review", "ruleHandling"),
        (EventName.Of<DefeatReported>(), "review.defeat-reported", null),
        (EventName.Of<LawsuitFiled>(), "review.lawsuit-filed", null),
        (EventName.Of<CourtHearingHeld>(), "review.court-hearing-held", "courtAttendance"),
        (EventName.Of<JudgmentGiven>(), "review.judgment-given", "courtOutcome"),
        (EventName.Of<ReviewPerformed>(), "review.performed", "performanceState"),
    ];

    /// <summary>履行情况 that stands: a decision performed in the end is counted as that, and not once more for each state before it.</summary>
    private bool Stands(Step performed) => !Dossier.Steps.SkipWhile(x => !ReferenceEquals(x, performed)).Skip(1)
        .TakeWhile(x => !x.Is<ReviewReopened>()).Any(x => x.Is<ReviewPerformed>());

    /// <summary>办理结果 of what was received, as far as it has one: the first, and acceptance before all.</summary>
    private string Outcome =>
        AcceptedOn is not null ? "accepted" : WithdrawnOn is not null ? "withdrawn" : RefusedOn is not null ? "refused"
        : ReferredOn is not null ? "referred" : AbandonedOn is not null ? "abandoned" : "pending";

    private Dimensions Known(params ReadOnlySpan<(string, string?)> more) => Dimensions.Of(
    [
        ("respondentKind", RespondentKind), ("respondent", Respondent), ("subject", Subject), ("field", Field),
        ("applicantKind", ApplicantKind),
        ("reviewRoute", Route), ("applicantGroup", ApplicantGroup.Of(Applicants)), .. more,
    ]);

    /// <summary>What a step says of itself, of the decision it follows, of the lawsuit or the letter it belongs to.</summary>
    private Dimensions AllOf(string fact, Step taken)
    {
        var lawsuit = FactDimensions.Has(fact, "standing") ? Lawsuits.FirstOrDefault(x => x.Id.ToString() == taken.Ref) : null;
        var letter = fact == "review.letter-answered" ? Dossier.Steps.FirstOrDefault(x => x.Is<LetterIssued>() && x.Ref == taken.Ref)
            : null;
        return Known(
            ("decision", FactDimensions.Has(fact, "decision") ? Decision : null),
            ("courtInstance", lawsuit?.Instance), ("standing", lawsuit?.Standing), ("letterKind", letter?.Tag));
    }
}
