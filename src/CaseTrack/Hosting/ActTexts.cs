using System.Collections.Frozen;
using CaseTrack.Cases;
using CaseTrack.Procedures;
using CaseTrack.Terms;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace CaseTrack.Hosting;

/// <summary>办理事项的说明. What an operation is called that is an act, and by which article it is done, comes from the act.</summary>
public sealed class ActTexts : IOperationFilter
{
    private static readonly FrozenDictionary<string, PublishedAct> Acts = PublishedProcedures.Of(TermRules.Shipped)
        .Procedures
        .SelectMany(x => x.Acts.Select(y => (Path: $"api/v1/{x.Kind}/{{id}}/{y.Act}", Act: y)))
        .ToFrozenDictionary(x => x.Path, x => x.Act);

    public void Apply(OpenApiOperation operation, OperationFilterContext context)
    {
        // Where nothing is said the library puts the path in its place, which tells nobody anything.
        var filler = $"{context.ApiDescription.HttpMethod}_";
        if (operation.Description?.StartsWith(filler, StringComparison.Ordinal) is true)
        {
            operation.Description = null;
        }

        if (operation.Summary?.StartsWith(filler, StringComparison.Ordinal) is true)
        {
            operation.Summary = null;
        }

        if (context.ApiDescription is { HttpMethod: "POST", RelativePath: { } path }
            && Acts.GetValueOrDefault(path.TrimStart('/')) is { } act)
        {
            var more = More(operation.Summary, act);
            operation.Summary = $"{act.Chinese} {act.English}";
            operation.Description = string.Join(' ', new[] { $"{act.Basis}.", more, operation.Description }.OfType<string>());
        }
    }

    /// <summary>What the endpoint's comment says beyond the name; null for nothing.</summary>
    private static string? More(string? comment, PublishedAct act)
    {
        var name = $"{act.Chinese}: ";
        return string.IsNullOrEmpty(comment) ? null
            : comment.StartsWith(name, StringComparison.Ordinal)
                ? char.ToUpperInvariant(comment[name.Length]) + comment[(name.Length + 1)..]
            : comment;
    }
}
