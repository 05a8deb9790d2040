using CaseTrack.Import.Running;
using Marten;

namespace CaseTrack.Import.Requests;

/// <summary>Asks for the next step of an import.</summary>
public static class Asking
{
    public static async Task ForAsync(
        IDocumentSession session, ImportOperation operation, ImportProgress progress, ImportPhase phase, TimeProvider clock,
        CancellationToken token)
    {
        session.Store(operation with { Phase = phase, Turn = operation.Turn + 1, Cancelled = false });
        session.Store(progress with
        {
            Turn = operation.Turn + 1,
            Phase = phase,
            Chunks = 0,
            Done = 0,
            Attempts = 0,
            Completed = 0,
            Counts = phase is ImportPhase.Complete ? progress.Counts : new Dictionary<RowState, int>(),
            StartedAt = clock.GetUtcNow(),
            EndedAt = null,
            Outcome = null,
            Refusal = null,
        });
        await session.SaveChangesAsync(token);
    }
}
