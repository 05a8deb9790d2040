namespace CaseTrack.Photos;

/// <summary>照片的存放情况. Beside the events: which parts have arrived, and the photo's own key, itself encrypted with the office's. Without it
/// the parts are noise.</summary>
public sealed record PhotoFile
{
    /// <summary>Case and photo.</summary>
    public required string Id { get; init; }

    public required Guid RecordId { get; init; }

    public required Guid Photo { get; init; }

    public required string Wrapped { get; init; }

    /// <summary>The parts that have arrived.</summary>
    public IReadOnlyList<int> Parts { get; init; } = [];

    public static string IdOf(Guid record, Guid photo) => $"{record:N}|{photo:N}";
}
