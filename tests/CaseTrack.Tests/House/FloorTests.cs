using System.Text.RegularExpressions;
using ArchUnitNET.Domain;
using ArchUnitNET.Fluent.Syntax.Elements.Types;
using ArchUnitNET.Loader;
using CaseTrack.Hosting;
using Marten;
using static ArchUnitNET.Fluent.ArchRuleDefinition;

namespace CaseTrack.Tests.House;

/// <summary>The house: which folder may lean on which. A folder leans on those of its floor and of the floors beneath, and no two lean on
/// one another.</summary>
public sealed partial class FloorTests
{
    /// <summary>From the ground up. A new folder goes onto the lowest floor on which everything it needs lies beneath it or beside
    /// it.</summary>
    public static readonly IReadOnlyList<(string Floor, string[] Folders)> Floors =
    [
        ("ground", ["Law", "Terms", "Postgres", "Secrets", "Store"]),
        ("records", ["Records"]),
        ("http", ["Http"]),
        ("shared desks", ["Organisations", "Access", "Parties", "Photos", "Numbers", "Procedures", "Clocks"]),
        ("the office", ["Mediation", "Review", "Supervision", "Litigation", "Ledger", "Cases"]),
        ("the book",
        [
            "Figures", "Regions", "Releases", "Corrections", "Reports", "Statistics", "Letters", "Signals", "Privacy", "Proof", "Feed",
            "Import", "Exports", "Webhooks", "Notifications",
        ]),
        ("roof", ["Operations", "Hosting", "Demo"]),
    ];

    // Read by the first test that asks, not by whoever lists the tests. Of libraries only that they are leant on: to read them takes a
    // minute.
    private static readonly Lazy<Architecture> Read = new(() => new ArchLoader().LoadAssembly(typeof(CaseTrackSetup).Assembly).Build());

    private static Architecture House => Read.Value;

    [Fact]
    public void Every_folder_stands_on_a_floor()
    {
        var folders = typeof(CaseTrackSetup).Assembly.GetTypes()
            .Where(x => x.Namespace?.StartsWith("CaseTrack.", StringComparison.Ordinal) is true)
            .Select(x => x.Namespace!.Split('.')[1]).Distinct();
        folders.Order().ShouldBe(Floors.SelectMany(x => x.Folders).Order());
        typeof(CaseTrackSetup).Assembly.GetTypes().ShouldNotContain(x => x.Namespace == "CaseTrack", "The root holds folders, no types.");
    }

    public static TheoryData<string> StoreysWithSomethingAbove => [.. Floors.SkipLast(1).Select(x => x.Floor)];

    [Theory]
    [MemberData(nameof(StoreysWithSomethingAbove))]
    public void Nothing_leans_on_a_floor_above(string floor)
    {
        var height = Floors.Index().First(x => x.Item.Floor == floor).Index;
        Keeps(Types().That().ResideInNamespaceMatching(Of(Floors[height].Folders))
            .Should().NotDependOnAny(Types().That().ResideInNamespaceMatching(Of(Floors.Skip(height + 1).SelectMany(x => x.Folders)))));
    }

    [Fact]
    public void No_folders_lean_on_one_another()
    {
        var leans = House.Types.Where(x => FolderOf(x) is not null)
            // A type parameter stands in no folder; the library gives it that of any type with one of the same name.
            .SelectMany(x => x.Dependencies.Where(y => y.Target is not GenericParameter).Select(
                y => (From: FolderOf(x)!, To: FolderOf(y.Target), Cause: $"{x.Name} -> {y.Target.Name}")))
            .Where(x => x.To is not null && x.To != x.From).ToList();
        leans.ShouldNotBeEmpty();

        // Whoever leans on nothing that is left, or carries nothing that is left, can be taken away; what cannot stands in a circle.
        for (var before = int.MaxValue; leans.Count < before;)
        {
            before = leans.Count;
            var (leaning, carrying) = (leans.Select(x => x.From).ToHashSet(), leans.Select(x => x.To).ToHashSet());
            leans.RemoveAll(x => !leaning.Contains(x.To!) || !carrying.Contains(x.From));
        }

        leans.GroupBy(x => (x.From, x.To))
            .Select(x => $"{x.Key.From} -> {x.Key.To}: {string.Join(", ", x.Select(y => y.Cause).Distinct().Take(4))}").ShouldBeEmpty();
    }

    /// <summary>Only the loader of the demonstration, which starts a service of its own, names what composes one.</summary>
    [Fact]
    public void Hosting_composes_and_nothing_leans_on_it() =>
        Keeps(Types().That().ResideInNamespaceMatching(Of(Floors.SelectMany(x => x.Folders).Except(["Hosting", "Demo"])))
            .Should().NotDependOnAny(Types().That().ResideInNamespaceMatching(Of(["Hosting"]))));

    [Fact]
    public void Decisions_touch_no_session()
    {
        string[] kept = [.. ((System.Type[])[typeof(IQuerySession), typeof(IDocumentSession), typeof(IDocumentStore), typeof(TimeProvider)])
            .Select(x => x.FullName!)];
        var decisions = House.MethodMembers.Where(x => Decision().IsMatch(x.Name)).ToList();
        decisions.Count(x => x.DeclaringType.Assembly.Name.StartsWith("CaseTrack", StringComparison.Ordinal)).ShouldBeGreaterThan(200);
        var office = decisions.Where(x => FolderOf(x.DeclaringType)
            is "Mediation" or "Review" or "Supervision" or "Litigation" or "Ledger" or "Cases").ToList();
        office.Count.ShouldBeGreaterThan(100);
        office.SelectMany(x => x.Dependencies.Where(y => kept.Contains(y.Target.FullName)).Select(y => $"{x.FullName} -> {y.Target.Name}"))
            .ShouldBeEmpty();

        // It would be seen: what stores does depend on them.
        House.MethodMembers.SelectMany(x => x.Dependencies).Select(x => x.Target.FullName).Where(kept.Contains).Distinct().Count()
            .ShouldBe(kept.Length);
    }

    [Fact]
    public void Rules_and_records_know_no_web() =>
        Keeps(Types().That().ResideInNamespaceMatching(Of(["Law", "Terms"])).Should()
            .NotDependOnAny(Types(true).That().ResideInNamespaceMatching("^(Marten|Npgsql|Microsoft.AspNetCore.Http)")));

    [GeneratedRegex(@"^(Validate|Check|Fold|Facts|Allows|BySilence)\(")]
    private static partial Regex Decision();

    private static string? FolderOf(IType type) => type.Namespace?.FullName.Split('.') is ["CaseTrack", var folder, ..] ? folder : null;

    private static string Of(IEnumerable<string> folders) => $@"^CaseTrack\.({string.Join('|', folders)})(\.|$)";

    private static void Keeps(TypesShouldConjunction rule)
    {
        var broken = rule.Evaluate(House).Where(x => !x.Passed).Select(x => x.Description).ToArray();
        broken.ShouldBeEmpty(string.Join(Environment.NewLine, broken));
    }
}
