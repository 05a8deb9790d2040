using CaseTrack.Access;
using CaseTrack.Figures;
using CaseTrack.Http;
using CaseTrack.Signals;
using Marten;
using Microsoft.AspNetCore.Http;

namespace CaseTrack.Releases;

/// <summary>发布前核对.</summary>
/// <param name="Year">年度.</param>
/// <param name="From">统计期首日.</param>
/// <param name="To">统计期末日.</param>
/// <param name="MayRelease">Nothing blocks.</param>
/// <param name="Standing">The release of the period that stands, which a further one takes the place of.</param>
/// <param name="Checks">What blocks first, then the hints.</param>
public sealed record ReleaseChecklist(
    int Year, DateOnly From, DateOnly To, bool MayRelease, Guid? Standing, IReadOnlyList<ReleaseCheck> Checks);

public static class ReadReleaseChecksEndpoint
{
    /// <summary>发布前核对: what keeps the figures of a period from being released, apart from what is better looked at before.
    /// <c>supersedes</c> is the release it would take the place of, <c>draft</c> one that waits for approval.</summary>
    [WolverineGet("/api/v1/release-checks/{year}")]
    public static async Task<ReleaseChecklist> Get(
        int year, HttpContext context, IQuerySession session, SignalOptions options, TimeProvider clock, CancellationToken token)
    {
        var filters = Filters.Of(context, "from", "to", "supersedes", "draft");
        if (year is < 1949 or > 2200)
        {
            throw new RefusedException(HttpRefusals.BadFilter, 400, "/year");
        }

        var (from, to) = (filters.Day("from") ?? new DateOnly(year, 1, 1), filters.Day("to") ?? new DateOnly(year, 12, 31));
        var draft = filters.Id("draft") is { } waiting ? await session.LoadAsync<Release>(waiting, token)
            ?? throw new RefusedException(HttpRefusals.NotFound, 404, "/draft") : null;
        var today = Today.Of(clock).Date;
        await using var reader = await FigureReader.OpenAsync(session, token);
        var sight = new FigureSight(reader, context, session);
        var scope = draft?.Scope ?? new FigureScope(session.TenantId, from, to, today);
        var broken = (await IdentityCheck.RunAsync(reader, scope, session, token)).Where(x => !x.Holds).ToArray();
        var named = await IdentityCheck.SeenAsync(broken, Viewer.Of(context), session, token);
        var standing = await session.Query<Release>()
            .FirstOrDefaultAsync(x => x.Stage == ReleaseStage.Approved && x.From == scope.From && x.To == scope.To, token);
        var restated = standing is null || standing.Id == (draft?.Supersedes ?? filters.Id("supersedes"));
        var other = await session.Query<Release>()
            .FirstOrDefaultAsync(x => x.Stage == ReleaseStage.Drafted && x.From == scope.From && x.To == scope.To, token);
        List<ReleaseCheck> checks =
        [
            new("identities", true, broken.Length == 0,
                broken.Length == 0 ? "恒等式全部成立" : $"恒等式不成立{broken.Length}项：{broken[0].Chinese}",
                broken.Length == 0 ? "Every identity holds" : $"{broken.Length} identities are broken: {broken[0].Code}",
                broken.Length == 0 ? null : named.SelectMany(x => x.Responsible).FirstOrDefault()?.Href
                    ?? $"/api/v1/figures/{year}/identities"),
            new("period-over", true, scope.To < today || draft is not null, scope.To < today ? "统计期已结束" : "统计期尚未结束，须明确确认",
                scope.To < today ? "The period is over" : "The period is not over; it needs an explicit confirmation", null,
                scope.To < today ? null : "/confirmRunning"),
            new("ledger", true, reader.Ledger.State is LedgerState.Agrees,
                reader.Ledger.State is LedgerState.Agrees ? "台账与本程序版本相符"
                    : reader.Ledger.Remedy ?? ReleaseRefusals.LedgerNotCompared.Chinese,
                reader.Ledger.State is LedgerState.Agrees ? "The ledger is as this build writes it"
                    : reader.Ledger.State is LedgerState.Differs ? ReleaseRefusals.LedgerDiffers.English
                    : ReleaseRefusals.LedgerNotCompared.English),
            new("restated", true, restated, restated ? "不与有效的发布冲突" : "该统计期已有有效发布：须作更正发布，并附公开说明",
                restated ? "No release of the period stands against it"
                    : "The period has a release: only a correction release with a public sentence may follow",
                restated ? null : $"/api/v1/releases/{standing!.Id}", restated ? null : "/publicNote"),
        ];
        if (draft is not null)
        {
            var own = draft.Content.DraftedBy == context.User.Identity?.Name;
            checks.Add(new("second-person", true, !own, own ? "由您拟定，须由另一人批准" : "拟定人与批准人不是同一人",
                own ? "Drafted by you; another person approves it" : "Drafted and approved by different people"));
        }

        checks.AddRange(await ReleaseHints.OfAsync(reader, sight, scope, session, token));
        if (draft is null && other is not null)
        {
            checks.Add(new("draft-waiting", false, false, "该统计期已有待批准的拟稿", "A draft of the period waits for approval",
                $"/api/v1/releases/{other.Id}"));
        }

        if (Viewer.Of(context).Caller.May(Area.Signals, write: false))
        {
            var open = await OpenSignals.CountAsync(year, context, session, options, token);
            checks.Add(new("signals-open", false, open == 0, $"待复核的录入提示{open}项", $"{open} entry signals wait for review",
                open == 0 ? null : $"/api/v1/entry-signals/{year}"));
        }

        return new(year, scope.From, scope.To, checks.All(x => x.Holds || !x.Blocks), standing?.Id, checks);
    }
}
