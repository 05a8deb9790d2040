using CaseTrack.Store;
using Npgsql;

namespace CaseTrack.Figures;

/// <summary>What a snapshot holds, and who writes: so a later one can tell what is settled.</summary>
public sealed partial class FigureReader
{
    private bool noted;

    /// <summary>Whether every event up to the sequence is in this snapshot, and none of them can still arrive.</summary>
    public bool IsSettled => settled == IncludesSequence;

    /// <summary>Notes what this snapshot holds and who writes now, so that a later one can tell what is settled.</summary>
    private async Task SeeAsync(CancellationToken token)
    {
        if (IsSettled || noted)
        {
            return;
        }

        noted = true;
        if (acts is null)
        {
            await using var command = new NpgsqlCommand(StoredEvents.Writing, connection, transaction);
            await SeeAsync(command, token);
            return;
        }

        // A copy does not know who writes. What it lacks of a writer who is done by now, the next question finds in it.
        await using var there = acts.CreateConnection();
        await there.OpenAsync(token);
        await using var asking = new NpgsqlCommand(StoredEvents.Writing, there);
        await SeeAsync(asking, token);
    }

    private async Task SeeAsync(NpgsqlCommand command, CancellationToken token)
    {
        await using var row = await command.ExecuteReaderAsync(token);
        if (await row.ReadAsync(token))
        {
            var near = row.GetInt64(1);
            var writing = row.GetFieldValue<long[]>(0).Select(x => KnownSums.Sighting.Whole(x, near)).DefaultIfEmpty().Max();
            memory.See(district, new(IncludesSequence, writing));
        }
    }
}
