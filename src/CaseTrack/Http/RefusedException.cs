namespace CaseTrack.Http;

/// <summary>A refusal found outside a decision, where no problem can be returned: in reading the query string.</summary>
public sealed class RefusedException(Refusal refusal, int status, string? pointer = null) : Exception(refusal.English)
{
    public Refusal Refusal { get; } = refusal;
    public int Status { get; } = status;
    public string? Pointer { get; } = pointer;

    /// <summary>How long to wait before it is tried again; said in <c>Retry-After</c>.</summary>
    public TimeSpan? RetryAfter { get; init; }
}
