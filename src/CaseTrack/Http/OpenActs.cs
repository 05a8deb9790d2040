using Marten;

namespace CaseTrack.Http;

/// <summary>Of some acts upon a record, those the caller of this request may do. The gate says so; a request that did not pass it has
/// none.</summary>
public delegate Task<IReadOnlyList<string>> OpenActs(
    string kind, Guid id, IReadOnlyList<string> acts, IQuerySession session, CancellationToken token);
