namespace CaseTrack.Photos;

/// <summary>照片分片. A photo comes in parts, so that what has arrived need not be sent again.</summary>
public static class PhotoParts
{
    /// <summary>A part has this many bytes, the last one what is left.</summary>
    public const int Length = 256 * 1024;

    /// <summary>The smallest photo, bytes: less is no picture.</summary>
    public const int Smallest = 100;

    /// <summary>The largest, bytes. The pages make a photo smaller before they send it; without a script it comes as the camera took
    /// it.</summary>
    public const int Largest = (int)Http.BodySizes.LargestPhoto;

    /// <summary>How a digest is written.</summary>
    public const string Sha256 = "^[0-9a-f]{64}$";

    public static int CountOf(int size) => (size + Length - 1) / Length;

    /// <summary>How many bytes a part of a photo has; null where the photo has no such part.</summary>
    public static int? LengthOf(int size, int index) =>
        index < 0 || index >= CountOf(size) ? null : Math.Min(Length, size - (index * Length));
}
