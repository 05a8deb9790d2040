using CaseTrack.Http;
using Microsoft.AspNetCore.Http;

namespace CaseTrack.Procedures;

/// <summary>全部代码表.</summary>
public sealed record CodeListPage(IReadOnlyCollection<CodeList> CodeLists);

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
