using Marten;

namespace CaseTrack.Import.Running;

/// <summary>What has been decided about a chunk, in a transaction that has still to end.</summary>
internal sealed record DecidedChunk(Trial Transaction, bool Own, IDocumentSession Session) : IAsyncDisposable
{
    public List<RowVerdict> Verdicts { get; } = [];

    public List<RecordHistory> Histories { get; } = [];

    public async ValueTask DisposeAsync()
    {
        await Session.DisposeAsync();
        if (Own)
        {
            await Transaction.DisposeAsync();
        }
    }
}
