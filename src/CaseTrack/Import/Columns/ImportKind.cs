using System.Text.Json;
using System.Text.Json.Serialization;
using CaseTrack.Figures;
using CaseTrack.Ledger;

namespace CaseTrack.Import.Columns;

/// <summary>导入的种类. What a row of a kind of record may say. Kinds are data: <c>Import/Kinds</c>; what an act asks for is said by the act
/// alone.</summary>
/// <param name="Kind">The kind of record.</param>
/// <param name="Chinese">中文名称.</param>
/// <param name="English">In English.</param>
/// <param name="Acts">The acts, in the order of a life; those of one day follow it.</param>
/// <param name="Columns">The columns, in the order of the template.</param>
public sealed record ImportKind(
    string Kind, string Chinese, string English, IReadOnlyList<ImportAct> Acts, IReadOnlyList<ImportColumn> Columns)
{
    private static readonly string[] Files =
        ["organisations", "mediation-cases", "review-applications", "supervision-files", "ledger-entries", "base-figures"];

    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) },
    };

    private static readonly Lazy<IReadOnlyList<ImportKind>> Shipped = new(Read);

    private static readonly Lazy<ImportKind> OfAccounts = new(() =>
    {
        var kind = Read("accounts");
        return kind with { Columns = [.. kind.Columns.Select(Roles)] };
    });

    /// <summary>Every kind, in the order a district moves in.</summary>
    public static IReadOnlyList<ImportKind> All => Shipped.Value;

    public string HintChinese { get; init; } = "";

    public string HintEnglish { get; init; } = "";

    /// <summary>Members of the record by which, beside parties and days, two are alike.</summary>
    public IReadOnlyList<string> LikeBy { get; init; } = [];

    /// <summary>A row may name what an earlier row of the file brings about.</summary>
    public bool RowsBuildOnOthers { get; init; }

    /// <summary>The record is a case: it stays under entry until the batch is declared complete.</summary>
    [JsonIgnore]
    public bool IsCase => typeof(ICaseFile).IsAssignableFrom(RecordKind.Named(Kind).RecordType);

    [JsonIgnore]
    public string Here => ReaderLanguage.Of(Chinese, English);

    /// <summary>账号: no kind of record; they are opened at once and not in the background, for first passwords are shown once.</summary>
    public static ImportKind Accounts => OfAccounts.Value;

    public static ImportKind? Find(string? kind) => All.FirstOrDefault(x => x.Kind == kind);

    public ImportColumn? Column(string key) => Columns.FirstOrDefault(x => x.Key == key);

    private static ImportKind[] Read() =>
    [
        .. Files.Select(Read).Select(x => x.Kind switch
            {
                "ledger-entries" => x with { Columns = [.. x.Columns.Select(Kinds), .. Measures()] },
                "base-figures" => x with { Columns = [.. x.Columns.Select(Figures)] },
                _ => x,
            }),
    ];

    private static ImportKind Read(string name)
    {
        using var stream = typeof(ImportKind).Assembly.GetManifestResourceStream($"Import.{name}.json")!;
        return Repeated(JsonSerializer.Deserialize<ImportKind>(stream, Format)!);
    }

    /// <summary>第二次、第三次: what may happen again has columns of its own for each time, behind those of the first.</summary>
    private static ImportKind Repeated(ImportKind kind) => kind with
    {
        Acts = [.. kind.Acts.SelectMany(x => Enumerable.Range(1, x.Times).Select(x.Again))],
        Columns = [.. kind.Columns.SelectMany(x => x == kind.Columns.Last(y => y.Act == x.Act)
            ? Enumerable.Range(2, kind.Acts.First(y => y.Id == x.Act).Times - 1)
                .SelectMany(time => kind.Columns.Where(y => y.Act == x.Act).Select(y => y.Again(time))).Prepend(x)
            : [x])],
    };

    private static ImportColumn Roles(ImportColumn column) => column.Type is not ColumnType.Choice ? column
        : column with { Choices = [.. Access.Role.All.Select(x => (IReadOnlyList<string>)[x.Code, x.Chinese, x.English])] };

    private static ImportColumn Kinds(ImportColumn column) => column.Key != "ledgerKind" ? column
        : column with { Choices = [.. LedgerKind.All.Select(x => (IReadOnlyList<string>)[x.Code, x.Chinese, x.Code])] };

    private static ImportColumn Figures(ImportColumn column) => column.Key != "figure" ? column
        : column with { Choices = [.. FigureCatalogue.All.Select(x => (IReadOnlyList<string>)[x.Code, x.Chinese, x.Code])] };

    /// <summary>A column for each measure and subject of the ledger; two of one name are told apart by the kind.</summary>
    private static IEnumerable<ImportColumn> Measures()
    {
        var all = LedgerKind.All.SelectMany(x => x.Measures.Select(y => (Kind: x, y.Code, y.Chinese, Subject: false))
            .Concat((x.Subjects ?? []).Select(y => (Kind: x, y.Code, y.Chinese, Subject: true)))).ToArray();
        foreach (var same in all.GroupBy(x => (x.Code, x.Subject)))
        {
            var first = same.First();
            var alone = all.All(x => x.Chinese != first.Chinese || (x.Code == first.Code && x.Subject == first.Subject));
            var heading = alone ? first.Chinese : $"{first.Kind.Chinese}·{first.Chinese}";
            yield return new ImportColumn($"{(first.Subject ? "subject" : "measure")}-{first.Code}", heading,
                first.Subject ? $"named {first.Code}" : first.Code, "opening",
                $"/{(first.Subject ? "subjects" : "measures")}/{first.Code}", first.Subject ? ColumnType.Texts : ColumnType.Number)
            {
                Synonyms = [.. same.Select(x => $"{x.Kind.Chinese}·{x.Chinese}").Where(x => x != heading)],
            };
        }
    }
}
