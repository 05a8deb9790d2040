namespace CaseTrack.Http;

/// <summary>How large the body of a request may be.</summary>
public static class BodySizes
{
    /// <summary>What is called one in sizes that people read, bytes.</summary>
    public const long Megabyte = 1024 * 1024;

    /// <summary>The largest request body, bytes. No act of a clerk comes near it.</summary>
    public const long LargestBody = Megabyte;

    /// <summary>The largest file with a photo as a camera takes it, bytes.</summary>
    public const long LargestPhoto = 8 * Megabyte;

    /// <summary>The largest form with a photo that is read to its end, bytes: beyond what a photo may have, to say so.</summary>
    public const long LargestPhotoForm = 32 * Megabyte;

    /// <summary>The largest draft of a report, bytes.</summary>
    public const long LargestDraft = 10 * Megabyte;

    /// <summary>The largest file of an import, bytes: ten years of a district.</summary>
    public const long LargestImport = 64 * Megabyte;

    /// <summary>The largest body that is read to be thrown away, bytes, so that whoever sends it reads why it was not taken.</summary>
    public const long LargestThrownAway = 4 * LargestImport;
}
