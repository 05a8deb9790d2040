using Marten;

namespace CaseTrack.Letters;

/// <summary>文书模板，当前.</summary>
public static class CurrentTemplates
{
    /// <summary>The office's latest of each letter; not where that goes back to the shipped one.</summary>
    public static async Task<IReadOnlyDictionary<string, LetterTemplate>> ReadAsync(IQuerySession session, CancellationToken token) =>
        (await session.Query<LetterTemplate>().ToListAsync(token)).GroupBy(x => x.Code).Select(Latest)
            .Where(x => x.Content is not null).ToDictionary(x => x.Code);

    /// <summary>The office's latest of one letter; null where the shipped one is used.</summary>
    public static async Task<LetterTemplate?> ReadAsync(Letter letter, IQuerySession session, CancellationToken token) =>
        await session.Query<LetterTemplate>().Where(x => x.Code == letter.Code).ToListAsync(token) is { Count: > 0 } own
            && Latest(own) is { Content: not null } latest ? latest : null;

    private static LetterTemplate Latest(IEnumerable<LetterTemplate> versions) =>
        versions.OrderByDescending(x => x.ChangedOn).ThenByDescending(x => x.Id).First();
}
