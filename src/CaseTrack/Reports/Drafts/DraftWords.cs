using CaseTrack.Figures;

namespace CaseTrack.Reports.Drafts;

/// <summary>词典: what the words around the numbers mean. The words of the figures stand with the figures.</summary>
public static class DraftWords
{
    private const string Plain =
        "全年|年内|年度|本年度|本年|今年|今年以来|一年来|截至目前|全区|我区|本区|辖区|区内|辖区内|全区范围内|共|共计|合计|总计|"
        + "累计|总共|一共|计|各类|各种|各项|其中|有|为|是|的|了|已|经|达|达到|完成|均|分别|件|起|宗|例|数|数量|总数|总量|量|全部|"
        + "顺利|依法|及时|妥善|有效|扎实|深入|认真|积极|先后|我局|我单位|区司法局|区政府|区人民政府|区委|本机关|行政复议机构|行政复议机关|复议机构|"
        + "复议机关|机构|各级|组织|开展|进行|对|和|及|与|并|且|同时|也|还|等|在|从|到|由|被|将|把|年|月|份|工作|方面|情况|活动|数为|人数|"
        + "金额|类|项|次|里|中|上|以来|期间|来|主动|集中|统一|实现|目前|通过|以|个|名|人|约|近|余|多|条|份|家|户|场|当前|截至|止|底|末|"
        + "协议|案件|民间|矛盾|随后|再|另|另有|还有|即|占|超|逾|不含|含|区级|本级|办理|处理|参与|发挥|作用|充分|有力|强化|加强|推进|坚持|持续|不断|"
        + "发放|兑现|人民调解委员会|调委会|人民调解组织|人民调解|调解组织|调解委员会|行政机关|率|比率|比例|水平|稳步|稳定|保持|总体|整体|已经|均已|经依法|新|计有|达成|经审查|审查|符合条件|"
        + "期内|内|元|万元|人次|场次|件次|天|受理后|行政|法治|监督局|“|《|》|·|县|区|各|两级|成功|给予|予以|作出|作|出|建立|组建|设立|现有|专门|数达|者|使|让|其|此|该|这|因|后|"
        + "有关机关|有关部门|有关单位|相关机关|相关部门|相关单位|法治建设|法治政府建设|期末|年末|年底|年初|期初|现共有|共有|同期|情况如下|签订|相当于|始终|一直|普遍|全系统|区人民政府行政复议机构|"
        + "行政复议局|复议局|行政执法监督局|行政执法监督机构|首次|依规|依法依规|严格|规范|办案|办件|法治化|受众|覆盖|居前|居多|较多|最多|位居前列|居前列|相对集中|自愿|自觉|由申请人|"
        + "先降后升|先升后降|逐年上升|逐年下降|逐年增加|逐年增长|稳步上升|稳步增长|大幅上升|大幅增长|大幅增加|明显增加|明显上升|显著增加|显著上升|持续上升|"
        + "持续增长|呈上升趋势|呈增长趋势|呈下降趋势|有所上升|有所增加|有所下降|总体平稳";

    private static readonly (string Words, string Means)[] Matters =
    [
        ("行政复议|复议", DraftMatter.Review), ("调解|纠纷|调委会|人民调解", DraftMatter.Mediation), ("执法监督|监督", DraftMatter.Supervision),
        ("诉讼|应诉|出庭|开庭|败诉", DraftMatter.Litigation), ("信访|来访|法律援助|公证|社区矫正|热线|安置帮教|仲裁", DraftMatter.Other),
    ];

    private const int LongestTitle = 60;

    private static readonly Lazy<WordTree> Tree = new(Build);

    /// <summary>The words every draft is read with.</summary>
    public static WordTree Shared => Tree.Value;

    /// <summary>Words said of a thing that is meant to be.</summary>
    private const string Plans = "力争|争取|拟|预计|确保|目标是|目标为|目标|目标值|目标数|任务数|规划|计划|下一步|明年|来年|将推动|将实现|将力争|将达到|有望|要求达到|努力实现|不断提高到|稳定在";

    /// <summary>And what sounds alike: 工作计划, 目标任务.</summary>
    private const string NoPlans =
        "工作计划|年度计划|培训计划|按计划|计划的|计划生育|目标任务|考核目标|有力确保|目标责任|目标考核|行动计划|普法规划|五年规划|规划和|计划内|立法计划|规划纲要|"
            + "检查计划|执法计划|实施计划|制定计划|计划安排|计划任务|计划完成率|规划实施|规划要求|战略规划|规划建设|自然资源和规划|规划局|争取到|争取资金|模拟|虚拟|拟定|拟制|草拟";

    /// <summary>What sounds like another matter, and is none: a review may be settled by 调解.</summary>
    private const string NoMatters = "经调解|受理前调解|案前调解|复议调解|调解书|调解和解|行政调解|调解撤回|调解结案|以调解|通过调解|监督管理|监督员|社会监督|舆论监督|市场监督|监督检查";

    /// <summary>What has come about, whatever was meant to be.</summary>
    private const string Done = "实际完成|实际达到|实际为|实际|已完成|已实现|现已|圆满完成|超额完成|全面完成|如期完成|截至目前";

