using System.Text;
using System.Text.Json.Nodes;

namespace CaseTrack.Exports;

/// <summary>导出暂存. The rows of a list on their way into a file: on disk, so that memory holds a page at most, and read again once it is
/// known which columns there are. What lies on disk is readable for the service alone and gone when it is closed.</summary>
public sealed class ExportSpool : IDisposable
{
    private static readonly UTF8Encoding Utf8 = new(false);

    private readonly FileStream rows = Temporary();
    private readonly StreamWriter writer;
    private readonly Dictionary<string, int> columns = [];
    private readonly List<int> widths = [];

    public ExportSpool() => writer = new(rows, Utf8, 64 * 1024, leaveOpen: true);

    /// <summary>How many rows there are.</summary>
    public long Count { get; private set; }

    /// <summary>The columns, in the order in which they were first seen.</summary>
    public IReadOnlyList<string> Columns => [.. columns.Keys];

    /// <summary>The longest cell of each column; a Chinese character takes the room of two.</summary>
    public IReadOnlyList<int> Widths => widths;

    /// <summary>A file of the service's own that is gone when it is closed.</summary>
    public static FileStream Temporary()
    {
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.ReadWrite,
            Share = FileShare.None,
            BufferSize = 64 * 1024,
            Options = FileOptions.DeleteOnClose | FileOptions.Asynchronous,
        };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return new(Path.Combine(Path.GetTempPath(), $"casetrack-export-{Guid.NewGuid():N}"), options);
    }

    public void Add(JsonObject row)
    {
        foreach (var one in FlatRow.Tree(row))
        {
            foreach (var (name, cell) in FlatRow.Of(one))
            {
                if (columns.TryAdd(name, columns.Count))
                {
                    widths.Add(WidthOf(name));
                }

                var at = columns[name];
                widths[at] = Math.Max(widths[at], WidthOf(cell?.Text ?? ""));
            }

            writer.Write(one.ToJsonString());
            writer.Write('\n');
            Count++;
        }
    }

    /// <summary>The rows again, from the first.</summary>
    public IEnumerable<JsonObject> Rows()
    {
        writer.Flush();
        rows.Position = 0;
        using var reader = new StreamReader(rows, Utf8, false, 64 * 1024, leaveOpen: true);
        while (reader.ReadLine() is { } line)
        {
            yield return JsonNode.Parse(line)!.AsObject();
        }
    }

    public void Dispose()
    {
        writer.Dispose();
        rows.Dispose();
    }

    private static int WidthOf(string text) => text.Sum(x => x < 0x2E80 ? 1 : 2);
}
