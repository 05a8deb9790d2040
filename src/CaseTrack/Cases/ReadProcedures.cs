using CaseTrack.Http;
using CaseTrack.Mediation;
using CaseTrack.Procedures;
using CaseTrack.Review;
using CaseTrack.Supervision;
using CaseTrack.Terms;
using Microsoft.AspNetCore.Http;

namespace CaseTrack.Cases;

/// <summary>全部程序: the definitions the decisions go by, and the rules on time limits.</summary>
public sealed record PublishedProcedures(IReadOnlyList<PublishedProcedure> Procedures, IReadOnlyList<TermRule> Terms)
{
    public static PublishedProcedures Of(TermRules rules) =>
        new([MediationProcedure.All.Publish(), ReviewProcedure.All.Publish(), SupervisionProcedure.All.Publish()], rules.All);
}

public static class ReadProceduresEndpoint
{
    /// <summary>状态机与期限规则.</summary>
    [WolverineGet("/api/v1/procedures")]
    public static PublishedProcedures Get(HttpContext context, TermRules rules)
    {
        Filters.Of(context);
        return PublishedProcedures.Of(rules);
    }
}

public static class ReadCodeListsEndpoint
{
    /// <summary>代码表.</summary>
    [WolverineGet("/api/v1/code-lists")]
    public static CodeListPage Get(HttpContext context)
    {
        Filters.Of(context);
        return new(CodeList.All);
    }
}

/// <summary>全部代码表.</summary>
public sealed record CodeListPage(IReadOnlyCollection<CodeList> CodeLists);
