using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using CaseTrack.Cases;
using CaseTrack.Terms;
using CaseTrack.Web.Pages;
using CaseTrack.Web.Pages.Forms;

namespace CaseTrack.Tests.Pages;

/// <summary>The words of the pages, and the forms made from the commands.</summary>
public sealed partial class PageTextTests
{
    private static readonly string Sources = string.Join('\n', Directory
        .EnumerateFiles(Path.Combine(Repository.Folder, "src", "CaseTrack.Web", "Pages"), "*", SearchOption.AllDirectories)
        .Where(x => x.EndsWith(".razor", StringComparison.Ordinal) || x.EndsWith(".cs", StringComparison.Ordinal))
        .Select(File.ReadAllText));

    [Fact]
    public void No_text_lacks_either_language()
    {
        Texts.All.Count.ShouldBeGreaterThan(200);
        Texts.All.Where(x => string.IsNullOrWhiteSpace(x.Value.Zh) || string.IsNullOrEmpty(x.Value.En)).Select(x => x.Key).ShouldBeEmpty();
        Texts.All.Where(x => Han().IsMatch(x.Value.En) && x.Key != "language.other").Select(x => x.Key).ShouldBeEmpty();
        Texts.All.Where(x => Place().Count(x.Value.Zh) != Place().Count(x.Value.En)).Select(x => x.Key).ShouldBeEmpty();
    }

    [Fact]
    public void A_hint_in_English_is_English()
    {
        var hints = CommandForm.Every.SelectMany(x => x.Fields, (form, field) => (form.Path, field.Name, field.Hint))
            .Where(x => x.Hint.Length > 0).ToArray();
        hints.Length.ShouldBeGreaterThan(50);
        // A law is called what it is called, and an example is in the language it is used in.
        hints.Where(x => !char.IsAsciiLetterOrDigit(x.Hint[0]) && !Law().IsMatch(x.Hint) && x.Hint[0] != '[')
            .Select(x => $"{x.Path} {x.Name}: {x.Hint}").ShouldBeEmpty();
        CommandForm.Every.SelectMany(x => x.Fields).Where(x => x.ChineseHint.Length > 0).ShouldAllBe(x => x.Hint.Length > 0);
    }

    [Fact]
    public void What_figures_are_counted_in_is_said_in_both_languages() =>
        CaseTrack.Figures.FigureCatalogue.All.Select(x => x.Unit)
            .Concat(CaseTrack.Ledger.LedgerKind.All.SelectMany(x => x.Measures).Select(x => x.Unit)).Distinct()
            .Where(x => !Texts.All.ContainsKey($"measure.{x}")).ShouldBeEmpty();

    [Fact]
    public void Every_text_a_page_says_is_there()
    {
        var said = Said().Matches(Sources).Select(x => x.Groups[1].Value).Distinct().ToList();
        said.Count.ShouldBeGreaterThan(100);
        said.Where(x => !Texts.All.ContainsKey(x)).ShouldBeEmpty();
    }

    [Fact]
    public void No_page_says_anything_that_is_not_among_the_texts() =>
        Directory.EnumerateFiles(Path.Combine(Repository.Folder, "src", "CaseTrack.Web", "Pages"), "*.razor", SearchOption.AllDirectories)
            .SelectMany(x => File.ReadLines(x).Where(y => Han().IsMatch(y)).Select(y => $"{Path.GetFileName(x)}: {y.Trim()}"))
            .ShouldBeEmpty();

    [Fact]
    public void Every_act_of_every_procedure_has_a_form()
    {
        var acts = PublishedProcedures.Of(TermRules.Shipped).Procedures
            .SelectMany(x => x.Acts.Select(y => $"{x.Kind}/{{id}}/{y.Act}")).ToList();
        acts.Count.ShouldBeGreaterThan(100);
        acts.Where(x => CommandForm.Find(x) is null).ShouldBeEmpty();
    }

