namespace CaseTrack.Releases;

/// <summary>发布前核对的一项.</summary>
/// <param name="Code">Which.</param>
/// <param name="Blocks">Nothing is released while it does not hold; a hint otherwise, to be looked at.</param>
/// <param name="Holds">Whether there is nothing to do.</param>
/// <param name="Chinese">What was found.</param>
/// <param name="English">The same in English.</param>
/// <param name="Href">Where it is repaired; null where nothing is to be.</param>
/// <param name="Pointer">The field of the draft that repairs it.</param>
public sealed record ReleaseCheck(
    string Code, bool Blocks, bool Holds, string Chinese, string English, string? Href = null, string? Pointer = null);
