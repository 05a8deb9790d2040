using CaseTrack.Import.Columns;
using Marten;

namespace CaseTrack.Import.Running;

/// <summary>记住的对应列. What an office calls its columns: said once, known from then on.</summary>
public sealed record RememberedHeadings
{
    /// <summary>The kind and the office.</summary>
    public required string Id { get; init; }

    /// <summary>The key of a heading; nothing for one that is left out.</summary>
    public IReadOnlyDictionary<string, string> Columns { get; init; } = new Dictionary<string, string>();

    /// <summary>The office of whoever sends a file: the unit of the right to import, or the district.</summary>
    public static string IdOf(ImportOperation operation) =>
        $"{operation.Kind}|{operation.Permits.FirstOrDefault(x => x.Area is Area.Import)?.Unit}";

    /// <summary>What is remembered, and what was said for this very file.</summary>
    public static async Task<IReadOnlyDictionary<string, string>> WithAsync(
        ImportOperation operation, IQuerySession session, CancellationToken token)
    {
        var known = new Dictionary<string, string>((await session.LoadAsync<RememberedHeadings>(IdOf(operation), token))?.Columns
            ?? new Dictionary<string, string>());
        foreach (var (heading, key) in operation.Mapping)
        {
            known[Headings.Plain(heading)] = key;
        }

        return known;
    }
}
