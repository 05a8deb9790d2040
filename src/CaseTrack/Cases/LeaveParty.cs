using CaseTrack.Mediation;
using CaseTrack.Parties;
using CaseTrack.Review;
using CaseTrack.Supervision;

namespace CaseTrack.Cases;

/// <summary>当事人退出.</summary>
/// <param name="OccurredOn">退出之日.</param>
/// <param name="Party">The party.</param>
/// <param name="Reason">原因，不含个人信息: nothing about anybody.</param>
public sealed record LeaveParty(DateOnly OccurredOn, Guid Party, string Reason) : IDated
{
    public sealed class Validator : DatedValidator<LeaveParty>
    {
        public Validator() => RuleFor(x => x.Reason).NotEmpty().MaximumLength(200);
    }

    public ProblemDetails Check(Dossier dossier, bool live, Today today) => Rules.Require(
        (live, PartyRefusals.RecordVoided),
        (OccurredOn <= today.Date, CommonRefusals.FutureDate, "/occurredOn"),
        (dossier.Parties.Any(x => x.Id == Party && x.LeftOn is null), PartyRefusals.UnknownParty, "/party"),
        (dossier.Parties.All(x => x.Id != Party || x.JoinedOn <= OccurredOn), CommonRefusals.BeforeEarlierStep, "/occurredOn"));
}

public static class LeaveMediationPartyEndpoint
{
    public static ProblemDetails Validate(LeaveParty command, MediationCase mediation, Today today) =>
        command.Check(mediation.Dossier, mediation.Live, today);

    /// <summary>调解案件当事人退出.</summary>
    [WolverinePost("/api/v1/mediation-cases/{id}/party-departures")]
    public static (Recorded, PartyLeft<MediationCase>) Post(LeaveParty command, [WriteAggregate] MediationCase mediation) =>
        (Recorded.After(mediation), new(command.OccurredOn, command.Party, command.Reason));
}

public static class LeaveReviewPartyEndpoint
{
    public static ProblemDetails Validate(LeaveParty command, ReviewApplication review, Today today) =>
        command.Check(review.Dossier, review.Live, today);

    /// <summary>复议申请当事人退出.</summary>
    [WolverinePost("/api/v1/review-applications/{id}/party-departures")]
    public static (Recorded, PartyLeft<ReviewApplication>) Post(LeaveParty command, [WriteAggregate] ReviewApplication review) =>
        (Recorded.After(review), new(command.OccurredOn, command.Party, command.Reason));
}

public static class LeaveSupervisionPartyEndpoint
{
    public static ProblemDetails Validate(LeaveParty command, SupervisionFile file, Today today) =>
        command.Check(file.Dossier, file.Live, today);

    /// <summary>监督案件当事人退出.</summary>
    [WolverinePost("/api/v1/supervision-files/{id}/party-departures")]
    public static (Recorded, PartyLeft<SupervisionFile>) Post(LeaveParty command, [WriteAggregate] SupervisionFile file) =>
        (Recorded.After(file), new(command.OccurredOn, command.Party, command.Reason));
}
