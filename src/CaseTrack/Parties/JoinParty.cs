using CaseTrack.Hosting;
using CaseTrack.Mediation;
using CaseTrack.Review;
using CaseTrack.Supervision;
using Marten;
using Microsoft.AspNetCore.Http;

namespace CaseTrack.Parties;

/// <summary>当事人信息. What identifies somebody; kept outside events. 业务口径 B.8.</summary>
/// <param name="Id">Made by the client (UUID v7).</param>
/// <param name="Role">身份, code list <c>partyRole</c>.</param>
/// <param name="PartyKind">自然人或单位, code list <c>partyKind</c>.</param>
/// <param name="Name">姓名或名称.</param>
/// <param name="IdentityKind">证件种类, code list <c>identityKind</c>.</param>
/// <param name="IdentityNumber">证件号码.</param>
/// <param name="Phone">电话.</param>
/// <param name="Address">住址.</param>
/// <param name="Occupation">职业.</param>
/// <param name="Representative">法定代表人.</param>
/// <param name="Minor">未成年人.</param>
/// <param name="Disabled">残疾人.</param>
public sealed record PartyDetails(
    Guid Id, string Role, string PartyKind, string Name, string? IdentityKind = null, string? IdentityNumber = null, string? Phone = null,
    string? Address = null, string? Occupation = null, string? Representative = null, bool Minor = false, bool Disabled = false)
{
    /// <summary>The shape of a party, whichever command it comes in.</summary>
    public sealed class Validator : AbstractValidator<PartyDetails>
    {
        public Validator()
        {
            RuleFor(x => x.Id).NotEmpty();
            RuleFor(x => x.Role).IsCodeOf(CodeList.Of("partyRole"), _ => DateOnly.MaxValue);
            RuleFor(x => x.PartyKind).IsCodeOf(CodeList.Of("partyKind"), _ => DateOnly.MaxValue);
            RuleFor(x => x.Name).NotEmpty().MaximumLength(100);
            RuleFor(x => x.IdentityKind!).IsCodeOf(CodeList.Of("identityKind"), _ => DateOnly.MaxValue).When(x => x.IdentityKind is not null);
            RuleFor(x => x.IdentityNumber).MaximumLength(40);
            RuleFor(x => x.Phone).MaximumLength(30);
            RuleFor(x => x.Address).MaximumLength(200);
            RuleFor(x => x.Occupation).MaximumLength(100);
            RuleFor(x => x.Representative).MaximumLength(100);
        }
    }

    /// <summary>The rules on who somebody is; the pointer is that of the party in the request.</summary>
    public ProblemDetails Check(DateOnly on, Today today, string pointer) => Rules.Require(
        (IdentityKind is null == IdentityNumber is null, PartyRefusals.IdentityIncomplete, $"{pointer}/identityNumber"),
        (IdentityKind is null || IdentityKind == "credit-code" == (PartyKind == "organisation"), PartyRefusals.IdentityOfOtherKind, $"{pointer}/identityKind"),
        (IdentityKind != "resident-id" || ResidentId.IsValid(IdentityNumber ?? "", today.Date), PartyRefusals.ResidentId, $"{pointer}/identityNumber"),
        (IdentityKind != "credit-code" || CreditCode.IsValid(IdentityNumber ?? ""), PartyRefusals.CreditCode, $"{pointer}/identityNumber"),
        (Phone is null || PhoneNumber.IsValid(Phone), PartyRefusals.Phone, $"{pointer}/phone"),
        (Minor || IdentityKind != "resident-id" || ResidentId.BirthOf(IdentityNumber ?? "")?.AddYears(18) <= on, PartyRefusals.MinorWithoutGuardian, $"{pointer}/minor"));

    /// <summary>What is kept outside events.</summary>
    public Party Of(string kind, Guid record) => new()
    {
        Id = Id,
        RecordId = record,
        Kind = kind,
        Role = Role,
        PartyKind = PartyKind,
        Name = Name,
        IdentityKind = IdentityKind,
        IdentityNumber = IdentityNumber?.ToUpperInvariant(),
        Phone = Phone,
        Address = Address,
        Occupation = Occupation,
        Representative = Representative,
        BornOn = IdentityKind == "resident-id" ? ResidentId.BirthOf(IdentityNumber!) : null,
        Minor = Minor,
        Disabled = Disabled,
    };
}

/// <summary>Parties that come with the first entry of a case.</summary>
public static class FirstParties
{
    /// <summary>The first that is not as it should be.</summary>
    public static ProblemDetails Check(IReadOnlyList<PartyDetails>? parties, DateOnly on, Today today)
    {
        for (var i = 0; i < parties?.Count; i++)
        {
            if (parties[i].Check(on, today, $"/parties/{i}") is RefusalProblem problem)
            {
                return problem;
            }
        }

        return Rules.Require((parties is null || parties.Select(x => x.Id).Distinct().Count() == parties.Count, PartyRefusals.AlreadyThere, "/parties"));
    }

