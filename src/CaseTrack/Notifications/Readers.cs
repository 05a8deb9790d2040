using CaseTrack.Access;
using CaseTrack.Access.Absences;
using CaseTrack.Access.Accounts;
using CaseTrack.Mediation;
using CaseTrack.Organisations;
using Marten;

namespace CaseTrack.Notifications;

/// <summary>被提醒人.</summary>
/// <param name="Account">Whose account it is.</param>
/// <param name="OnBehalfOf">For whom, who is away; null where it is told for one's own sake.</param>
public sealed record Reader(Guid Account, string? OnBehalfOf = null);

/// <summary>被提醒人. The people of a district, and which of them a case concerns: whoever is in charge, else those of the unit whose job it
/// is, and beside those who are away their substitutes. Only those who may know of the case, whose rights are asked now.</summary>
public sealed class Readers(
    IReadOnlyList<Account> accounts, IReadOnlyList<Organisation> organisations, IReadOnlyList<Absence> absences)
{
    private readonly Dictionary<Guid, Viewer> viewers = accounts.ToDictionary(x => x.Id, x => new Viewer(x.Caller(null)));

    /// <summary>Everybody who can sign in.</summary>
    public static async Task<Readers> OfAsync(IQuerySession session, DateOnly today, CancellationToken token)
    {
        var district = session.TenantId;
        return new(await session.Query<Account>().Where(x => x.District == district && !x.Disabled).ToListAsync(token),
            await session.OrganisationsAsync(token), [.. (await session.AllAsync<Absence>(token)).HoldingOn(today)]);
    }

    /// <summary>承办人或调解员.</summary>
    public static IReadOnlyList<string> InCharge(ICaseFile file) =>
        file is MediationCase mediation ? mediation.Mediators : file.Dossier.Officer is { } officer ? [officer] : [];

    /// <summary>Those who are told of something.</summary>
    /// <param name="happened">Who is meant.</param>
    /// <param name="kind">The kind of case.</param>
    /// <param name="file">The case as it stands.</param>
    /// <param name="except">Who did it, and knows.</param>
    /// <param name="session">The district's records.</param>
    public async Task<IReadOnlyList<Reader>> OfAsync(
        NotifiedEvent happened, RecordKind kind, ICaseFile file, string? except, IQuerySession session, CancellationToken token)
    {
        var told = happened.Audience switch
        {
            Audiences.Named => await SeeingAsync(Called(happened.Names.Intersect(InCharge(file), StringComparer.OrdinalIgnoreCase)),
                kind, file, session, token),
            Audiences.Receivers => await SeeingAsync(
                Receiving(RecordKind.Named(happened.Names[0]).Area!.Value), kind, file, session, token),
            _ => await HandlingAsync(kind, file, session, token),
        };
        return await WithSubstitutesAsync(told, kind, file, except, session, token);
    }

    /// <summary>Those whose job a case is.</summary>
    public async Task<IReadOnlyList<Reader>> InChargeAsync(
        RecordKind kind, ICaseFile file, IQuerySession session, CancellationToken token) =>
        await WithSubstitutesAsync(await HandlingAsync(kind, file, session, token), kind, file, null, session, token);

    private async Task<IReadOnlyList<Account>> HandlingAsync(
        RecordKind kind, ICaseFile file, IQuerySession session, CancellationToken token)
    {
        var named = await SeeingAsync(Called(InCharge(file)), kind, file, session, token);
        return named.Count > 0 ? named : await SeeingAsync(OfUnit(kind.Area!.Value, file.Unit), kind, file, session, token);
    }

    /// <summary>Those, and whoever acts for one of them who is away.</summary>
    private async Task<IReadOnlyList<Reader>> WithSubstitutesAsync(
        IReadOnlyList<Account> told, RecordKind kind, ICaseFile file, string? except, IQuerySession session, CancellationToken token)
    {
        var away = absences.Where(x => told.Any(y => Same(y.UserName, x.Officer)) && !told.Any(y => Same(y.UserName, x.Substitute)))
            .DistinctBy(x => x.Substitute).ToList();
        var acting = away.Count == 0 ? [] : await SeeingAsync(Called(away.Select(x => x.Substitute)), kind, file, session, token);
        return [.. told.Where(x => !Same(x.UserName, except)).Select(x => new Reader(x.Id)),
            .. acting.Where(x => !Same(x.UserName, except))
                .Select(x => new Reader(x.Id, away.First(y => Same(y.Substitute, x.UserName)).Officer))];
    }

    private static bool Same(string one, string? other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);

    private IEnumerable<Account> Called(IEnumerable<string> names)
    {
        var asked = names.ToHashSet(StringComparer.OrdinalIgnoreCase);
        return accounts.Where(x => asked.Contains(x.UserName));
    }

    /// <summary>The desk of the whole district that a hand-over arrives at.</summary>
    private IEnumerable<Account> Receiving(Area area) => accounts.Where(x =>
        viewers[x.Id].Caller.Permits.Any(y => y.Area == area && y is { Write: true, Unit: null, Cleared: true }));

    /// <summary>Of those who work on such cases, the ones whose unit is nearest to the case: the committee before its street, and the
    /// street before the desk of the district.</summary>
    private IEnumerable<Account> OfUnit(Area area, string unit)
    {
        var writing = accounts.Select(x => (Account: x, Distance: viewers[x.Id].Caller.Permits
            .Where(y => y.Area == area && y.Write).Select(y => Distance(y.Unit, unit)).Min())).Where(x => x.Distance is not null).ToList();
        var nearest = writing.Min(x => x.Distance);
        return writing.Where(x => x.Distance == nearest).Select(x => x.Account);
    }

    /// <summary>How many units lie beneath the one a right is bound to; null where the case is none of them.</summary>
    private int? Distance(string? bound, string unit) => bound is null ? int.MaxValue
        : UnitTree.Beneath(bound, organisations) is var beneath && beneath.Contains(unit) ? beneath.Count : null;

    private async Task<IReadOnlyList<Account>> SeeingAsync(
        IEnumerable<Account> asked, RecordKind kind, ICaseFile file, IQuerySession session, CancellationToken token)
    {
        var seeing = new List<Account>();
        foreach (var account in asked)
        {
            if ((await viewers[account.Id].SeenAsync(kind.Name, [file.Id], session, token)).Contains(file.Id))
            {
                seeing.Add(account);
            }
        }

        return seeing;
    }
}
