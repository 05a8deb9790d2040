using System.Text.Json;
using System.Text.Json.Nodes;
using CaseTrack.Privacy;

namespace CaseTrack.Tests.Privacy;

/// <summary>Which fields of events are words, and how words are taken out of them.</summary>
public sealed class FreeTextFieldTests
{
    /// <summary>Members of events that are texts in JSON and yet no words: codes, days, ids, numbers, units, who handles a case, and what
    /// is signed or belongs to records without rights by unit.</summary>
    private static readonly HashSet<string> NoWords =
    [
        "act", "actKind", "advisedRemedy", "adviser", "ancillary", "appealOf", "applicantKind", "approvedBy", "assistingUnits",
        "attendance", "basis", "by", "caseNumber", "category", "chosenBy", "code", "committee", "committeeKind", "consent", "court",
        "courtNumber", "database", "decision", "defendantKind", "difficulty", "digest", "disputeType", "district",
        "entryKind", "escalation", "event", "field",
        "figure", "file", "form", "from", "governedFrom", "ground", "handling", "instance", "instead", "instrument", "item", "keyId",
        "kind", "leadUnit", "letterKind", "level", "levels", "manner", "measure", "mediator", "mediators", "name", "not", "note",
        "number", "numberWord", "office", "officer", "officers", "outcome", "parent", "participant", "participantKind", "partyKind",
        "phase", "placedBy", "plaintiff", "present", "problemKind", "procedure", "proposedBy", "publicKey", "receivingKind",
        "recipient", "referral", "rejectedBy", "replacement", "requestedBy", "respondentKind", "retention", "reviewedBy", "role",
        "route", "rule", "said", "satisfaction", "sendingKind", "setBy", "sha256", "signal", "signature", "simplifiedGround",
        "situation", "source", "stage", "standing", "state", "substitute", "target", "template", "term", "to",
        "toUnit", "unit", "wording",
    ];

    [Fact]
    public void Every_text_of_every_event_is_known_for_words_or_for_none()
    {
        var texts = RecordKind.EventTypes.SelectMany(x => x.GetProperties())
            .Where(x => x.PropertyType == typeof(string) || x.PropertyType.IsAssignableTo(typeof(IEnumerable<string>)))
            .Where(x => x.DeclaringType!.GetConstructors()[0].GetParameters().Any(y => y.Name == x.Name))
            .Select(x => JsonNamingPolicy.CamelCase.ConvertName(x.Name)).Distinct().Order().ToArray();
        texts.Length.ShouldBeGreaterThan(60);
        texts.Except(NoWords).Except(FreeTextField.Words).ShouldBeEmpty("Decide: words that may be redacted, or none?");
        FreeTextField.Words.Intersect(NoWords).ShouldBeEmpty();
    }

    [Fact]
    public void Words_are_found_and_codes_days_ids_numbers_and_staff_are_not()
    {
        var data = JsonNode.Parse("""
            { "reason": "张三丰不同意", "ground": "minor", "occurredOn": "2026-03-02", "mediator": "张三丰", "number": "〔2026〕1号", "days": 3,
              "content": { "text": "走访张三丰", "unit": "a", "measures": { "events": 1 } }, "items": ["张三丰的证明"], "result": "accepted",
              "advice": "0193e0a4-7c5e-7b62-9d1f-0a6f5e3c2b1d", "a/b~c": { "title": "材料" } }
            """);
        foreach (var (pointer, words) in (
            (string, string)[])[("/reason", "张三丰不同意"), ("/content/text", "走访张三丰"), ("/items/0", "张三丰的证明"), ("/a~1b~0c/title", "材料")])
        {
            FreeTextField.WordsAt(data, pointer).ShouldBe(words);
        }

        foreach (var pointer in (string[])["/ground", "/occurredOn", "/mediator", "/number", "/days", "/content", "/content/unit",
            "/content/measures/events", "/items", "/items/1", "/items/x", "/nothing", "/reason/0", "/advice", "/result", "", "reason"])
        {
            FreeTextField.WordsAt(data, pointer).ShouldBeNull(pointer);
        }

        FreeTextField.Holding(data, "张三丰").ShouldBe(["/reason", "/mediator", "/content/text", "/items/0"]);
    }

    [Fact]
    public void Every_place_is_taken_out_and_a_place_that_is_not_there_is_none()
    {
        var spans = FreeTextField.Spans("张三找张三和𠮷田张三", "张三").ToArray();
        spans.ShouldBe([new(0, 2), new(3, 2), new(9, 2)]);
        FreeTextField.Without("张三找张三和𠮷田张三", spans, "[已遮盖]").ShouldBe("[已遮盖]找[已遮盖]和𠮷田[已遮盖]");
        FreeTextField.Without("张三", [new(1, 2)], "某").ShouldBeNull();
        FreeTextField.Without("张三", [new(-1, 2)], "某").ShouldBeNull();
        FreeTextField.Without("张三", [new(0, 0)], "某").ShouldBeNull();
    }
}
