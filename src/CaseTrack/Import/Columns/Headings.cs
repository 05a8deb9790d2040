using CaseTrack.Http;
using CaseTrack.Import.Reading;

namespace CaseTrack.Import.Columns;

/// <summary>表头对应. Which column of the sheet is which of the kind.</summary>
/// <param name="Table">The sheet, by its place in the file.</param>
/// <param name="Row">The row of the headings.</param>
/// <param name="Columns">Of each column of the sheet its heading and, where it is known, its key.</param>
public sealed record Headings(int Table, int Row, IReadOnlyList<Heading> Columns)
{
    private static readonly Refusal None = new("import.no-headings",
        "前十行中没有认得的表头；请用下载的模板，或把表头放在同一行", "No known headings in the first ten rows; use the template, or put the headings into one row",
        "导入规则");

    private static readonly Refusal Merged = new("import.merged-headings",
        "表头有合并单元格或分成两行，列会错位；请取消合并，一列一个表头",
        "Headings are merged or stand in two rows, which shifts columns; unmerge them, one heading a column", "导入规则");

    private static readonly Refusal Twice = new("import.equal-headings",
        "两列的表头相同，一列会盖住另一列；请改名或删去一列", "Two columns have the same heading and one would hide the other; rename or remove one",
        "导入规则");

    private static readonly Refusal Unheaded = new("import.column-without-heading",
        "有数据的列没有表头", "A column with data has no heading", "导入规则");

    /// <summary>The column of the sheet with that key; null without one.</summary>
    public int? Place(string key)
    {
        for (var i = 0; i < Columns.Count; i++)
        {
            if (Columns[i].Key == key)
            {
                return i;
            }
        }

        return null;
    }

    /// <summary>Finds them by their own words, and by what a person has said before.</summary>
    /// <param name="file">The file.</param>
    /// <param name="kind">What its rows are to be.</param>
    /// <param name="said">The key of a heading as a person mapped it; empty for a column that is left out.</param>
    /// <exception cref="RefusedException">422: none, or not each in a column of its own.</exception>
    public static Headings Find(SourceFile file, ImportKind kind, IReadOnlyDictionary<string, string> said)
    {
        var known = Known(kind);
        var best = file.Tables.Select((x, table) => (Table: table, Rows: SourceTable(x)))
            .SelectMany(x => x.Rows.Select(row => (x.Table, Row: row, Fit: row.Cells.Count(y => KeyOf(y.Text, known, said) is not null))))
            .Where(x => x.Fit >= Math.Min(2, kind.Columns.Count)).OrderByDescending(x => x.Fit).ThenBy(x => x.Table)
            .FirstOrDefault();
        if (best.Row is null)
        {
            throw new RefusedException(None, 422);
        }

        var columns = best.Row.Cells.Select(x => new Heading(x.Text ?? "", KeyOf(x.Text, known, said) is { Length: > 0 } key ? key : null))
            .ToArray();
        foreach (var same in columns.Select((x, i) => (Heading: x, Letters: ReadRow.Letters(i))).Where(x => x.Heading.Text.Length > 0)
            .GroupBy(x => x.Heading.Key ?? Plain(x.Heading.Text)).Where(x => x.Count() > 1))
        {
            throw new RefusedException(Twice.Naming(string.Join("、", same.Select(x => $"{x.Letters}「{x.Heading.Text}」"))), 422);
        }

        return new(best.Table, best.Row.Number, columns);

        static ReadRow[] SourceTable(SourceTable table) => Reading.SourceFile.First(table);
    }

    /// <summary>Counts the columns against the sheet, which says at its end which of its cells are merged.</summary>
    /// <exception cref="RefusedException">422.</exception>
    public void Check(IReadOnlyList<MergedCells> merged, int widest)
    {
        var across = merged.FirstOrDefault(x => x.FirstRow <= Row && Row <= x.LastRow && x != default);
        if (across != default)
        {
            throw new RefusedException(Merged.Naming(
                $"{ReadRow.Letters(across.FirstColumn)}{across.FirstRow}:{ReadRow.Letters(across.LastColumn)}{across.LastRow}"), 422);
        }

        for (var i = 0; i < widest; i++)
        {
            if (i >= Columns.Count || Columns[i].Text.Length == 0)
            {
                throw new RefusedException(Unheaded.Naming(ReadRow.Letters(i)), 422);
            }
        }
    }

    /// <summary>What of a heading is compared: no blanks, stars, brackets and what stands in them.</summary>
    public static string Plain(string? heading)
    {
        var (plain, inside) = (new System.Text.StringBuilder(), 0);
        foreach (var written in heading ?? "")
        {
            var c = written is >= '！' and <= '～' ? (char)(written - 0xFEE0) : written;
            inside += c is '(' or '[' or '【' or '〔' ? 1 : 0;
            if (inside == 0 && !char.IsWhiteSpace(c) && c is not ('*' or ':' or '_' or '-' or '·'))
            {
                plain.Append(char.ToLowerInvariant(c));
            }

            inside -= inside > 0 && c is ')' or ']' or '】' or '〕' ? 1 : 0;
        }

        return plain.ToString();
    }

    private static Dictionary<string, string> Known(ImportKind kind)
    {
        // A column's own name comes before what others are also called.
        var known = new Dictionary<string, string>();
        foreach (var (name, key) in kind.Columns.SelectMany(x => new[] { (x.Chinese, x.Key), (x.English, x.Key) })
            .Concat(kind.Columns.SelectMany(x => x.Synonyms.Append(x.Key).Select(y => (y, x.Key)))))
        {
            known.TryAdd(Plain(name), key);
        }

        return known;
    }

    private static string? KeyOf(string? text, Dictionary<string, string> known, IReadOnlyDictionary<string, string> said) =>
        Plain(text) is not { Length: > 0 } plain ? null : said.TryGetValue(plain, out var key) ? key : known.GetValueOrDefault(plain);
}

/// <summary>一列的表头.</summary>
/// <param name="Text">As it stands in the sheet.</param>
/// <param name="Key">The column of the kind; null for one that is left out.</param>
public sealed record Heading(string Text, string? Key);
