using System.Text.Json.Nodes;
using CaseTrack.Procedures;
using CaseTrack.Terms;

namespace CaseTrack.Web.Pages.Forms;

/// <summary>办理后果. What an act sets going or brings to an end, read from the procedure and from the rules on time limits.</summary>
/// <param name="Text">What follows.</param>
/// <param name="Basis">By which article.</param>
/// <param name="When">With which answer alone.</param>
public sealed record Consequence(string Text, string? Basis, FieldCondition? When = null)
{
    // What a trait is where the record says nothing.
    private const string Ordinary = "ordinary";

    // The day whose law governs a record, and before that the day one chose it.
    private static readonly string[] LawDays = ["governedFrom", "receivedOn", "registeredOn", "leadOn"];

    /// <param name="form">The act.</param>
    /// <param name="kind">The kind of record.</param>
    /// <param name="act">What the procedure calls it; null for what opens a record.</param>
    /// <param name="rules">The rules on time limits, with the office's own numbers.</param>
    /// <param name="record">The record as it is; null for one that is opened.</param>
    /// <param name="terms">Its terms as they stand.</param>
    /// <param name="today">Today.</param>
    public static IReadOnlyList<Consequence> Of(
        CommandForm form, string kind, PublishedAct? act, TermRules rules, JsonNode? record, JsonArray? terms, DateOnly today)
    {
        string[] events = [.. form.Events, .. FormLayout.Forms.GetValueOrDefault(form.Path)?.Happens ?? []];
        var law = LawDays.Select(x => (string?)record?[x]).FirstOrDefault(x => x is not null) is { } day
            ? DateOnly.ParseExact(day, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture) : today;
        var governing = rules.For(kind, law).ToList();
        var running = terms?.Where(x => (string?)x!["state"] is "running" or "stopped").ToList() ?? [];
        return
        [
            .. Stage(kind, act, record),
            .. governing.Where(x => events.Any(x.Starts.Contains)).SelectMany(x => Started(x, form, record)),
            .. Named("then.pauses", x => x.Pauses.Any(y => events.Contains(y.From))),
            .. Named("then.resumes", x => x.Pauses.Any(y => events.Contains(y.To))),
            .. Named("then.extends", x => events.Any(x.ExtendedBy.Contains)),
            .. Named("then.ends", x => events.Any(x.Ends.Contains) && !events.Any(x.Starts.Contains)),
        ];

        // Of what runs, by the names it has in the record.
        IEnumerable<Consequence> Named(string text, Func<TermRule, bool> test)
        {
            var names = governing.Where(test).Select(x => (x.Chinese, x.English)).ToHashSet();
            return running.Where(x => names.Contains(((string)x!["chinese"]!, (string)x["english"]!)))
                .Select(x => new Consequence(Texts.Of(text, Texts.Either((string?)x!["chinese"], (string?)x["english"]),
                    Texts.Day((string?)x["dueOn"])), null));
        }
    }

    private static IEnumerable<Consequence> Stage(string kind, PublishedAct? act, JsonNode? record)
    {
        string[] to =
            [.. act?.To.Where(x => x != (string?)record?["stage"]).Select(x => Texts.Of("then.quoted", Facts.Stage(kind, x))) ?? []];
        return to.Length == 0 ? [] : [new(Texts.Of("then.stage", string.Join(Texts.Of("then.or"), to)), act!.Basis)];
    }

    private static IEnumerable<Consequence> Started(TermRule rule, CommandForm form, JsonNode? record)
    {
        FieldCondition? when = null;
        foreach (var (trait, values) in rule.When)
        {
            if (form.Fields.Any(x => x.Name == trait))
            {
                when = new(trait, values);
            }
            else if (form.Fields.FirstOrDefault(x => x.Fields.Any(y => y.Name == trait)) is { } group)
            {
                // Asked within a group that is rarely used: as long as nothing is said there, it is as usual.
                when = values.Contains(Ordinary) ? null : new($"{group.Name}/{trait}", values);
            }
            else if (!values.Contains((string?)(record?[trait] ?? record?["referral"]?[trait]) ?? Ordinary))
            {
                return [];
            }
        }

        if (rule.Tags.Count > 0 && form.Fields.FirstOrDefault(x => rule.Tags.All(y => x.Options.Any(z => z.Value == y))) is { } tagged)
        {
            when = new(tagged.Name, rule.Tags);
        }

        if (rule.Unit is TermUnit.AsSet)
        {
            when = LastDay(form);
        }

        var silence = rule.Silence is { } effect ? Texts.Of("then.silence", Docs.NameOf(Docs.ChineseOf(effect), $"{effect}")) : "";
        var text = rule.Unit is TermUnit.AsSet ? Texts.Of("then.as-set", Texts.Either(rule.Chinese, rule.English))
            : Texts.Of(rule.Window ? "then.window" : "then.starts", Texts.Either(rule.Chinese, rule.English),
                Texts.Of($"then.{rule.Unit}", rule.Length)) + silence;
        return [new(text, rule.Basis, when)];
    }

    /// <summary>With what answer a last day is asked for at all.</summary>
    private static FieldCondition? LastDay(CommandForm form) => FormLayout.Forms.GetValueOrDefault(form.Path)?.Sections
        .SelectMany(x => x.Fields).Where(x => x.When is not null && form.Fields.FirstOrDefault(y => y.Name == x.Name) is { } field
            && (field.Kind is FieldKind.Day || field.Fields.Any(y => y.Kind is FieldKind.Day))).Select(x => x.When).FirstOrDefault();
}
