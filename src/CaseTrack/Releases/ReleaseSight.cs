using CaseTrack.Figures;
using Marten;
using Microsoft.AspNetCore.Http;

namespace CaseTrack.Releases;

/// <summary>发布数据的查看范围. What was approved is published and exact for everybody who reads releases; a draft is a question like any
/// other.</summary>
public static class ReleaseSight
{
    /// <summary>Whether a second person has let it out.</summary>
    public static bool IsPublished(Release release) => release.Stage is ReleaseStage.Approved or ReleaseStage.Superseded;

    /// <summary>The release as the caller may know it.</summary>
    public static async Task<Release> OfAsync(Release release, HttpContext context, IQuerySession session, CancellationToken token)
    {
        if (IsPublished(release))
        {
            return release;
        }

        await using var reader = await FigureReader.OpenAsync(session, token);
        var sight = new FigureSight(reader, context, session);
        var figures = new List<ReleasedFigure>();
        foreach (var figure in release.Figures)
        {
            figures.Add(FigureCatalogue.Find(figure.Code) is { } known && await sight.WithheldAsync(known, release.Scope, token)
                ? figure with { Value = null, Numerator = null, Denominator = null, Cases = 0, CaseHash = "" } : figure);
        }

        var identities = await sight.WithheldAsync(release.Scope, token)
            ? [.. release.Content.Identities.Select(x => x with { Left = null, Right = null })] : release.Content.Identities;
        return release with { Content = release.Content with { Figures = figures, Identities = identities } };
    }
}
