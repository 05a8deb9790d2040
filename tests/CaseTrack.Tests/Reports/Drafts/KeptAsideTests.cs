using System.Text.Json;
using CaseTrack.Reports.Drafts;

namespace CaseTrack.Tests.Reports.Drafts;

/// <summary>Sentences that the reader was first run over when they and their readings stood: how well a draft is read that nobody has
/// mended the reader for.</summary>
/// <remarks>
/// <c>blind-1.json</c> and <c>blind-2.json</c> are by somebody who had not seen the reader, <c>blind-3.json</c> is by its author, the later
/// ones are by somebody who mended the reader from the fourth on; each stood before it was run over it. What was read right of each when
/// it was first scored, and what is since, stands in decision 30. What is read otherwise than they say today is printed, and more than
/// one in twenty is too many. <c>CASETRACK_DRAFT_CORPUS</c> names a file of an office's own.
/// </remarks>
public sealed class KeptAsideTests
{
    [Theory]
    [InlineData("blind-1.json")]
    [InlineData("blind-2.json")]
    [InlineData("blind-3.json")]
    [InlineData("blind-4.json")]
    [InlineData("blind-5.json")]
    [InlineData("blind-6.json")]
    [InlineData("blind-7.json")]
    [InlineData("blind-8.json")]
    [InlineData("blind-9.json")]
    [InlineData("blind-10.json")]
    public void What_was_kept_aside_is_read_right_and_no_true_number_is_called_wrong(string file)
    {
        var score = Scored(file);
        score.FalseAlarms.ShouldBeEmpty();
        score.Share.ShouldBeGreaterThanOrEqualTo(0.95m, string.Join('\n', score.Misread.Concat(score.Missed)));
    }

    /// <summary>Of other places, bodies, times and kinds of case than the report's: nothing in them is contradicted.</summary>
    [Fact]
    public void No_number_of_other_cases_is_called_wrong() => JsonSerializer.Deserialize<string[]>(File.ReadAllText(
            Path.Combine(Repository.Folder, "tests/CaseTrack.Tests/Reports/Corpus/never-wrong.json")))!
        .SelectMany(x => TextCheck.Run(x, DraftCorpus.Facts).Where(y => y.Verdict is NumberVerdict.Wrong),
            (x, y) => $"{x}: {y.Text} {y.Code}")
        .ShouldBeEmpty();

    /// <summary>What a sentence takes over from the one before it may be meant or not: wrong only if neither reading agrees.</summary>
    [Theory]
    [InlineData("2022年上半年，受理调解案件607件；收到行政复议申请9件。", "Matched Matched")]
    [InlineData("2022年上半年，受理调解案件607件；收到行政复议申请16件。", "Matched Matched")]
    [InlineData("2022年上半年，受理调解案件607件；收到行政复议申请12件。", "Matched Wrong")]
    [InlineData("上半年，工作平稳开展。收到行政复议申请9件。", "Matched")]
    [InlineData("过去五年，受理调解案件7200件；防止民转刑案件31件。全年受理调解案件1332件。", "Unknown Unknown Wrong")]
    [InlineData("2018年至2020年，收到行政复议申请21件，审结19件。", "Unknown Unknown")]
    [InlineData("自2022年以来，收到行政复议申请15件。", "Wrong")]
    [InlineData("全国新收行政复议申请27.2万件；审结25.6万件。全区审结12件。", "Unknown Unknown Wrong")]
    [InlineData("区法院审结行政案件214件，行政机关负责人出庭应诉率为92.5%。", "Unknown Unknown")]
    [InlineData("大冶市受理纠纷3210件，调解成功3102件。", "Unknown Unknown")]
    [InlineData("受理邻里纠纷254件，调解成功230件。", "Matched Unknown")]
    [InlineData("区应急管理局2022年工作情况：制定计划，全年检查企业286家次，处罚23起；组织普法宣传18场。", "Unknown Unknown Unknown")]
    [InlineData("邻里纠纷254件，占受理总数的20.6%；物业纠纷157件，占受理总数的15%。", "Matched Matched Matched Unknown")]
    [InlineData("已履行协议1121件，其中达成协议当日即时履行的403件。", "Matched Matched")]
    [InlineData("与2021年相比，行政复议申请由1件增加到16件。", "Matched Matched")]
    [InlineData("收到行政复议申请16件，较2021年的1件增加15件。", "Matched Matched Matched")]
    [InlineData("受理邻里纠纷254件、物业纠纷157件、劳动争议纠纷161件。", "Matched Matched Wrong")]
    [InlineData("三、2023年工作打算\n开展法治宣传活动300场。", "Target")]
    [InlineData("年初确定的普法活动350场的目标已完成，实际开展普法活动394场。", "Target Matched")]
    public void What_goes_before_a_sentence_is_heard(string text, string verdicts) => string.Join(' ', TextCheck.Run(text,
        DraftCorpus.Facts).Where(x => x.Verdict is not NumberVerdict.Date).Select(x => x.Verdict)).ShouldBe(verdicts);

    [Fact]
    public void Sentences_from_elsewhere_are_scored_when_they_are_given()
    {
        var file = Environment.GetEnvironmentVariable("CASETRACK_DRAFT_CORPUS");
        Assert.SkipUnless(file is { Length: > 0 }, "No file of sentences is given.");
        Scored(file!).FalseAlarms.ShouldBeEmpty();
    }

    [Fact]
    public void A_score_tells_what_is_misread_missed_and_called_wrong()
    {
        var score = DraftScore.Of(
            [new("全年收到行政复议申请15件，受理9件，召开会议6次。", ["15 unknown", "9 matched review.accepted", "7 unknown"])],
            DraftCorpus.Facts);
        (score.Expected, score.Right, score.Misread.Count, score.Missed.Count, score.FalseAlarms.Count).ShouldBe((3, 1, 2, 1, 1));
    }

    private static DraftScore Scored(string file)
    {
        var score = DraftScore.Of(DraftCorpus.Of(file), DraftCorpus.Facts);
        TestContext.Current.TestOutputHelper?.WriteLine($"{file}: {score}");
        foreach (var line in score.Read)
        {
            TestContext.Current.TestOutputHelper?.WriteLine(line);
        }

        return score;
    }
}
