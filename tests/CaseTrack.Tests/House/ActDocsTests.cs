using System.Reflection;
using System.Text.Json;
using System.Xml.Linq;
using CaseTrack.Cases;
using CaseTrack.Terms;
using Wolverine.Http;

namespace CaseTrack.Tests.House;

/// <summary>The comment of a command names the article of its act, in the act's words.</summary>
public sealed class ActDocsTests
{
    private static readonly Assembly Service = typeof(ICaseEvent).Assembly;

    private static readonly Dictionary<string, string> Summaries = XDocument.Load(Path.ChangeExtension(Service.Location, ".xml"))
        .Descendants("member").ToDictionary(x => x.Attribute("name")!.Value, x => x.Element("summary")?.Value ?? "");

    [Fact]
    public void Every_command_of_an_act_names_the_legal_basis_of_the_act()
    {
        var commands = Service.GetTypes().Where(x => x.IsAbstract && x.IsSealed).Select(x => x.GetMethod("Post")).OfType<MethodInfo>()
            .Select(x => (Path: x.GetCustomAttribute<WolverinePostAttribute>()?.Template ?? "", Parameters: x.GetParameters()))
            .Where(x => x.Path.Contains("/{id}/", StringComparison.Ordinal))
            .ToDictionary(x => x.Path, x => x.Parameters[0].ParameterType);
        var acts = PublishedProcedures.Of(TermRules.Shipped).Procedures
            .SelectMany(x => x.Acts.Select(y => (Path: $"/api/v1/{x.Kind}/{{id}}/{y.Act}", y.Basis))).ToList();

        acts.Count.ShouldBeGreaterThan(100);
        acts.Where(x => !SummaryOf(commands[x.Path]).Contains(x.Basis, StringComparison.Ordinal))
            .Select(x => $"{commands[x.Path].Name}: {x.Basis}").ShouldBeEmpty();
    }

    [Fact]
    public void The_published_operations_are_called_what_the_act_is_called_and_none_after_its_path()
    {
        using var published = JsonDocument.Parse(File.ReadAllText(Path.Combine(Repository.Folder, "api-docs", "openapi.json")));
        var operations = published.RootElement.GetProperty("paths").EnumerateObject()
            .SelectMany(x => x.Value.EnumerateObject().Select(y => (Path: x.Name, y.Value)))
            .ToLookup(x => x.Path, x => (Summary: Text(x.Value, "summary"), Description: Text(x.Value, "description")));
        operations.SelectMany(x => x).ShouldNotContain(x => x.Description.Contains("_api_v1_", StringComparison.Ordinal));
        foreach (var procedure in PublishedProcedures.Of(TermRules.Shipped).Procedures)
        {
            foreach (var act in procedure.Acts)
            {
                var operation = operations[$"/api/v1/{procedure.Kind}/{{id}}/{act.Act}"].Single();
                operation.Summary.ShouldBe($"{act.Chinese} {act.English}");
                operation.Description.ShouldStartWith($"{act.Basis}.");
            }
        }

        static string Text(JsonElement operation, string member) => operation.TryGetProperty(member, out var text) ? text.GetString()! : "";
    }

    private static string SummaryOf(Type command) => Summaries.GetValueOrDefault($"T:{command.FullName}", "");
}
