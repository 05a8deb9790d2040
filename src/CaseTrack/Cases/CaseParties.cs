using CaseTrack.Http;
using CaseTrack.Mediation;
using CaseTrack.Parties;
using CaseTrack.Review;
using CaseTrack.Supervision;
using Marten;
using Microsoft.AspNetCore.Http;

namespace CaseTrack.Cases;

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

/// <summary>一件案件的当事人.</summary>
public sealed record PartyList(IReadOnlyList<MaskedParty> Parties);

public static class ReadMediationPartiesEndpoint
{
    /// <summary>调解案件当事人，脱敏.</summary>
    [WolverineGet("/api/v1/mediation-cases/{id}/parties")]
    public static Task<PartyList> Get(Guid id, HttpContext context, IQuerySession session, PartyVault vault, CancellationToken token) =>
        CaseParties.ReadAsync<MediationCase>(id, context, session, vault, token);
}

public static class ReadReviewPartiesEndpoint
{
    /// <summary>复议申请当事人，脱敏.</summary>
    [WolverineGet("/api/v1/review-applications/{id}/parties")]
    public static Task<PartyList> Get(Guid id, HttpContext context, IQuerySession session, PartyVault vault, CancellationToken token) =>
        CaseParties.ReadAsync<ReviewApplication>(id, context, session, vault, token);
}

public static class ReadSupervisionPartiesEndpoint
{
    /// <summary>监督案件当事人，脱敏.</summary>
    [WolverineGet("/api/v1/supervision-files/{id}/parties")]
    public static Task<PartyList> Get(Guid id, HttpContext context, IQuerySession session, PartyVault vault, CancellationToken token) =>
        CaseParties.ReadAsync<SupervisionFile>(id, context, session, vault, token);
}
