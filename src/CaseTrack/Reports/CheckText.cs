using System.IO.Compression;
using System.Text;
using System.Xml;
using CaseTrack.Figures;
using CaseTrack.Hosting;
using CaseTrack.Releases;
using DocumentFormat.OpenXml.Packaging;
using Marten;
using Microsoft.AspNetCore.Http;

namespace CaseTrack.Reports;

/// <summary>核对文稿.</summary>
/// <param name="Year">报告年度.</param>
/// <param name="Text">The draft.</param>
/// <param name="Release">Against a release rather than the figures as known now.</param>
public sealed record CheckText(int Year, string Text, Guid? Release = null)
{
    public sealed class Validator : AbstractValidator<CheckText>
    {
        public Validator()
        {
            RuleFor(x => x.Year).InclusiveBetween(1949, 2200);
            RuleFor(x => x.Text).NotEmpty().WithErrorCode("empty-draft");
        }
    }
}

/// <summary>核对结果.</summary>
public sealed record TextVerdict(int Year, Guid? Release, int Matched, int Wrong, int Vague, int Unknown, IReadOnlyList<CheckedNumber> Numbers)
{
    private static readonly Refusal TooManyNumbers = new("text-check.too-many-numbers",
        $"文稿中的数字超过{TextCheck.MostNumbers}个，不像一份报告", $"The draft holds more than {TextCheck.MostNumbers} numbers; it is no report");

    /// <summary>Every number of a text against a release, or the figures as known now.</summary>
    /// <exception cref="RefusedException">404 for a release that is not there.</exception>
    public static async Task<TextVerdict> OfAsync(int year, string text, Guid? release, IQuerySession session, CancellationToken token)
    {
        Dictionary<string, decimal?> values;
        if (release is { } id)
        {
            var frozen = await session.LoadAsync<Release>(id, token) ?? throw new RefusedException(HttpRefusals.NotFound, 404, "/release");
            values = FigureCatalogue.All.ToDictionary(x => x.Code, x => frozen.Figures.FirstOrDefault(y => y.Code == x.Code)?.Value);
        }
        else
        {
            await using var reader = await FigureReader.OpenAsync(session, token);
            var scope = new FigureScope(session.TenantId, new(year, 1, 1), new(year, 12, 31));
            values = FigureCatalogue.All.Zip(await reader.ValuesAsync(FigureCatalogue.All, scope, token)).ToDictionary(x => x.First.Code, x => x.Second.Value);
        }

        IReadOnlyList<CheckedNumber> numbers;
        try
        {
            numbers = TextCheck.Run(text, year, values);
        }
        catch (TooManyNumbersException)
        {
            throw new RefusedException(TooManyNumbers, 422, "/text");
        }

        int Count(NumberVerdict verdict) => numbers.Count(x => x.Verdict == verdict);
        return new(year, release, Count(NumberVerdict.Matched), Count(NumberVerdict.Wrong), Count(NumberVerdict.Vague), Count(NumberVerdict.Unknown), numbers);
    }
}

public static class CheckTextEndpoint
{
    /// <summary>核对文稿: every number matched, wrong, vague or unknown, with the figure, the value and the place.</summary>
    [WolverinePost("/api/v1/text-checks")]
    public static Task<TextVerdict> Post(CheckText command, IQuerySession session, CancellationToken token) =>
        TextVerdict.OfAsync(command.Year, command.Text, command.Release, session, token);
}

public static class CheckDocumentEndpoint
{
    private const long LargestText = 20 * 1024 * 1024;

    /// <summary>Drafts checked at the same moment: the text of each is in memory, and twenty kilobytes may hold as much as is read at all.</summary>
    private const int AtOnce = 2;

    private static readonly SemaphoreSlim Places = new(AtOnce);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    // Tables in tables in text boxes stay far below.
    private const int DeepestElement = 256;

    private static readonly Refusal NotAWordDocument = new("text-check.not-a-word-document",
        "不是可读的 .docx 文件", "Not a .docx file that can be read", "ISO/IEC 29500");

    private static readonly Refusal Empty = new("text-check.empty-draft", "文稿没有文字", "The draft has no text");

    private static readonly Refusal Busy = new("text-check.busy",
        "正在核对其他文稿，请按 Retry-After 所示秒数稍后再试", "Other drafts are being checked; wait as many seconds as Retry-After says", "RFC 9110 §15.6.4");

    /// <summary>核对 .docx 文稿: the file is the body of the request.</summary>
    /// <remarks>503 while too many others are checked.</remarks>
    [WolverinePost("/api/v1/text-checks/{year}/document")]
    public static async Task<TextVerdict> Post(int year, HttpContext context, IQuerySession session, CancellationToken token)
    {
        if (year is < 1949 or > 2200)
        {
            throw new RefusedException(HttpRefusals.BadFilter, 400, "/year");
        }

        // Nothing of the file is kept before there is a place for it.
        if (!await Places.WaitAsync(Patience, token))
        {
            throw new RefusedException(Busy, 503);
        }

        try
        {
            using var body = new MemoryStream();
            await context.Request.Body.CopyToAsync(body, token);
            var text = Read(body);
            return string.IsNullOrWhiteSpace(text) ? throw new RefusedException(Empty, 422) : await TextVerdict.OfAsync(year, text, null, session, token);
        }
        finally
        {
            Places.Release();
        }
    }

    private static string Read(MemoryStream body)
    {
        try
        {
            body.Position = 0;
            using (var zip = new ZipArchive(body, ZipArchiveMode.Read, leaveOpen: true))
            {
                // What a few kilobytes may unpack to is bounded before anything is unpacked.
                if (zip.Entries.Count > 2000 || zip.Entries.Sum(x => x.Length) > LargestText)
                {
                    throw new RefusedException(HttpRefusals.TooLarge, 413);
                }
            }

            body.Position = 0;
            using var document = WordprocessingDocument.Open(body, isEditable: false, new OpenSettings { MaxCharactersInPart = LargestText });
            using var part = document.MainDocumentPart?.GetStream(FileMode.Open, FileAccess.Read) ?? throw new InvalidDataException();
            return Paragraphs(part);
        }
        catch (Exception failure) when (failure is InvalidDataException or OpenXmlPackageException or FileFormatException or XmlException or ArgumentException)
        {
            throw new RefusedException(NotAWordDocument, 422);
        }
    }

    /// <summary>The text, a line a paragraph, element by element: a tree of a document nested without end would take the process down with it.</summary>
    private static string Paragraphs(Stream part)
    {
        const string word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
        using var reader = XmlReader.Create(part, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, MaxCharactersInDocument = LargestText, XmlResolver = null });
        var text = new StringBuilder();
        var inText = false;
        while (reader.Read())
        {
            if (reader.Depth > DeepestElement)
            {
                throw new InvalidDataException();
            }

            if (reader.NodeType is XmlNodeType.Element or XmlNodeType.EndElement && reader.NamespaceURI == word)
            {
                inText = reader is { LocalName: "t", NodeType: XmlNodeType.Element, IsEmptyElement: false };
                if (reader is { LocalName: "p", NodeType: XmlNodeType.EndElement })
                {
                    text.Append('\n');
                }
            }
            else if (inText && reader.NodeType is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace)
            {
                text.Append(reader.Value);
            }
        }

        return text.ToString();
    }
}
