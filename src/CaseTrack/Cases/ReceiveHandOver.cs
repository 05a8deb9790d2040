using CaseTrack.Mediation;
using CaseTrack.Parties;
using CaseTrack.Review;
using CaseTrack.Supervision;
using Marten;
using Microsoft.AspNetCore.Http;

namespace CaseTrack.Cases;

/// <summary>接收移送: the receiving office links its own case; from then on both are one matter.</summary>
/// <param name="OccurredOn">接收日.</param>
/// <param name="HandOver">The hand-over.</param>
/// <param name="ReceivingId">The case that takes it up, already registered, of the kind it was sent to.</param>
public sealed record ReceiveHandOver(DateOnly OccurredOn, Guid HandOver, Guid ReceivingId) : IDated
{
    public sealed class Validator : DatedValidator<ReceiveHandOver>
    {
        public Validator() => RuleFor(x => x.ReceivingId).NotEmpty();
    }

    public ProblemDetails Check(Dossier dossier, ReceivingSide receiving, bool live, Today today)
    {
        var sent = dossier.HandOvers.FirstOrDefault(x => x.Id == HandOver);
        return Rules.Require(
            (live, PartyRefusals.RecordVoided),
            (sent is not null, HandOverRefusals.Unknown, "/handOver"),
            (sent?.ReceivedOn is null && sent?.ReturnedOn is null, HandOverRefusals.AlreadyReceived, "/handOver"),
            (OccurredOn <= today.Date, CommonRefusals.FutureDate, "/occurredOn"),
            (OccurredOn >= sent?.SentOn, CommonRefusals.BeforeEarlierStep, "/occurredOn"),
            (receiving.File is { Live: true } && receiving.Kind == sent?.To, HandOverRefusals.NoSuchReceiver, "/receivingId"),
            (receiving.File is null || receiving.File.Dossier.Matter == ReceivingId, HandOverRefusals.InAnotherMatter, "/receivingId"));
    }
}

public static class ReceiveMediationHandOverEndpoint
{
    public static Task<ReceivingSide> LoadAsync(ReceiveHandOver command, HttpContext context, IQuerySession session, CancellationToken token) =>
        ReceivingSide.FindAsync(command.ReceivingId, context, session, token);

    public static ProblemDetails Validate(ReceiveHandOver command, MediationCase mediation, ReceivingSide receiving, Today today) =>
        command.Check(mediation.Dossier, receiving, mediation.Live, today);

    /// <summary>调解案件移送：接收; the other case becomes part of the same matter.</summary>
    [WolverinePost("/api/v1/mediation-cases/{id}/hand-over-receipts")]
    public static async Task<(Recorded, HandOverReceived<MediationCase>)> Post(
        ReceiveHandOver command, [WriteAggregate] MediationCase mediation, ReceivingSide receiving, IDocumentSession session, CancellationToken token)
    {
        await receiving.JoinAsync(command, MediationCase.Kind, mediation, session, token);
        return (Recorded.After(mediation), new(command.OccurredOn, command.HandOver, receiving.Kind!, command.ReceivingId));
    }
}

public static class ReceiveReviewHandOverEndpoint
{
    public static Task<ReceivingSide> LoadAsync(ReceiveHandOver command, HttpContext context, IQuerySession session, CancellationToken token) =>
        ReceivingSide.FindAsync(command.ReceivingId, context, session, token);

    public static ProblemDetails Validate(ReceiveHandOver command, ReviewApplication review, ReceivingSide receiving, Today today) =>
        command.Check(review.Dossier, receiving, review.Live, today);

    /// <summary>复议申请移送：接收; the other case becomes part of the same matter.</summary>
    [WolverinePost("/api/v1/review-applications/{id}/hand-over-receipts")]
    public static async Task<(Recorded, HandOverReceived<ReviewApplication>)> Post(
        ReceiveHandOver command, [WriteAggregate] ReviewApplication review, ReceivingSide receiving, IDocumentSession session, CancellationToken token)
    {
        await receiving.JoinAsync(command, ReviewApplication.Kind, review, session, token);
        return (Recorded.After(review), new(command.OccurredOn, command.HandOver, receiving.Kind!, command.ReceivingId));
    }
}

public static class ReceiveSupervisionHandOverEndpoint
{
    public static Task<ReceivingSide> LoadAsync(ReceiveHandOver command, HttpContext context, IQuerySession session, CancellationToken token) =>
        ReceivingSide.FindAsync(command.ReceivingId, context, session, token);

    public static ProblemDetails Validate(ReceiveHandOver command, SupervisionFile file, ReceivingSide receiving, Today today) =>
        command.Check(file.Dossier, receiving, file.Live, today);

    /// <summary>监督案件移送：接收; the other case becomes part of the same matter.</summary>
    [WolverinePost("/api/v1/supervision-files/{id}/hand-over-receipts")]
    public static async Task<(Recorded, HandOverReceived<SupervisionFile>)> Post(
        ReceiveHandOver command, [WriteAggregate] SupervisionFile file, ReceivingSide receiving, IDocumentSession session, CancellationToken token)
    {
        await receiving.JoinAsync(command, SupervisionFile.Kind, file, session, token);
        return (Recorded.After(file), new(command.OccurredOn, command.HandOver, receiving.Kind!, command.ReceivingId));
    }
}
