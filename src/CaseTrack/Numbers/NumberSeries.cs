using CaseTrack.Store;
using Marten;
using Npgsql;

namespace CaseTrack.Numbers;

/// <summary>流水号. Where the series of a district stand; looking at them draws no number.</summary>
public static class NumberSeries
{
    private const string Lasts = $"select series, year, last from {StoreSchema.Name}.{Numbering.SeriesTable} where tenant_id = $1";

    /// <summary>The last serial of each series and year.</summary>
    public static async Task<IReadOnlyDictionary<(string Series, int Year), int>> LastAsync(IQuerySession session, CancellationToken token)
    {
        await using var command = new NpgsqlCommand(Lasts);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = session.TenantId });
        var last = new Dictionary<(string, int), int>();
        await using var rows = await session.ExecuteReaderAsync(command, token);
        while (await rows.ReadAsync(token))
        {
            last[(rows.GetString(0), rows.GetInt32(1))] = rows.GetInt32(2);
        }

        return last;
    }

    /// <summary>The number that would be given next, past those that were entered from paper.</summary>
    /// <param name="session">The district.</param>
    /// <param name="write">The number of a serial.</param>
    /// <param name="last">The last serial.</param>
    /// <param name="token">Cancellation.</param>
    public static async Task<string> NextAsync(IQuerySession session, Func<int, string> write, int last, CancellationToken token)
    {
        string next;
        do
        {
            next = write(++last);
        }
        while (await session.IsEnteredAsync(next, token));
        return next;
    }
}
