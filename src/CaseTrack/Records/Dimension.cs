namespace CaseTrack.Records;

/// <summary>维度. Something a fact may say besides its unit and its day: named once, here. Figures are broken
/// down by what all their facts say.</summary>
public sealed class Dimension
{
    public const string Yes = "yes";
    public const string No = "no";

    private static readonly List<Dimension> Declared = [];

    /// <summary>调委会种类.</summary>
    public static readonly Dimension CommitteeKind = new("committeeKind");

    /// <summary>来源.</summary>
    public static readonly Dimension Source = new("source", "mediationSource", "leadSource");

    /// <summary>纠纷类型.</summary>
    public static readonly Dimension DisputeType = new("disputeType", "disputeType");

    /// <summary>三级联动.</summary>
    public static readonly Dimension Linkage = Flag("linkage");

    /// <summary>结果.</summary>
    public static readonly Dimension Outcome = new("outcome");

    /// <summary>协议形式.</summary>
    public static readonly Dimension AgreementForm = new("agreementForm");

    /// <summary>终止原因.</summary>
    public static readonly Dimension EndReason = new("endReason", "mediationEndReason");

    /// <summary>机构种类.</summary>
    public static readonly Dimension OrganisationKind = new("organisationKind");

    /// <summary>当事人类型.</summary>
    public static readonly Dimension ParticipantKind = new("participantKind", "participantKind");

    /// <summary>难易程度.</summary>
    public static readonly Dimension Difficulty = new("difficulty", "difficulty");

    /// <summary>群体规模.</summary>
    public static readonly Dimension GroupSize = new("groupSize");

    /// <summary>调解员.</summary>
    public static readonly Dimension Mediator = new("mediator");

    /// <summary>履行情况.</summary>
    public static readonly Dimension Performance = new("performance", "mediationPerformance");

    /// <summary>是否已履行.</summary>
    public static readonly Dimension Performed = Flag("performed");

    /// <summary>不予受理理由.</summary>
    public static readonly Dimension NonAcceptance = new("nonAcceptance", "nonAcceptance");

    /// <summary>司法确认结果.</summary>
    public static readonly Dimension ConfirmationResult = new("confirmationResult", "confirmationResult");

    /// <summary>协议裁判结果.</summary>
    public static readonly Dimension AgreementJudgment = new("agreementJudgment", "agreementJudgment");

    /// <summary>激化种类.</summary>
    public static readonly Dimension Escalation = new("escalation", "escalationKind");

    /// <summary>报告公安事由.</summary>
    public static readonly Dimension PoliceReport = new("policeReport", "policeReportReason");

    /// <summary>回复结果.</summary>
    public static readonly Dimension ReferralAnswer = new("referralAnswer", "referralAnswer");

    /// <summary>被申请人类型.</summary>
    public static readonly Dimension RespondentKind = new("respondentKind", "respondentKind");

    /// <summary>被申请人.</summary>
    public static readonly Dimension Respondent = new("respondent");

    /// <summary>申请人类型.</summary>
    public static readonly Dimension ApplicantKind = new("applicantKind", "applicantKind");

    /// <summary>复议事项.</summary>
    public static readonly Dimension Subject = new("subject", "reviewSubject");

    /// <summary>行政管理领域.</summary>
    public static readonly Dimension Field = new("field", "administrativeField");

    /// <summary>撤回原因.</summary>
    public static readonly Dimension WithdrawalReason = new("withdrawalReason", "withdrawalReason");

    /// <summary>复议结果.</summary>
    public static readonly Dimension Decision = new("decision", "reviewDecision");

    /// <summary>是否视为受理.</summary>
    public static readonly Dimension Deemed = Flag("deemed");

    /// <summary>中止原因.</summary>
    public static readonly Dimension SuspensionGround = new("suspensionGround", "suspensionGround");

    /// <summary>文书种类.</summary>
    public static readonly Dimension LetterKind = new("letterKind", "letterKind");

    /// <summary>审级.</summary>
    public static readonly Dimension CourtInstance = new("courtInstance", "courtInstance");

    /// <summary>应诉身份.</summary>
    public static readonly Dimension Standing = new("standing", "litigationStanding");

    /// <summary>出庭.</summary>
    public static readonly Dimension CourtAttendance = new("courtAttendance", "courtAttendance");

