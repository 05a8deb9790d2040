using Marten;

namespace CaseTrack.Reports;

/// <summary>报告模板，当前.</summary>
public sealed record CurrentTemplate(Guid? Id, string Text)
{
    /// <summary>The office's latest, or the one that comes with the program.</summary>
    public static async Task<CurrentTemplate> ReadAsync(IQuerySession session, CancellationToken token)
    {
        var own = await session.Query<ReportTemplate>().OrderByDescending(x => x.ChangedOn).ThenByDescending(x => x.Id).FirstOrDefaultAsync(token);
        return new(own?.Id, own?.Text ?? ReportTemplate.Shipped);
    }
}
