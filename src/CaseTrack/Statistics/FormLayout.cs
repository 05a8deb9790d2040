using System.Globalization;
using System.Text.RegularExpressions;
using CaseTrack.Reports;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace CaseTrack.Statistics;

/// <summary>表样填报. Puts numbers where a workbook names them, and leaves all else as it is: widths, borders, merged cells, sums.</summary>
/// <remarks><c>{{types.01.accepted}}</c> is a cell of the form; <c>{{unit}}</c>, <c>{{from}}</c>, <c>{{to}}</c>, <c>{{year}}</c>,
/// <c>{{form}}</c>, <c>{{basis}}</c>, <c>{{sequence}}</c> and <c>{{printed}}</c> say what it is of. A cell that holds one name and nothing
/// else becomes a number.</remarks>
public static partial class FormLayout
{
    private static readonly string[] Heads = ["unit", "from", "to", "year", "form", "basis", "sequence", "printed"];

    /// <summary>Every name that stands for something.</summary>
    public static IReadOnlySet<string> Known(StatisticalForm form) => form.Cells().Select(x => x.Name).Concat(Heads).ToHashSet();

    /// <summary>Every name in a workbook, with where it stands.</summary>
    public static IReadOnlyList<(string Name, string Place)> Names(byte[] layout)
    {
        using var document = SpreadsheetDocument.Open(new MemoryStream(layout, writable: false), isEditable: false);
        var shared = SharedOf(document);
        return
        [
            .. from sheet in SheetsOf(document)
               from cell in sheet.Part.Worksheet!.Descendants<Cell>()
               from name in Name().Matches(TextOf(shared, cell))
               select (name.Groups[1].Value, $"{sheet.Name}!{cell.CellReference?.Value}"),
        ];
    }

    /// <summary>The workbook with its numbers, and two sheets more: what balances, and what differs from the annual report.</summary>
    public static byte[] Fill(byte[] layout, FormAnswer answer, DateTimeOffset printed)
    {
        var cells = answer.Tables.SelectMany(x => x.Lines).SelectMany(x => x.Cells).ToDictionary(x => x.Name, StringComparer.Ordinal);
        var heads = Said(answer, printed);
        using var stream = new MemoryStream();
        stream.Write(layout);
        using (var document = SpreadsheetDocument.Open(stream, isEditable: true))
        {
            var shared = SharedOf(document);
            foreach (var cell in SheetsOf(document).SelectMany(x => x.Part.Worksheet!.Descendants<Cell>())
                .Where(x => x.CellFormula is null))
            {
                var text = TextOf(shared, cell);
                if (Name().Match(text) is { Success: true } only && only.Length == text.Trim().Length
                    && cells.GetValueOrDefault(only.Groups[1].Value) is { Withheld: false } counted)
                {
                    Put(cell, counted.Value ?? 0);
                }
                else if (Name().IsMatch(text))
                {
                    Put(cell, Name().Replace(text, x => heads.GetValueOrDefault(x.Groups[1].Value)
                        ?? (cells.GetValueOrDefault(x.Groups[1].Value) is { Withheld: false } number
                            ? Number(number.Value ?? 0) : SheetCell.Withheld)));
                }
            }

            Append(document, Balances(answer));
            Append(document, Differences(answer));

            // The office's own sums are worked out by whatever opens it.
            var book = document.WorkbookPart!.Workbook!;
            (book.CalculationProperties ??= new()).FullCalculationOnLoad = true;
        }

        return stream.ToArray();
    }

