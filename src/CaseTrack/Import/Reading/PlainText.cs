using System.Globalization;
using System.Text;
using CaseTrack.Http;
using CsvHelper;
using CsvHelper.Configuration;

namespace CaseTrack.Import.Reading;

/// <summary>CSV 文件. Every cell is text; what encoding it is in is found out, never guessed: strictly UTF-8, or strictly GB18030, or
/// refused.</summary>
public static class PlainText
{
    private static readonly string[] Delimiters = [",", ";", "\t", "，"];

    private const string OrderMark = "\uFEFF";

    public static SourceFile Open(byte[] bytes)
    {
        var encoding = EncodingOf(bytes);
        var gb = encoding.CodePage == Gb18030.Strict.CodePage;
        var delimiter = DelimiterOf(bytes, encoding);
        return new(
            [new(gb ? "GB18030" : encoding.WebName, () => SourceFile.Guarded(Rows(bytes, encoding, delimiter, gb)), [])],
            gb ? [SourceFile.ReadAsGb18030] : []);
    }

    /// <exception cref="RefusedException">422 for what is no text, or in another encoding.</exception>
    private static Encoding EncodingOf(byte[] bytes)
    {
        if (bytes is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..])
        {
            return new UnicodeEncoding(bigEndian: bytes[0] == 0xFE, byteOrderMark: true, throwOnInvalidBytes: true);
        }

        // No text has a nought in it; programs, pictures and documents do.
        if (bytes.AsSpan().Contains((byte)0) || bytes is [(byte)'M', (byte)'Z', ..] or [(byte)'%', (byte)'P', (byte)'D', (byte)'F', ..])
        {
            throw new RefusedException(SourceRefusals.NotATable, 422);
        }

        Encoding utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: true, throwOnInvalidBytes: true);
        return Decodes(utf8) ? utf8 : Decodes(Gb18030.Strict) ? Gb18030.Strict
            : throw new RefusedException(SourceRefusals.Encoding, 422);

        bool Decodes(Encoding encoding)
        {
            try
            {
                encoding.GetCharCount(bytes);
                return true;
            }
            catch (DecoderFallbackException)
            {
                return false;
            }
        }
    }

    /// <summary>What parts the headings: comma, semicolon or tab, whichever is there most.</summary>
    private static string DelimiterOf(byte[] bytes, Encoding encoding)
    {
        using var reader = new StreamReader(new MemoryStream(bytes, writable: false), encoding);
        var head = new char[4096];
        var text = new string(head, 0, reader.ReadBlock(head));
        return Delimiters.MaxBy(x => text.Split(x).Length)!;
    }

    private static IEnumerable<ReadRow> Rows(byte[] bytes, Encoding encoding, string delimiter, bool gb)
    {
        var format = new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            Delimiter = delimiter,
            BadDataFound = null,
            IgnoreBlankLines = false,
            MaxFieldSize = SourceLimits.LongestCell,
            HasHeaderRecord = false,
        };
        using var reader = new StreamReader(new MemoryStream(bytes, writable: false), encoding);
        using var csv = new CsvParser(reader, format);
        for (var filled = 0; Read(csv);)
        {
            var fields = csv.Record!;
            if (fields.Length > SourceLimits.MostColumns || csv.Row > SourceLimits.LastRow)
            {
                throw new RefusedException(SourceRefusals.TooManyRows, 422);
            }

            var row = new ReadRow(csv.Row, [.. fields.Select(x => Cell(gb ? Gb18030.AsOf2022(x) : x))]);
            if (!row.IsEmpty && ++filled <= SourceLimits.MostRows + SourceLimits.HeadingWithin)
            {
                yield return row;
            }
            else if (!row.IsEmpty)
            {
                throw new RefusedException(SourceRefusals.TooManyRows, 422);
            }
        }
    }

    private static bool Read(CsvParser csv)
    {
        try
        {
            return csv.Read();
        }
        catch (CsvHelperException)
        {
            throw new RefusedException(SourceRefusals.Broken, 422);
        }
    }

    private static ReadCell Cell(string field)
    {
        var text = field.Trim().Trim(OrderMark[0]);

        // ="0012": how spreadsheets are kept from taking digits for a number.
        text = text is ['=', '"', .., '"'] ? text[2..^1] : text;
        return text.Contains('\uFFFD', StringComparison.Ordinal) ? new(text, Fault: CellFault.Garbled)
            : text is ['=', ..] ? new(text, Fault: CellFault.Formula)
            : LostDigits(text) ? new(text, Fault: CellFault.TooLong)
            : new(text is ['\'', '=' or '+' or '-' or '@', ..] ? text[1..] : text);
    }

    /// <summary>4.20202E+17: a number that a spreadsheet has already shortened before it wrote the file.</summary>
    private static bool LostDigits(string text) => text.Contains("E+", StringComparison.OrdinalIgnoreCase)
        && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _);
}
