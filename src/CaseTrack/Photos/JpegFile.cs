using System.Buffers.Binary;

namespace CaseTrack.Photos;

/// <summary>JPEG 文件 (ITU-T T.81). Its segments: which belong to the picture, and which say more.</summary>
/// <remarks>Nothing is drawn here: what decodes pictures of strangers is a way into the service. Known by name is what may stay; whatever
/// else there is – Exif with place and serial number, XMP, comments, what comes after the end – is more than the picture. Which way is up
/// may be said, and nothing beside it.</remarks>
public static class JpegFile
{
    private const byte Start = 0xD8, End = 0xD9, Scan = 0xDA, Exif = 0xE1;

    private static ReadOnlySpan<byte> ExifName => "Exif\0\0"u8;

    /// <summary>Why the bytes are no photo that may be kept; null if they are one.</summary>
    public static Refusal? Refuses(byte[] file) =>
        Bare(file) is not { } bare ? PhotoRefusals.NoPicture : !bare.AsSpan().SequenceEqual(file) ? PhotoRefusals.SaysMore : null;

    /// <summary>The picture and nothing else; null for what is no picture.</summary>
    public static byte[]? Bare(byte[] file)
    {
        if (file is not [0xFF, Start, 0xFF, ..])
        {
            return null;
        }

        using var bare = new MemoryStream(file.Length);
        bare.Write([0xFF, Start]);
        var (at, drawn, sized, turned) = (2, false, false, false);
        while (at + 1 < file.Length && file[at] == 0xFF)
        {
            var marker = file[at + 1];
            if (marker == 0xFF)
            {
                at++; // Fill bytes may stand before any marker.
                continue;
            }

            if (marker == End)
            {
                bare.Write([0xFF, End]);
                return drawn && sized ? bare.ToArray() : null;
            }

            if (at + 4 > file.Length || marker is 0x00 or 0x01 or (>= 0xD0 and <= 0xD8))
            {
                return null;
            }

            var length = BinaryPrimitives.ReadUInt16BigEndian(file.AsSpan(at + 2));
            if (length < 2 || at + 2 + length > file.Length)
            {
                return null;
            }

            ReadOnlySpan<byte> segment = file.AsSpan(at, 2 + length), body = segment[4..];
            at += 2 + length;
            sized |= IsFrame(marker) && body.Length >= 6 && BinaryPrimitives.ReadUInt16BigEndian(body[1..]) > 0
                && BinaryPrimitives.ReadUInt16BigEndian(body[3..]) > 0;
            if (Belongs(marker, body))
            {
                bare.Write(segment);
            }
            else if (marker == Exif && !turned && Turn(body) is > 1 and var turn)
            {
                turned = true;
                bare.Write(TurnedBy(turn));
            }

            if (marker == Scan)
            {
                drawn = true;
                var to = EndOfScan(file, at);
                bare.Write(file.AsSpan(at, to - at));
                at = to;
            }
        }

        return null;
    }

    private static bool IsFrame(byte marker) => marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC);

    /// <summary>Tables, frames and scans; the plain header, a colour profile, Adobe's note on colours.</summary>
    private static bool Belongs(byte marker, ReadOnlySpan<byte> body) => marker switch
    {
        >= 0xC0 and <= 0xCF => true,
        Scan or 0xDB or 0xDC or 0xDD => true,
        0xE0 => body.StartsWith("JFIF\0"u8) && body.Length == 14,
        0xE2 => body.StartsWith("ICC_PROFILE\0"u8),
        0xEE => body.StartsWith("Adobe"u8) && body.Length == 12,
        _ => false,
    };

    /// <summary>Where the coded picture ends: at the first marker that is neither an escaped byte nor a restart.</summary>
    private static int EndOfScan(byte[] file, int from)
    {
        for (var at = from; at + 1 < file.Length; at++)
        {
            if (file[at] == 0xFF && file[at + 1] is not (0x00 or (>= 0xD0 and <= 0xD7) or 0xFF))
            {
                return at;
            }
        }

        return file.Length;
    }

    /// <summary>Which way is up (Exif orientation, 1 to 8); 1 where nothing is said.</summary>
    private static int Turn(ReadOnlySpan<byte> body)
    {
        if (!body.StartsWith(ExifName) || body.Length < ExifName.Length + 14)
        {
            return 1;
        }

        var tiff = body[ExifName.Length..];
        var little = tiff[0] == (byte)'I';
        int Short(ReadOnlySpan<byte> x) => little ? BinaryPrimitives.ReadUInt16LittleEndian(x) : BinaryPrimitives.ReadUInt16BigEndian(x);
        long Long(ReadOnlySpan<byte> x) => little ? BinaryPrimitives.ReadUInt32LittleEndian(x) : BinaryPrimitives.ReadUInt32BigEndian(x);
        var first = Long(tiff[4..]);
        if (first + 2 > tiff.Length)
        {
            return 1;
        }

        var entries = Short(tiff[(int)first..]);
        for (var i = 0; i < entries; i++)
        {
            var at = first + 2 + (i * 12);
            if (at + 12 > tiff.Length)
            {
                return 1;
            }

            var entry = tiff[(int)at..];
            if (Short(entry) == 0x0112 && Short(entry[8..]) is >= 1 and <= 8 and var turn)
            {
                return turn;
            }
        }

        return 1;
    }

    /// <summary>An Exif segment that says which way is up, and nothing else.</summary>
    private static byte[] TurnedBy(int turn) =>
        [0xFF, Exif, 0, 34, .. ExifName, (byte)'M', (byte)'M', 0, 42, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, (byte)turn, 0, 0,
            0, 0, 0, 0];
}
