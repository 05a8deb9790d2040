using CaseTrack.Mediation;
using CaseTrack.Review;
using CaseTrack.Supervision;

namespace CaseTrack.Cases;

/// <summary>设为限制查阅. 人民调解法 §15(4)；行政复议法 §36；未成年人保护法 §103.</summary>
/// <param name="OccurredOn">业务日期.</param>
/// <param name="Ground">理由, code list <c>restrictionGround</c>.</param>
public sealed record RestrictAccess(DateOnly OccurredOn, string Ground) : IDated
{
    public sealed class Validator : DatedValidator<RestrictAccess>
    {
        public Validator() => RuleFor(x => x.Ground).IsCodeOf(CodeList.Of("restrictionGround"), x => x.OccurredOn);
    }

    public ProblemDetails Check(Dossier dossier, Today today) => Rules.Require(
        (OccurredOn <= today.Date, CommonRefusals.FutureDate, "/occurredOn"),
        (!dossier.Restricted, RestrictionRefusals.RestrictedAlready));
}

/// <summary>解除限制查阅.</summary>
/// <param name="OccurredOn">业务日期.</param>
/// <param name="Reason">理由，不含个人信息: nothing about anybody.</param>
public sealed record LiftRestriction(DateOnly OccurredOn, string Reason) : IDated
{
    public sealed class Validator : DatedValidator<LiftRestriction>
    {
        public Validator() => RuleFor(x => x.Reason).NotEmpty().MaximumLength(200);
    }

    public ProblemDetails Check(Dossier dossier, Today today) => Rules.Require(
        (OccurredOn <= today.Date, CommonRefusals.FutureDate, "/occurredOn"),
        (dossier.Restricted, RestrictionRefusals.NotRestricted));
}

/// <summary>限制查阅: every reason for "no".</summary>
public static class RestrictionRefusals
{
    public static readonly Refusal RestrictedAlready =
        new("restriction.already", "该案已限制查阅", "Access to the case is restricted already", "查阅权限");

    public static readonly Refusal NotRestricted = new("restriction.none", "该案未限制查阅", "Access to the case is not restricted", "查阅权限");
}

public static class RestrictMediationEndpoint
{
    public static ProblemDetails Validate(RestrictAccess command, MediationCase mediation, Today today) =>
        command.Check(mediation.Dossier, today);

    /// <summary>调解案件设为限制查阅: from now on known only to those cleared for it and those it is assigned to.</summary>
    [WolverinePost("/api/v1/mediation-cases/{id}/restriction")]
    public static (Recorded, AccessRestricted<MediationCase>) Post(RestrictAccess command, [WriteAggregate] MediationCase mediation) =>
        (Recorded.After(mediation), new(command.OccurredOn, command.Ground));
}

public static class LiftMediationRestrictionEndpoint
{
    public static ProblemDetails Validate(LiftRestriction command, MediationCase mediation, Today today) =>
        command.Check(mediation.Dossier, today);

    /// <summary>调解案件解除限制查阅.</summary>
    [WolverinePost("/api/v1/mediation-cases/{id}/restriction-lifting")]
    public static (Recorded, RestrictionLifted<MediationCase>) Post(LiftRestriction command, [WriteAggregate] MediationCase mediation) =>
        (Recorded.After(mediation), new(command.OccurredOn, command.Reason));
}

public static class RestrictReviewEndpoint
{
    public static ProblemDetails Validate(RestrictAccess command, ReviewApplication review, Today today) =>
        command.Check(review.Dossier, today);

    /// <summary>复议申请设为限制查阅: from now on known only to those cleared for it and those it is assigned to.</summary>
    [WolverinePost("/api/v1/review-applications/{id}/restriction")]
    public static (Recorded, AccessRestricted<ReviewApplication>) Post(RestrictAccess command, [WriteAggregate] ReviewApplication review) =>
        (Recorded.After(review), new(command.OccurredOn, command.Ground));
}

public static class LiftReviewRestrictionEndpoint
{
    public static ProblemDetails Validate(LiftRestriction command, ReviewApplication review, Today today) =>
        command.Check(review.Dossier, today);

    /// <summary>复议申请解除限制查阅.</summary>
    [WolverinePost("/api/v1/review-applications/{id}/restriction-lifting")]
    public static (Recorded, RestrictionLifted<ReviewApplication>) Post(
        LiftRestriction command, [WriteAggregate] ReviewApplication review) =>
        (Recorded.After(review), new(command.OccurredOn, command.Reason));
}

public static class RestrictSupervisionEndpoint
{
    public static ProblemDetails Validate(RestrictAccess command, SupervisionFile file, Today today) => command.Check(file.Dossier, today);

    /// <summary>监督案件设为限制查阅: from now on known only to those cleared for it and those it is assigned to.</summary>
    [WolverinePost("/api/v1/supervision-files/{id}/restriction")]
    public static (Recorded, AccessRestricted<SupervisionFile>) Post(RestrictAccess command, [WriteAggregate] SupervisionFile file) =>
        (Recorded.After(file), new(command.OccurredOn, command.Ground));
}

public static class LiftSupervisionRestrictionEndpoint
{
    public static ProblemDetails Validate(LiftRestriction command, SupervisionFile file, Today today) => command.Check(file.Dossier, today);

    /// <summary>监督案件解除限制查阅.</summary>
    [WolverinePost("/api/v1/supervision-files/{id}/restriction-lifting")]
    public static (Recorded, RestrictionLifted<SupervisionFile>) Post(LiftRestriction command, [WriteAggregate] SupervisionFile file) =>
        (Recorded.After(file), new(command.OccurredOn, command.Reason));
}
