using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using CaseTrack.Cases;
using CaseTrack.Figures;
using CaseTrack.Operations.Upgrades;
using CaseTrack.Terms;
using CaseTrack.Web.Pages;
using Marten;
using Microsoft.Extensions.DependencyInjection;
using Weasel.Core.Migrations;
using Wolverine.Persistence.Durability;

namespace CaseTrack.Tests.House;

/// <summary>What outsiders build on is written down; a change shows as a difference of these files. On a difference the file is rewritten
/// and the test fails.</summary>
public sealed class PublishedFilesTests(CaseTrackHost host) : IClassFixture<CaseTrackHost>
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    [Fact]
    public async Task The_openapi_document_is_as_published()
    {
        using var client = host.App.Server.CreateClient();
        await CompareAsync("api-docs/openapi.json", await client.GetStringAsync("/openapi/v1.json", TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task The_schema_is_as_published() => await CompareAsync("db/schema.sql", Schema(host.App.Services));

    /// <summary>Everything the service asks of its database: records and events, and the messages between; and that it needs no migration
    /// of those there are.</summary>
    public static string Schema(IServiceProvider services) =>
        services.GetRequiredService<IDocumentStore>().Storage.ToDatabaseScript() + ((IDatabase)services.GetRequiredService<IMessageStore>())
            .ToDatabaseScript() + MigrationTable.Rows(Migration.All);

    [Fact]
    public async Task The_event_dictionary_is_as_published()
    {
        var docs = XDocument.Load(Path.ChangeExtension(typeof(ICaseEvent).Assembly.Location, ".xml"))
            .Descendants("member")
                .ToDictionary(x => (string)x.Attribute("name")!, x =>
                string.Join(' ', (x.Element("summary")?.Value ?? "")
                .Split((char[])[' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries)));
        var text = new StringBuilder("# Events 事件字典\n\nGenerated from the code. An event, once released, is read for ever.\n");
        foreach (var kind in RecordKind.EventTypes.GroupBy(x => RecordKind.OfEvent(x).Name).OrderBy(x => x.Key, StringComparer.Ordinal))
        {
            text.Append($"\n## {kind.Key}\n\n| Event | Meaning | Fields |\n|---|---|---|\n");
            foreach (var type in kind.OrderBy(EventName.Of, StringComparer.Ordinal))
            {
                var fields = type.GetConstructors().OrderByDescending(x => x.GetParameters().Length).First().GetParameters()
                    .Select(x => $"`{char.ToLowerInvariant(x.Name![0])}{x.Name[1..]}`");
                var said = docs.GetValueOrDefault($"T:{(type.IsGenericType ? type.GetGenericTypeDefinition() : type).FullName}", "");
                text.Append($"| {EventName.Of(type)} | {said.Replace("|", "\\|", StringComparison.Ordinal)} | "
                    + $"{string.Join(", ", fields)} |\n");
            }
        }

        await CompareAsync("api-docs/events.md", text.ToString());
    }

    [Fact]
    public async Task The_procedures_are_as_published()
    {
        var published = PublishedProcedures.Of(TermRules.Shipped);
        var options = new JsonSerializerOptions { WriteIndented = true };
        Wire.Apply(options);
        var json = JsonSerializer.Serialize(published, options);

        var text = new StringBuilder(
            "# Procedures 程序\n\nGenerated from the definitions the decisions go by. Acts that leave the stage as it is are listed, not "
                + "drawn.\n");
        foreach (var procedure in published.Procedures)
        {
            text.Append($"\n## {procedure.Chinese} {procedure.Kind}\n\n```mermaid\nstateDiagram-v2\n");
            foreach (var stage in procedure.Stages)
            {
                text.Append($"    {stage.Name.Replace('-', '_')} : {stage.Chinese}\n");
            }

            text.Append($"    [*] --> {procedure.Stages[0].Name.Replace('-', '_')}\n");
            foreach (var arrow in procedure.Acts.Where(x => x.Act is not ("voiding" or "merging" or "restoration"))
                .SelectMany(x => x.From.SelectMany(from => x.To.Where(to => to != from).Select(to => (from, to, x.Chinese))))
                .GroupBy(x => (x.from, x.to)))
            {
                text.Append($"    {arrow.Key.from.Replace('-', '_')} --> {arrow.Key.to.Replace('-', '_')} : "
                    + $"{string.Join('、', arrow.Select(x => x.Chinese))}\n");
            }

            text.Append("```\n\n| 事项 | Path | 阶段 From | To | 依据 | 条件 |\n|---|---|---|---|---|---|\n");
            var names = procedure.Stages.ToDictionary(x => x.Name, x => x.Chinese);
            foreach (var act in procedure.Acts)
            {
                text.Append($"| {act.Chinese} | `{act.Act}` | {string.Join('、', act.From.Select(x => names[x]))} | "
                    + $"{string.Join('、', act.To.Select(x => names[x]))} | {act.Basis} | "
                    + $"否则：{string.Join('；', act.Conditions.Select(x => x.Chinese))} |\n".Replace("否则： |", " |", StringComparison.Ordinal));
            }
        }

        text.Append("\n## 期限\n\n| 期限 | Code | 长度 | 依据 | 期满后果 | 法律固定 |\n|---|---|---|---|---|---|\n");
        foreach (var term in published.Terms)
        {
            text.Append($"| {term.Chinese} | `{term.Code}` | "
                + $"{(term.Length is { } length ? $"{length} {Wire.Name(term.Unit)}" : "as set")} | {term.Basis} | {term.Silence} | "
                + $"{(term.Sure ? "是" : $"否，设置 `Terms:{term.Code}`")} |\n");
        }

        await CompareAsync("api-docs/procedures.md", text.ToString());
        await CompareAsync("api-docs/procedures.json", json);
    }

    [Fact]
    public async Task The_catalogue_of_figures_is_as_published()
    {
        var text = new StringBuilder(
            "# Figures 指标目录\n\nGenerated from the definitions the numbers are counted by. The values of a year are at "
                + "`/api/v1/figures/{year}`.\n");
        text.Append("\n| 指标 | Code | F | 单位 | 口径 | 其他口径 | 与其他指标的关系 | 版本 |\n|---|---|---|---|---|---|---|---|\n");
        foreach (var figure in FigureCatalogue.All)
        {
            var others = string.Join('；', figure.Denominators.Select(x => $"`{x.Name}` {x.Chinese}"));
            text.Append($"| {figure.Chinese} | `{figure.Code}` | {figure.Row} | {figure.Unit} | {figure.Rule} | {others} | "
                + $"{figure.Neighbours} | {figure.DefinitionVersion} |\n");
        }

        text.Append("\n## 恒等式\n\n| 恒等式 | Code |\n|---|---|\n");
        foreach (var (code, chinese) in FigureCatalogue.Identities.Select(x => (x.Code, x.Chinese))
            .Concat(FigureCatalogue.Breakdowns.Select(x => (x.Code, x.Chinese))))
        {
            text.Append($"| {chinese} | `{code}` |\n");
        }

        await CompareAsync("api-docs/figures.md", text.ToString());
    }

    [Fact]
    public async Task The_list_of_libraries_is_as_published()
    {
        await using var file = File.OpenRead(Path.Combine(AppContext.BaseDirectory, "CaseTrack.Web.deps.json"));
        using var built = await JsonDocument.ParseAsync(file, cancellationToken: TestContext.Current.CancellationToken);
        var components = built.RootElement.GetProperty("libraries").EnumerateObject()
            .Where(x => x.Value.GetProperty("type").GetString() == "package").Select(x => x.Name.Split('/'))
                .OrderBy(x => x[0], StringComparer.Ordinal)
            .Select(x => new { type = "library", name = x[0], version = x[1], purl = $"pkg:nuget/{x[0]}@{x[1]}" })
            .Concat(AssetFiles.Libraries.OrderBy(x => x.Name, StringComparer.Ordinal)
                .Select(x => new { type = "library", name = x.Name, version = x.Version, purl = $"pkg:npm/{x.Package}@{x.Version}" }))
            .ToList();
        components.Count.ShouldBeGreaterThan(20);
        var bill = new
        {
            bomFormat = "CycloneDX",
            specVersion = "1.6",
            version = 1,
            metadata = new { component = new { type = "application", name = "CaseTrack" } },
            components
        };
        await CompareAsync("api-docs/sbom.json", JsonSerializer.Serialize(bill, Indented));
    }

    private static async Task CompareAsync(string path, string current)
    {
        var file = Path.Combine(Repository.Folder, path);
        var published = File.Exists(file) ? await File.ReadAllTextAsync(file) : "";
        current = current.ReplaceLineEndings("\n").TrimEnd() + "\n";
        if (published.ReplaceLineEndings("\n") != current)
        {
            await File.WriteAllTextAsync(file, current);
            Assert.Fail($"{path} differs from what the service publishes; it has been rewritten. Review the difference and commit it.");
        }
    }
}
