using CaseTrack.Access;
using CaseTrack.Access.Log;
using Marten;
using Microsoft.AspNetCore.Http;

namespace CaseTrack.Figures;

/// <summary>恒等式核对.</summary>
public sealed record IdentityReport(
    int Year, DateOnly From, DateOnly To, bool AllHold, long IncludesSequence, IReadOnlyList<IdentityVerdict> Identities,
    LedgerStanding Ledger);

public static class ReadIdentitiesEndpoint
{
    /// <summary>恒等式核对: passed or broken, with the records responsible.</summary>
    [WolverineGet("/api/v1/figures/{year}/identities")]
    public static async Task<IdentityReport> Get(
        int year, HttpContext context, IQuerySession session, TimeProvider clock, AccessLog log, CancellationToken token)
    {
        var question = await FigureQuestion.ReadAsync(year, context, session, token);
        await using var reader = await FigureReader.OpenAsync(session, question.MinSequence, clock, token);
        var verdicts = await IdentityCheck.RunAsync(reader, question.Scope, session, token);
        verdicts = await IdentityCheck.SeenAsync(verdicts, Viewer.Of(context), session, token);
        if (await new FigureSight(reader, context, session).WithheldAsync(question.Scope, token))
        {
            verdicts = [.. verdicts.Select(x => x with { Left = null, Right = null })];
        }

        if (verdicts.Sum(x => x.Responsible.Count) is > 0 and var listed)
        {
            await log.RecordAsync(context, AccessAction.DrilledDown, detail: $"{year} identities{context.Request.QueryString}: {listed}");
        }

        return new(year, question.Scope.From, question.Scope.To, verdicts.All(x => x.Holds), reader.IncludesSequence, verdicts,
            reader.Ledger);
    }
}
