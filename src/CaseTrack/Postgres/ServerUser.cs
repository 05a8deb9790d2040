namespace CaseTrack.Postgres;

/// <summary>Who runs the server: the current user, or as root an unprivileged one, since PostgreSQL refuses root.</summary>
internal sealed class ServerUser
{
    private readonly string? _owner;
    private readonly string[] _prefix;

    private ServerUser(string name, string? owner, string[] prefix) => (Name, _owner, _prefix) = (name, owner, prefix);

    public string Name { get; }

    public static async Task<ServerUser> ResolveAsync(string? runAs, CancellationToken token)
    {
        // On Windows pg_ctl itself gives up an administrator's rights.
        if (OperatingSystem.IsWindows() || !Environment.IsPrivilegedProcess)
            return new ServerUser(Environment.UserName, null, []);

        var name = string.IsNullOrEmpty(runAs) ? await IdAsync("-u", "postgres", token) is null ? "nobody" : "postgres" : runAs;
        var user = await IdAsync("-u", name, token) ?? throw EmbeddedPostgresException.NoUser(name, "不存在 no such user");
        var group = await IdAsync("-g", name, token) ?? user;
        if (user == "0")
            throw EmbeddedPostgresException.NoUser(name, "就是 root it is root");

        string[][] ways =
        [
            ["setpriv", $"--reuid={user}", $"--regid={group}", "--init-groups", "--"],
            ["runuser", "-u", name, "--"],
            ["su", "-s", "/bin/sh", "-c", "exec \"$0\" \"$@\"", "--", name],
            ["sudo", "-n", "-u", name, "--"],
        ];
        foreach (var way in ways)
        {
            // Tried rather than looked up: BusyBox has a setpriv that knows none of these options.
            var works = await ChildProcess.RunAsync(way[0], [.. way[1..], "true"], "/", token: token);
            if (works.Succeeded)
                return new ServerUser(name, $"{user}:{group}", way);
        }
        throw EmbeddedPostgresException.NoUser(name, "setpriv, runuser, su, sudo ✗");
    }

    public Task<ChildResult> RunAsync(
        string program, IEnumerable<string> arguments, string folder, bool killTree, CancellationToken token) =>
        _prefix.Length == 0
            ? ChildProcess.RunAsync(program, arguments, folder, killTree, token: token)
            : ChildProcess.RunAsync(_prefix[0], [.. _prefix[1..], program, .. arguments], folder, killTree, token: token);

    /// <summary>Gives a file or a folder to the user who runs the server.</summary>
    public async Task GiveAsync(string path, bool withContent, CancellationToken token)
    {
        if (_owner is null)
            return;
        var result = await ChildProcess.RunAsync("chown", [withContent ? "-hR" : "-h", _owner, path], token: token);
        if (!result.Succeeded)
            throw EmbeddedPostgresException.Unreachable(path, Name, new IOException(result.Output.Trim()));
    }

    /// <summary>Whether the user can work in the folder: a parent closed to others (such as root's home) stops them.</summary>
    public async Task<bool> CanUseAsync(string folder, CancellationToken token) =>
        _owner is null || (await RunAsync("/bin/sh", ["-c", "cd \"$0\" && test -w .", folder], "/", true, token)).Succeeded;

    private static async Task<string?> IdAsync(string option, string name, CancellationToken token)
    {
        var result = await ChildProcess.RunAsync("id", [option, name], "/", token: token);
        return result.Succeeded ? result.Output.Trim() : null;
    }
}
