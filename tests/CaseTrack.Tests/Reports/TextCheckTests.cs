using CaseTrack.Figures;
using CaseTrack.Reports;
using CaseTrack.Reports.Drafts;

namespace CaseTrack.Tests.Reports;

/// <summary>The check of a draft, sentence by sentence, against values that are given.</summary>
public sealed class TextCheckTests
{
    private static readonly Dictionary<string, decimal?> Values = FigureCatalogue.All.ToDictionary(x => x.Code, _ => (decimal?)0);
    private static readonly Dictionary<string, decimal?> YearBefore = new(Values);

    static TextCheckTests()
    {
        foreach (var (code, value, before) in ((string, decimal, decimal)[])
        [
            ("mediation.accepted", 1192, 1000), ("mediation.community.accepted", 928, 826), ("mediation.success-rate", 97.62m, 95.3m),
            ("mediation.succeeded", 1100, 1200),
            ("mediation.linkage.succeeded", 242, 200), ("mediation.pre-litigation.completed", 264, 300),
            ("mediation.agreed-amount", 16_362_400, 0), ("organisation.community-committees", 33, 33),
            ("abnormal-list.entities-removed", 29084, 0), ("review.received", 16, 8), ("review.received.accepted", 10, 6),
            ("review.received.withdrawn-after-mediation", 6, 2),
            ("supervision.opened", 6, 0), ("supervision.opened.rectified", 4, 0), ("supervision.opened.handed-over", 2, 0),
            ("normative-documents.lawful-rate", 99.6m, 100),
            ("mediation.subsidies.yuan", 32_000, 0), ("court-observation.events", 1, 1),
        ])
        {
            (Values[code], YearBefore[code]) = (value, before);
        }
    }

    [Theory]
    [InlineData("人民调解成功率97.6%", "matched")]
    [InlineData("人民调解成功率97.62%", "matched")]
    [InlineData("人民调解成功率达97.7%", "wrong")]
    [InlineData("规范性文件合法合规率100%", "wrong")]
    [InlineData("规范性文件合法合规率99.6%", "matched")]
    [InlineData("发放以案定补3.2万元", "matched")]
    [InlineData("发放以案定补3.20万元", "matched")]
    [InlineData("发放以案定补3.3万元", "wrong")]
    [InlineData("发放以案定补32000元", "matched")]
    [InlineData("协议涉及金额1636.24万元", "matched")]
    [InlineData("协议涉及金额1636.25万元", "wrong")]
    [InlineData("协议涉及金额0.16亿元", "matched")]
    [InlineData("协议涉及金额1600余万元", "vague")]
    [InlineData("协议涉及金额1630万余元", "vague")]
    [InlineData("协议涉及金额1500余万元", "wrong")]
    [InlineData("协议涉及金额1400余万元", "wrong")]
    public void A_rounded_number_is_right_to_the_decimals_it_writes(string text, string verdict) => Only(text).ShouldBe(verdict);

    [Theory]
    [InlineData("诉前人民调解委员会全年完成诉前调解超过260件", "vague")]
    [InlineData("诉前人民调解委员会全年完成诉前调解260件以上", "vague")]
    [InlineData("诉前人民调解委员会全年完成诉前调解逾260件", "vague")]
    [InlineData("诉前人民调解委员会全年完成诉前调解近270件", "vague")]
    [InlineData("诉前人民调解委员会全年完成诉前调解约260件", "vague")]
    [InlineData("诉前人民调解委员会全年完成诉前调解260件左右", "vague")]
    [InlineData("诉前人民调解委员会全年完成诉前调解260多件", "vague")]
    [InlineData("诉前人民调解委员会全年完成诉前调解270余件", "wrong")]
    [InlineData("诉前人民调解委员会全年完成诉前调解超过270件", "wrong")]
    [InlineData("诉前人民调解委员会全年完成诉前调解近250件", "wrong")]
    [InlineData("诉前人民调解委员会全年完成诉前调解290件左右", "wrong")]
    public void Words_beside_a_number_are_judged(string text, string verdict) => Only(text).ShouldBe(verdict);

