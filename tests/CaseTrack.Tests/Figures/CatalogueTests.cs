using System.Text.RegularExpressions;
using CaseTrack.Figures;
using CaseTrack.Ledger;
using CaseTrack.Mediation;
using CaseTrack.Review;

namespace CaseTrack.Tests.Figures;

/// <summary>指标目录 in itself, before any case is counted.</summary>
public sealed partial class CatalogueTests
{
    public static TheoryData<string, string, string> Splits => new()
    {
        { "review.concluded.split", "decision", "reviewDecision" },
    };

    [Theory]
    [MemberData(nameof(Splits))]
    public void Whatever_code_a_record_may_have_it_is_in_exactly_one_part_of_the_sum(string identity, string dimension, string list)
    {
        var parts = FigureCatalogue.Identities.Single(x => x.Code == identity).Right.Select(x => FigureCatalogue.Find(x.Figure)!).ToArray();
        foreach (var code in CodeList.Of(list).Codes)
        {
            parts.Count(x => x.Counted.Terms.Any(y => y.Where.Contains($"{dimension}={code.Value}")))
                .ShouldBe(1, $"{code.Value} {code.Chinese}");
        }
    }

    /// <summary>Populations that ask what no record can answer, and the word that is wrong.</summary>
    public static TheoryData<FactTerm, string> Misspelt => new()
    {
        { new(LedgerFacts.Measure("screening", "operation")), "ledger.screening.operation" },
        { new(LedgerFacts.Subject("apraisal", "unit")), "ledger.apraisal.unit" },
        { new(new FactKind("review.decide", Dimension.Decision)), "review.decide" },
        { new(ReviewFacts.Received, 1, Dimension.Decision.Is("C1")), "review.received does not say decision" },
        { new(ReviewFacts.Decided, 1, Dimension.Decision.Is("C9")), "C9" },
        { new(MediationFacts.Succeeded, 1, Dimension.Linkage.Is("true")), "true" },
    };

    [Fact]
    public void A_figure_counts_only_what_its_facts_say() => FigureNames.Faults(FigureCatalogue.All).ShouldBeEmpty();

    [Fact]
    public void Every_rule_is_said_in_English_too_and_nothing_is_said_that_no_figure_says()
    {
        var said = FigureCatalogue.All.SelectMany(x => x.Denominators.Select(y => y.Chinese).Append(x.Rule).Append(x.Neighbours))
            .Where(x => x.Length > 0).ToHashSet();
        said.Except(RuleWords.All).ShouldBeEmpty();
        RuleWords.All.Except(said).ShouldBeEmpty();
        // The name of a law or what a report writes may stand in quotation marks.
        RuleWords.All.Select(RuleWords.English).Where(x => Han().IsMatch(Quoted().Replace(x, ""))).ShouldBeEmpty();
        // What a neighbour is called is a code in both.
        FigureCatalogue.All.Where(x => !Code().Matches(x.Neighbours).Select(y => y.Value)
            .ToHashSet().SetEquals(Code().Matches(x.EnglishNeighbours).Select(y => y.Value))).Select(x => x.Code).ShouldBeEmpty();
        FigureCatalogue.Find("mediation.success-rate")!.DividedBy("concluded")!.EnglishRule
            .ShouldBe("Settled ÷ accepted, both of the period (here ÷ mediations ended (settled or not; one that failed first and was "
                + "settled later counts as settled alone))");
    }

    [Fact]
    public void What_a_release_signs_of_a_figure_is_read_in_English()
    {
        foreach (var figure in FigureCatalogue.All)
        {
            var notes = CaseTrack.Releases.Explaining.Words(figure, new(null, null, null)).Footnotes;
            notes.Count.ShouldBeGreaterThan(0);
            notes.Select(x => CaseTrack.Releases.Explaining.English(x.Text)).Where(x => x is null || Han().IsMatch(Quoted().Replace(x, "")))
                .ShouldBeEmpty(figure.Code);
        }

        CaseTrack.Releases.Explaining.English("口径第2版，适用于2025-01-01起的统计期。").ShouldBe(
            "Version 2 of the definition, for periods from 2025-01-01 on.");
        CaseTrack.Releases.Explaining.English("另有口径：÷受理。").ShouldBe("Also defined as ÷ accepted.");
        CaseTrack.Releases.Explaining.English("此注今日已不用。").ShouldBeNull();
    }

    [Theory]
    [MemberData(nameof(Misspelt))]
    public void A_figure_that_asks_what_no_record_says_is_named(FactTerm term, string word) =>
        FigureNames.Faults([FigureCatalogue.All[0] with { Counted = Populations.Together(term) }]).ShouldHaveSingleItem()
            .ShouldContain(word);

    [Fact]
    public void Identities_speak_of_figures_and_dimensions_there_are()
    {
        foreach (var code in FigureCatalogue.Identities.SelectMany(x => x.Right.Select(y => y.Figure).Append(x.Left))
            .Concat(FigureCatalogue.Onces.Select(x => x.Figure)))
        {
            FigureCatalogue.Find(code).ShouldNotBeNull(code);
        }

        foreach (var breakdown in FigureCatalogue.Breakdowns)
        {
            var figure = FigureCatalogue.Find(breakdown.Figure).ShouldNotBeNull(breakdown.Code);
            figure.Dimensions.Append("unit").ShouldContain(breakdown.By, breakdown.Code);
        }
    }

    [GeneratedRegex(@"\p{IsCJKUnifiedIdeographs}")]
    private static partial Regex Han();

    [GeneratedRegex("“[^”]*”")]
    private static partial Regex Quoted();

    [GeneratedRegex(@"[a-z]+(\.[a-z-]+)+")]
    private static partial Regex Code();
}
