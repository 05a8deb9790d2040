using System.Text.Json;

namespace CaseTrack.Law;

/// <summary>代码. One entry of a code list, valid from a day on and, once retired, up to another.</summary>
public sealed record Code(string Value, string Chinese, string English, DateOnly? From = null, DateOnly? Until = null)
{
    public bool HoldsOn(DateOnly day) => (From is null || From <= day) && (Until is null || day < Until);
}

/// <summary>代码表. A closed list, read from <c>Law/code-lists.json</c>.</summary>
/// <param name="Name">The list's name in problem texts and breakdowns.</param>
/// <param name="Chinese">Its Chinese name.</param>
/// <param name="Source">Where the list comes from.</param>
/// <param name="Codes">Its entries.</param>
public sealed record CodeList(string Name, string Chinese, string Source, IReadOnlyList<Code> Codes)
{
    private static readonly Dictionary<string, CodeList> Shipped = Read();

    /// <summary>纠纷类型.</summary>
    public static CodeList DisputeTypes => Shipped["disputeType"];

    /// <summary>调解案件来源.</summary>
    public static CodeList MediationSources => Shipped["mediationSource"];

    /// <summary>调解终止原因.</summary>
    public static CodeList MediationEndReasons => Shipped["mediationEndReason"];

    /// <summary>终止时告知的其他途径.</summary>
    public static CodeList AdvisedRemedies => Shipped["advisedRemedy"];

    /// <summary>被申请人类型.</summary>
    public static CodeList RespondentKinds => Shipped["respondentKind"];

    /// <summary>复议事项.</summary>
    public static CodeList ReviewSubjects => Shipped["reviewSubject"];

    /// <summary>行政管理领域.</summary>
    public static CodeList AdministrativeFields => Shipped["administrativeField"];

    /// <summary>受理前撤回原因.</summary>
    public static CodeList WithdrawalReasons => Shipped["withdrawalReason"];

    /// <summary>不予受理理由.</summary>
    public static CodeList RefusalGrounds => Shipped["refusalGround"];

    /// <summary>复议结果.</summary>
    public static CodeList ReviewDecisions => Shipped["reviewDecision"];

    /// <summary>监督线索来源.</summary>
    public static CodeList LeadSources => Shipped["leadSource"];

    /// <summary>监督文书.</summary>
    public static CodeList SupervisionInstruments => Shipped["supervisionInstrument"];

    /// <summary>移交对象.</summary>
    public static CodeList HandOverTargets => Shipped["handOverTarget"];

    /// <summary>A list by its name.</summary>
    /// <exception cref="KeyNotFoundException">No list has that name.</exception>
    public static CodeList Of(string name) => Shipped[name];

    /// <summary>Every list, by name.</summary>
    public static IReadOnlyCollection<CodeList> All => Shipped.Values;

    public bool Holds(string? value, DateOnly day) => Codes.Any(code => code.Value == value && code.HoldsOn(day));

    private static Dictionary<string, CodeList> Read()
    {
        using var stream = typeof(CodeList).Assembly.GetManifestResourceStream("Law.code-lists.json")!;
        return JsonSerializer.Deserialize<CodeList[]>(stream, JsonSerializerOptions.Web)!.ToDictionary(list => list.Name);
    }
}