    [Theory]
    [InlineData(250, "wrong")]
    [InlineData(260, "wrong")]
    [InlineData(264, "vague")]
    public void More_than_260_is_right_of_264_and_wrong_of_250(int value, string verdict) =>
        Check("诉前人民调解委员会全年完成诉前调解超过260件", new(Values) { ["mediation.pre-litigation.completed"] = value })
            .Single().Verdict.ShouldBe(Parse(verdict));

    [Theory]
    [InlineData("全年受理调解案件1192件，同比增长19.2%。", "matched")]
    [InlineData("全年受理调解案件1192件，较上年增长19.2%。", "matched")]
    [InlineData("全年受理调解案件1192件，比2021年增加192件。", "matched")]
    [InlineData("全年受理调解案件1192件，同比增长近20%。", "vague")]
    [InlineData("全年受理调解案件1192件，同比增长12.3%。", "wrong")]
    [InlineData("全年受理调解案件1192件，同比下降19.2%。", "wrong")]
    [InlineData("诉前人民调解委员会全年完成诉前调解264件，同比下降12%。", "matched")]
    [InlineData("诉前人民调解委员会全年完成诉前调解264件，同比减少36件。", "matched")]
    [InlineData("人民调解成功率97.62%，同比提高2.3个百分点。", "matched")]
    [InlineData("人民调解成功率97.62%，同比提高3.2个百分点。", "wrong")]
    [InlineData("全年受理调解案件1192件，环比增长12.3%。", "unknown")]
    [InlineData("全年受理调解案件1192件，较2019年增长12.3%。", "unknown")]
    [InlineData("全年受理调解案件1192件，信访量50件，同比增长12.3%。", "unknown")]
    [InlineData("信访总量50件，来访20人，同比增长12.3%。", "unknown")]
    [InlineData("全年行政执法监督立案6件，同比增长50%。", "unknown")]
    public void A_growth_is_judged_against_the_same_period_last_year_or_not_at_all(string text, string verdict) =>
        Check(text).Last(x => x.Verdict is not NumberVerdict.Date).Verdict.ShouldBe(Parse(verdict));

    [Theory]
    [InlineData("走访50人，发放资料20份，群众满意率98.5%")]
    [InlineData("走访50人，发放资料20份，知晓率提高到98.5%")]
    public void A_rate_with_a_base_of_its_own_is_unknown_not_wrong(string text) => Check(text)[^1].Verdict.ShouldBe(NumberVerdict.Unknown);

    [Theory]
    [InlineData("较2021年有所下降")]
    [InlineData("与2021年相比")]
    [InlineData("（2021—2025年）")]
    [InlineData("《规划（2021-2025年）》")]
    [InlineData("自2020年以来")]
    [InlineData("2020年以来")]
    [InlineData("到2025年基本建成")]
    [InlineData("2022年，2023年工作打算")]
    [InlineData("二〇二二年，全区")]
    [InlineData("２０２２年，全区")]
    public void A_year_referred_to_is_not_a_wrong_year(string text) => Check(text).ShouldAllBe(x => x.Verdict == NumberVerdict.Date);

    [Theory]
    [InlineData("2002年，在市委、市政府的坚强领导下")]
    [InlineData("２００２年，在市委、市政府的坚强领导下")]
    [InlineData("二〇〇二年，在市委、市政府的坚强领导下")]
    [InlineData("2002 年，在市委、市政府的坚强领导下")]
    [InlineData("2021年，全区深入推进法治政府建设")]
    public void Another_year_told_of_is_wrong(string text) => Only(text).ShouldBe("wrong");

