using CaseTrack.Store;
using Marten;
using Microsoft.AspNetCore.Http;
using Npgsql;

namespace CaseTrack.Access;

/// <summary>撤出或恢复. What stands beside a case that leaves every figure, or comes back into them.</summary>
/// <param name="OtherLives">Whether the case that stays exists for this caller, neither void nor merged; true where none is named.</param>
/// <param name="Resting">How many cases were merged into this one or voided as repeating it.</param>
/// <param name="Published">Whether a published period counts it.</param>
/// <param name="Caller">Who asks.</param>
public sealed record Leaving(bool OtherLives, int Resting, bool Published, string Caller)
{
    public const string Voiding = "voiding";
    public const string Merging = "merging";
    public const string Restoration = "restoration";

    /// <summary>Holds both cases until this act is stored, in the order of their ids: of two acts at once that would take each other's
    /// case away, the later sees the earlier.</summary>
    public static async Task<Leaving> HeldAsync<T>(
        T record, Guid? other, IEnumerable<Fact> facts, HttpContext context, IDocumentSession session, ReleasedPeriods releases,
        CancellationToken token)
        where T : class, ICaseRecord<T>, ICaseFile
    {
        await session.BeginTransactionAsync(token);
        Guid[] ids = other is { } named ? [((ICaseFile)record).Id, named] : [((ICaseFile)record).Id];
        await using var locking = new NpgsqlCommand(StoredEvents.HoldStreams);
        locking.Parameters.Add(new NpgsqlParameter<string> { TypedValue = session.TenantId });
        locking.Parameters.Add(new NpgsqlParameter<Guid[]> { TypedValue = ids });
        await using (await session.ExecuteReaderAsync(locking, token))
        {
        }

        var viewer = Viewer.Of(context);
        var lives = other is not { } id
            || ((await viewer.SeenAsync(T.Kind, [id], session, token)).Contains(id)
                && await session.LoadAsync<T>(id, token) is { Live: true });
        return new(lives, await RestingAsync<T>(((ICaseFile)record).Id, session, token),
            await releases.CountAnyAsync(facts, session, token), viewer.Caller.Name);
    }

    /// <summary>How many cases were merged into one, or voided as repeating it.</summary>
    public static async Task<int> RestingAsync<T>(Guid id, IQuerySession session, CancellationToken token) where T : class,
        ICaseRecord<T> =>
        T.RestingOn(id) is { } resting ? await session.Query<T>().CountAsync(resting, token) : 0;

    /// <summary>The case as it was before it was voided or merged.</summary>
    public static async Task<T> BeforeAsync<T>(T record, IQuerySession session, CancellationToken token) where T : class, ICaseRecord<T>,
        ICaseFile
    {
        T? before = null;
        T? live = null;
        foreach (var e in await session.Events.FetchStreamAsync(((ICaseFile)record).Id, token: token))
        {
            before = e.Data is ICaseEvent happened ? T.Fold(before, ((ICaseFile)record).Id, happened) : before;
            live = before is { Live: true } ? before : live;
        }

        return live ?? record;
    }

    /// <summary>What is published is changed by two people: one proposes, another does it.</summary>
    public Rules.Rule BySecondPerson(Dossier dossier, string act, Guid? other = null) => new(
        !Published || (dossier.Proposal is { } proposed && proposed.Act == act && proposed.Other == other && proposed.By != Caller),
        LeavingRefusals.SecondPerson, null, dossier.Proposal);

    /// <summary>Whether somebody else has proposed an act.</summary>
    public static bool IsProposedTo(string caller, string act, Dossier dossier) => dossier.Proposal is { } proposed && proposed.Act == act
        && proposed.By != caller;

    /// <summary>Nothing rests on it that would go with it.</summary>
    public Rules.Rule WithNothingResting => new(Resting == 0, LeavingRefusals.OthersRest, null, Resting == 0 ? null : Resting);
}

/// <summary>A case as it was before it was voided or merged.</summary>
public sealed record Before<T>(T Record);

/// <summary>撤出或恢复: every reason for "no".</summary>
public static class LeavingRefusals
{
    public static readonly Refusal SecondPerson = new("case.second-person",
        "该案已计入已发布的统计期：须由一人提请（proposals），另一人办理",
        "A published period counts this case: one person proposes it (proposals) and another does it", "发布规则");

    public static readonly Refusal OthersRest = new("case.others-rest-on-it",
        "另有案件并入本案，或作为本案的重复而作废；须先撤销该合并或作废",
        "Other cases were merged into this one or voided as repeating it; take that back first", "业务口径；更正规则");

    public static readonly Refusal AlreadyProposed = new("case.proposed-already", "已经提请", "It has been proposed already", "发布规则");

    public static readonly Refusal NothingToPropose = new("case.nothing-to-propose",
        "现阶段不能作该提请：作废、合并用于有效案件，撤销作废用于已作废、已合并的案件",
        "That cannot be proposed now: a live case is voided or merged, a void or merged one restored", "更正规则");
}