    private static Dictionary<string, string> Said(FormAnswer answer, DateTimeOffset printed) => new(StringComparer.Ordinal)
    {
        ["unit"] = answer.UnitName ?? answer.Unit ?? "",
        ["from"] = answer.From.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        ["to"] = answer.To.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        ["year"] = answer.Year.ToString(CultureInfo.InvariantCulture),
        ["form"] = answer.Form.Name,
        ["basis"] = answer.Form.Basis,
        ["sequence"] = answer.IncludesSequence.ToString(CultureInfo.InvariantCulture),
        ["printed"] = printed.ToOffset(Today.ShanghaiOffset).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture),
    };

    private static SheetTable Balances(FormAnswer answer) => new(
        "核对", ["平衡关系", "单元", "左", "右", "结论"],
        [.. answer.Balances.OrderBy(x => x.Holds is true).Select(x => (IReadOnlyList<SheetCell>)
        [
            x.Name, x.Cell, SheetCell.Of(x.Left), SheetCell.Of(x.Right),
            x.Holds switch { true => "平", false => "不平", null => SheetCell.Withheld },
        ])]);

    private static SheetTable Differences(FormAnswer answer) => new(
        "口径差异", ["报表单元", "报表数", "年度报告指标", "年度报告数", "差异"],
        [.. answer.Differences.Select(x => (IReadOnlyList<SheetCell>)
        [
            x.Cell, SheetCell.Of(x.Value), x.FigureName, SheetCell.Of(x.FigureValue), x.Why,
        ])]);

    /// <summary>A further sheet, in the plainest form: the office's own styles are not known.</summary>
    private static void Append(SpreadsheetDocument document, SheetTable table)
    {
        var book = document.WorkbookPart!;
        var sheets = book.Workbook!.Sheets!;
        var part = book.AddNewPart<WorksheetPart>();
        part.Worksheet = new Worksheet(new SheetData(
            new[] { table.Headings.Select(x => (SheetCell)x) }.Concat(table.Rows).Select(x => new Row(x.Select(Plain)))));
        var taken = sheets.Elements<Sheet>().Select(x => x.Name?.Value).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var name = table.Name;
        for (var n = 2; taken.Contains(name); n++)
        {
            name = $"{table.Name}{n}";
        }

        sheets.Append(new Sheet
        {
            Id = book.GetIdOfPart(part),
            SheetId = sheets.Elements<Sheet>().Max(x => x.SheetId?.Value ?? 0) + 1,
            Name = name,
        });

        static Cell Plain(SheetCell cell)
        {
            var made = new Cell();
            if (cell.Number is { } number)
            {
                Put(made, number);
            }
            else
            {
                Put(made, cell.Text ?? "");
            }

            return made;
        }
    }

    private static void Put(Cell cell, decimal number) =>
        (cell.DataType, cell.CellValue, cell.InlineString) = (CellValues.Number, new CellValue(Number(number)), null);

    private static void Put(Cell cell, string text) => (cell.DataType, cell.CellValue, cell.InlineString) = (
        CellValues.InlineString, null,
        new InlineString(new Text(SheetBook.Harmless(text)) { Space = SpaceProcessingModeValues.Preserve }));

    private static string Number(decimal number) => number.ToString("0.####", CultureInfo.InvariantCulture);

    private static IEnumerable<(string Name, WorksheetPart Part)> SheetsOf(SpreadsheetDocument document) =>
        from sheet in document.WorkbookPart!.Workbook!.Descendants<Sheet>()
        where sheet.Id?.Value is not null && document.WorkbookPart.TryGetPartById(sheet.Id.Value, out var part) && part is WorksheetPart
        select (sheet.Name?.Value ?? "", (WorksheetPart)document.WorkbookPart.GetPartById(sheet.Id!.Value!));

    private static string[] SharedOf(SpreadsheetDocument document) =>
        [.. document.WorkbookPart!.SharedStringTablePart?.SharedStringTable?.Elements<SharedStringItem>().Select(x => x.InnerText) ?? []];

    private static string TextOf(string[] shared, Cell cell)
    {
        if (cell.DataType?.Value is not { } type)
        {
            return "";
        }

        return type == CellValues.InlineString ? cell.InlineString?.InnerText ?? ""
            : type == CellValues.SharedString && int.TryParse(cell.CellValue?.Text, CultureInfo.InvariantCulture, out var place)
                ? shared.ElementAtOrDefault(place) ?? ""
            : type == CellValues.String ? cell.CellValue?.Text ?? "" : "";
    }

    [GeneratedRegex(@"\{\{([a-z0-9.-]+)\}\}", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Name();
}