    [Theory]
    [InlineData("2002年，全区33个社区人民调解委员会受理调解案件982件。", "wrong matched wrong:应为928")]
    [InlineData("2012年，全区33个社区人民调解委员会受理调解案件928件。", "wrong matched matched")]
    [InlineData("2022年度报告\n2002年，全区33个社区人民调解委员会受理调解案件928件。", "date wrong matched matched")]
    // With records of its own, told of beside the report's year, referred to, or not what is told of first: another year.
    [InlineData("2012年，全区收到行政复议申请5件，2022年收到行政复议申请16件。", "date unknown date matched")]
    [InlineData("2022年，全区收到行政复议申请16件。2012年收到行政复议申请16件。", "date matched date unknown")]
    [InlineData("2010年，全区收到行政复议申请16件。", "date unknown")]
    [InlineData("2021年，全区收到行政复议申请8件。", "date matched")]
    public void A_report_that_opens_with_its_year_mistyped_is_read_as_of_its_own(string text, string verdicts)
    {
        var facts = Facts(Values) with { Other = _ => (true, 0) };
        string.Join(' ', TextCheck.Run(text, facts).Select(x => x.Verdict.ToString().ToLowerInvariant()
            + (x.Verdict is NumberVerdict.Wrong && x.Remark!.StartsWith("应为", StringComparison.Ordinal)
                ? $":{x.Remark[..x.Remark.IndexOf(' ', StringComparison.Ordinal)]}" : ""))).ShouldBe(verdicts);
    }

    [Fact]
    public void A_year_from_December_to_November_begins_in_the_year_before()
    {
        const string text = "2021年12月至2022年11月；2021年，全区";
        TextCheck.Run(text, Facts(Values))[^1].Verdict.ShouldBe(NumberVerdict.Wrong);
        TextCheck.Run(text, Facts(Values) with { FirstYear = 2021 }).ShouldAllBe(x => x.Verdict == NumberVerdict.Date);
    }

    [Theory]
    [InlineData("经营异常名录移出29,084户", "matched")]
    [InlineData("经营异常名录移出29，084户", "matched")]
    [InlineData("经营异常名录移出 29084 户", "matched")]
    [InlineData("人民调解成功率 97.6 %", "matched")]
    [InlineData("诉前人民调解委员会全年完成诉前调解 260 件以上", "vague")]
    [InlineData("经营异常名录移出２９０８４户", "matched")]
    [InlineData("经营异常名录移出2.91万户", "matched")]
    [InlineData("经营异常名录移出29,085户", "wrong")]
    [InlineData("人民调解成功率９７．６％", "matched")]
    [InlineData("人民调解成功率百分之九十七点六", "matched")]
    [InlineData("人民调解成功率百分之九十七点七", "wrong")]
    [InlineData("全年调解成功矛盾纠纷二百四十二件", "matched")]
    [InlineData("全年调解成功矛盾纠纷二百四十余件", "vague")]
    [InlineData("全年调解成功矛盾纠纷二百四十三件", "wrong")]
    [InlineData("全年收到行政复议申请十六件", "matched")]
    [InlineData("全年收到行政复议申请十余件", "vague")]
    [InlineData("全年行政执法监督立案六件", "matched")]
    [InlineData("全年行政执法监督立案五件", "wrong")]
    [InlineData("发放以案定补三点二万元", "matched")]
    [InlineData("经营异常名录移出二万九千零八十四户", "matched")]
    [InlineData("开展领导干部旁听庭审活动一次", "matched")]
    public void Numbers_are_read_however_they_are_written(string text, string verdict) => Only(text).ShouldBe(verdict);

    [Theory]
    [InlineData("一是坚持统一领导，二是落实三定方案，第一批次、第二十次会议，一方面，十四五规划，党的二十大，区、街道两级")]
    [InlineData("三重一大、一业一证、三项制度、三张清单、双随机一公开、八五普法、十佳案例，第一责任人，一次性告知")]
    [InlineData("办好十件实事，开展百场宣讲、千人签名，投入万元，三四十件，两三次，七八人，十二个月，三十个工作日，统一个案办理，一件件，整改一件销号一件")]
    [InlineData("千方百计，万无一失，一次办好，一名一档，三名领导，二次供水，四个意识")]
    public void Numerals_in_ordinary_words_are_no_findings(string text) => Check(text).ShouldBeEmpty();

    [Fact]
    public void Text_and_place_are_those_of_the_draft()
    {
        var found = Check("第一段。\n全区受理调解案件１１９２件。");
        var number = found.ShouldHaveSingleItem();
        (number.Text, number.Paragraph, number.Position).ShouldBe(("１１９２件", 2, 13));
    }

