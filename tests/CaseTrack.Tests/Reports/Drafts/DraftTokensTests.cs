using CaseTrack.Reports.Drafts;

namespace CaseTrack.Tests.Reports.Drafts;

/// <summary>The first stage alone: what the numerals of a line are.</summary>
public sealed class DraftTokensTests
{
    [Theory]
    [InlineData("收到16件", 16, "件", "")]
    [InlineData("移出29,084户", 29084, "户", "")]
    [InlineData("金额5百余万元", 5_000_000, "元", "余")]
    [InlineData("总计7万2千余条", 72_000, "条", "余")]
    [InlineData("近千件", 1000, "件", "近")]
    [InlineData("叁拾貳件", 32, "件", "")]
    [InlineData("3萬元", 30_000, "元", "")]
    [InlineData("二百四十余件", 240, "件", "余")]
    [InlineData("百分之九十七点六", 97.6, "%", "")]
    [InlineData("提高2.3个百分点", 2.3, "个百分点", "")]
    [InlineData("超过260件", 260, "件", "超过")]
    [InlineData("260 件以上", 260, "件", "以上")]
    [InlineData("260多件", 260, "件", "多")]
    public void A_number_is_one_however_it_is_written(string text, double value, string measure, string word)
    {
        var number = Numbers(text).ShouldHaveSingleItem();
        (number.Value, number.Measure, number.Word).ShouldBe(((decimal)value, measure, word));
    }

    [Theory]
    [InlineData("占四成", 40, NumberForm.Part)]
    [InlineData("占三分之一", 33.3, NumberForm.Part)]
    [InlineData("占1/4左右", 25, NumberForm.Part)]
    [InlineData("占近半数", 50, NumberForm.Part)]
    [InlineData("增长3倍", 3, NumberForm.Times)]
    [InlineData("翻一番", 2, NumberForm.Times)]
    [InlineData("翻了两番", 4, NumberForm.Times)]
    [InlineData("与上年持平", 0, NumberForm.Level)]
    [InlineData("排查4—6次", 4, NumberForm.Range)]
    [InlineData("排查4至6次", 4, NumberForm.Range)]
    public void Parts_multiples_and_ranges_are_told_apart(string text, double value, NumberForm form)
    {
        var number = Numbers(text).ShouldHaveSingleItem();
        (Math.Round(number.Value, 1), number.Form).ShouldBe(((decimal)value, form));
    }

    [Theory]
    [InlineData("1.市政府第36次常务会根据〔2019〕28号文件、“12345”热线，14:30")]
    [InlineData("（1）强化；2、落实；第二十次会议；5G网络；“1+3+N”格局；12345热线；0714-6512345")]
    [InlineData("30日内，6个月，15个工作日，3年，18岁，第33—34期，(2022)鄂0202行初12号")]
    [InlineData("一是坚持，十四五规划，三四十件，百场宣讲，两级，成立，四成立法")]
    public void What_counts_nothing_is_no_number(string text) => Numbers(text).ShouldBeEmpty();

    [Theory]
    [InlineData("2022年", 2022, 1, 12)]
    [InlineData("二〇二二年", 2022, 1, 12)]
    [InlineData("2022年上半年", 2022, 1, 6)]
    [InlineData("下半年", null, 7, 12)]
    [InlineData("第三季度", null, 7, 9)]
    [InlineData("前三季度", null, 1, 9)]
    [InlineData("1—11月", null, 1, 11)]
    [InlineData("2022年1月至11月", 2022, 1, 11)]
    [InlineData("2022-12-31 14:30", 2022, 12, 12)]
    public void A_time_is_one_token(string text, int? year, int first, int last)
    {
        var token = DraftTokens.Of(FoldedText.Of(text)).ShouldHaveSingleItem();
        (token.Kind, token.Time.Year, token.Time.First, token.Time.Last, token.End)
            .ShouldBe((TokenKind.Time, year, first, last, text.Length));
    }

    [Fact]
    public void Widths_of_punctuation_change_nothing()
    {
        const string text = "收到行政复议申请16件,其中(线上)6件;占比37.5%:“好”";
        FoldedText.Of(text).ShouldBe(FoldedText.Of("收到行政复议申请１６件，其中（线上）６件；占比３７．５％：”好“"));
        FoldedText.Of(text).Length.ShouldBe(text.Length);
    }

    private static IReadOnlyList<DraftNumber> Numbers(string text) =>
        [.. DraftTokens.Of(FoldedText.Of(text)).Where(x => x.Kind is TokenKind.Number).Select(x => x.Number!)];
}
