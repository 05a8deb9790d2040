namespace CaseTrack.Records;

/// <summary>已建立. The answer to what opens a record; a repeat of the request gets the same answer.</summary>
/// <param name="Id">The record.</param>
/// <param name="Url">Where it is read; also <c>Location</c>.</param>
public sealed record Created(Guid Id, string Url) : CreationResponse<Guid>(Url, Id)
{
    /// <summary>Its version; the next <c>If-Match</c> is this in quotation marks, as <c>ETag</c> says it.</summary>
    public int Version { get; set; } = 1;

    /// <summary>文号, where opening it gave one.</summary>
    public string? Number { get; set; }

    /// <summary>提示; absent where nothing looks amiss.</summary>
    public IReadOnlyList<Warning>? Warnings { get; set; }

    public static Created At(Guid id, string url) => new(id, url);
}