    [Theory]
    [InlineData("共200件，其中成功100件、失败50件", true)]
    [InlineData("共办理200件，其中成功150件、失败50件", false)]
    [InlineData("办理200件，其中成功100件、失败50件", false)]
    [InlineData("办理200件，其中成功150件、失败70件", true)]
    [InlineData("办理200件，其中成功210件", true)]
    [InlineData("办理200件，其中成功、失败分别为100件、50件", true)]
    [InlineData("共办理200件，分别为甲类100件、乙类90件", true)]
    [InlineData("共办理200件，其中主要是甲类100件、乙类50件", false)]
    [InlineData("共办理200件，其中甲类100件、乙类50件等", false)]
    [InlineData("办理200件，其中成功180件，履行150件", false)]
    [InlineData("共办理200件，其中成功100人、失败50件", false)]
    [InlineData("共200余件，其中成功100件、失败50件", false)]
    [InlineData("共办理200件，同比增长5%，其中成功100件、失败50件", true)]
    [InlineData("全年共收到行政复议申请16件，其中进入实体审查的10件，受理前调解撤回6件", false)]
    public void Parts_said_to_make_up_a_whole_are_added_up(string text, bool flagged) =>
        Check(text).Any(x => x.Verdict is NumberVerdict.Wrong && x.Remark!.StartsWith("各项之和为", StringComparison.Ordinal)).ShouldBe(flagged);

    [Theory]
    [InlineData("全区33个社区人民调解委员会受理调解案件928件", "matched", "mediation.community.accepted")]
    [InlineData("全区33个社区人民调解委员会受理调解案件1192件", "wrong", "mediation.community.accepted")]
    [InlineData("社区调委会充分发挥作用，受理调解案件1192件", "wrong", "mediation.community.accepted")]
    [InlineData("全区受理调解案件1192件", "matched", "mediation.accepted")]
    [InlineData("全区受理调解案件928件", "wrong", "mediation.accepted")]
    [InlineData("社区调委会受理调解案件928件，全区受理调解案件1192件", "matched", "mediation.accepted")]
    [InlineData("深入社区宣传，受理调解案件1192件", "matched", "mediation.accepted")]
    [InlineData("受理调解案件1192件", "matched", "mediation.accepted")]
    [InlineData("行业性专业性调委会受理调解案件1192件", "unknown", null)]
    [InlineData("婚姻家庭纠纷受理调解案件1192件", "unknown", null)]
    [InlineData("楠竹林社区受理调解案件1192件", "unknown", null)]
    [InlineData("社区人民调解委员会调解成功1100件", "unknown", null)]
    public void A_number_is_matched_within_the_population_the_words_name(string text, string verdict, string? code)
    {
        var number = Check(text)[^1];
        (number.Verdict, number.Code).ShouldBe((Parse(verdict), code));
    }

    [Fact]
    public void A_figure_that_is_not_in_the_release_is_unknown()
    {
        var number = Check("全年收到行政复议申请16件", Values.Where(x => x.Key != "review.received").ToDictionary()).ShouldHaveSingleItem();
        (number.Verdict, number.Remark).ShouldBe((NumberVerdict.Unknown, "该发布没有这一指标 (not in the release)"));
    }

    [Fact]
    public void An_amount_of_a_report_checks_as_it_was_printed()
    {
        var report = ReportTemplate.Fill(
            "发放以案定补{{mediation.subsidies.yuan|万}}万元，协议涉及金额{{mediation.agreed-amount|万}}万元，人民调解成功率{{mediation.success-rate}}%", Values,
            rounded: false);
        report.ShouldBe("发放以案定补3.20万元，协议涉及金额1636.24万元，人民调解成功率97.62%");
        Check(report).ShouldAllBe(x => x.Verdict == NumberVerdict.Matched);
    }

    private static string Only(string text) => Check(text).ShouldHaveSingleItem().Verdict.ToString().ToLowerInvariant();

    private static NumberVerdict Parse(string verdict) => Enum.Parse<NumberVerdict>(verdict, ignoreCase: true);

    private static IReadOnlyList<CheckedNumber> Check(string text, Dictionary<string, decimal?>? values = null) =>
        TextCheck.Run(text, Facts(values ?? Values));

    private static DraftFacts Facts(Dictionary<string, decimal?> values) => new(2022, values, YearBefore, ["楠竹林社区"]);
}
