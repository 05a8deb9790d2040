using CaseTrack.Procedures;

namespace CaseTrack.Review.Decision;

/// <summary>更正. 更正规则: says what should have been recorded, why, and who approved it.</summary>
/// <param name="OccurredOn">The day of the correction.</param>
/// <param name="Reason">Why, in words; no personal data.</param>
/// <param name="ApprovedBy">Who approved it: an account, not a party.</param>
/// <param name="Corrected">The new values; what is absent stays.</param>
public sealed record CorrectReview(DateOnly OccurredOn, string Reason, string ApprovedBy, ReviewCorrections Corrected)
    : IDated, ICorrectsFields
{
    IEnumerable<(string Event, DateOnly? On)> ICorrectsFields.Moves => Corrected.Moves;

    object ICorrectsFields.After(object record) => ((ReviewApplication)record).With(Corrected);

    public sealed class Validator : DatedValidator<CorrectReview>
    {
        public Validator()
        {
            RuleFor(x => x.Reason).NotEmpty().MaximumLength(500);
            RuleFor(x => x.ApprovedBy).NotEmpty().MaximumLength(100);
            RuleFor(x => x.Corrected).NotNull();
            When(x => x.Corrected is not null, () =>
            {
                RuleFor(x => x.Corrected.RespondentKind!).IsCodeOf(CodeList.RespondentKinds, x => x.OccurredOn)
                    .When(x => x.Corrected.RespondentKind is not null);
                RuleFor(x => x.Corrected.Respondent).MaximumLength(60);
                RuleFor(x => x.Corrected.Route!).IsCodeOf(CodeList.Of("reviewRoute"), x => x.OccurredOn)
                    .When(x => x.Corrected.Route is not null);
                RuleFor(x => x.Corrected.Applicants).InclusiveBetween(1, 10000);
                RuleFor(x => x.Corrected.Subject!).IsCodeOf(CodeList.ReviewSubjects, x => x.OccurredOn)
                    .When(x => x.Corrected.Subject is not null);
                RuleFor(x => x.Corrected.Field!).IsCodeOf(CodeList.AdministrativeFields, x => x.OccurredOn)
                    .When(x => x.Corrected.Field is not null);
                RuleFor(x => x.Corrected.WithdrawalReason!).IsCodeOf(CodeList.WithdrawalReasons, x => x.OccurredOn)
                    .When(x => x.Corrected.WithdrawalReason is not null);
                RuleFor(x => x.Corrected.Decision!).IsCodeOf(CodeList.ReviewDecisions, x => x.OccurredOn)
                    .When(x => x.Corrected.Decision is not null);
            });
        }
    }
}

public static class CorrectReviewEndpoint
{
    public static ProblemDetails Validate(CorrectReview command, ReviewApplication review, Today today)
    {
        var after = review.With(command.Corrected);
        return ReviewProcedure.Corrections.Allows(review, command.OccurredOn, today,
            (TouchesOnlyStepsTaken(review, command.Corrected), CommonRefusals.StepNotTaken, "/corrected"),
            (after != review, CommonRefusals.NothingToCorrect, "/corrected"),
            (command.Corrected.Decision is null
            || IsOfADecision(review, command.Corrected.Decision), ReviewRefusals.UseTheOtherAct, "/corrected/decision"),
            (after.Ancillary.Count == 0
            || ReviewApplication.HasAncillary(after.Decision, after.Ancillary), ReviewRefusals.AncillaryOfNone, "/corrected/decision"),
            (after.Decision is null
            || CodeList.ReviewDecisions.Holds(after.Decision, after.Law), ReviewRefusals.DecisionUnknownToLaw, "/corrected/decision"),
            (after.WithdrawalReason != Review.WithdrawalReason.AfterMediation
            || after.MediationOn is not null, ReviewRefusals.NotMediated, "/corrected/withdrawalReason"),
            (ProcedureOrder.Holds(today, after.ReceivedOn, after.MediationOn,
                // Deemed acceptance under the 2017 law goes back to the day of receipt, before a mediation that followed.
                after.Deemed ? null : after.AcceptedOn ?? after.WithdrawnOn ?? after.RefusedOn, after.DecidedOn, after.ClosedOn),
                    CommonRefusals.DatesOutOfOrder, "/corrected"));
    }

    /// <summary>更正: the figures follow, the events before it stay as they were.</summary>
    [WolverinePost("/api/v1/review-applications/{id}/corrections")]
    public static (Recorded, ReviewCorrected) Post(CorrectReview command, [WriteAggregate] ReviewApplication review) =>
        (Recorded.After(review), new(command.OccurredOn, command.Reason, command.ApprovedBy, command.Corrected));

    /// <summary>A mediation statement, a dismissal, a termination is corrected as the step it is.</summary>
    private static bool IsOfADecision(ReviewApplication review, string wanted) =>
        review.Decision == wanted
            || (review.Decision is not null && !DecisionCode.OfOtherActs.Contains(review.Decision)
            && !DecisionCode.OfOtherActs.Contains(wanted));

    private static bool TouchesOnlyStepsTaken(ReviewApplication review, ReviewCorrections wanted) =>
        (wanted.MediationOn is null || review.MediationOn is not null)
        && (wanted.AcceptedOn is null || (review.AcceptedOn is not null && !review.Deemed))
        && (wanted.WithdrawnOn is null || review.WithdrawnOn is not null)
        && (wanted.WithdrawalReason is null || review.WithdrawnOn is not null)
        && (wanted.RefusedOn is null || review.RefusedOn is not null)
        && (wanted.DecidedOn is null || review.DecidedOn is not null)
        && (wanted.Decision is null || review.DecidedOn is not null)
        && (wanted.ClosedOn is null || review.ClosedOn is not null);
}
