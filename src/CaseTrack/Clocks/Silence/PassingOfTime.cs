using CaseTrack.Terms;
using Marten;
using Microsoft.Extensions.Configuration;
using Npgsql;

namespace CaseTrack.Clocks.Silence;

/// <summary>时间的经过. What time alone has brought about in a case by today; today is the earlier of the day of this process and that of the database.</summary>
/// <remarks>What happens by silence cannot be taken back by the next act. A process whose clock has run ahead must not bring it about.</remarks>
public sealed class PassingOfTime(TimeProvider clock, IConfiguration configuration)
{
    private readonly bool enabled = configuration.GetValue("Silence", true);

    /// <summary>The day both clocks have reached, Asia/Shanghai.</summary>
    public async Task<DateOnly> TodayAsync(IQuerySession session, CancellationToken token)
    {
        await using var command = new NpgsqlCommand("select now()");
        await using var row = await session.ExecuteReaderAsync(command, token);
        await row.ReadAsync(token);
        var (ours, theirs) = (Today.Of(clock).Date, Today.At(await row.GetFieldValueAsync<DateTimeOffset>(0, token)).Date);
        return ours < theirs ? ours : theirs;
    }

    /// <summary>The events, in the order of the days they belong to. None for a record that is still being entered, or of a kind without terms.</summary>
    public async Task<IReadOnlyList<ICaseEvent>> SinceAsync<T>(T record, IQuerySession session, TermRules rules, CancellationToken token) where T : class, ICaseRecord<T>
    {
        if (!enabled || record is not ICaseFile { Dossier.UnderEntry: false } first)
        {
            return [];
        }

        var rulebook = await session.RulebookAsync(rules, token);
        if (RaiseDueHandler.Next(first, rulebook, Today.Of(clock).Date) is null)
        {
            return [];
        }

        var today = await TodayAsync(session, token);
        var events = new List<ICaseEvent>();
        for (var file = first; RaiseDueHandler.Next(file, rulebook, today) is { } happened; file = (ICaseFile)record)
        {
            events.Add(happened);
            record = T.Fold(record, file.Id, happened);
        }

        return events;
    }
}
