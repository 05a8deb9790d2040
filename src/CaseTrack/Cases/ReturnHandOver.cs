using CaseTrack.Mediation;
using CaseTrack.Parties;
using CaseTrack.Review;
using CaseTrack.Supervision;
using Marten;
using Microsoft.AspNetCore.Http;

namespace CaseTrack.Cases;

/// <summary>移送回告: the receiver says what came of it, or sends it back.</summary>
/// <param name="OccurredOn">回告日.</param>
/// <param name="HandOver">The hand-over.</param>
/// <param name="Result">结果, code list <c>handOverResult</c>.</param>
public sealed record ReturnHandOver(DateOnly OccurredOn, Guid HandOver, string Result) : IDated
{
    public sealed class Validator : DatedValidator<ReturnHandOver>
    {
        public Validator() => RuleFor(x => x.Result).IsCodeOf(CodeList.Of("handOverResult"), x => x.OccurredOn);
    }

    public ProblemDetails Check(Dossier dossier, bool live, Today today)
    {
        var sent = dossier.HandOvers.FirstOrDefault(x => x.Id == HandOver);
        return Rules.Require(
            (live, PartyRefusals.RecordVoided),
            (sent is not null, HandOverRefusals.Unknown, "/handOver"),
            (sent?.ReturnedOn is null, HandOverRefusals.AlreadyReturned, "/handOver"),
            (OccurredOn <= today.Date, CommonRefusals.FutureDate, "/occurredOn"),
            (OccurredOn >= (sent?.ReceivedOn ?? sent?.SentOn), CommonRefusals.BeforeEarlierStep, "/occurredOn"));
    }
}

public static class ReturnMediationHandOverEndpoint
{
    public static ProblemDetails Validate(ReturnHandOver command, MediationCase mediation, Today today) => command.Check(mediation.Dossier, mediation.Live, today);

    /// <summary>调解案件移送：回告.</summary>
    [WolverinePost("/api/v1/mediation-cases/{id}/hand-over-returns")]
    public static (Recorded, HandOverReturned<MediationCase>) Post(ReturnHandOver command, [WriteAggregate] MediationCase mediation) =>
        (Recorded.After(mediation), new(command.OccurredOn, command.HandOver, command.Result));
}

public static class ReturnReviewHandOverEndpoint
{
    public static ProblemDetails Validate(ReturnHandOver command, ReviewApplication review, Today today) => command.Check(review.Dossier, review.Live, today);

    /// <summary>复议申请移送：回告.</summary>
    [WolverinePost("/api/v1/review-applications/{id}/hand-over-returns")]
    public static (Recorded, HandOverReturned<ReviewApplication>) Post(ReturnHandOver command, [WriteAggregate] ReviewApplication review) =>
        (Recorded.After(review), new(command.OccurredOn, command.HandOver, command.Result));
}

public static class ReturnSupervisionHandOverEndpoint
{
    public static ProblemDetails Validate(ReturnHandOver command, SupervisionFile file, Today today) => command.Check(file.Dossier, file.Live, today);

    /// <summary>监督案件移送：回告.</summary>
    [WolverinePost("/api/v1/supervision-files/{id}/hand-over-returns")]
    public static (Recorded, HandOverReturned<SupervisionFile>) Post(ReturnHandOver command, [WriteAggregate] SupervisionFile file) =>
        (Recorded.After(file), new(command.OccurredOn, command.HandOver, command.Result));
}
