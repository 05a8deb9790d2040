using CaseTrack.Store;
using Npgsql;

namespace CaseTrack.Figures;

/// <summary>What was found out before, and what has come since.</summary>
public sealed partial class FigureReader
{
    // Beyond that many events it is as well to begin anew.
    private const int Carried = 2_000;

    // So many events since are looked through with each question, before what is known is carried on.
    private const int Looked = 200;

    /// <summary>Something that follows from what has been recorded: worked out once for a sequence that is settled.</summary>
    /// <param name="question">All that decides it besides.</param>
    /// <param name="work">How it is worked out.</param>
    /// <param name="size">How much room it takes, in sums.</param>
    /// <param name="token">Cancellation.</param>
    public async Task<T> OnceAsync<T>(string question, Func<Task<T>> work, Func<T, int> size, CancellationToken token)
    {
        await SeeAsync(token);
        if (!IsSettled)
        {
            return await work();
        }

        var asked = (district, IncludesSequence, Ledger.ComparedAt, question);
        if (memory.Find<Worked<T>>(asked) is { } known)
        {
            return known.Out;
        }

        var worked = await work();
        memory.Keep(asked, new Worked<T>(worked), size(worked));
        return worked;
    }

    /// <summary>Whether an answer is worth remembering: a question about a sequence of the past is asked once.</summary>
    private bool Remembers(FigureScope scope) =>
        scope.Sequence is null && scope.Later.Count == 0 && Ledger.State is not LedgerState.Differs;

    /// <summary>What is known of a question, up to a sequence that this snapshot holds.</summary>
    private T? Known<T>(object question) where T : KnownSums.UpTo =>
        memory.Find<T>(question) is { } found && found.Sequence <= IncludesSequence ? found : null;

    /// <summary>Whether what was known is kept anew, with what has come since.</summary>
    private bool CarriesOn(NewerLines newer) => IsSettled || newer.Events.Count > Looked;

    /// <summary>The events after a sequence, with what their lines are of; null where there are too many.</summary>
    private async Task<NewerLines?> SinceAsync(long sequence, string district, CancellationToken token)
    {
        var found = new NewerLines([], [], [], []);
        if (sequence == IncludesSequence)
        {
            return found;
        }

        await using var command = new NpgsqlCommand(StoredEvents.After(Carried + 1, FactLedgerTable.Name), connection, transaction);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = district });
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = sequence });
        await using var rows = await command.ExecuteReaderAsync(token);
        while (await rows.ReadAsync(token))
        {
            found.Events.Add(rows.GetGuid(0));
            found.Records.Add(rows.GetGuid(1));
            if (!rows.IsDBNull(2))
            {
                found.Facts.Add(rows.GetInt32(2));
            }

            if (!rows.IsDBNull(3))
            {
                found.Subjects.Add(rows.GetString(3));
            }
        }

        return found.Events.Count > Carried ? null : found;
    }

    /// <summary>Events, their records, and the facts and subjects of their lines.</summary>
    private sealed record NewerLines(HashSet<Guid> Events, HashSet<Guid> Records, HashSet<int> Facts, HashSet<string> Subjects)
    {
        public bool Touch(Population population) => population.Terms.Any(x => Facts.Contains(x.Code));
    }

    private sealed record Worked<T>(T Out);
}
