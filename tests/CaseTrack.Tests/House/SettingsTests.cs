using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using CaseTrack.Hosting;

namespace CaseTrack.Tests.House;

/// <summary><c>api-docs/settings.md</c> names every setting the code reads, with its default, and no other.</summary>
public sealed partial class SettingsTests
{
    private static readonly Dictionary<string, string> Documented = Row()
        .Matches(File.ReadAllText(Path.Combine(Repository.Folder, "api-docs", "settings.md")))
        .ToDictionary(x => x.Groups[1].Value, x => x.Groups[2].Value);

    private static readonly string Source = string.Join('\n', new[] { "CaseTrack", "CaseTrack.Web" }
        .SelectMany(x => Directory.EnumerateFiles(Path.Combine(Repository.Folder, "src", x), "*.cs", SearchOption.AllDirectories))
        .Where(x => !x.Contains("/obj/", StringComparison.Ordinal)).Select(File.ReadAllText));

    private static readonly Type[] Options =
        [.. typeof(CaseTrackSetup).Assembly.GetTypes().Where(x => x.Name.EndsWith("Options", StringComparison.Ordinal))];

    [Fact]
    public void Every_setting_of_the_code_is_documented_and_no_other() =>
        Documented.Keys.Order(StringComparer.Ordinal).ShouldBe(InCode().Distinct().Order(StringComparer.Ordinal));

    [Fact]
    public void The_defaults_are_those_of_the_code()
    {
        Options.Length.ShouldBeGreaterThan(5);
        foreach (var type in Options)
        {
            var defaults = Activator.CreateInstance(type)!;
            foreach (var property in type.GetProperties().Where(x => x.CanWrite))
            {
                Documented[$"{Section(type)}:{property.Name}"].ShouldBe(Text(property.GetValue(defaults)), $"{type.Name}.{property.Name}");
            }
        }
    }

    private static IEnumerable<string> InCode()
    {
        // Outside the code of this project: the host's own.
        yield return "Urls";
        yield return "ConnectionStrings:CaseTrack";
        foreach (var type in Options)
        {
            foreach (var property in type.GetProperties().Where(x => x.CanWrite))
            {
                yield return $"{Section(type)}:{property.Name}";
            }
        }

        foreach (var name in Literal().Matches(Source).Select(x => x.Groups[1].Value)
            .Where(x => !x.StartsWith("Logging:", StringComparison.Ordinal)))
        {
            // A connection for each of several databases.
            yield return name == "ConnectionStrings:Regions" ? $"{name}:{{name}}" : name;
        }

        foreach (var name in Plain().Matches(Source).Select(x => x.Groups[1].Value))
        {
            yield return name;
        }

        foreach (var section in Group().Matches(Source).Select(x => x.Groups[1].Value))
        {
            yield return section == "Numbers" ? "Numbers:{document}" : $"{section}:{{code}}";
        }
    }

    private static string Section(Type options) =>
        (string)options.GetField("Section", BindingFlags.Public | BindingFlags.Static)!.GetRawConstantValue()!;

    private static string Text(object? value) => value switch
    {
        null or "" => "none",
        bool given => given ? "true" : "false",
        string given => given,
        IEnumerable given => given.Cast<object>().Any() ? string.Join(", ", given.Cast<object>()) : "none",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };

    [GeneratedRegex(@"^\| `([^`]+)` \| ([^|]+?) \|", RegexOptions.Multiline)]
    private static partial Regex Row();

    [GeneratedRegex("\"([A-Z][A-Za-z]+:[A-Z][A-Za-z]+)\"")]
    private static partial Regex Literal();

    [GeneratedRegex("""Configuration\.GetValue(?:<\w+>)?\("([A-Z][A-Za-z]+)"[,)]""")]
    private static partial Regex Plain();

    [GeneratedRegex("""(?:= |\()Settings\("([A-Z][A-Za-z]+)"\)""")]
    private static partial Regex Group();
}