    /// <summary>复议前置或选择.</summary>
    public static readonly Dimension ReviewRoute = new("reviewRoute", "reviewRoute");

    /// <summary>申请人群体.</summary>
    public static readonly Dimension ApplicantGroup = new("applicantGroup");

    /// <summary>附带的决定.</summary>
    public static readonly Dimension Ancillary = new("ancillary", "ancillaryDecision");

    /// <summary>附带审查处理方式.</summary>
    public static readonly Dimension RuleHandling = new("ruleHandling", "ruleHandling");

    /// <summary>联动层级.</summary>
    public static readonly Dimension LinkageLevels = new("linkageLevels");

    /// <summary>是否即时履行.</summary>
    public static readonly Dimension AtOnce = Flag("atOnce");

    /// <summary>监督方式.</summary>
    public static readonly Dimension SupervisionManner = new("supervisionManner", "supervisionManner");

    /// <summary>期限.</summary>
    public static readonly Dimension Term = new("term");

    /// <summary>是否按期.</summary>
    public static readonly Dimension Timeliness = new("timeliness");

    /// <summary>裁判结果.</summary>
    public static readonly Dimension CourtOutcome = new("courtOutcome", "courtOutcome");

    /// <summary>提出建议的机关.</summary>
    public static readonly Dimension Adviser = new("adviser", "adviser");

    /// <summary>决定履行情况.</summary>
    public static readonly Dimension PerformanceState = new("performanceState", "performanceState");

    /// <summary>监督文书.</summary>
    public static readonly Dimension Instrument = new("instrument", "supervisionInstrument");

    /// <summary>移交对象.</summary>
    public static readonly Dimension Target = new("target", "handOverTarget");

    /// <summary>问题类型.</summary>
    public static readonly Dimension ProblemKind = new("problemKind", "problemKind");

    /// <summary>案件种类.</summary>
    public static readonly Dimension Kind = new("kind");

    /// <summary>台账类别.</summary>
    public static readonly Dimension Category = new("category");

    /// <summary>违反种类.</summary>
    public static readonly Dimension Breach = new("breach");

    /// <summary>违反环节.</summary>
    public static readonly Dimension BreachPhase = new("breachPhase", "breachPhase");

    /// <summary>所违反的规则.</summary>
    public static readonly Dimension BreachRule = new("breachRule");

    /// <summary>义务主体.</summary>
    public static readonly Dimension DutyOf = new("dutyOf");

    /// <summary>是否曾立案: what tells a lead from a file; no figure is broken down by it.</summary>
    public static readonly Dimension Opened = Flag("opened", breaksDown: false);

    private readonly bool breaksDown = true;

    private readonly IReadOnlyList<Code> codes = [];

    private Dimension(string name, params string[] lists)
    {
        (Name, codes) = (name, [.. lists.SelectMany(x => CodeList.Of(x).Codes)]);
        Values = codes.Count == 0 ? null : [.. codes.Select(x => x.Value)];
        Declared.Add(this);
    }

    private Dimension(string name, bool breaksDown)
    {
        (Name, Values, this.breaksDown) = (name, [Yes, No], breaksDown);
        Declared.Add(this);
    }

    /// <summary>What a figure can be broken down by besides unit, street, month and quarter, in the order of the catalogue.</summary>
    public static IReadOnlyList<Dimension> Breakdowns { get; } = [.. Declared.Where(x => x.breaksDown)];

    /// <summary>The dimension of a name.</summary>
    public static Dimension Named(string name) => Declared.Single(x => x.Name == name);

    /// <summary>Its name in questions, in the ledger of facts and in the published catalogue.</summary>
    public string Name { get; }

    /// <summary>The codes it may have; null where they are not a closed list of the law or of the office.</summary>
    public IReadOnlyList<string>? Values { get; }

    public DimensionValue Is(string value) => new(this, value);

    public DimensionValue Is<T>(T value) where T : struct, Enum => new(this, Wire.Name(value));

    /// <summary>What a code of its list is called; null where it has none.</summary>
    public string? ChineseOf(string value) => codes.FirstOrDefault(x => x.Value == value)?.Chinese;

    public override string ToString() => Name;

    private static Dimension Flag(string name, bool breaksDown = true) => new(name, breaksDown);
}
