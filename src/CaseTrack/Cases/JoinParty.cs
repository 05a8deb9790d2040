using CaseTrack.Http;
using CaseTrack.Mediation;
using CaseTrack.Parties;
using CaseTrack.Review;
using CaseTrack.Supervision;
using Marten;
using Microsoft.AspNetCore.Http;

namespace CaseTrack.Cases;

/// <summary>登记当事人.</summary>
/// <param name="OccurredOn">参加之日.</param>
/// <param name="Party">当事人信息.</param>
public sealed record JoinParty(DateOnly OccurredOn, PartyDetails Party) : IDated
{
    public sealed class Validator : DatedValidator<JoinParty>
    {
        public Validator() => RuleFor(x => x.Party).NotNull().SetValidator(new PartyDetails.Validator());
    }

    public ProblemDetails Check(Dossier dossier, bool live, Today today) =>
        Rules.Require(
            (live, PartyRefusals.RecordVoided),
            (OccurredOn <= today.Date, CommonRefusals.FutureDate, "/occurredOn"),
            (dossier.Parties.All(x => x.Id != Party.Id), PartyRefusals.AlreadyThere, "/party/id")) is RefusalProblem problem
            ? problem
            : Party.Check(OccurredOn, today, "/party");

    /// <summary>The event and the document, together or not at all.</summary>
    public (Recorded, PartyJoined<T>) Join<T>(T record, IDocumentSession session, PartyVault vault) where T : class, ICaseRecord<T>
    {
        vault.Keep(Party, T.Kind, record.Id, session);
        return (Recorded.After(record), new(OccurredOn, Party.Id, Party.Role, Party.PartyKind));
    }
}

/// <summary>当事人退出.</summary>
/// <param name="OccurredOn">退出之日.</param>
/// <param name="Party">The party.</param>
/// <param name="Reason">原因，不含个人信息.</param>
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

/// <summary>一件案件的当事人.</summary>
public sealed record PartyList(IReadOnlyList<MaskedParty> Parties);

/// <summary>How the parties of any case are read: masked.</summary>
public static class CaseParties
{
    /// <exception cref="RefusedException">404 when the caller's district has no such case.</exception>
    public static async Task<PartyList> ReadAsync<T>(Guid id, HttpContext context, IQuerySession session, PartyVault vault, CancellationToken token) where T : class, ICaseRecord<T>, ICaseFile
    {
        Filters.Of(context);
        var record = await session.LoadAsync<T>(id, token) ?? throw new RefusedException(HttpRefusals.NotFound, 404);
        var parties = await vault.OpenAsync([.. record.Dossier.Parties.Select(x => x.Id)], session, token);
        return new([.. record.Dossier.Parties.Where(x => parties.ContainsKey(x.Id)).Select(x => Masking.Of(parties[x.Id].Party, parties[x.Id].Person, record.Dossier.Restricted, x.LeftOn))]);
    }
}

public static class JoinMediationPartyEndpoint
{
    public static ProblemDetails Validate(JoinParty command, MediationCase mediation, Today today) => command.Check(mediation.Dossier, mediation.Live, today);

    /// <summary>登记调解案件当事人.</summary>
    [WolverinePost("/api/v1/mediation-cases/{id}/parties")]
    public static (Recorded, PartyJoined<MediationCase>) Post(JoinParty command, [WriteAggregate] MediationCase mediation, IDocumentSession session, PartyVault vault) => command.Join(mediation, session, vault);
}

public static class LeaveMediationPartyEndpoint
{
    public static ProblemDetails Validate(LeaveParty command, MediationCase mediation, Today today) => command.Check(mediation.Dossier, mediation.Live, today);

    /// <summary>调解案件当事人退出.</summary>
    [WolverinePost("/api/v1/mediation-cases/{id}/party-departures")]
    public static (Recorded, PartyLeft<MediationCase>) Post(LeaveParty command, [WriteAggregate] MediationCase mediation) =>
        (Recorded.After(mediation), new(command.OccurredOn, command.Party, command.Reason));
}

public static class ReadMediationPartiesEndpoint
{
    /// <summary>调解案件当事人，脱敏.</summary>
    [WolverineGet("/api/v1/mediation-cases/{id}/parties")]
    public static Task<PartyList> Get(Guid id, HttpContext context, IQuerySession session, PartyVault vault, CancellationToken token) =>
        CaseParties.ReadAsync<MediationCase>(id, context, session, vault, token);
}

public static class JoinReviewPartyEndpoint
{
    public static ProblemDetails Validate(JoinParty command, ReviewApplication review, Today today) => command.Check(review.Dossier, review.Live, today);

    /// <summary>登记复议申请当事人.</summary>
    [WolverinePost("/api/v1/review-applications/{id}/parties")]
    public static (Recorded, PartyJoined<ReviewApplication>) Post(JoinParty command, [WriteAggregate] ReviewApplication review, IDocumentSession session, PartyVault vault) => command.Join(review, session, vault);
}

public static class LeaveReviewPartyEndpoint
{
    public static ProblemDetails Validate(LeaveParty command, ReviewApplication review, Today today) => command.Check(review.Dossier, review.Live, today);

    /// <summary>复议申请当事人退出.</summary>
    [WolverinePost("/api/v1/review-applications/{id}/party-departures")]
    public static (Recorded, PartyLeft<ReviewApplication>) Post(LeaveParty command, [WriteAggregate] ReviewApplication review) =>
        (Recorded.After(review), new(command.OccurredOn, command.Party, command.Reason));
}

public static class ReadReviewPartiesEndpoint
{
    /// <summary>复议申请当事人，脱敏.</summary>
    [WolverineGet("/api/v1/review-applications/{id}/parties")]
    public static Task<PartyList> Get(Guid id, HttpContext context, IQuerySession session, PartyVault vault, CancellationToken token) =>
        CaseParties.ReadAsync<ReviewApplication>(id, context, session, vault, token);
}

public static class JoinSupervisionPartyEndpoint
{
    public static ProblemDetails Validate(JoinParty command, SupervisionFile file, Today today) => command.Check(file.Dossier, file.Live, today);

    /// <summary>登记监督案件当事人.</summary>
    [WolverinePost("/api/v1/supervision-files/{id}/parties")]
    public static (Recorded, PartyJoined<SupervisionFile>) Post(JoinParty command, [WriteAggregate] SupervisionFile file, IDocumentSession session, PartyVault vault) => command.Join(file, session, vault);
}

public static class LeaveSupervisionPartyEndpoint
{
    public static ProblemDetails Validate(LeaveParty command, SupervisionFile file, Today today) => command.Check(file.Dossier, file.Live, today);

    /// <summary>监督案件当事人退出.</summary>
    [WolverinePost("/api/v1/supervision-files/{id}/party-departures")]
    public static (Recorded, PartyLeft<SupervisionFile>) Post(LeaveParty command, [WriteAggregate] SupervisionFile file) =>
        (Recorded.After(file), new(command.OccurredOn, command.Party, command.Reason));
}

public static class ReadSupervisionPartiesEndpoint
{
    /// <summary>监督案件当事人，脱敏.</summary>
    [WolverineGet("/api/v1/supervision-files/{id}/parties")]
    public static Task<PartyList> Get(Guid id, HttpContext context, IQuerySession session, PartyVault vault, CancellationToken token) =>
        CaseParties.ReadAsync<SupervisionFile>(id, context, session, vault, token);
}
