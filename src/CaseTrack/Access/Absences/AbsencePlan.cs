using CaseTrack.Access.Accounts;
using CaseTrack.Http;
using CaseTrack.Organisations;
using Marten;
using Microsoft.AspNetCore.Http;
using Npgsql;

namespace CaseTrack.Access.Absences;

/// <summary>What stands around an absence that is declared or changed.</summary>
/// <param name="Officer">外出的人, as the account is called; null where there is none.</param>
/// <param name="Substitute">代办人, as the account is called; null where there is none.</param>
/// <param name="Handles">Kinds of case that the officer handles.</param>
/// <param name="Lacking">Those of them that the substitute may not handle as widely.</param>
/// <param name="Others">Absences of some of the same days, of either of them or for whom the officer acts.</param>
public sealed record AbsencePlan(
    string? Officer, string? Substitute, IReadOnlyList<string> Handles, IReadOnlyList<string> Lacking, IReadOnlyList<Absence> Others)
{
    /// <summary>How long one may be.</summary>
    private const int MostDays = 366;

    /// <summary>Whether somebody may speak for others.</summary>
    public static bool Oversees(Caller caller) => caller.May(Area.Approval, write: true) || caller.May(Area.Accounts, write: true);

    /// <summary>Whether somebody may know of everybody's.</summary>
    public static bool SeesAll(Caller caller) => Oversees(caller) || caller.May(Area.Accounts, write: false);

    /// <summary>Whether somebody may speak for an officer: for oneself, or overseeing others; a machine for nobody.</summary>
    public static bool IsOf(string officer, Caller caller) =>
        !caller.Machine && (Oversees(caller) || string.Equals(officer, caller.Name, StringComparison.OrdinalIgnoreCase));

    /// <exception cref="RefusedException">403 for a machine, and for another's.</exception>
    public static void RequireOf(string officer, HttpContext context)
    {
        if (!IsOf(officer, Viewer.Of(context).Caller))
        {
            throw new RefusedException(AbsenceRefusals.OfAnother, 403, "/officer");
        }
    }

    /// <summary>Reads it, and lets no other absence of the district by until this one is stored: of two at once, the later sees the
    /// earlier.</summary>
    public static async Task<AbsencePlan> HeldAsync(
        string officer, string substitute, DateOnly from, DateOnly to, Guid? own, IDocumentSession session, CancellationToken token)
    {
        await session.BeginTransactionAsync(token);
        await using var locking = new NpgsqlCommand("select pg_advisory_xact_lock(hashtext('casetrack absences'), hashtext($1))");
        locking.Parameters.Add(new NpgsqlParameter<string> { TypedValue = session.TenantId });
        await using (await session.ExecuteReaderAsync(locking, token))
        {
        }

        var accounts = await AccountsAsync(session, token);
        var (away, acting) = (Named(officer), Named(substitute));
        var organisations = await session.OrganisationsAsync(token);
        var (officerName, substituteName, except) = (away?.UserName ?? officer, acting?.UserName ?? substitute, own ?? Guid.Empty);
        return new(away?.UserName, acting?.UserName, away is null ? [] : HandledBy(away),
            away is null || acting is null ? [] : LackingTo(acting, away, organisations),
            await session.Query<Absence>().Where(x => x.WithdrawnOn == null && x.Id != except && x.From <= to && x.To >= from
                && (x.Officer == officerName || x.Officer == substituteName || x.Substitute == officerName)).ToListAsync(token));

        Account? Named(string name) =>
            accounts.FirstOrDefault(x => string.Equals(x.UserName, name.Trim(), StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>Those of the district who can sign in.</summary>
    public static async Task<IReadOnlyList<Account>> AccountsAsync(IQuerySession session, CancellationToken token)
    {
        var district = session.TenantId;
        return await session.Query<Account>().Where(x => x.District == district && !x.Disabled).OrderBy(x => x.UserName).ToListAsync(token);
    }

    /// <summary>The kinds of case that somebody handles.</summary>
    public static IReadOnlyList<string> HandledBy(Account account) =>
        [.. AccessRules.CaseKinds.Where(x => account.Caller(null).May(x.Area, write: true)).Select(x => x.Kind)];

    /// <summary>Kinds of case that one handles and another may not handle as widely: in the same units, and of restricted access.</summary>
    public static IReadOnlyList<string> LackingTo(Account substitute, Account officer, IReadOnlyList<Organisation> organisations)
    {
        var theirs = substitute.Caller(null).Permits.Where(x => x.Write).ToList();
        return [.. AccessRules.CaseKinds.Where(kind => officer.Caller(null).Permits.Any(x =>
            x.Area == kind.Area && x.Write && !theirs.Any(y => Covers(y, x)))).Select(x => x.Kind)];

        bool Covers(Permit wide, Permit narrow) => wide.Area == narrow.Area && (wide.Cleared || !narrow.Cleared)
            && (wide.Unit is null || (narrow.Unit is { } unit && UnitTree.Beneath(wide.Unit, organisations).Contains(unit)));
    }

    /// <summary>Whether it may be so.</summary>
    public ProblemDetails Check(DateOnly from, DateOnly to, Today today, Absence? before = null) => Rules.Require(
        (Officer is not null, AbsenceRefusals.UnknownOfficer, "/officer"),
        (Handles.Count > 0, AbsenceRefusals.NoCases, "/officer"),
        (Substitute is not null, AbsenceRefusals.UnknownSubstitute, "/substitute"),
        (Substitute != Officer, AbsenceRefusals.Oneself, "/substitute"),
        (Lacking.Count == 0, Without(Lacking), "/substitute"),
        (to >= from, AbsenceRefusals.OutOfOrder, "/to"),
        (to <= from.AddDays(MostDays - 1), AbsenceRefusals.TooLong, "/to"),
        (before is null || before.From >= today.Date || from == before.From, AbsenceRefusals.Begun, "/from"),
        (from >= today.Date || from == before?.From, AbsenceRefusals.Past, "/from"),
        (to >= today.Date, AbsenceRefusals.Past, "/to"),
        (Others.All(x => x.Officer != Officer), AbsenceRefusals.Overlap, "/from"),
        (Others.All(x => x.Officer != Substitute), AbsenceRefusals.SubstituteAbsent, "/substitute"),
        (Others.All(x => x.Substitute != Officer), AbsenceRefusals.ActsForAnother, "/from"));

    /// <summary>The refusal with what the substitute may not handle.</summary>
    private static Refusal Without(IReadOnlyList<string> kinds)
    {
        var named = kinds.Select(x => CodeList.Of("handOverReceiver").Codes.First(y => y.Value == x)).ToList();
        return AbsenceRefusals.NoRight with
        {
            Chinese = $"{AbsenceRefusals.NoRight.Chinese}：{string.Join('、', named.Select(x => x.Chinese))}",
            English = $"{AbsenceRefusals.NoRight.English}: {string.Join(", ", named.Select(x => x.English))}",
        };
    }
}
