using CaseTrack.Access;
using CaseTrack.Mediation;
using CaseTrack.Parties;
using CaseTrack.Review;
using CaseTrack.Supervision;
using Marten;
using Microsoft.AspNetCore.Http;

namespace CaseTrack.Cases;

/// <summary>移送: the sending side. 业务口径 B.2, C.2, D.3.</summary>
/// <param name="OccurredOn">移送日.</param>
/// <param name="HandOver">Made by the client (UUID v7).</param>
/// <param name="To">接收方, code list <c>handOverReceiver</c>.</param>
/// <param name="Reason">事由，不含个人信息.</param>
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

/// <summary>The case that takes a hand-over up, if it exists.</summary>
public sealed record ReceivingSide(string? Kind, ICaseFile? File)
{
    private static readonly string[] Kinds = [MediationCase.Kind, ReviewApplication.Kind, SupervisionFile.Kind];

    /// <summary>Looks for it among the kinds of case; it is linked by somebody who may act upon it.</summary>
    public static async Task<ReceivingSide> FindAsync(Guid id, HttpContext context, IQuerySession session, CancellationToken token)
    {
        foreach (var kind in Kinds)
        {
            if (await RecordKind.Named(kind).FilesAsync(session, [id], token) is [var file]
                && (await Viewer.Of(context).SeenAsync(kind, [id], session, token, write: true)).Contains(id))
            {
                return new(kind, file);
            }
        }

        return new(null, null);
    }

    /// <summary>Both sides in one transaction: this event joins the receiving case to the sender's matter, and with it every case it has handed on to:
    /// a chain is one matter in whatever order its receipts come in. In the order of their ids, so that two of them do not wait for one another.</summary>
    public async Task JoinAsync(ReceiveHandOver command, string sendingKind, ICaseFile sending, IDocumentSession session, CancellationToken token)
    {
        foreach (var (id, name) in await HandedOnAsync(sending.Id, session, token))
        {
            var kind = RecordKind.Named(name);
            await kind.AppendAsync(session, id, file => file.Dossier.Matter == sending.Dossier.Matter ? null
                : kind.MatterJoined(command.OccurredOn, sending.Dossier.Matter, sendingKind, sending.Id, command.HandOver), token);
        }
    }

    private async Task<SortedDictionary<Guid, string>> HandedOnAsync(Guid sending, IQuerySession session, CancellationToken token)
    {
        var matter = new SortedDictionary<Guid, string> { [File!.Id] = Kind! };
        var next = new Queue<ICaseFile>([File]);
        while (next.TryDequeue(out var file))
        {
            foreach (var handOver in file.Dossier.HandOvers)
            {
                if (handOver is { ReceivingId: { } id, ReceivingKind: { } kind } && id != sending && matter.TryAdd(id, kind))
                {
                    (await RecordKind.Named(kind).FilesAsync(session, [id], token)).ToList().ForEach(next.Enqueue);
                }
            }
        }

        return matter;
    }
}

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

/// <summary>移送: every reason for "no".</summary>
public static class HandOverRefusals
{
    public static readonly Refusal SameKind = new("hand-over.same-kind", "不能移送给同类案件", "A case is not handed over to its own kind", "业务口径 D.3");

    public static readonly Refusal AlreadySent = new("hand-over.already-sent", "该移送已经登记", "The hand-over is recorded already", "业务口径 D.3");

    public static readonly Refusal Unknown = new("hand-over.unknown", "没有该移送", "There is no such hand-over", "业务口径 D.3");

    public static readonly Refusal AlreadyReceived = new("hand-over.already-received", "该移送已被接收或退回", "The hand-over has been received or returned", "业务口径 D.3");

    public static readonly Refusal AlreadyReturned = new("hand-over.already-returned", "该移送已经回告", "The hand-over has been answered", "业务口径 D.3");

