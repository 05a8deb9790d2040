using System.Runtime.CompilerServices;
using CaseTrack.Access;
using CaseTrack.Access.Accounts;
using CaseTrack.Organisations;
using Marten;

namespace CaseTrack.Mediation;

/// <summary>指派. Who may be named as a mediator, and who gave a case to whom.</summary>
public static class Assignments
{
    // A unit of work asks for an account once, however many cases it is about.
    private static readonly ConditionalWeakTable<IQuerySession, Dictionary<string, Account?>> Known = [];

    /// <summary>Whether every name that is an account's is one of somebody who mediates in that committee. A name that is no account is a
    /// mediator who does not sign in.</summary>
    public static async Task<bool> AreOfAsync(
        string committee, IReadOnlyCollection<string> names, IQuerySession session, CancellationToken token)
    {
        string[] asked = [.. names.Select(x => x.ToUpperInvariant())];
        if (asked.Length == 0)
        {
            return true;
        }

        var accounts = await AccountsAsync(asked, session, token);
        if (accounts.Length == 0)
        {
            return true;
        }

        var organisations = await session.OrganisationsAsync(token);
        return accounts.All(x => x.District == session.TenantId && !x.Disabled && x.Caller(null).Permits.Any(y =>
            y is { Area: Area.Mediation, Write: true } && (y.Unit is null || UnitTree.Beneath(y.Unit, organisations).Contains(committee))));
    }

    private static async Task<Account[]> AccountsAsync(string[] names, IQuerySession session, CancellationToken token)
    {
        var known = Known.GetValue(session, _ => []);
        string[] unknown = [.. names.Where(x => !known.ContainsKey(x)).Distinct()];
        if (unknown.Length > 0)
        {
            var found = await session.Query<Account>().Where(x => x.NormalizedUserName.IsOneOf(unknown)).ToListAsync(token);
            foreach (var name in unknown)
            {
                known[name] = found.FirstOrDefault(x => x.NormalizedUserName == name);
            }
        }

        return [.. names.Distinct().Select(x => known[x]).OfType<Account>()];
    }

    /// <summary>Whether a case is somebody's by another's act. Who takes a case himself is not cleared by that for what is shown to
    /// few.</summary>
    public static async Task<bool> IsGivenAsync(MediationCase mediation, string name, IQuerySession session, CancellationToken token) =>
        mediation.Mediators.Contains(name)
        && (await session.Events.FetchStreamAsync(mediation.Id, token: token))
            .LastOrDefault(x => Names(x.Data, name)) is { UserName: { } by } && by != name;

    private static bool Names(object happened, string name) => happened switch
    {
        MediationAccepted e => e.Mediators?.Contains(name) is true,
        MediatorAssigned e => e.Mediator == name,
        MediatorChanged e => e.To == name,
        _ => false,
    };
}

/// <summary>Whether those named may be.</summary>
public sealed record NamedMediators(bool OfTheUnit);
