using CaseTrack.Review;
using CaseTrack.Supervision;

namespace CaseTrack.Cases;

/// <summary>确定或变更承办人.</summary>
/// <remarks>A mediation has its mediators instead.</remarks>
/// <param name="OccurredOn">业务日期.</param>
/// <param name="Officer">承办人: user name, or name of the post. Whoever is named by the user name finds the case with
/// <c>officer=me</c>.</param>
/// <param name="Reason">变更理由.</param>
public sealed record AssignOfficer(DateOnly OccurredOn, string Officer, string? Reason = null) : IDated
{
    private static readonly Refusal Already =
        new("officer.already", "该承办人已在办理本案", "The officer is in charge of the case already", "业务口径");

    public sealed class Validator : DatedValidator<AssignOfficer>
    {
        public Validator()
        {
            RuleFor(x => x.Officer).NotEmpty().MaximumLength(100);
            RuleFor(x => x.Reason).MaximumLength(500);
        }
    }

    public ProblemDetails Check(Dossier dossier, bool live, Today today) => Rules.Require(
        (live, Parties.PartyRefusals.RecordVoided),
        (OccurredOn <= today.Date, CommonRefusals.FutureDate, "/occurredOn"),
        (dossier.Steps.Count == 0 || OccurredOn >= dossier.Steps[0].On, CommonRefusals.BeforeEarlierStep, "/occurredOn"),
        (dossier.Officer != Officer, Already, "/officer"));
}

public static class AssignReviewOfficerEndpoint
{
    public static ProblemDetails Validate(AssignOfficer command, ReviewApplication review, Today today) =>
        command.Check(review.Dossier, review.Stage is not ReviewStage.Voided, today);

    /// <summary>复议案件承办人.</summary>
    [WolverinePost("/api/v1/review-applications/{id}/officer")]
    public static (Recorded, OfficerAssigned<ReviewApplication>) Post(AssignOfficer command, [WriteAggregate] ReviewApplication review) =>
        (Recorded.After(review), new(command.OccurredOn, command.Officer, command.Reason));
}

public static class AssignSupervisionOfficerEndpoint
{
    public static ProblemDetails Validate(AssignOfficer command, SupervisionFile file, Today today) =>
        command.Check(file.Dossier, file.Stage is not SupervisionStage.Voided, today);

    /// <summary>监督案件承办人.</summary>
    [WolverinePost("/api/v1/supervision-files/{id}/officer")]
    public static (Recorded, OfficerAssigned<SupervisionFile>) Post(AssignOfficer command, [WriteAggregate] SupervisionFile file) =>
        (Recorded.After(file), new(command.OccurredOn, command.Officer, command.Reason));
}
