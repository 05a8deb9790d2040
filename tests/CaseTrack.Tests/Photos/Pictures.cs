using System.Security.Cryptography;

namespace CaseTrack.Tests.Photos;

/// <summary>Photos for tests: a picture of 16 by 12 points, of any size in bytes, and with more in the file than the picture.</summary>
public static class Pictures
{
    private const string Tiny =
        "/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDABALDA4MChAODQ4SERATGCgaGBYWGDEjJR0oOjM9PDkzODdASFxOQERXRTc4UG1RV19iZ2hnPk1xeX" +
        "BkeFxlZ2P/2wBDARESEhgVGC8aGi9jQjhCY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2P/wAARCAAM" +
        "ABADASIAAhEBAxEB/8QAFQABAQAAAAAAAAAAAAAAAAAAAAT/xAAUEAEAAAAAAAAAAAAAAAAAAAAA/8QAFQEBAQAAAAAAAAAAAAAAAAAAAwX/xA" +
        "AaEQACAwEBAAAAAAAAAAAAAAABAgADUSEi/9oADAMBAAIRAxEAPwCAABdDWFA7suKlgtLlvOT/2Q==";

    /// <summary>A picture that any browser draws.</summary>
    public static byte[] Small { get; } = Convert.FromBase64String(Tiny);

    /// <summary>A picture of that many bytes, unlike any other; a browser draws the beginning of it.</summary>
    public static byte[] Of(int size)
    {
        var filling = RandomNumberGenerator.GetBytes(size - Small.Length);
        for (var i = 0; i < filling.Length; i++)
        {
            filling[i] &= 0x7F;
        }

        return [.. Small[..^2], .. filling, .. Small[^2..]];
    }

    /// <summary>With the place it was taken at, as cameras write it; turned by a quarter.</summary>
    public static byte[] WithPlace(byte[] picture)
    {
        byte[] entries =
        [
            0, 2, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, 6, 0, 0, // which way is up
            0x88, 0x25, 0, 4, 0, 0, 0, 1, 0, 0, 0, 0x26, 0, 0, 0, 0, // where the place is
            .. "N30.2E115.06"u8,
        ];
        return With(picture, 0xE1, [.. "Exif\0\0"u8, (byte)'M', (byte)'M', 0, 42, 0, 0, 0, 8, .. entries]);
    }

    /// <summary>With a segment after the start.</summary>
    public static byte[] With(byte[] picture, byte marker, byte[] body) =>
        [.. picture[..2], 0xFF, marker, (byte)((body.Length + 2) >> 8), (byte)(body.Length + 2), .. body, .. picture[2..]];

    public static string DigestOf(byte[] picture) => Convert.ToHexStringLower(SHA256.HashData(picture));
}
