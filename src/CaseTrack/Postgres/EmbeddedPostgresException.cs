namespace CaseTrack.Postgres;

/// <summary>内嵌数据库无法使用：says in Chinese and English what is wrong, and lists the ways out.</summary>
public sealed class EmbeddedPostgresException : Exception
{
    private const string OwnServer =
        """
          - 使用已有的数据库服务器 Use an existing server: 设置 set ConnectionStrings:CaseTrack
              ConnectionStrings__CaseTrack="Host=...;Database=casetrack;Username=...;Password=..."
          - 使用 Docker: docker compose up
        """;

    private const string OtherFolder =
        "  - 换一个数据目录（从空库开始）Use another data folder (starts empty): 设置 set Embedded:DataFolder";

    private EmbeddedPostgresException(string chinese, string english, string[] waysOut, Exception? cause = null)
        : base($"{chinese}\n{english}\n\n解决办法 Ways out:\n{string.Join('\n', [.. waysOut, OwnServer])}", cause)
    {
    }

    internal static EmbeddedPostgresException NoBinaries(IEnumerable<string> searched, IEnumerable<string> rejected) => new(
        "没有配置数据库连接，本机也没有找到 PostgreSQL（需要 13 版或更新）。",
        "No connection string is set, and no PostgreSQL (13 or newer) was found on this machine."
            + List("已查找 Searched", searched) + List("不可用 Not usable", rejected),
        ["""
          - 安装 PostgreSQL，然后重新启动本程序 Install PostgreSQL, then start this program again:
              Debian, Ubuntu:  sudo apt install postgresql
              Fedora, RHEL:    sudo dnf install postgresql-server
              macOS:           brew install postgresql@17
              Windows:         winget install PostgreSQL.PostgreSQL.17
          - 已安装在别处 Installed elsewhere: 设置 set Embedded:BinFolder（含 postgres、initdb、pg_ctl 的目录 the folder that holds them）
              Embedded__BinFolder=/path/to/postgresql/bin
        """]);

    internal static EmbeddedPostgresException OtherVersion(int data, IEnumerable<string> found, string folder) => new(
        $"数据目录 {folder} 由 PostgreSQL {data} 建立，而本机的 PostgreSQL 是另一个主版本。",
        $"The data folder {folder} was made by PostgreSQL {data}, but this machine has another major version."
            + List("已找到 Found", found),
        [$"  - 安装 PostgreSQL {data}，或用 Embedded:BinFolder 指向它 Install PostgreSQL {data}, or point Embedded:BinFolder at it",
        "  - 升级数据 Upgrade the data: pg_upgrade, 或 or pg_dumpall + psql",
        OtherFolder]);

    internal static EmbeddedPostgresException NotStarted(string what, string output, string logFile) => new(
        $"内嵌 PostgreSQL 未能启动（{what}）。日志：{logFile}",
        $"The embedded PostgreSQL did not start ({what}). Its log: {logFile}\n{Indented(output)}",
        ["  - 按上面的日志排除故障 Repair what the log lines above say", OtherFolder]);

    internal static EmbeddedPostgresException BusyWithoutServer(string folder, TimeSpan waited) => new(
        $"数据目录 {folder} 正被另一个 CaseTrack 进程使用，但 {waited.TotalSeconds:0} 秒内它的数据库没有就绪。",
        $"The data folder {folder} is in use by another CaseTrack process whose server was not ready within {waited.TotalSeconds:0} s.",
        ["  - 等待或结束那个进程 Wait for that process, or end it", OtherFolder]);

    internal static EmbeddedPostgresException NoUser(string user, string reason) => new(
        $"PostgreSQL 不能以 root 运行，而用户“{user}”不可用（{reason}）。",
        $"PostgreSQL refuses to run as root, and the user '{user}' cannot be used ({reason}).",
        ["  - 不以 root 启动本程序 Start this program as an ordinary user",
        "  - 指定一个普通用户 Name an unprivileged user: 设置 set Embedded:RunAs"]);

    internal static EmbeddedPostgresException Unreachable(string folder, string user, Exception? cause = null) => new(
        $"用户“{user}”不能使用数据目录 {folder}。",
        $"The user '{user}' cannot use the data folder {folder}: check the owner and the rights of it and of the folders above it."
            + (cause is null ? "" : $"\n{Indented(cause.Message)}"),
        [OtherFolder], cause);

    internal static EmbeddedPostgresException NotOurs(string folder) => new(
        $"目录 {folder} 里有别的文件，不是 CaseTrack 的数据目录。",
        $"The folder {folder} holds other files and is not a data folder of CaseTrack.",
        ["  - 指定一个空目录或新目录 Name an empty or a new folder: 设置 set Embedded:DataFolder"]);

    internal static EmbeddedPostgresException NoPassword(string passwordFile) => new(
        $"数据目录里已有数据，但密码文件 {passwordFile} 不见了。",
        $"The data folder holds data, but its password file {passwordFile} is missing.",
        ["  - 从备份恢复该文件 Restore that file from a backup", OtherFolder]);

    internal static EmbeddedPostgresException BadSetting(string name) => new(
        $"“{name}”不是可用的 PostgreSQL 设置名（Embedded:ServerSettings）。",
        $"'{name}' is not a PostgreSQL setting that can be set here (Embedded:ServerSettings).",
        ["  - 删除或改正该设置 Remove or correct it"]);

    private static string List(string title, IEnumerable<string> items)
    {
        var lines = items.ToList();
        return lines.Count == 0 ? "" : $"\n{title}:\n{Indented(string.Join('\n', lines))}";
    }

    private static string Indented(string text) => "    " + text.TrimEnd().Replace("\n", "\n    ", StringComparison.Ordinal);
}
