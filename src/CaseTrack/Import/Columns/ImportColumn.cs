using System.Text.Json.Serialization;

namespace CaseTrack.Import.Columns;

/// <summary>How a column is read.</summary>
public enum ColumnType
{
    Text = 1,

    /// <summary>证件号、案号、电话: digits that are no number; one that lost digits is refused.</summary>
    Identity,

    /// <summary>日期.</summary>
    Day,

    /// <summary>A code of a list, by its Chinese or English name or the code itself.</summary>
    Code,

    /// <summary>Several codes of a list, parted by 、.</summary>
    Codes,

    /// <summary>One of the column's own choices.</summary>
    Choice,

    /// <summary>Several of them.</summary>
    Choices,

    /// <summary>是或否.</summary>
    YesNo,

    /// <summary>A whole number.</summary>
    Number,

    /// <summary>A number with decimals.</summary>
    Money,

    /// <summary>机构代码或名称.</summary>
    Unit,

    /// <summary>Several texts, parted by 、.</summary>
    Texts,
}

/// <summary>导入的列. What a column says, and of which act.</summary>
/// <param name="Key">Its name in a mapping.</param>
/// <param name="Chinese">表头.</param>
/// <param name="English">The heading in English.</param>
/// <param name="Act">The act it belongs to.</param>
/// <param name="To">JSON Pointer into the command of that act.</param>
/// <param name="Type">How it is read.</param>
public sealed record ImportColumn(string Key, string Chinese, string English, string Act, string To, ColumnType Type)
{
    /// <summary>The code list.</summary>
    public string? List { get; init; }

    /// <summary>Value, Chinese, English of each choice.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Choices { get; init; } = [];

    /// <summary>必填: without it there is no row.</summary>
    public bool Required { get; init; }

    /// <summary>个人信息: shown masked in verdicts.</summary>
    public bool Personal { get; init; }

    /// <summary>Other headings people use.</summary>
    public IReadOnlyList<string> Synonyms { get; init; } = [];

    /// <summary>What the example row of the template holds.</summary>
    public string? Example { get; init; }

    public string? HintChinese { get; init; }

    public string? HintEnglish { get; init; }

    /// <summary>What may stand in it, each as value, Chinese and English; nothing where anything may.</summary>
    [JsonIgnore]
    public IReadOnlyList<IReadOnlyList<string>> Allowed => List is { } list
        ? [.. CodeList.Of(list).Codes.Select(x => (IReadOnlyList<string>)[x.Value, x.Chinese, x.English])] : Choices;

    /// <summary>The heading in the reader's language.</summary>
    [JsonIgnore]
    public string Here => ReaderLanguage.IsChinese ? Chinese : English;

    private static readonly string[] Further = ["", "", "第二次", "第三次", "第四次"];

    /// <summary>The same of a further time: 第二次调解日期, as well as 调解日期2.</summary>
    public ImportColumn Again(int time) => this with
    {
        Key = ImportAct.Numbered(Key, time),
        Chinese = Further[time] + Chinese,
        English = $"{English} {time}",
        Act = ImportAct.Numbered(Act, time),
        Required = false,
        Example = null,
        Synonyms = [ImportAct.Numbered(Chinese, time),
            .. Synonyms.SelectMany(x => (string[])[Further[time] + x, ImportAct.Numbered(x, time)])],
    };
}

/// <summary>导入的办理事项. One act of a row's course; it is made where its day is filled in.</summary>
/// <param name="Id">Its name among the acts of the kind.</param>
/// <param name="Noun">The tail of its path; empty for what opens the record.</param>
/// <param name="Day">The column with its day.</param>
public sealed record ImportAct(string Id, string Noun, string Day)
{
    /// <summary>What is always said with it, by JSON Pointer.</summary>
    public IReadOnlyDictionary<string, System.Text.Json.JsonElement> Constants { get; init; } =
        new Dictionary<string, System.Text.Json.JsonElement>();

    /// <summary>The same, where something else beneath the same object is said.</summary>
    public IReadOnlyDictionary<string, string> Defaults { get; init; } = new Dictionary<string, string>();

    /// <summary>Ids that are made of the row, by JSON Pointer; what has the same name has the same id.</summary>
    public IReadOnlyDictionary<string, string> Ids { get; init; } = new Dictionary<string, string>();

    /// <summary>The law gives its day and the command names none: the column says only that it was so, and where it stands among the
    /// others.</summary>
    public bool DayByLaw { get; init; }

    /// <summary>How often a row may tell of it; each time has columns of its own.</summary>
    public int Times { get; init; } = 1;

    /// <summary>Its day is today where none is given.</summary>
    public string? DayDefault { get; init; }

    /// <summary>The same for a further time; what it makes ids of is of that time, too.</summary>
    public ImportAct Again(int time) => time == 1 ? this : this with
    {
        Id = Numbered(Id, time),
        Day = Numbered(Day, time),
        Ids = Ids.ToDictionary(x => x.Key, x => Numbered(x.Value, time)),
    };

    /// <summary>The name of the same for a further time.</summary>
    public static string Numbered(string name, int time) =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{name}{time}");
}
