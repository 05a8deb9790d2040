using System.Text.RegularExpressions;
using CaseTrack.Ledger;
using CaseTrack.Review;
using CaseTrack.Terms;
using CaseTrack.Web.Pages;
using CaseTrack.Web.Pages.Forms;

namespace CaseTrack.Tests.Pages;

/// <summary>The frequent acts are laid out by hand; what is laid out is all of the command and nothing else.</summary>
public sealed partial class FormLayoutTests
{
    [Fact]
    public void A_dozen_and_more_frequent_acts_of_every_desk_are_laid_out()
    {
        FormLayout.Forms.Count.ShouldBeGreaterThan(12);
        foreach (var kind in (string[])["mediation-cases", "review-applications", "supervision-files", "ledger-entries"])
        {
            FormLayout.Forms.Keys.ShouldContain(kind);
        }

        FormLayout.Forms.Keys.Where(x => CommandForm.Find(x) is null).ShouldBeEmpty();
        FormLayout.Next.Keys.ShouldBe(["mediation-cases", "review-applications", "supervision-files"], ignoreOrder: true);
        FormLayout.Next.SelectMany(x => x.Value, (kind, act) => CommandForm.Find($"{kind.Key}/{{id}}/{act}")).ShouldAllBe(x =>
            x != null && x.Events.Count > 0);
    }

    [Fact]
    public void A_layout_places_every_member_of_its_command_once_and_names_no_other()
    {
        var wrong = FormLayout.Forms.SelectMany(x => Wrong(x.Key, x.Value.Sections, CommandForm.Find(x.Key)!.Fields))
            .Concat(FormLayout.Groups.SelectMany(x => Wrong(x.Key, x.Value, GroupOf(x.Key))));
        wrong.ShouldBeEmpty();
    }

    [Fact]
    public void A_new_required_member_without_a_place_is_told() =>
        Wrong("x", [new([new("occurredOn")])],
            [new("occurredOn", FieldKind.Day, true) { Chinese = "", English = "" },
            new("fresh", FieldKind.Text, true) { Chinese = "", English = "" }]).ShouldBe(["x: fresh has no place"]);

    [Fact]
    public void What_must_be_said_is_not_folded_away_and_not_hung_on_another_answer()
    {
        foreach (var (path, layout) in FormLayout.Forms)
        {
            var fields = CommandForm.Find(path)!.Fields.ToDictionary(x => x.Name);
            foreach (var section in layout.Sections)
            {
                section.Fields.Where(x => fields[x.Name].Required && (section.Folded || x.When is not null)).Select(x => x.Name)
                    .ShouldBeEmpty(path);
                foreach (var when in section.Fields.Select(x => x.When).OfType<FieldCondition>())
                {
                    string[] offered = fields[when.Field].Kind is FieldKind.Flag or FieldKind.YesNo ? ["true", "false"]
                        : [.. fields[when.Field].Options.Select(x => x.Value)];
                    when.Is.Where(x => !offered.Any(y => x.EndsWith('*') ? y.StartsWith(x[..^1], StringComparison.Ordinal) : x == y))
                        .ShouldBeEmpty($"{path} {when.Field}");
                }
            }
        }
    }

    [Fact]
    public void Headings_names_beginnings_and_events_of_layouts_are_known()
    {
        var sections = FormLayout.Forms.SelectMany(x => x.Value.Sections).Concat(FormLayout.Groups.SelectMany(x => x.Value)).ToList();
        sections.Select(x => x.Heading).Concat(sections.SelectMany(x => x.Fields.Select(y => y.Label))).OfType<string>()
            .Where(x => !Texts.All.ContainsKey(x)).ShouldBeEmpty();
        foreach (var (path, layout) in FormLayout.Forms)
        {
            var fields = CommandForm.Find(path)!.Fields.ToDictionary(x => x.Name);
            layout.Sections.SelectMany(x => x.Fields).SelectMany(x => (x.Start ?? []).Where(y => y is not ("self" or "own-unit"))
                .Concat(x.Without ?? []).Where(y => fields[x.Name].Options.All(z => z.Value != y))).ShouldBeEmpty(path);
            (layout.Happens ?? []).Where(x => RecordKind.EventTypes.All(y => EventName.Of(y) != x)).ShouldBeEmpty(path);
            // What opens a record says by itself what happens; all others say it in their endpoint.
            (layout.Happens is { Count: > 0 }).ShouldBe(CommandForm.Find(path)!.Events.Count == 0 && path != "ledger-entries", path);
        }

        // What has to be answered is asked with yes and no.
        FormLayout.Forms.SelectMany(x => x.Value.Sections.SelectMany(y => y.Fields).Where(y => y.Asked)
            .Select(y => y.Laid(CommandForm.Find(x.Key)!.Fields.Single(z => z.Name == y.Name))))
            .ShouldAllBe(x => x.Kind == FieldKind.YesNo && x.Required);
        FormLayout.Forms["review-applications/{id}/decision"].Sections.SelectMany(x => x.Fields).Single(x => x.Name == "decision")
            .Without!.Order().ShouldBe(DecisionCode.OfOtherActs.Order());
    }

