using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CaseTrack.Exports;

/// <summary>导出说明. What a file is of. It goes with the file: as its last sheet, its first line, or the answer's header and the file's
/// name.</summary>
/// <param name="List">The path that was asked.</param>
/// <param name="Filter">Its filters, as they were asked; null for none.</param>
/// <param name="District">区划代码.</param>
/// <param name="By">导出人, the account.</param>
/// <param name="At">When it was asked for.</param>
/// <param name="Sequence">The district's last event when reading began: everything up to it is in the file.</param>
/// <param name="ReadTo">The last event when reading ended; a higher one says that somebody wrote meanwhile.</param>
/// <param name="Rows">How many rows it has.</param>
/// <param name="Names">How names are shown.</param>
/// <param name="Purpose">目的, where one was said.</param>
/// <param name="Next">Where the list goes on, of a file that holds a part of it.</param>
/// <param name="Charset">字符集, of a CSV file.</param>
/// <param name="Answer">What the list's answer says beside its rows: period, value, standing of the ledger and the like.</param>
public sealed record ExportStamp(
    string List, string? Filter, string District, string By, DateTimeOffset At, long Sequence, long ReadTo, long Rows, string Names,
    string? Purpose, string? Next, string? Charset, JsonObject Answer)
{
    /// <summary>Names of people are masked in every list; whoever needs one in full asks for it with its purpose.</summary>
    public const string Masked = "masked";

    /// <summary>The header of the answer that carries it.</summary>
    public const string Header = "CaseTrack-Export";

    private static readonly JsonSerializerOptions Lines = Options(JavaScriptEncoder.UnsafeRelaxedJsonEscaping);

    // A header is ASCII: everything else is escaped.
    private static readonly JsonSerializerOptions Ascii = Options(JavaScriptEncoder.Default);

    /// <summary>As a line of its own.</summary>
    public JsonObject ToJson() => JsonSerializer.SerializeToNode(this, Lines)!.AsObject();

    /// <summary>As a header: without what the answer says, which can be long.</summary>
    public string ToHeader()
    {
        var json = ToJson();
        json.Remove("answer");
        return json.ToJsonString(Ascii);
    }

    /// <summary>A name for the file that says what it is of when nothing else is left.</summary>
    public string FileName(string extension)
    {
        var list = List.Replace("/api/v1/", "", StringComparison.Ordinal).Trim('/');
        var plain = string.Concat(list.Select(x => char.IsAsciiLetterOrDigit(x) || x is '.' or '-' ? x : x == '/' ? '-' : '_'));
        return $"{plain}-{At:yyyyMMdd'T'HHmmss}-{Sequence}.{extension}";
    }

    /// <summary>As lines of a sheet, in the reader's language.</summary>
    public IEnumerable<(string What, FlatCell? Says)> Sheet(bool chinese)
    {
        foreach (var (name, value) in ToJson().Where(x => x.Value is not null and not JsonObject))
        {
            yield return (Words.TryGetValue(name, out var words) ? chinese ? words.Chinese : words.English : name, FlatRow.Cell(value));
        }

        foreach (var (name, value) in Answer)
        {
            yield return (name, FlatRow.Cell(value));
        }
    }

    private static readonly Dictionary<string, (string Chinese, string English)> Words = new()
    {
        ["list"] = ("清单", "List"),
        ["filter"] = ("筛选条件", "Filter"),
        ["district"] = ("区划代码", "District"),
        ["by"] = ("导出人", "Exported by"),
        ["at"] = ("导出时间", "Exported at"),
        ["sequence"] = ("包含至事件序号", "Includes events up to"),
        ["readTo"] = ("读完时事件序号", "Last event when read"),
        ["rows"] = ("行数", "Rows"),
        ["names"] = ("姓名显示", "Names"),
        ["purpose"] = ("目的", "Purpose"),
        ["next"] = ("续页", "Goes on at"),
    };

    private static JsonSerializerOptions Options(JavaScriptEncoder encoder) => new(JsonSerializerDefaults.Web)
    {
        Encoder = encoder,
        DefaultIgnoreCondition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull,
    };
}
