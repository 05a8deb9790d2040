using CaseTrack.Access;
using CaseTrack.Mediation;
using CaseTrack.Review;
using CaseTrack.Supervision;
using Microsoft.AspNetCore.Http;

namespace CaseTrack.Cases;

/// <summary>提请作废、合并或撤销作废. What a published period counts leaves it, or comes back, by two people: one proposes, another does
/// it. 发布规则.</summary>
/// <param name="OccurredOn">提请日.</param>
/// <param name="Act">The act proposed: <c>voiding</c>, <c>merging</c> or <c>restoration</c>.</param>
/// <param name="Reason">理由，不含个人信息: nothing about anybody.</param>
/// <param name="Other">The case that stays: the one it repeats, or is to be merged into.</param>
public sealed record ProposeLeaving(DateOnly OccurredOn, string Act, string Reason, Guid? Other = null) : IDated
{
    public sealed class Validator : DatedValidator<ProposeLeaving>
    {
        public Validator()
        {
            RuleFor(x => x.Act).Must(x => x is Leaving.Voiding or Leaving.Merging or Leaving.Restoration).WithErrorCode("unknown-code");
            RuleFor(x => x.Reason).NotEmpty().MaximumLength(500);
        }
    }

    public ProblemDetails Check<T>(T record, Today today) where T : class, ICaseRecord<T>, ICaseFile => Rules.Require(
        (OccurredOn <= today.Date, CommonRefusals.FutureDate, "/occurredOn"),
        (record.Live == Act is not Leaving.Restoration
        && (Act is not Leaving.Merging || T.Kind == MediationCase.Kind), LeavingRefusals.NothingToPropose, "/act"),
        new(record.Dossier.Proposal is not { } stands
        || (stands.Act, stands.Other) != (Act, Other), LeavingRefusals.AlreadyProposed, "/act", record.Dossier.Proposal));
}

public static class ProposeMediationLeavingEndpoint
{
    public static ProblemDetails Validate(ProposeLeaving command, MediationCase mediation, Today today) => command.Check(mediation, today);

    /// <summary>调解案件提请作废、合并或撤销作废: another person does it.</summary>
    [WolverinePost("/api/v1/mediation-cases/{id}/proposals")]
    public static (Recorded, LeavingProposed<MediationCase>) Post(
        ProposeLeaving command, [WriteAggregate] MediationCase mediation, HttpContext context) =>
        (Recorded.After(mediation), new(command.OccurredOn, command.Act, command.Other, command.Reason, Viewer.Of(context).Caller.Name));
}

public static class ProposeReviewLeavingEndpoint
{
    public static ProblemDetails Validate(ProposeLeaving command, ReviewApplication review, Today today) => command.Check(review, today);

    /// <summary>复议申请提请作废或撤销作废: another person does it.</summary>
    [WolverinePost("/api/v1/review-applications/{id}/proposals")]
    public static (Recorded, LeavingProposed<ReviewApplication>) Post(
        ProposeLeaving command, [WriteAggregate] ReviewApplication review, HttpContext context) =>
        (Recorded.After(review), new(command.OccurredOn, command.Act, command.Other, command.Reason, Viewer.Of(context).Caller.Name));
}

public static class ProposeSupervisionLeavingEndpoint
{
    public static ProblemDetails Validate(ProposeLeaving command, SupervisionFile file, Today today) => command.Check(file, today);

    /// <summary>监督案件提请作废或撤销作废: another person does it.</summary>
    [WolverinePost("/api/v1/supervision-files/{id}/proposals")]
    public static (Recorded, LeavingProposed<SupervisionFile>) Post(
        ProposeLeaving command, [WriteAggregate] SupervisionFile file, HttpContext context) =>
        (Recorded.After(file), new(command.OccurredOn, command.Act, command.Other, command.Reason, Viewer.Of(context).Caller.Name));
}
