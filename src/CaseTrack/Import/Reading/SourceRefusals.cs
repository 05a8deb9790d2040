namespace CaseTrack.Import.Reading;

/// <summary>Why a file as a whole is not read.</summary>
public static class SourceRefusals
{
    private const string Basis = "导入规则";

    public static readonly Refusal Empty = new("import.empty", "文件是空的，或没有一行数据", "The file is empty, or has no row of data", Basis);

    public static readonly Refusal TooLarge = new("import.too-large",
        $"文件超过 {SourceLimits.LargestFile / Http.BodySizes.Megabyte} MB，或解开后过大；请分成几个文件",
        $"The file is larger than {SourceLimits.LargestFile / Http.BodySizes.Megabyte} MB, or unpacks to too much; please split it", Basis);

    public static readonly Refusal TooManyRows = new("import.too-many-rows",
        $"超过 {SourceLimits.MostRows} 行或 {SourceLimits.MostColumns} 列；请分成几个文件，并删去数据以外的内容",
        $"More than {SourceLimits.MostRows} rows or {SourceLimits.MostColumns} columns; please split it, and take away what is no data",
        Basis);

    public static readonly Refusal OldWorkbook = new("import.old-workbook",
        "这是 .xls、.et 或加了密码的工作簿；请在表格软件中打开，去掉密码，另存为 .xlsx 后再上传",
        "This is an .xls or .et workbook, or one with a password; open it, take the password off, save it as .xlsx, and send that", Basis);

    public static readonly Refusal OtherWorkbook = new("import.other-workbook",
        "这不是 .xlsx 工作簿（可能是 .xlsb、.ods 或其他压缩文件）；请另存为 .xlsx 后再上传",
        "This is no .xlsx workbook (an .xlsb, .ods or another archive perhaps); save it as .xlsx and send that", Basis);

    public static readonly Refusal Macros = new("import.macros",
        "工作簿带有宏；请另存为不带宏的 .xlsx 后再上传", "The workbook has macros; save it as .xlsx without macros and send that", Basis);

    public static readonly Refusal NotATable = new("import.not-a-table",
        "这不是表格文件：既不是 .xlsx，也不是文本（CSV）", "This is no table: neither .xlsx nor text (CSV)", Basis);

    public static readonly Refusal Broken = new("import.broken",
        "文件已损坏或不完整，请重新保存后再上传", "The file is damaged or incomplete; save it again and send that", Basis);

    public static readonly Refusal Encoding = new("import.encoding",
        "文字编码既不是 UTF-8，也不是 GB18030；请另存为“CSV UTF-8”或 .xlsx",
        "The text is neither UTF-8 nor GB18030; save it as \"CSV UTF-8\" or .xlsx", Basis);

    public static readonly Refusal Date1904 = new("import.date-1904",
        "工作簿使用 1904 日期系统，日期会差四年零一天；请在选项中取消“使用 1904 日期系统”，核对日期后再保存",
        "The workbook counts days from 1904, which shifts them by four years and a day; switch \"1904 date system\" off, check the days, "
        + "and save it again", Basis);

    public static readonly Refusal Gone = new("import.file-gone",
        "上传的文件已过保存期或已经入库，请重新上传", "The file that was sent is no longer kept; please send it again", Basis);

    /// <summary>The same reason, with what was found.</summary>
    public static Refusal Naming(this Refusal refusal, string what) => refusal with
    {
        Chinese = $"{refusal.Chinese}：{what}",
        English = $"{refusal.English}: {what}",
    };
}
