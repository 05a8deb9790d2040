using CaseTrack.Mediation;
using CaseTrack.Organisations;
using CaseTrack.Review;

namespace CaseTrack.Reports.Drafts;

/// <summary>范围用语: the words by which a draft says of which cases it speaks. Another way of saying it goes into a line here, and nowhere
/// else.</summary>
public static class PopulationWords
{
    /// <summary>All of what the report is about.</summary>
    public const string Whole = "";

    /// <summary>Another level than the report's: 全市 for a district.</summary>
    public const string Level = "level=";

    /// <summary>Another body, whose cases are none of the office's: 区法院审结行政案件.</summary>
    public const string Body = Level + "机关";

    /// <summary>Another place: 大冶市, 湖北省.</summary>
    public const string Place = Level + "他地";

    /// <summary>The words for such bodies. Those whose work the figures count, as 统计局 and 审计局, are not among them.</summary>
    private const string Bodies =
        "法院|检察院|公安局|公安分局|公安机关|派出所|交警大队|信访局|信访部门|仲裁委|仲裁院|仲裁委员会|公证处|公证机构|法律援助中心|法律援助机构|"
            + "律师事务所|司法所|妇联|总工会|人社局|卫健局|城管局|城管执法局|住建局|应急局|应急管理局|民政局|退役军人局|综合执法大队|街道办事处|镇政府|乡政府|"
            + "市政府|市人民政府|省政府|省人民政府|检察机关|审判机关|调处中心|矛调中心|综治中心|调解室|调解工作室|工作室|法庭";

    /// <summary>One organisation by its name.</summary>
    public const string Unit = "unit=";

    /// <summary>A kind of dispute: it narrows its own clause only.</summary>
    public static readonly string DisputeType = Dimension.DisputeType.Name + "=";

    /// <summary>What looks like a population: 深入社区 speaks of a place, 社区矫正 of something else.</summary>
    public const string None =
        "深入社区|进入社区|走进社区|进社区|到社区|下社区|在社区|社区矫正|社区服务|社区建设|社区治理|社区干部|社区文化|社区戒毒|区、街道、社区|街道、"
            + "社区|获全省|获全市|获全国|全市首创|全省首创|全国首个|全市率先|在全市|在全省|在全国|全市推广|全省推广|全国推广|全市前列|全省前列|全国民主|全国文明|"
            + "全国先进|全省先进|全市先进|全国优秀|全省优秀|全市优秀|全国人大|全国两会|全国示范|全省示范|全市示范|全省考核|全市考核|全市第|全省第|全国第|"
            + "居全市|居全省|列全市|列全省|占全市|占全省|占全国|全市平均|全省平均|全国平均|社区工作者|社区民警|智慧社区|社区（村）|国家级|全国性|我区政府|我区人民政府";

    /// <summary>Subjects whose names say something else in a draft, or are said in other words.</summary>
    private static readonly string[] SaidOtherwise =
        [ReviewSubject.Other, ReviewSubject.Agreement, ReviewSubject.Compensation, ReviewSubject.Penalty, ReviewSubject.Licence];

    /// <summary>The respondents of reviews.</summary>
    private static readonly (string Names, DimensionValue Asks)[] RespondentNames =
    [
        ("街道办事处|乡镇（街道）|街道|镇街", Dimension.RespondentKind.Is(RespondentKindCode.Street)),
        ("区政府部门|区直部门|县级政府部门|区级部门|区政府工作部门|政府工作部门|政府部门|县级政府工作部门|职能部门",
            Dimension.RespondentKind.Is(RespondentKindCode.CountyDepartment)),
        ("派出机构|派出所", Dimension.RespondentKind.Is(RespondentKindCode.Agency)),
        ("区政府|区人民政府|县级人民政府", Dimension.RespondentKind.Is(RespondentKindCode.CountyGovernment)),
    ];

    /// <summary>Kinds of review that are one only in a list of such: 行政处罚 alone are penalties.</summary>
    private static readonly Dictionary<string, DimensionValue> InLists = new()
    {
        ["行政处罚"] = Dimension.Subject.Is(ReviewSubject.Penalty),
        ["行政许可"] = Dimension.Subject.Is(ReviewSubject.Licence),
        ["行政赔偿"] = Dimension.Subject.Is(ReviewSubject.Compensation),
        ["行政协议"] = Dimension.Subject.Is(ReviewSubject.Agreement),
    };

    /// <summary>The kind of review a name in a list of kinds stands for; null if for none.</summary>
    public static string? Listed(string name) => InLists.TryGetValue(name.TrimEnd('类'), out var asks) ? asks.ToString() : null;

    /// <summary>The respondents a bare name stands for; null if for none.</summary>
    public static string? Respondents(string name) => name.Length == 0 ? null : Array.Find(RespondentNames, x => x.Names.Split('|')
        .Contains(name)) is { Names: not null } found ? found.Asks.ToString() : null;

