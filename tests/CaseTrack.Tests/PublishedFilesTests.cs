using System.Text;
using System.Xml.Linq;
using Marten;
using Microsoft.Extensions.DependencyInjection;

namespace CaseTrack.Tests;

/// <summary>What outsiders build on is written down; a change shows as a difference of these files. On a difference the file is rewritten and the test fails.</summary>
public sealed class PublishedFilesTests(CaseTrackHost host) : IClassFixture<CaseTrackHost>
{
    [Fact]
    public async Task The_openapi_document_is_as_published()
    {
        using var client = host.App.Server.CreateClient();
        await CompareAsync("api-docs/openapi.json", await client.GetStringAsync("/openapi/v1.json", TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task The_schema_is_as_published() =>
        await CompareAsync("db/schema.sql", host.App.Services.GetRequiredService<IDocumentStore>().Storage.ToDatabaseScript());

    [Fact]
    public async Task The_event_dictionary_is_as_published()
    {
        var docs = XDocument.Load(Path.ChangeExtension(typeof(ICaseEvent).Assembly.Location, ".xml"))
            .Descendants("member").ToDictionary(x => (string)x.Attribute("name")!, x => string.Join(' ', (x.Element("summary")?.Value ?? "").Split((char[])[' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries)));
        var text = new StringBuilder("# Events 事件字典\n\nGenerated from the code. An event, once released, is read for ever.\n");
        foreach (var kind in RecordKind.EventTypes.GroupBy(x => RecordKind.OfEvent(x).Name).OrderBy(x => x.Key, StringComparer.Ordinal))
        {
            text.Append($"\n## {kind.Key}\n\n| Event | Meaning | Fields |\n|---|---|---|\n");
            foreach (var type in kind.OrderBy(x => x.Name, StringComparer.Ordinal))
            {
                var fields = type.GetConstructors().OrderByDescending(x => x.GetParameters().Length).First().GetParameters()
                    .Select(x => $"`{char.ToLowerInvariant(x.Name![0])}{x.Name[1..]}`");
                text.Append($"| {type.Name} | {docs.GetValueOrDefault($"T:{type.FullName}", "").Replace("|", "\\|", StringComparison.Ordinal)} | {string.Join(", ", fields)} |\n");
            }
        }

        await CompareAsync("api-docs/events.md", text.ToString());
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
