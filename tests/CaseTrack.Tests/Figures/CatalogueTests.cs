using CaseTrack.Figures;

namespace CaseTrack.Tests.Figures;

/// <summary>指标目录 in itself, before any case is counted.</summary>
public sealed class CatalogueTests
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

    [Fact]
    public void A_figure_counts_only_what_its_facts_say()
    {
        foreach (var figure in FigureCatalogue.All)
        {
            foreach (var term in figure.Denominators.SelectMany(x => x.OutOf.Terms.Concat(x.Counted?.Terms ?? []))
                .Concat(figure.Counted.Terms).Concat(figure.OutOf?.Terms ?? []))
            {
                term.Where.Select(x => x.Split('=')[0]).Except(FactDimensions.Of(term.Fact)).ShouldBeEmpty($"{figure.Code}: {term.Fact}");
            }
        }
    }

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
}
