namespace CaseTrack.Review.Litigation;

/// <summary>被诉. 行政诉讼法 §§26, 45.</summary>
/// <param name="OccurredOn">业务日期.</param>
/// <param name="Lawsuit">标识.</param>
/// <param name="Court">法院.</param>
/// <param name="CaseNumber">法院案号.</param>
/// <param name="Instance">审级, code list <c>courtInstance</c>.</param>
/// <param name="Standing">应诉身份, code list <c>litigationStanding</c>.</param>
/// <param name="AppealOf">原审: the lawsuit this one is an appeal or a retrial of.</param>
/// <param name="Plaintiff">起诉人身份, code list <c>partyRole</c>; their time to sue ends with it, and everybody's where it is left out.</param>
public sealed record RecordLawsuit(
    DateOnly OccurredOn, Guid Lawsuit, string Court, string CaseNumber, string Instance, string Standing, Guid? AppealOf = null,
    string? Plaintiff = null) : IDated
{
    public sealed class Validator : DatedValidator<RecordLawsuit>
    {
        public Validator()
        {
            RuleFor(x => x.Lawsuit).NotEmpty();
            RuleFor(x => x.Court).NotEmpty().MaximumLength(100);
            RuleFor(x => x.CaseNumber).NotEmpty().MaximumLength(100);
            RuleFor(x => x.Instance).IsCodeOf(CodeList.Of("courtInstance"), x => x.OccurredOn);
            RuleFor(x => x.Standing).IsCodeOf(CodeList.Of("litigationStanding"), x => x.OccurredOn);
            RuleFor(x => x.Plaintiff!).IsCodeOf(CodeList.Of("partyRole"), x => x.OccurredOn).When(x => x.Plaintiff is not null);
        }
    }
}

public static class RecordLawsuitEndpoint
{
    public static ProblemDetails Validate(RecordLawsuit command, ReviewApplication review, Today today) =>
        ReviewProcedure.Lawsuits.Allows(review, command.OccurredOn, today,
            review.Dossier.OnceOf<LawsuitFiled>(command.Lawsuit, "/lawsuit"),
            new(review.LawsuitOf(command.CaseNumber) is null, ReviewRefusals.CourtNumberTaken, "/caseNumber",
            review.LawsuitOf(command.CaseNumber)),
            (command.AppealOf is null || command.Instance != CourtInstance.First, ReviewRefusals.FirstInstanceIsNoAppeal, "/appealOf"),
            (command.AppealOf is not { } earlier
            || review.Dossier.StepOf<LawsuitFiled>(earlier) is not null, ReviewRefusals.NoSuchLawsuit, "/appealOf"),
            review.Dossier.NotBefore<LawsuitFiled>(command.AppealOf ?? Guid.Empty, command.OccurredOn));

    [WolverinePost("/api/v1/review-applications/{id}/lawsuits")]
    public static (Recorded, LawsuitFiled) Post(RecordLawsuit command, [WriteAggregate] ReviewApplication review) =>
        (Recorded.After(review),
            new(command.OccurredOn, command.Lawsuit, command.Court, command.CaseNumber, command.Instance, command.Standing,
            command.AppealOf, command.Plaintiff));
}
