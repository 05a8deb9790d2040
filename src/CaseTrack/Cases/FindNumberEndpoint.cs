using CaseTrack.Access;
using CaseTrack.Access.Log;
using CaseTrack.Http;
using CaseTrack.Mediation;
using CaseTrack.Review;
using CaseTrack.Store;
using CaseTrack.Supervision;
using Marten;
using Marten.Linq.MatchesSql;
using Microsoft.AspNetCore.Http;

namespace CaseTrack.Cases;

/// <summary>A case that has a number.</summary>
public sealed record NumberedCase(string Kind, Guid Id, string Document, string Number);

/// <summary>按文号查到的案件.</summary>
public sealed record NumberedCases(IReadOnlyList<NumberedCase> Cases);

public static class FindNumberEndpoint
{
    /// <summary>按文号查找: kinds of brackets, 第, 号 and leading zeros make no difference.</summary>
    [WolverineGet("/api/v1/numbers")]
    public static async Task<NumberedCases> Get(HttpContext context, IQuerySession session, AccessLog log, CancellationToken token)
    {
        var filters = Filters.Of(context, "number");
        var key = NumberKey.Of(filters.Text("number") ?? throw new RefusedException(HttpRefusals.BadFilter, 400, "/number"));
        var mediations = await SeenAsync<MediationCase>(Area.Mediation);
        var reviews = await SeenAsync<ReviewApplication>(Area.Review);
        var files = await SeenAsync<SupervisionFile>(Area.Supervision);
        NumberedCase[] found =
        [
            .. mediations.SelectMany(x => Numbers(MediationCase.Kind, x)),
            .. reviews.SelectMany(x => Numbers(ReviewApplication.Kind, x)),
            .. files.SelectMany(x => Numbers(SupervisionFile.Kind, x)),
        ];

        // What was asked for may be anything; what was found are numbers of files.
        await log.RecordAsync(
            context, AccessAction.DrilledDown, found.Length == 1 ? found[0].Kind : null, found.Length == 1 ? found[0].Id : null,
            detail: $"number: {found.Length}");
        return new(found);

        async Task<IReadOnlyList<T>> SeenAsync<T>(Area area) where T : class, ICaseRecord<T>, ICaseFile
        {
            var sight = await Viewer.Of(context).SightAsync(area, session, token);
            return sight.Nothing ? [] : await session.Query<T>().Where(x => x.MatchesSql(StoredDocuments.HasNumber, key)).SeenBy(sight)
                .Take(50).ToListAsync(token);
        }

        IEnumerable<NumberedCase> Numbers(string kind, ICaseFile file) => file.Dossier.Numbers
            .Where(x => NumberKey.Of(x.Number) == key).Select(x => new NumberedCase(kind, file.Id, x.Document, x.Number));
    }
}
