using Marten;

namespace CaseTrack.Privacy.Retention;

/// <summary>What the cases of a list stand by at the moment of its approval.</summary>
/// <param name="Now">Each case, looked at again.</param>
/// <param name="Statement">The statement by which this database redacts; null where the service has no right to it.</param>
public sealed record DestructionStanding(IReadOnlyList<DueRecord> Now, string? Statement)
{
    /// <summary>Holds the cases until the destruction is stored, and looks at each again.</summary>
    public static async Task<DestructionStanding> HeldAsync(
        DestructionList list, DateOnly on, IDocumentSession session, CancellationToken token)
    {
        Guid[] ids = [.. list.Records];
        var statement = list.Stage is DestructionStage.Proposed ? await TextRedaction.HoldAsync(ids, session, token) : null;
        return new(await DueRecords.JudgedAsync(list.RecordKind, ids, on, list.Id, session, token), statement);
    }

    /// <summary>Why a listed case is kept back now; null where it goes.</summary>
    public KeptBack? WhyKept(ListedRecord listed) => Now.FirstOrDefault(x => x.Id == listed.Id) is not { } now ? KeptBack.Changed
        : now.KeptBack ?? (now.Version != listed.Version ? KeptBack.Changed : now.Rule != listed.Rule ? KeptBack.RuleChanged : null);
}
