namespace CaseTrack.Operations.Upgrades;

/// <summary>The database is behind this build, ahead of it, or unfit for it, or a migration failed. The message is for whoever starts the
/// service.</summary>
public sealed class MigrationException : Exception
{
    private MigrationException(string message, Exception? cause = null) : base(message, cause)
    {
    }

    /// <summary>The database has migrations the build does not know.</summary>
    public static MigrationException Unknown(IEnumerable<string> names) => new(
        $"""
        数据库已由较新版本升级，本版本不认识：{string.Join("、", names)}。没有改动任何东西；请启动那一版本或更新的版本。
        (A newer build has upgraded the database; this one does not know these migrations. Nothing has been changed: start that build,
        or a later one.)
        """);

    /// <summary>The database has had other statements under the same names.</summary>
    public static MigrationException Changed(IEnumerable<string> names) => new(
        $"""
        升级文件与数据库中执行过的内容不同：{string.Join("、", names)}。没有改动任何东西；请用执行它的那一版本，或报告此事。
        (The database has had these migrations with another text. Nothing has been changed: use the build that ran them, or report it.
        A migration is never edited.)
        """);

    /// <summary>The database lacks migrations, and the service may not run them.</summary>
    public static MigrationException Behind(IEnumerable<Migration> missing) => new(
        $"""
        数据库落后于本版本，缺：{string.Join("、", missing.Select(x => x.Name))}。
        请先备份，再以数据库所有者的连接执行 migrate，然后执行 db/roles.sql。
        (The database is behind this build and lacks these migrations. Take a backup, run migrate with the connection of the owner of the
        tables, then db/roles.sql.)
        """);

    /// <summary>The database has had every migration, and yet lacks something: somebody took it away.</summary>
    public static MigrationException Incomplete(Exception difference) => new(
        $"""
        数据库的表与本版本不符；请以数据库所有者的连接执行 migrate，然后执行 db/roles.sql。
        (The tables are not as this build has them: run migrate with the connection of their owner, then db/roles.sql.)
        {difference.Message}
        """, difference);

    /// <summary>The database cannot keep every character: of a rare one in a name or a text an act would fail in the middle of
    /// work.</summary>
    public static MigrationException Unfit(string encoding) => new(
        $"""
        数据库的编码是 {encoding}，存不下所有汉字。没有改动任何东西；请另建一个 UTF8 的数据库。
        (The database is encoded as {encoding} and cannot keep every character. Nothing has been changed: make another one,
        create database … encoding 'UTF8' template template0.)
        """);

    /// <summary>One failed.</summary>
    public static MigrationException Failed(string name, Npgsql.PostgresException cause) => new(
        $"{name} 失败，它的改动已全部撤回 (failed, and nothing of it has happened): {cause.MessageText} {cause.Detail}", cause);
}
