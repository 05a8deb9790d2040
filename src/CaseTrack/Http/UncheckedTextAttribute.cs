using System.Collections.Frozen;
using System.Reflection;
using System.Text.Json;

namespace CaseTrack.Http;

/// <summary>不作检查的文字. A command, or one member of what is said, that is not looked through for personal data, and why; everything
/// else is.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Property)]
public sealed class UncheckedTextAttribute(string reason) : Attribute
{
    public const string Secret = "a secret of whoever sends it; kept as a hash or not at all, and it would tell to say what it holds";
    public const string Digest = "a digest is no text: digits in it are nobody's number";
    public const string Forgotten = "compared and forgotten; nothing of it is kept";

    public string Reason { get; } = reason;

    /// <summary>All of them: commands, or one member of a command, and why.</summary>
    public static IReadOnlyList<(Type Command, string? Member, string Reason)> All { get; } =
    [
        .. from command in typeof(UncheckedTextAttribute).Assembly.GetTypes()
           from member in new MemberInfo[] { command }.Concat(command.GetProperties())
           let mark = member.GetCustomAttribute<UncheckedTextAttribute>(inherit: false)
           where mark is not null
           select (command, member == command ? null : JsonNamingPolicy.CamelCase.ConvertName(member.Name), mark.Reason),
    ];

    private static readonly FrozenSet<(Type, string?)> Skipped = All.Select(x => (x.Command, x.Member)).ToFrozenSet();

    /// <summary>Whether a whole command is left out.</summary>
    public static bool IsSkipped(Type command) => Skipped.Contains((command, null));

    /// <summary>Whether a member of a command is left out.</summary>
    public static bool IsSkipped(Type command, string member) => Skipped.Contains((command, member)) || IsSkipped(command);
}
