using System.Runtime.CompilerServices;
using CaseTrack.Store;
using Npgsql;

namespace CaseTrack.Figures;

/// <summary>Every record of every district, some hundred at a time: what goes through all of them takes them so.</summary>
public static class StreamPages
{
    /// <summary>How many records are taken at once.</summary>
    public const int PageSize = 400;

    /// <summary>How many pages are worked on at once.</summary>
    public static int SideBySide { get; } = Math.Clamp(Environment.ProcessorCount, 2, 8);

    /// <summary>The pages, each of one district, in order of district and record.</summary>
    public static async IAsyncEnumerable<(string District, Guid[] Ids)> ReadAsync(
        NpgsqlConnection connection, [EnumeratorCancellation] CancellationToken token)
    {
        for (var (district, last) = ("", Guid.Empty); ;)
        {
            var page = new List<(string District, Guid Id)>();
            await using (var command = new NpgsqlCommand(StoredEvents.NextStreams, connection))
            {
                command.Parameters.AddWithValue(district);
                command.Parameters.AddWithValue(last);
                command.Parameters.AddWithValue(PageSize);
                await using var row = await command.ExecuteReaderAsync(token);
                while (await row.ReadAsync(token))
                {
                    page.Add((row.GetString(0), row.GetGuid(1)));
                }
            }

            if (page.Count == 0)
            {
                yield break;
            }

            foreach (var some in page.GroupBy(x => x.District))
            {
                yield return (some.Key, [.. some.Select(x => x.Id)]);
            }

            (district, last) = page[^1];
        }
    }
}