    [Fact]
    public void Every_field_of_every_form_has_a_name_in_both_languages()
    {
        IEnumerable<(string, FormField)> Fields(string path, IEnumerable<FormField> fields) =>
            fields.SelectMany(x => Fields(path, x.Fields).Prepend((path, x)));
        var fields = CommandForm.Every.Where(x => x.Path.Contains("{id}", StringComparison.Ordinal) || Facts.Kinds.Contains(x.Path))
            .SelectMany(x => Fields(x.Path, x.Fields)).ToList();
        fields.Count.ShouldBeGreaterThan(500);
        fields.Where(x => x.Item2.Kind is not FieldKind.Made && !Han().IsMatch(x.Item2.Chinese))
            .Select(x => $"{x.Item1} {x.Item2.Name}").ShouldBeEmpty();
        fields.ShouldAllBe(x => x.Item2.English.Length > 0);
    }

    [Fact]
    public void Everything_a_page_shows_of_a_record_has_a_name()
    {
        var found = RecordKind.All.Where(x => Facts.Kinds.Contains(x.Name)).Select(x => x.RecordType).ToList();
        found.Count.ShouldBe(Facts.Kinds.Count);
        found.SelectMany(x => x.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(y => y.GetCustomAttribute<JsonIgnoreAttribute>() is null)
            .Select(y => JsonNamingPolicy.CamelCase.ConvertName(y.Name))).Distinct().Except(Facts.Hidden)
            .Where(x => !Texts.All.ContainsKey($"field.{x}")).ShouldBeEmpty();
    }

    [Fact]
    public void A_form_says_what_its_command_asks_for()
    {
        var form = CommandForm.Find("mediation-cases")!;
        form.Chinese.ShouldBe("登记纠纷");
        form.Basis.ShouldContain("人民调解法");
        var type = form.Fields.Single(x => x.Name == "disputeType");
        (type.Required, type.Kind, type.Options.Count).ShouldBe((true, FieldKind.Choice, 18));
        form.Fields.Single(x => x.Name == "occurredOn").Kind.ShouldBe(FieldKind.Day);
        form.Fields.Single(x => x.Name == "people").Kind.ShouldBe(FieldKind.Whole);
        form.Fields.Single(x => x.Name == "id").Kind.ShouldBe(FieldKind.Made);
        form.Fields.Single(x => x.Name == "parties").Fields.Single(x => x.Name == "name").Longest.ShouldBe(100);
        form.Fields.Single(x => x.Name == "referral").Fields.Single(x => x.Name == "track").Options.ShouldNotBeEmpty();
    }

    [Fact]
    public void What_a_phone_loads_on_its_first_visit_is_small()
    {
        // What draws charts is loaded by the page that has them.
        AssetFiles.Names.Except(AssetFiles.Charts).Where(x => x.EndsWith(".css", StringComparison.Ordinal)
            || x.EndsWith(".js", StringComparison.Ordinal)
            || x.EndsWith(".svg", StringComparison.Ordinal)).Sum(AssetFiles.SizeOf).ShouldBeLessThan(170_000);
        AssetFiles.Names.ShouldNotContain(x => x.Contains("woff", StringComparison.Ordinal) || x.Contains("ttf", StringComparison.Ordinal));
    }

    [Fact]
    public void What_others_have_written_has_its_licence_and_the_version_the_list_of_libraries_says()
    {
        foreach (var (name, _, version, file) in AssetFiles.Libraries)
        {
            AssetFiles.Names.ShouldContain($"{Path.GetFileNameWithoutExtension(file)}.LICENSE.txt", name);
            // This one says nothing of itself; its size is that of the version.
            (file == "idb-keyval.js" || AssetFiles.TextOf(file).Contains($"v{version}", StringComparison.Ordinal)).ShouldBeTrue(name);
        }
    }

    [GeneratedRegex(@"^[\u3400-\u9fff]+法(\(\d{4}\))? §")]
    private static partial Regex Law();

    [GeneratedRegex(@"[\u4e00-\u9fff]")]
    private static partial Regex Han();

    [GeneratedRegex(@"\{\d\}")]
    private static partial Regex Place();

    [GeneratedRegex("""(?:Say|Texts\.Of)\("([a-z][A-Za-z0-9.-]*)"[,)]""")]
    private static partial Regex Said();
}