    [Fact]
    public void The_oral_form_asks_for_at_most_eight_things_and_for_all_its_command_needs()
    {
        var page = File.ReadAllText(Path.Combine(Repository.Folder, "src", "CaseTrack.Web", "Pages", "OralPage.razor"));
        var form = CommandForm.Find("mediation-cases/oral-agreements")!;
        var needed = form.Fields.Where(x => x.Required).Select(x => x.Name).ToList();
        needed.Where(x => !page.Contains($"data-pointer=\"/{x}\"", StringComparison.Ordinal)).ShouldBeEmpty();
        Asked().Matches(page).Select(x => x.Groups[1].Value).Distinct().Count().ShouldBeInRange(3, 8);
        // What is not asked at once is there all the same.
        form.Fields.Where(x => !page.Contains($"\"{x.Name}\"", StringComparison.Ordinal)
            && !page.Contains($"/{x.Name}\"", StringComparison.Ordinal) && x.Name != "photos").Select(x => x.Name).ShouldBeEmpty();
    }

    [Fact]
    public void Beside_the_button_stands_what_the_law_attaches_to_the_act()
    {
        var today = new DateOnly(2026, 3, 2);
        IReadOnlyList<Consequence> Of(string kind, string path, string? act, string? record = null) => Consequence.Of(
            CommandForm.Find(path)!, kind, act is null ? null : Facts.ActOf(kind, act), TermRules.Shipped,
            record is null ? null : System.Text.Json.Nodes.JsonNode.Parse(record), null, today);

        var received = Of("review-applications", "review-applications", null);
        received.ShouldContain(x => x.Text.Contains('5', StringComparison.Ordinal) && x.Basis!.Contains("§§30", StringComparison.Ordinal));
        var accepted = Of("review-applications", "review-applications/{id}/acceptance", "acceptance", "{\"receivedOn\":\"2026-02-27\"}");
        accepted.ShouldContain(x => x.When != null && x.When.Field == "procedure" && x.When.Is.Contains("simplified")
            && x.Text.Contains("30", StringComparison.Ordinal));
        // The law of before 2024 had another term for the answer, and no simplified procedure.
        Of("review-applications", "review-applications/{id}/acceptance", "acceptance", "{\"receivedOn\":\"2022-02-27\"}")
            .ShouldNotContain(x => x.When != null && x.When.Is.Contains("simplified"));
        Of("supervision-files", "supervision-files/{id}/instruments", "instruments").Where(x => x.When is not null)
            .ShouldAllBe(x => x.When!.Field == "instrument");
        var mediation = Of("mediation-cases", "mediation-cases/{id}/acceptance", "acceptance",
            "{\"registeredOn\":\"2026-03-01\",\"referral\":{\"track\":\"court-simplified\"}}");
        mediation.ShouldContain(x => x.Text.Contains('7', StringComparison.Ordinal));
        mediation.Count(x => x.Basis != null && x.Basis.Contains("§27", StringComparison.Ordinal)).ShouldBe(1);
        Of("mediation-cases", "mediation-cases", null).ShouldContain(x => x.When != null && x.When.Field == "disputeType");
    }

    [Fact]
    public void The_form_of_a_ledger_entry_asks_what_its_kind_counts()
    {
        foreach (var kind in LedgerKind.All)
        {
            var form = LedgerForm.Of(CommandForm.Find("ledger-entries")!, kind);
            (form.Fields.FirstOrDefault(x => x.Name == "measures")?.Fields.Select(x => x.Name) ?? [])
                .ShouldBe(kind.Measures.Select(x => x.Code), kind.Code);
            (form.Fields.FirstOrDefault(x => x.Name == "category")?.Options.Count ?? 0).ShouldBe(kind.Categories?.Count ?? 0, kind.Code);
        }
    }

    private static IReadOnlyList<FormField> GroupOf(string name) => CommandForm.Every
        .SelectMany(x => x.Fields).First(x => x.Group == name && x.Fields.Count > 0).Fields;

    private static IEnumerable<string> Wrong(string name, IReadOnlyList<LayoutSection> sections, IReadOnlyList<FormField> fields)
    {
        var placed = sections.SelectMany(x => x.Fields).Select(x => x.Name).ToList();
        return
        [
            .. placed.Except(fields.Select(x => x.Name)).Select(x => $"{name}: there is no {x}"),
            .. fields.Where(x => x.Kind is not FieldKind.Made).Select(x => x.Name).Except(placed).Select(x => $"{name}: {x} has no place"),
            .. placed.GroupBy(x => x).Where(x => x.Count() > 1).Select(x => $"{name}: {x.Key} stands twice"),
        ];
    }

    [GeneratedRegex("""data-pointer="/([a-zA-Z]+)"[^>]*\srequired""")]
    private static partial Regex Asked();
}
