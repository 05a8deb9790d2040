using System.Globalization;
using System.Text.Json.Nodes;
using CaseTrack.Cases;
using CaseTrack.Law;
using CaseTrack.Procedures;
using CaseTrack.Terms;

namespace CaseTrack.Web.Pages.Forms;

/// <summary>要素. What a record holds, said in words: labels for its members, names for its codes and units.</summary>
public static class Facts
{
    private static readonly Dictionary<string, string> Lists = new()
    {
        ["mediation-cases/source"] = "mediationSource",
        ["supervision-files/source"] = "leadSource",
        ["review-applications/subject"] = "reviewSubject",
        ["mediation-cases/item"] = "mediationItem",
        ["review-applications/item"] = "reviewItem",
        ["supervision-files/item"] = "supervisionItem",
        ["endReason"] = "mediationEndReason",
        ["field"] = "administrativeField",
        ["decision"] = "reviewDecision",
        ["role"] = "partyRole",
        ["ancillary"] = "ancillaryDecision",
        ["route"] = "reviewRoute",
        ["procedure"] = "procedureKind",
        ["instance"] = "courtInstance",
        ["standing"] = "litigationStanding",
        ["attendance"] = "courtAttendance",
        ["defendantKind"] = "respondentKind",
        ["administrative-lawsuits/outcome"] = "courtOutcome",
        ["supervision-files/manner"] = "supervisionManner",
        ["supervision-files/value"] = "supervisionInstrument",
        ["supervision-files/target"] = "handOverTarget",
        ["review-applications/performance"] = "performanceState",
        ["mediation-cases/performance"] = "mediationPerformance",
        ["mediation-cases/track"] = "mediationTrack",
    };

    /// <summary>What of a record is shown elsewhere on its page, or is nothing to read.</summary>
    public static IReadOnlyList<string> Hidden { get; } =
        ["id", "version", "stage", "dossier", "committee", "office", "unit", "entryKind", "content", "courtNumberKey"];

    private static readonly PublishedProcedures Procedures = PublishedProcedures.Of(TermRules.Shipped);

    /// <summary>The kinds of case that have pages.</summary>
    public static IReadOnlyList<string> Kinds { get; } =
        ["mediation-cases", "review-applications", "supervision-files", "administrative-lawsuits", "ledger-entries"];

    /// <summary>What a stage is called.</summary>
    public static string Stage(string kind, string? stage) =>
        Procedures.Procedures.FirstOrDefault(x => x.Kind == kind)?.Stages.FirstOrDefault(x => x.Name == stage) is { } found
            ? Texts.Either(found.Chinese, found.English) : stage ?? "";

    /// <summary>The stages of a kind, for a filter.</summary>
    public static IReadOnlyList<PublishedStage> StagesOf(string kind) =>
        Procedures.Procedures.FirstOrDefault(x => x.Kind == kind)?.Stages ?? [];

    /// <summary>The law an act is done by.</summary>
    public static string? BasisOf(string kind, string act) => ActOf(kind, act)?.Basis;

    /// <summary>An act of a procedure.</summary>
    public static PublishedAct? ActOf(string kind, string act) =>
        Procedures.Procedures.FirstOrDefault(x => x.Kind == kind)?.Acts.FirstOrDefault(x => x.Act == act);

    /// <summary>What a member may be, where that hangs on the kind of case.</summary>
    public static IReadOnlyList<FieldOption>? OptionsOf(string kind, string name) => Lists.TryGetValue($"{kind}/{name}", out var list)
        ? [.. CodeList.Of(list).Codes.Where(x => x.Until is null).Select(x => new FieldOption(x.Value, x.Chinese, x.English))] : null;

    /// <summary>A code of a list in words.</summary>
    public static string Code(string list, string? value) =>
        CodeList.All.FirstOrDefault(x => x.Name == list)?.Codes.FirstOrDefault(x => x.Value == value) is { } code
            ? Texts.Either(code.Chinese, code.English) : value ?? "";

    /// <summary>A value of a record in words.</summary>
    public static string Value(string kind, string name, JsonNode? value, IReadOnlyDictionary<string, string> units) => value switch
    {
        null => "–",
        JsonArray many => string.Join("、", many.Select(x => Value(kind, name, x, units))),
        // Something and the day it was issued.
        JsonObject group when group.Count == 2 && group["value"] is { } what && group["from"] is { } day =>
            $"{Value(kind, "value", what, units)}（{Value(kind, "from", day, units)}）",
        JsonObject group => string.Join("；", group.Where(x => x.Value is not JsonObject && x.Key is not "id")
            .Select(x => $"{Label(x.Key)} {Value(kind, x.Key, x.Value, units)}")),
        JsonValue single when single.TryGetValue<bool>(out var flag) => Texts.Of(flag ? "yes" : "no"),
        JsonValue single when single.TryGetValue<string>(out var text) => Text(kind, name, text, units),
        _ => value.ToString(),
    };

    /// <summary>A group of a breakdown in words.</summary>
    public static string Group(string dimension, string? key, IReadOnlyDictionary<string, string> units) =>
        key is null ? Texts.Of("figures.without") : dimension == "month" ? Texts.Month(key) : units.GetValueOrDefault(key)
            ?? Value("mediation-cases", dimension, JsonValue.Create(key), units);

    /// <summary>What a member is called.</summary>
    public static string Label(string name) => Texts.Find($"field.{name}") ?? Docs.Spaced(name);

    private static string Text(string kind, string name, string text, IReadOnlyDictionary<string, string> units) =>
        units.TryGetValue(text, out var unit) ? unit
        : DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? Texts.Day(day)
        : Code(Lists.GetValueOrDefault($"{kind}/{name}") ?? Lists.GetValueOrDefault(name) ?? name, text) is { } said && said != text ? said
        : Texts.Find($"value.{text}") ?? text;
}
