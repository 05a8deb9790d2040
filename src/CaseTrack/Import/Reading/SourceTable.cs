using System.IO.Compression;
using System.Xml;
using CaseTrack.Http;

namespace CaseTrack.Import.Reading;

/// <summary>来源表格. The rows of one sheet of a workbook, or of a text file; read as often as asked, one row at a time.</summary>
/// <param name="Name">The sheet; of a text file the encoding it was read in.</param>
/// <param name="Rows">The rows that hold something.</param>
/// <param name="Merged">合并单元格; known once the rows have been read to the end.</param>
public sealed record SourceTable(string Name, Func<IEnumerable<ReadRow>> Rows, IReadOnlyList<MergedCells> Merged);

/// <summary>来源文件. What was sent, known by its own first bytes and by no name.</summary>
/// <param name="Tables">Its tables; hidden ones are left out.</param>
/// <param name="Notes">What whoever sent it should know.</param>
public sealed record SourceFile(IReadOnlyList<SourceTable> Tables, IReadOnlyList<string> Notes)
{
    /// <summary>A note: links to other workbooks are there and are not followed.</summary>
    public const string ExternalLinks = "external-links";

    /// <summary>A note: read as GB18030, with the characters of 2022.</summary>
    public const string ReadAsGb18030 = "gb18030";

    private static ReadOnlySpan<byte> Ole => [0xD0, 0xCF, 0x11, 0xE0];

    private static ReadOnlySpan<byte> Zip => "PK\u0003\u0004"u8;

    /// <exception cref="RefusedException">422: not a table that can be read, and what to do about it.</exception>
    public static SourceFile Open(byte[] bytes)
    {
        if (bytes.Length > SourceLimits.LargestFile)
        {
            throw SourceLimits.Beyond();
        }

        if (bytes.Length == 0)
        {
            throw new RefusedException(SourceRefusals.Empty, 422);
        }

        if (bytes.AsSpan().StartsWith(Ole))
        {
            throw new RefusedException(SourceRefusals.OldWorkbook, 422);
        }

        return bytes.AsSpan().StartsWith(Zip) ? Guarded(() => Workbook.Open(bytes)) : PlainText.Open(bytes);
    }

    /// <summary>Whatever is wrong with a file while it is read is said in words.</summary>
    public static T Guarded<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception failure) when (failure is InvalidDataException or XmlException or IOException or NotSupportedException
            or ArgumentException or FormatException or OverflowException)
        {
            throw new RefusedException(SourceRefusals.Broken, 422);
        }
    }

    /// <summary>The same for rows, which are read one by one.</summary>
    public static IEnumerable<ReadRow> Guarded(IEnumerable<ReadRow> rows)
    {
        using var reading = Guarded(rows.GetEnumerator);
        while (Guarded(reading.MoveNext))
        {
            yield return reading.Current;
        }
    }

    /// <summary>The first rows, to look at.</summary>
    public static ReadRow[] First(SourceTable table) => [.. table.Rows().Take(SourceLimits.HeadingWithin)];

    internal static ZipArchive Unzip(byte[] bytes) => new(new MemoryStream(bytes, writable: false), ZipArchiveMode.Read);
}
