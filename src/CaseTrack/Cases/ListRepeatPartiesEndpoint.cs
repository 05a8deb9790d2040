using CaseTrack.Access;
using CaseTrack.Access.Log;
using CaseTrack.Http;
using CaseTrack.Parties;
using CaseTrack.Store;
using Marten;
using Microsoft.AspNetCore.Http;
using Npgsql;

namespace CaseTrack.Cases;

/// <summary>One case of a party that comes again.</summary>
public sealed record RepeatCase(string Kind, Guid Id, string Href, string Role, DateOnly OpenedOn);

/// <summary>一个重复出现的当事人, masked.</summary>
/// <param name="Party">Who it is, as in the first of its cases.</param>
/// <param name="Cases">The cases within sight, the earliest first.</param>
public sealed record RepeatParty(MaskedParty Party, IReadOnlyList<RepeatCase> Cases);

/// <summary>重复当事人, the most frequent first.</summary>
public sealed record RepeatParties(DateOnly From, DateOnly To, IReadOnlyList<RepeatParty> Parties);

public static class ListRepeatPartiesEndpoint
{
    // By the digest of the identity number: names are shared by strangers.
    private static readonly string Again = $"""
        select id from {StoredDocuments.TableOf(nameof(Party))} p
        where tenant_id = $1 and not coalesce((data ->> 'storageOnly')::boolean, false)
          and not coalesce((data ->> 'erased')::boolean, false)
          and data ->> 'identityIndex' in (
            select data ->> 'identityIndex' from {StoredDocuments.TableOf(nameof(Party))}
            where tenant_id = $1 and data ->> 'identityIndex' is not null
            group by 1 having count(distinct data ->> 'recordId') > 1)
        order by data ->> 'identityIndex', id limit 2000
        """;

    /// <summary>重复当事人: who takes part in two or more cases that came in within a period, of the cases within the caller's sight; this year
    /// unless given. Recorded.</summary>
    [WolverineGet("/api/v1/party-repeats")]
    public static async Task<RepeatParties> Get(
        HttpContext context, IQuerySession session, PartyVault vault, AccessLog log, TimeProvider clock, CancellationToken token)
    {
        var filters = Filters.Of(context, "from", "to");
        var today = Today.Of(clock).Date;
        var (from, to) = (filters.Day("from") ?? new(today.Year, 1, 1), filters.Day("to") ?? today);
        if (from > to)
        {
            throw new RefusedException(HttpRefusals.BadFilter, 400, "/to");
        }

        var viewer = Viewer.Of(context);
        IReadOnlyList<Party> parties = [.. await session.LoadManyAsync<Party>(token, await AgainAsync(session, token))];
        parties = await viewer.OfThoseSeenAsync(parties, x => (x.Kind, x.RecordId), session, token);
        var files = await ToldParties.FilesAsync(parties, session, token);
        parties = [.. (await ToldParties.OfAsync(parties, files, viewer.Caller, session, token))
            .Where(x => OpenedOn(x) >= from && OpenedOn(x) <= to)];
        var people = await vault.OpenAsync([.. parties.Select(x => x.Id)], session, token);
        RepeatParty[] repeats =
        [
            .. parties.GroupBy(x => x.IdentityIndex).Where(x => x.Select(y => y.RecordId).Distinct().Count() > 1)
            .Select(x => x.OrderBy(OpenedOn).ThenBy(y => y.RecordId).ToArray())
                .Select(x => new RepeatParty(Masking.Of(x[0], people[x[0].Id].Person, files[x[0].RecordId].Dossier.Restricted, null),
                    [.. x.Select(y => new RepeatCase(y.Kind, y.RecordId, $"/api/v1/{y.Kind}/{y.RecordId}", y.Role, OpenedOn(y)))]))
                .OrderByDescending(x => x.Cases.Count).ThenBy(x => x.Cases[0].OpenedOn).ThenBy(x => x.Party.Id),
        ];
        await log.RecordAsync(context, AccessAction.Searched, detail: $"repeats {from:yyyy-MM-dd} {to:yyyy-MM-dd}: {repeats.Length}");
        return new(from, to, repeats);

        DateOnly OpenedOn(Party party) => files[party.RecordId].Dossier.Steps[0].On;
    }

    private static async Task<Guid[]> AgainAsync(IQuerySession session, CancellationToken token)
    {
        await using var connection = session.Database.CreateConnection();
        await connection.OpenAsync(token);
        await using var command = new NpgsqlCommand(Again, connection);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = session.TenantId });
        var ids = new List<Guid>();
        await using var rows = await command.ExecuteReaderAsync(token);
        while (await rows.ReadAsync(token))
        {
            ids.Add(rows.GetGuid(0));
        }

        return [.. ids];
    }
}
