namespace CaseTrack.Import;

/// <summary>Why an import is not done as asked.</summary>
public static class ImportRefusals
{
    private const string Basis = "导入规则";

    public static readonly Refusal UnknownKind = new("import.unknown-kind", "没有这种可导入的记录", "No such kind can be imported", Basis);

    public static readonly Refusal Busy = new("import.busy",
        "正在处理，请等它结束或先取消", "It is being worked on; wait for its end, or cancel it", Basis);

    public static readonly Refusal NotChecked = new("import.not-checked",
        "尚未试读完毕，或文件被拒绝", "It has not been tried to its end, or the file was refused", Basis);

    public static readonly Refusal NotWritten = new("import.not-written",
        "尚未入库", "Nothing of it has been recorded yet", Basis);

    public static readonly Refusal NotAll = new("import.not-all",
        "有的行不能入库，按“全部或全不”一行也没有入库", "Some rows cannot be recorded; all or nothing, so none was", Basis);

    public static readonly Refusal TooManyAccounts = new("import.too-many-accounts",
        "账号表一次最多 300 行；请分几个文件", "A file of accounts holds 300 rows at most; make several of it", Basis);

    public static readonly Refusal AccountFileRefused = new("import.accounts-refused",
        "有的行不能开设，整个文件一个也没有开设", "Some rows cannot be opened, so none of the file was", Basis);

    public static readonly Refusal TooManyAtOnce = new("import.too-many-at-once",
        "“全部或全不”最多一万行；请改用“保留无误的行”", "All or nothing takes ten thousand rows at most; keep the good ones instead", Basis);

    public static readonly Refusal NotRunning = new("import.not-running", "没有正在进行的步骤", "Nothing is running", Basis);

    public static readonly Refusal UnknownColumn = new("import.unknown-column", "没有这一列", "There is no such column", Basis);

    public static readonly Refusal NoCases = new("import.no-cases",
        "该种记录不需要声明补录完成", "Records of this kind are complete as they are", Basis);
}
