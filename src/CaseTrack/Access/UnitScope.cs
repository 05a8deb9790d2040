using CaseTrack.Http;
using JasperFx;
using JasperFx.CodeGeneration;
using JasperFx.CodeGeneration.Frames;
using Marten;
using Microsoft.AspNetCore.Http;

namespace CaseTrack.Access;

/// <summary>A command that opens a record in a unit, or moves it into one by a correction.</summary>
public interface IForUnit
{
    /// <summary>机构代码; absent where a correction leaves it.</summary>
    string? Unit { get; }

    /// <summary>The member that names it.</summary>
    string UnitPointer { get; }
}

/// <summary>A record is opened in, and corrected into, a unit only that its author may write in.</summary>
public sealed class UnitScope : IHttpPolicy
{
    public void Apply(IReadOnlyList<HttpChain> chains, GenerationRules rules, IServiceContainer container)
    {
        foreach (var chain in chains.Where(x => x.RequestType?.IsAssignableTo(typeof(IForUnit)) is true))
        {
            var check = new MethodCall(
                typeof(UnitScope), typeof(UnitScope).GetMethod(nameof(CheckAsync))!.MakeGenericMethod(chain.RequestType!));
            chain.Middleware.Insert(chain.Middleware.Count, check);
        }
    }

    /// <exception cref="RefusedException">403 for a unit beyond the caller's rights.</exception>
    public static async Task CheckAsync<T>(T body, HttpContext context, IDocumentSession session, CancellationToken token) where T
        : IForUnit
    {
        if (body.Unit is not { } unit)
        {
            return;
        }

        var area = context.GetEndpoint()!.Metadata.GetMetadata<AccessRule>()!.Areas[0];
        var sight = await Viewer.Of(context).SightAsync(area, session, token, write: true);
        if (!sight.All && !sight.Units.Contains(unit))
        {
            throw new RefusedException(AccessRefusals.OtherUnit, 403, body.UnitPointer);
        }
    }
}
