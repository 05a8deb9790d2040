using CaseTrack.Reports.Drafts;

namespace CaseTrack.Tests.Reports.Drafts;

/// <summary>The second and third stage alone: which words stand with a number, and what they claim.</summary>
public sealed class DraftClausesTests
{
    [Theory]
    [InlineData("收到申请16件，受理9件。", "收到申请|受理", "|")]
    [InlineData("其中10件进入实体审查，6件撤回", "其中|", "进入实体审查|撤回")]
    [InlineData("全区33个社区调委会受理928件", "全区|社区调委会受理", "社区调委会受理|")]
    [InlineData("收到申请（含线上）16件", "收到申请（含线上）", "")]
    [InlineData("婚姻纠纷4起、邻里纠纷22件", "婚姻纠纷|、邻里纠纷", "|")]
    public void A_clause_ends_at_commas_and_numbers(string text, string heads, string tails)
    {
        var line = FoldedText.Of(text);
        var clauses = DraftClauses.Of(line, [.. DraftTokens.Of(line)]);
        string.Join('|', clauses.Select(x => line[x.Head..x.Number.Start])).ShouldBe(heads);
        string.Join('|', clauses.Select(x => line[x.Number.Stop..x.Tail])).ShouldBe(tails);
    }

    [Theory]
    [InlineData("收到行政复议申请16件", "review.received")]
    [InlineData("审结行政复议案件10件", "review.concluded")]
    [InlineData("申请人撤回行政复议申请6件", "review.withdrawn")]
    [InlineData("16件行政复议申请", "review.received")]
    public void The_verb_decides(string text, string code) => Claims(text).Single().Candidates[0].Said.Figure.Code.ShouldBe(code);

    [Fact]
    public void Words_that_nobody_knows_narrow_a_figure()
    {
        Claims("收到涉企行政复议申请6件").Single().Candidates.ShouldAllBe(x => x.Narrowed);
        Claims("收到各类行政复议申请6件").Single().Candidates[0].ShouldSatisfyAllConditions(
            x => x.Narrowed.ShouldBeFalse(), x => x.Doubtful.ShouldBeFalse());
    }

    [Theory]
    [InlineData("上半年收到行政复议申请8件", 1, 6, null)]
    [InlineData("2021年收到行政复议申请8件", 1, 12, 2021)]
    [InlineData("截至6月底，收到行政复议申请8件", 1, 6, null)]
    public void A_period_is_that_of_the_sentence(string text, int first, int last, int? year)
    {
        var period = Claims(text)[^1].Period!.Value;
        (period.First, period.Last, period.Year).ShouldBe((first, last, year));
    }

    [Theory]
    [InlineData("力争2023年调解成功率达到98%以上", ClaimKind.Target)]
    [InlineData("下一步，将组织培训300场次", ClaimKind.Target)]
    [InlineData("完成目标任务，组织培训300场次", ClaimKind.Count)]
    [InlineData("收到16件，同比增长3倍", ClaimKind.Growth)]
    [InlineData("收到16件，是2021年的16倍", ClaimKind.Multiple)]
    [InlineData("收到16件，占四成", ClaimKind.Share)]
    public void Plans_comparisons_and_shares_are_told_apart(string text, ClaimKind kind) => Claims(text)[^1].Kind.ShouldBe(kind);

    [Theory]
    [InlineData("楠竹林社区受理调解案件12件", "unit=楠竹林社区")]
    [InlineData("全市收到行政复议申请188件", "level=市")]
    [InlineData("社区调委会充分发挥作用，受理调解案件12件", "committeeKind=community")]
    [InlineData("深入社区宣传，受理调解案件12件", null)]
    public void A_population_is_the_one_named_last(string text, string? population) => Claims(text)[^1].Population.ShouldBe(population);

    private static IReadOnlyList<DraftClaim> Claims(string text)
    {
        var names = new WordTree();
        names.Add("楠竹林社区", new(WordRole.Population, "unit=楠竹林社区"));
        return [.. ClaimReader.Read(FoldedText.Of(text), 2022, names).Claims.Where(x => x.Number is not null)];
    }
}