    /// <summary>What they name is of the report's own time again, after one that it is compared with.</summary>
    private const string Again =
        "增至|增加到|增加至|增长到|增长至|上升到|上升至|升至|升到|提高到|提高至|提升到|提升至|扩大到|发展到|减至|减少到|减少至|降至|降到|下降到|下降至|降低到|降低至|"
            + "变为|调整为|调整到|调整至|变化到|回落到|回落至|攀升到|攀升至|跃升到|跃升至|扩大至|提升为|提高为|上升为|下降为|压缩到|压缩至|缩短到|缩短至|实际完成|实际达到|实际为";

    /// <summary>Of these a whole paragraph is a plan.</summary>
    private static readonly string[] Ahead = ["下一步", "明年", "来年"];

    /// <summary>Of these only their clause: 确保案件质量，全年审结10件.</summary>
    private static readonly string[] Clausewise = ["目标", "目标值", "目标数", "任务数", "规划", "确保", "争取"];

    /// <summary>What a verb of the matter's own is made of: 调处, 复议.</summary>
    private static readonly Dictionary<string, string> Stems = new()
    {
        [DraftMatter.Mediation] = "调",
        [DraftMatter.Review] = "复议",
    };

    /// <summary>The one figure that is counted by a kind of case, whatever the verb; null if there are several.</summary>
    public static FigureSaying? CountedBy(string population) =>
        population.StartsWith(Dimension.RespondentKind.Name, StringComparison.Ordinal)
            || population.StartsWith(Dimension.Subject.Name, StringComparison.Ordinal) ? ReviewsReceived.Value
            : population.StartsWith(PopulationWords.DisputeType, StringComparison.Ordinal) ? CasesAccepted.Value : null;

    private static readonly Lazy<FigureSaying> ReviewsReceived = new(() => First("review.received"));
    private static readonly Lazy<FigureSaying> CasesAccepted = new(() => First("mediation.accepted"));

    private static FigureSaying First(string code) =>
        FigureCatalogue.Find(code) is { } figure ? new(figure, figure.Sayings[0]) : throw new InvalidOperationException();

    /// <summary>The matter a title names; empty if it names none, or several.</summary>
    public static string MatterIn(string title) => title.Length <= LongestTitle
        && Shared.In(title).SelectMany(x => x.Meanings).Where(x => x.Role is WordRole.Matter).Select(x => x.Text).Distinct().ToArray()
            is [var only] ? only : "";

    /// <summary>Whether a verb says of which matter it is.</summary>
    public static bool Names(string matter, string verb) =>
        Stems.TryGetValue(matter, out var stem) && verb.Contains(stem, StringComparison.Ordinal);

    /// <summary>Whether a word makes a plan of the whole paragraph.</summary>
    public static bool PlansAhead(string word) => Ahead.Contains(word);

    /// <summary>年初确定的排查300次、普法活动350场的目标任务: said behind what is meant to be.</summary>
    public static readonly string[] PlannedBehind = ["的目标", "的任务", "的年度目标", "的工作目标", "的计划", "的既定目标"];

    /// <summary>Whether a word makes a plan of its clause only.</summary>
    public static bool PlansClause(string word) => Clausewise.Contains(word);

    private static WordTree Build()
    {
        var tree = new WordTree();
        foreach (var saying in FigureCatalogue.All.SelectMany(x => x.Sayings, (figure, saying) => new FigureSaying(figure, saying)))
        {
            Each(saying.Saying.Verb, x => tree.Add(x, new(WordRole.Figure, x, saying, 0)));
            Each(saying.Saying.Object, x => tree.Add(x, new(WordRole.Figure, x, saying, 1)));
            Each(saying.Saying.With, x => tree.Add(x, new(WordRole.Figure, x, saying, 2)));
        }

        Each(Plain, x => tree.Add(x, new(WordRole.Plain)));
        Each(Plans, x => tree.Add(x, new(WordRole.Plan, x)));
        Each(Again, x => tree.Add(x, new(WordRole.Again)));
        Each(Done, x => tree.Add(x, new(WordRole.Done)));
        Each(NoPlans, x => tree.Add(x, new(WordRole.Plain, "plan")));
        Each(NoMatters, x => tree.Add(x, new(WordRole.Plain, "matter")));
        foreach (var (words, means) in Matters)
        {
            Each(words, x => tree.Add(x, new(WordRole.Matter, means)));
        }

        foreach (var (words, means) in PeriodWords.All)
        {
            Each(words, x => tree.Add(x, new(WordRole.Period, means)));
        }

        foreach (var (words, means) in PopulationWords.All)
        {
            Each(words, x => tree.Add(x, new(WordRole.Population, means)));
        }

        Each(PopulationWords.None, x => tree.Add(x, new(WordRole.NoPopulation)));
        return tree;
    }

    private static void Each(string words, Action<string> act)
    {
        foreach (var word in words.Split('|', StringSplitOptions.RemoveEmptyEntries))
        {
            act(word);
        }
    }
}
