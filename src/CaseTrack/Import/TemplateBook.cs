using CaseTrack.Import.Columns;
using CaseTrack.Reports;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace CaseTrack.Import;

/// <summary>导入模板. A sheet to fill in, with its headings, lists to choose from and an example; the lists; and what each column
/// means.</summary>
public static class TemplateBook
{
    private const int LastRow = 5_000;

    /// <summary>填写: the sheet to fill in comes first.</summary>
    public static byte[] Write(ImportKind kind)
    {
        var chinese = ReaderLanguage.IsChinese;
        var lists = kind.Columns.Where(x => x.Type is ColumnType.Code or ColumnType.Choice or ColumnType.YesNo or ColumnType.Codes)
            .Select(x => (Column: x, Values: Values(x, chinese))).Where(x => x.Values.Count > 0).ToArray();
        var longest = lists.Select(x => x.Values.Count).DefaultIfEmpty().Max();
        var listNames = chinese ? "选项" : "Lists";
        var book = SheetBook.Write(
        [
            new(chinese ? "填写" : "Rows", [.. kind.Columns.Select(x => x.Here + (x.Required ? "*" : ""))],
                [[.. kind.Columns.Select(x => (SheetCell)Example(x, chinese))]]),
            new(listNames, [.. lists.Select(x => x.Column.Here)],
                [.. Enumerable.Range(0, longest).Select(row => (IReadOnlyList<SheetCell>)
                    [.. lists.Select(x => (SheetCell)(row < x.Values.Count ? x.Values[row] : ""))])]),
            new(chinese ? "说明" : "Hints", chinese ? ["列", "填写方式", "说明", "也认得的表头"] : ["Column", "How", "Hint", "Also known as"],
                [
                    [kind.Here, "", chinese ? kind.HintChinese : kind.HintEnglish, ""],
                    .. kind.Columns.Select(x => (IReadOnlyList<SheetCell>)
                        [x.Here, Manner(x.Type, chinese) + (x.Required ? chinese ? "，必填" : ", required" : ""),
                            (chinese ? x.HintChinese : x.HintEnglish) ?? "", string.Join('、', x.Synonyms)]),
                ]),
        ]);
        using var stream = new MemoryStream();
        stream.Write(book);
        using (var document = SpreadsheetDocument.Open(stream, isEditable: true))
        {
            Choose(document, kind, lists, listNames);
        }

        return stream.ToArray();
    }

    /// <summary>Lists in the cells; numbers and days as text, so that no program shortens or turns them.</summary>
    private static void Choose(
        SpreadsheetDocument document, ImportKind kind, (ImportColumn Column, IReadOnlyList<string> Values)[] lists, string sheet)
    {
        var part = document.WorkbookPart!;
        var formats = part.WorkbookStylesPart!.Stylesheet!.CellFormats!;
        formats.Append(new CellFormat { NumberFormatId = 49, ApplyNumberFormat = true });
        var text = (uint)formats.ChildElements.Count - 1;
        var first = (Sheet)part.Workbook!.Sheets!.First();
        var worksheet = ((WorksheetPart)part.GetPartById(first.Id!)).Worksheet!;
        foreach (var column in worksheet.Descendants<Column>())
        {
            column.Style = text;
        }

        var rules = new DataValidations();
        for (var i = 0; i < lists.Length; i++)
        {
            var at = Letters(kind.Columns.Index().First(x => x.Item == lists[i].Column).Index);
            rules.Append(new DataValidation
            {
                Type = DataValidationValues.List,
                AllowBlank = true,
                ShowErrorMessage = false,
                SequenceOfReferences = new ListValue<StringValue> { InnerText = $"{at}2:{at}{LastRow}" },
                Formula1 = new Formula1($"'{sheet}'!${Letters(i)}$2:${Letters(i)}${lists[i].Values.Count + 1}"),
            });
        }

        rules.Count = (uint)lists.Length;
        worksheet.InsertAfter(rules, worksheet.GetFirstChild<SheetData>());
    }

    private static IReadOnlyList<string> Values(ImportColumn column, bool chinese) => column.Type is ColumnType.YesNo
        ? chinese ? ["是", "否"] : ["yes", "no"] : [.. column.Allowed.Select(x => chinese ? x[1] : x[2])];

    private static string Example(ImportColumn column, bool chinese) => column.Example is not { } example ? ""
        : chinese ? example
        : column.Allowed.FirstOrDefault(x => x[1] == example) is [_, _, var english, ..] ? english
        : column.Type is ColumnType.YesNo ? "yes" : example;

    private static string Manner(ColumnType type, bool chinese) => (type, chinese) switch
    {
        (ColumnType.Day, true) => "日期，如 2022-03-01 或 2022年3月1日",
        (ColumnType.Day, false) => "day, 2022-03-01",
        (ColumnType.Code or ColumnType.Choice, true) => "从“选项”中选",
        (ColumnType.Code or ColumnType.Choice, false) => "one of the list",
        (ColumnType.Codes or ColumnType.Choices or ColumnType.Texts, true) => "可填几项，用顿号隔开",
        (ColumnType.Codes or ColumnType.Choices or ColumnType.Texts, false) => "several, parted by 、",
        (ColumnType.YesNo, true) => "是或否",
        (ColumnType.YesNo, false) => "yes or no",
        (ColumnType.Number, true) => "整数",
        (ColumnType.Number, false) => "whole number",
        (ColumnType.Money, true) => "数字",
        (ColumnType.Money, false) => "number",
        (ColumnType.Unit, true) => "机构代码或名称",
        (ColumnType.Unit, false) => "code or name of an organisation",
        (ColumnType.Identity, true) => "号码，按文本填写",
        (ColumnType.Identity, false) => "number, as text",
        (_, true) => "文字",
        _ => "text",
    };

    private static string Letters(int column) => Reading.ReadRow.Letters(column);
}
