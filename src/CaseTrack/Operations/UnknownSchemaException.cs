namespace CaseTrack.Operations;

/// <summary>The database is not this build's. The message is for whoever starts the service.</summary>
public sealed class UnknownSchemaException : Exception
{
    private UnknownSchemaException(string message) : base(message)
    {
    }

    /// <exception cref="UnknownSchemaException">There is something.</exception>
    public static void ThrowIfAny(IReadOnlyList<UnknownObject> objects, IReadOnlyList<string> events)
    {
        if (objects.Count + events.Count == 0)
        {
            return;
        }

        string[] lines =
        [
            "数据库中有本版本不认识的内容；为免其丢失，服务没有启动，也没有改动任何东西 (the database has what this build does not know; so that nothing of it is lost the service has not started, and has changed nothing):",
            .. objects.Select(x => $"  {x.Name}"),
            .. events.Select(x => $"  {x} (事件 kind of event)"),
            "办法 (ways out):",
            "  1. 数据库已由较新版本使用：启动那一版本或更新的版本 (a newer build has worked on it: start that one, or a later one).",
            .. objects.Any(x => x.Removal is not null)
                ? (string[])["  2. 确认不再需要：先备份，再以数据库所有者身份执行 (it is wanted no more: take a backup, then run as the owner of the database):",
                    .. objects.Where(x => x.Removal is not null).Select(x => $"     {x.Removal}")]
                : [],
        ];
        throw new UnknownSchemaException(string.Join(Environment.NewLine, lines));
    }
}
