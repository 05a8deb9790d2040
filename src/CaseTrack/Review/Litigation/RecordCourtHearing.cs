namespace CaseTrack.Review.Litigation;

/// <summary>开庭及负责人出庭. 行政诉讼法 §3；最高法司法解释(2018) §128.</summary>
/// <param name="OccurredOn">业务日期.</param>
/// <param name="Lawsuit">标识.</param>
/// <param name="Attendance">负责人出庭情况, code list <c>courtAttendance</c>.</param>
/// <param name="Official">出庭人职务.</param>
/// <param name="Reference">标识, to be told from another of the same day.</param>
public sealed record RecordCourtHearing(DateOnly OccurredOn, Guid Lawsuit, string Attendance, string? Official = null, Guid? Reference = null) : IDated
{
    public sealed class Validator : DatedValidator<RecordCourtHearing>
    {
        public Validator()
        {
            RuleFor(x => x.Lawsuit).NotEmpty();
            RuleFor(x => x.Attendance).IsCodeOf(CodeList.Of("courtAttendance"), x => x.OccurredOn);
            RuleFor(x => x.Official).MaximumLength(100);
        }
    }
}

public static class RecordCourtHearingEndpoint
{
    public static ProblemDetails Validate(RecordCourtHearing command, ReviewApplication review, Today today) =>
        ReviewProcedure.CourtHearings.Allows(review, command.OccurredOn, today,
            review.Dossier.OnceADay<CourtHearingHeld>(command.OccurredOn, command.Reference, of: command.Lawsuit.ToString()),
            (review.Dossier.StepOf<LawsuitFiled>(command.Lawsuit) is not null, ReviewRefusals.NoSuchLawsuit, "/lawsuit"),
            review.Dossier.NotBefore<LawsuitFiled>(command.Lawsuit, command.OccurredOn),
            review.Dossier.NotAfter<JudgmentGiven>(command.Lawsuit, command.OccurredOn, ReviewRefusals.JudgedAlready));

    /// <summary>开庭及负责人出庭.</summary>
    [WolverinePost("/api/v1/review-applications/{id}/court-hearings")]
    public static (Recorded, CourtHearingHeld) Post(RecordCourtHearing command, [WriteAggregate] ReviewApplication review) =>
        (Recorded.After(review), new(command.OccurredOn, command.Lawsuit, command.Attendance, command.Official, command.Reference));
}
