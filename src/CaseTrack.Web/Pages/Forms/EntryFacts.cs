using System.Text.Json.Nodes;
using CaseTrack.Ledger;

namespace CaseTrack.Web.Pages.Forms;

/// <summary>台账内容. What an entry of the ledger says, each thing under the name its kind gives it.</summary>
public static class EntryFacts
{
    /// <summary>The kind of an entry; null for another record.</summary>
    public static string? KindOf(JsonNode record) => LedgerKind.Find((string?)record["entryKind"])?.Chinese;

    /// <summary>Everything it says.</summary>
    public static IEnumerable<(string Label, string Value)> Of(JsonNode record)
    {
        var (kind, content) = (LedgerKind.Find((string?)record["entryKind"]), record["content"]);
        foreach (var (code, amount) in content?["measures"]?.AsObject() ?? [])
        {
            var measure = kind?.Measures.FirstOrDefault(x => x.Code == code);
            yield return (measure?.Chinese ?? code, $"{Texts.Number((decimal?)amount)} {Texts.Measure(measure?.Unit)}".TrimEnd());
        }

        if ((string?)content?["category"] is { } category)
        {
            yield return (Facts.Label("category"), Texts.Find($"ledger.{category}") ?? category);
        }

        foreach (var (code, named) in content?["subjects"]?.AsObject() ?? [])
        {
            yield return (kind?.Subjects?.FirstOrDefault(x => x.Code == code)?.Chinese ?? code,
                string.Join('、', named?.AsArray().Select(x => (string?)x) ?? []));
        }

        if ((string?)content?["text"] is { } text)
        {
            yield return (Facts.Label("text"), text);
        }
    }

    /// <summary>The same in a line, for lists.</summary>
    public static string Summary(JsonNode record) =>
        string.Join(Texts.Chinese ? "，" : ", ", Of(record).Take(3).Select(x =>
            x.Label == Facts.Label("text") ? x.Value : $"{x.Label} {x.Value}"));
}