    /// <summary>Their events; their data go into documents of the same transaction.</summary>
    public static IEnumerable<object> Join<T>(IReadOnlyList<PartyDetails>? parties, Guid record, DateOnly on, IDocumentSession session) where T : class, ICaseRecord<T>
    {
        foreach (var party in parties ?? [])
        {
            session.Insert(party.Of(T.Kind, record));
            yield return new PartyJoined<T>(on, party.Id, party.Role, party.PartyKind);
        }
    }
}

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
    public (Recorded, PartyJoined<T>) Join<T>(T record, IDocumentSession session) where T : class, ICaseRecord<T>
    {
        session.Insert(Party.Of(T.Kind, record.Id));
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
    public static async Task<PartyList> ReadAsync<T>(Guid id, HttpContext context, IQuerySession session, CancellationToken token) where T : class, ICaseRecord<T>, ICaseFile
    {
        Filters.Of(context);
        var record = await session.LoadAsync<T>(id, token) ?? throw new RefusedException(HttpRefusals.NotFound, 404);
        var parties = (await session.LoadManyAsync<Party>(token, [.. record.Dossier.Parties.Select(x => x.Id)])).ToDictionary(x => x.Id);
        context.Response.Headers.CacheControl = "no-store";
        return new([.. record.Dossier.Parties.Where(x => parties.ContainsKey(x.Id)).Select(x => Masking.Of(parties[x.Id], x.LeftOn))]);
    }
}

public static class JoinMediationPartyEndpoint
{
    public static ProblemDetails Validate(JoinParty command, MediationCase mediation, Today today) => command.Check(mediation.Dossier, mediation.Stage is not (MediationStage.Voided or MediationStage.Merged), today);

    /// <summary>登记调解案件当事人.</summary>
    [WolverinePost("/api/v1/mediation-cases/{id}/parties")]
    public static (Recorded, PartyJoined<MediationCase>) Post(JoinParty command, [WriteAggregate] MediationCase mediation, IDocumentSession session) => command.Join(mediation, session);
}

public static class LeaveMediationPartyEndpoint
{
    public static ProblemDetails Validate(LeaveParty command, MediationCase mediation, Today today) => command.Check(mediation.Dossier, mediation.Stage is not (MediationStage.Voided or MediationStage.Merged), today);

    /// <summary>调解案件当事人退出.</summary>
    [WolverinePost("/api/v1/mediation-cases/{id}/party-departures")]
    public static (Recorded, PartyLeft<MediationCase>) Post(LeaveParty command, [WriteAggregate] MediationCase mediation) =>
        (Recorded.After(mediation), new(command.OccurredOn, command.Party, command.Reason));
}

public static class ReadMediationPartiesEndpoint
{
    /// <summary>调解案件当事人，脱敏.</summary>
    [WolverineGet("/api/v1/mediation-cases/{id}/parties")]
    public static Task<PartyList> Get(Guid id, HttpContext context, IQuerySession session, CancellationToken token) =>
        CaseParties.ReadAsync<MediationCase>(id, context, session, token);
}

public static class JoinReviewPartyEndpoint
{
    public static ProblemDetails Validate(JoinParty command, ReviewApplication review, Today today) => command.Check(review.Dossier, review.Stage is not ReviewStage.Voided, today);

    /// <summary>登记复议申请当事人.</summary>
    [WolverinePost("/api/v1/review-applications/{id}/parties")]
    public static (Recorded, PartyJoined<ReviewApplication>) Post(JoinParty command, [WriteAggregate] ReviewApplication review, IDocumentSession session) => command.Join(review, session);
}

public static class LeaveReviewPartyEndpoint
{
    public static ProblemDetails Validate(LeaveParty command, ReviewApplication review, Today today) => command.Check(review.Dossier, review.Stage is not ReviewStage.Voided, today);

    /// <summary>复议申请当事人退出.</summary>
    [WolverinePost("/api/v1/review-applications/{id}/party-departures")]
    public static (Recorded, PartyLeft<ReviewApplication>) Post(LeaveParty command, [WriteAggregate] ReviewApplication review) =>
        (Recorded.After(review), new(command.OccurredOn, command.Party, command.Reason));
}

public static class ReadReviewPartiesEndpoint
{
    /// <summary>复议申请当事人，脱敏.</summary>
    [WolverineGet("/api/v1/review-applications/{id}/parties")]
    public static Task<PartyList> Get(Guid id, HttpContext context, IQuerySession session, CancellationToken token) =>
        CaseParties.ReadAsync<ReviewApplication>(id, context, session, token);
}

public static class JoinSupervisionPartyEndpoint
{
    public static ProblemDetails Validate(JoinParty command, SupervisionFile file, Today today) => command.Check(file.Dossier, file.Stage is not SupervisionStage.Voided, today);

    /// <summary>登记监督案件当事人.</summary>
    [WolverinePost("/api/v1/supervision-files/{id}/parties")]
    public static (Recorded, PartyJoined<SupervisionFile>) Post(JoinParty command, [WriteAggregate] SupervisionFile file, IDocumentSession session) => command.Join(file, session);
}

public static class LeaveSupervisionPartyEndpoint
{
    public static ProblemDetails Validate(LeaveParty command, SupervisionFile file, Today today) => command.Check(file.Dossier, file.Stage is not SupervisionStage.Voided, today);

    /// <summary>监督案件当事人退出.</summary>
    [WolverinePost("/api/v1/supervision-files/{id}/party-departures")]
    public static (Recorded, PartyLeft<SupervisionFile>) Post(LeaveParty command, [WriteAggregate] SupervisionFile file) =>
        (Recorded.After(file), new(command.OccurredOn, command.Party, command.Reason));
}

public static class ReadSupervisionPartiesEndpoint
{
    /// <summary>监督案件当事人，脱敏.</summary>
    [WolverineGet("/api/v1/supervision-files/{id}/parties")]
    public static Task<PartyList> Get(Guid id, HttpContext context, IQuerySession session, CancellationToken token) =>
        CaseParties.ReadAsync<SupervisionFile>(id, context, session, token);
}
