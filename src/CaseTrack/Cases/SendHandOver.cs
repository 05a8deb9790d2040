using CaseTrack.Mediation;
using CaseTrack.Parties;
using CaseTrack.Review;
using CaseTrack.Supervision;

namespace CaseTrack.Cases;

/// <summary>移送: the sending side. 业务口径.</summary>
/// <param name="OccurredOn">移送日.</param>
/// <param name="HandOver">Made by the client (UUID v7).</param>
/// <param name="To">接收方, code list <c>handOverReceiver</c>.</param>
/// <param name="Reason">事由，不含个人信息: nothing about anybody.</param>
public sealed record SendHandOver(DateOnly OccurredOn, Guid HandOver, string To, string Reason) : IDated
{
    public sealed class Validator : DatedValidator<SendHandOver>
    {
        public Validator()
        {
            RuleFor(x => x.HandOver).NotEmpty();
            RuleFor(x => x.To).IsCodeOf(CodeList.Of("handOverReceiver"), x => x.OccurredOn);
            RuleFor(x => x.Reason).NotEmpty().MaximumLength(500);
        }
    }

    public ProblemDetails Check(string kind, Dossier dossier, bool live, Today today) => Rules.Require(
        (live, PartyRefusals.RecordVoided),
        (OccurredOn <= today.Date, CommonRefusals.FutureDate, "/occurredOn"),
        (OccurredOn >= dossier.Steps[0].On, CommonRefusals.BeforeEarlierStep, "/occurredOn"),
        (To != kind, HandOverRefusals.SameKind, "/to"),
        (dossier.HandOvers.All(x => x.Id != HandOver), HandOverRefusals.AlreadySent, "/handOver"));
}

public static class SendMediationHandOverEndpoint
{
    public static ProblemDetails Validate(SendHandOver command, MediationCase mediation, Today today) =>
        command.Check(MediationCase.Kind, mediation.Dossier, mediation.Live, today);

    /// <summary>调解案件移送：发出.</summary>
    [WolverinePost("/api/v1/mediation-cases/{id}/hand-overs")]
    public static (Recorded, HandOverSent<MediationCase>) Post(SendHandOver command, [WriteAggregate] MediationCase mediation) =>
        (Recorded.After(mediation), new(command.OccurredOn, command.HandOver, command.To, command.Reason));
}

public static class SendReviewHandOverEndpoint
{
    public static ProblemDetails Validate(SendHandOver command, ReviewApplication review, Today today) =>
        command.Check(ReviewApplication.Kind, review.Dossier, review.Live, today);

    /// <summary>复议申请移送：发出.</summary>
    [WolverinePost("/api/v1/review-applications/{id}/hand-overs")]
    public static (Recorded, HandOverSent<ReviewApplication>) Post(SendHandOver command, [WriteAggregate] ReviewApplication review) =>
        (Recorded.After(review), new(command.OccurredOn, command.HandOver, command.To, command.Reason));
}

public static class SendSupervisionHandOverEndpoint
{
    public static ProblemDetails Validate(SendHandOver command, SupervisionFile file, Today today) =>
        command.Check(SupervisionFile.Kind, file.Dossier, file.Live, today);

    /// <summary>监督案件移送：发出.</summary>
    [WolverinePost("/api/v1/supervision-files/{id}/hand-overs")]
    public static (Recorded, HandOverSent<SupervisionFile>) Post(SendHandOver command, [WriteAggregate] SupervisionFile file) =>
        (Recorded.After(file), new(command.OccurredOn, command.HandOver, command.To, command.Reason));
}