    public static readonly Refusal NoSuchReceiver = new("hand-over.no-such-receiver", "接收的案件不存在，或不是移送的种类", "The receiving case does not exist or is of another kind", "业务口径 D.3");

    public static readonly Refusal InAnotherMatter = new("hand-over.in-another-matter", "接收的案件已属于另一事项", "The receiving case belongs to another matter already", "业务口径 A.7");
}

public static class SendMediationHandOverEndpoint
{
    public static ProblemDetails Validate(SendHandOver command, MediationCase mediation, Today today) => command.Check(MediationCase.Kind, mediation.Dossier, mediation.Live, today);

    /// <summary>调解案件移送：发出.</summary>
    [WolverinePost("/api/v1/mediation-cases/{id}/hand-overs")]
    public static (Recorded, HandOverSent<MediationCase>) Post(SendHandOver command, [WriteAggregate] MediationCase mediation) =>
        (Recorded.After(mediation), new(command.OccurredOn, command.HandOver, command.To, command.Reason));
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

public static class ReturnMediationHandOverEndpoint
{
    public static ProblemDetails Validate(ReturnHandOver command, MediationCase mediation, Today today) => command.Check(mediation.Dossier, mediation.Live, today);

    /// <summary>调解案件移送：回告.</summary>
    [WolverinePost("/api/v1/mediation-cases/{id}/hand-over-returns")]
    public static (Recorded, HandOverReturned<MediationCase>) Post(ReturnHandOver command, [WriteAggregate] MediationCase mediation) =>
        (Recorded.After(mediation), new(command.OccurredOn, command.HandOver, command.Result));
}

public static class SendReviewHandOverEndpoint
{
    public static ProblemDetails Validate(SendHandOver command, ReviewApplication review, Today today) => command.Check(ReviewApplication.Kind, review.Dossier, review.Live, today);

    /// <summary>复议申请移送：发出.</summary>
    [WolverinePost("/api/v1/review-applications/{id}/hand-overs")]
    public static (Recorded, HandOverSent<ReviewApplication>) Post(SendHandOver command, [WriteAggregate] ReviewApplication review) =>
        (Recorded.After(review), new(command.OccurredOn, command.HandOver, command.To, command.Reason));
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

public static class ReturnReviewHandOverEndpoint
{
    public static ProblemDetails Validate(ReturnHandOver command, ReviewApplication review, Today today) => command.Check(review.Dossier, review.Live, today);

    /// <summary>复议申请移送：回告.</summary>
    [WolverinePost("/api/v1/review-applications/{id}/hand-over-returns")]
    public static (Recorded, HandOverReturned<ReviewApplication>) Post(ReturnHandOver command, [WriteAggregate] ReviewApplication review) =>
        (Recorded.After(review), new(command.OccurredOn, command.HandOver, command.Result));
}

public static class SendSupervisionHandOverEndpoint
{
    public static ProblemDetails Validate(SendHandOver command, SupervisionFile file, Today today) => command.Check(SupervisionFile.Kind, file.Dossier, file.Live, today);

    /// <summary>监督案件移送：发出.</summary>
    [WolverinePost("/api/v1/supervision-files/{id}/hand-overs")]
    public static (Recorded, HandOverSent<SupervisionFile>) Post(SendHandOver command, [WriteAggregate] SupervisionFile file) =>
        (Recorded.After(file), new(command.OccurredOn, command.HandOver, command.To, command.Reason));
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

public static class ReturnSupervisionHandOverEndpoint
{
    public static ProblemDetails Validate(ReturnHandOver command, SupervisionFile file, Today today) => command.Check(file.Dossier, file.Live, today);

    /// <summary>监督案件移送：回告.</summary>
    [WolverinePost("/api/v1/supervision-files/{id}/hand-over-returns")]
    public static (Recorded, HandOverReturned<SupervisionFile>) Post(ReturnHandOver command, [WriteAggregate] SupervisionFile file) =>
        (Recorded.After(file), new(command.OccurredOn, command.HandOver, command.Result));
}