    /// <summary>The words that narrow a figure to what its facts say.</summary>
    public static readonly IReadOnlyList<(string Words, DimensionValue Asks)> Narrowing =
    [
        ("社区|村（居）|村居|村级|社区调解", Dimension.CommitteeKind.Is(CommitteeKind.Community)),
        ("诉前", Dimension.CommitteeKind.Is(CommitteeKind.PreLitigation)),
        ("街道调|街道人民调|街道）调|街道）人民调|乡镇调|乡镇人民调|乡镇（街道）调|乡镇（街道）人民调|镇街调", Dimension.CommitteeKind.Is(CommitteeKind.Street)),
        ("企业调|企业人民调|企事业调|事业单位调|事业单位人民调|企事业单位", Dimension.CommitteeKind.Is(CommitteeKind.Enterprise)),
        ("行业性|专业性|行专|行业专业", Dimension.CommitteeKind.Is(CommitteeKind.Professional)),
        ("联动|三级联动", Dimension.Linkage.Is(Dimension.Yes)),
        .. CodeList.DisputeTypes.Codes.Where(x => x.Value != DisputeTypeCode.Other).Select(x =>
            (x.Chinese, Dimension.DisputeType.Is(x.Value))),
        ("婚姻纠纷|家庭纠纷|婚姻家庭|离婚纠纷|婚恋家庭纠纷|家事纠纷", Dimension.DisputeType.Is(DisputeTypeCode.MarriageAndFamily)),
        ("邻里", Dimension.DisputeType.Is(DisputeTypeCode.Neighbours)), ("房屋纠纷|宅基地纠纷", Dimension.DisputeType.Is(DisputeTypeCode.Houses)),
        ("劳动争议|劳动纠纷|劳资纠纷|劳务纠纷", Dimension.DisputeType.Is(DisputeTypeCode.Labour)),
        ("医患纠纷|医疗", Dimension.DisputeType.Is(DisputeTypeCode.Medical)),
        ("交通事故|道路交通事故|交通事故纠纷|道路交通纠纷", Dimension.DisputeType.Is(DisputeTypeCode.RoadAccidents)),
        ("物业|物业管理纠纷|物业服务纠纷|物业管理|物业服务", Dimension.DisputeType.Is(DisputeTypeCode.PropertyManagement)),
        ("其他纠纷|其他类纠纷|其他类型纠纷", Dimension.DisputeType.Is(DisputeTypeCode.Other)),
        ("征地拆迁", Dimension.DisputeType.Is(DisputeTypeCode.Relocation)), ("消费", Dimension.DisputeType.Is(DisputeTypeCode.Consumers)),
        .. RespondentNames.Select(x => (Respondent(x.Names), x.Asks)),
        .. CodeList.ReviewSubjects.Codes.Where(x => !SaidOtherwise.Contains(x.Value))
            .Select(x => ($"{x.Chinese}|{x.Chinese}类|涉及{x.Chinese}|{x.Chinese}的行政复议|涉{x.Chinese}|{x.Chinese}复议|{x.Chinese}案件",
                Dimension.Subject.Is(x.Value))),
        ("投诉举报处理类|投诉举报处理|投诉举报类|举报投诉类|投诉举报答复|举报处理", Dimension.Subject.Is(ReviewSubject.ComplaintHandling)),
        ("不履行职责|不履职|行政不作为|履行法定职责类|履职类", Dimension.Subject.Is(ReviewSubject.FailureToAct)),
        ("行政处罚类|不服行政处罚|涉行政处罚|行政处罚复议|行政处罚案件", Dimension.Subject.Is(ReviewSubject.Penalty)),
        ("政府信息公开类|信息公开类|涉信息公开|政府信息公开", Dimension.Subject.Is(ReviewSubject.Information)),
    ];

    /// <summary>The ways a respondent is named in.</summary>
    private static string Respondent(string names) => string.Join('|', names.Split('|')
        .SelectMany(x => new[] { $"以{x}为被申请人", $"{x}为被申请人", $"被申请人为{x}", $"被申请人是{x}", $"为{x}的", $"涉及{x}", $"、{x}" }));

    /// <summary>The words with what they narrow a figure to, or widen it.</summary>
    public static readonly IReadOnlyList<(string Words, string Population)> All =
    [
        ("各级|我区|全区|本区|辖区|我局|本局|区司法局", Whole), ("全县|我县", Level + "县"), ("全市|我市|市本级|市级|市司法局", Level + "市"),
        ("全省|我省|省级|省司法厅", Level + "省"), ("全国|我国|全国法院", Level + "国"), (Bodies, Body),
        ("该街道|该社区|该局|该所|该院|该镇|该县|该市|该调委会", Place),
        .. Narrowing.Select(x => (x.Words, x.Asks.ToString())),
    ];
}
