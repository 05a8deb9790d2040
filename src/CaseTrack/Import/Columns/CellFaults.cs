using System.Globalization;
using CaseTrack.Import.Reading;

namespace CaseTrack.Import.Columns;

/// <summary>Why a cell was not taken, in words, and what to do.</summary>
public static class CellFaults
{
    public static RowProblem Wrong(string code, string chinese, string english) => new(null, null, code, chinese, english);

    /// <summary>What is wrong with a cell before anybody asks what it says; null for nothing.</summary>
    public static RowProblem? Of(ImportColumn column, ReadCell cell) => cell.Fault switch
    {
        CellFault.Formula => Wrong("import.formula", "单元格是公式", "The cell is a formula")
            .Suggesting("复制这一列，选择性粘贴为“值”，核对后再上传", "Copy the column, paste it as values, look at them, and send it again"),
        CellFault.Error => Wrong("import.cell-error", "单元格是错误值", "The cell holds an error").Suggesting("改正或清空该单元格", "Mend or empty it"),
        CellFault.TooLong => Wrong("import.number-too-long",
            "按数字存的号码超过十五位，后几位已经丢失", "Stored as a number of more than fifteen digits: the last ones are lost already")
            .Suggesting("把该列设为“文本”格式，从原件重新录入这个号码", "Format the column as text and enter the number anew from the paper"),
        CellFault.TooMuchText => Wrong("import.too-much-text", "单元格文字过长", "The cell holds too much text"),
        CellFault.NoSuchDay => Wrong("import.no-such-day", "没有这一天", "There is no such day"),
        CellFault.Merged => Wrong("import.merged-row", "单元格与其他行合并，分不清是哪一行的", "Merged with other rows: whose it is cannot be told")
            .Suggesting("取消合并，每行各填一次", "Unmerge it and fill in each row"),
        CellFault.Garbled => Wrong("import.garbled", "有乱码，原文已经丢失", "Garbled: what stood there is lost")
            .Suggesting("从原文件另存为 .xlsx 或“CSV UTF-8”", "Save the original as .xlsx or \"CSV UTF-8\""),
        _ when column.Type is ColumnType.Identity && cell.Day is not null => Wrong("import.number-became-day",
            "号码被表格软件当成了日期", "A spreadsheet has taken the number for a day")
            .Suggesting("把该列设为“文本”格式后重新录入", "Format the column as text and enter it anew"),
        _ => null,
    };

    public static RowProblem Of(DayFault fault, DateOnly? meant)
    {
        var (code, chinese, english) = fault switch
        {
            DayFault.NoYear => ("import.day-without-year", "日期没有年份", "The day has no year"),
            DayFault.ShortYear => ("import.day-short-year", "年份只有两位", "The year has two digits"),
            DayFault.TwoWays => ("import.day-two-ways",
                "分不清哪个是月、哪个是日，整列都没有能分辨的", "Which is the month and which the day cannot be told, nor does any other row of the column tell"),
            DayFault.Serial => ("import.day-serial",
                "是表格软件的日期序号，单元格不是日期格式", "A day as a spreadsheet counts it, in a cell that is not formatted as one"),
            DayFault.NoSuchDay => ("import.no-such-day", "没有这一天", "There is no such day"),
            _ => ("import.not-a-day", "不是日期", "No day"),
        };
        var problem = Wrong(code, chinese, english);
        return fault is DayFault.TwoWays
            ? problem.Suggesting("在“对应列”中说明该列是“月/日/年”还是“日/月/年”", "Say for the column, where columns are mapped, which comes first")
            : meant is { } day
                ? problem.Suggesting($"如果是 {Iso(day)}，请这样写", $"If it is {Iso(day)}, write it so")
                : problem.Suggesting("写成 2022-03-01 或 2022年3月1日", "Write 2022-03-01");
    }

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
