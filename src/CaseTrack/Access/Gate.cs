using CaseTrack.Access.Log;
using CaseTrack.Http;
using JasperFx;
using JasperFx.CodeGeneration;
using Marten;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CaseTrack.Access;

/// <summary>Gives every endpoint its access rule; a path without one stops the start.</summary>
public sealed class EndpointRules : IHttpPolicy
{
    public void Apply(IReadOnlyList<HttpChain> chains, GenerationRules rules, IServiceContainer container)
    {
        foreach (var chain in chains)
        {
            var rule = AccessRules.Of(chain.RoutePattern!.RawText!, chain.HttpMethods.Single());
            if (rule.Kind is { } kind)
            {
                // A name that no record has would leave its paths unguarded.
                RecordKind.Named(kind);
            }

            chain.Metadata.WithMetadata(rule);
            if (rule.Audience is not Audience.Anonymous)
            {
                chain.Metadata.ProducesProblem(401);
                chain.Metadata.ProducesProblem(403);
            }
        }
    }
}

/// <summary>门禁. Before any endpoint runs: signed in, permitted, and the record the path names within sight. What one may not know of is
/// 404.</summary>
public sealed class Gate(RequestDelegate next, IDocumentStore store, AccessLog log)
{
    public async Task InvokeAsync(HttpContext context)
    {
        var endpoint = context.GetEndpoint();
        var rule = endpoint?.Metadata.GetMetadata<AccessRule>();
        // What routing itself answers, 405 and 415, is no endpoint of a route.
        if (endpoint is not RouteEndpoint route || rule is { Audience: Audience.Anonymous }
            || (rule is null && !context.Request.Path.StartsWithSegments("/api")))
        {
            await next(context);
            return;
        }

        if (rule is null)
        {
            throw new RefusedException(HttpRefusals.Denied, 403);
        }

        if (Caller.Of(context) is not { } caller)
        {
            context.Response.Headers.WWWAuthenticate = "Bearer";
            throw new RefusedException(HttpRefusals.NotSignedIn, 401);
        }

        if (caller.MustChangePassword && rule.Audience is not Audience.Self)
        {
            throw new RefusedException(AccessRefusals.PasswordMustChange, 403);
        }

        if (caller.MustSetUpSecondFactor && rule.Audience is not Audience.Self)
        {
            throw new RefusedException(AccessRefusals.SecondFactorMissing, 403);
        }

        if (rule.Audience is Audience.Permitted && await RefusalAsync(rule, caller, context) is var (refusal, status))
        {
            await log.RecordAsync(
                context, AccessAction.Denied, detail: $"{context.Request.Method} {route.RoutePattern.RawText}", record: RecordOf(context),
                outcome: status);
            throw new RefusedException(refusal, status);
        }

        context.Features.Set<OpenActs>((kind, id, acts, session, token) => RecordActs.OpenAsync(kind, id, acts, context, session, token));
        await next(context);
    }

    private static Guid? RecordOf(HttpContext context) => Guid.TryParse(context.GetRouteValue("id") as string, out var id) ? id : null;

    private async Task<(Refusal Refusal, int Status)?> RefusalAsync(AccessRule rule, Caller caller, HttpContext context)
    {
        var permitted = rule.Areas.Any(x => caller.May(x, rule.Write)) && !(rule.People && caller.Machine);
        if (rule.Kind is not { } kind || context.GetRouteValue("id") is null)
        {
            return permitted ? null : (HttpRefusals.Denied, 403);
        }

        // What is no case has no rights by unit: the area is asked first, which tells nothing of any one record.
        if (AccessRules.AreaOf(kind) is null && !permitted)
        {
            return (HttpRefusals.Denied, 403);
        }

        if (RecordOf(context) is not { } id)
        {
            return (HttpRefusals.NotFound, 404);
        }

        var viewer = Viewer.Of(context);
        await using var session = store.QuerySession(caller.District);
        session.HoldFew(context);
        var token = context.RequestAborted;
        // What one may change one may know of: asked first, so that an act mostly asks once.
        var may = await viewer.MayAsync(rule, kind, id, session, token);
        if (may && rule is { Write: true, Receiver: false })
        {
            return null;
        }

        if (!(await viewer.SeenAsync(kind, [id], session, token)).Contains(id))
        {
            return (HttpRefusals.NotFound, 404);
        }

        context.Features.Set(viewer.SeenBefore(kind, id));
        return may ? null : (HttpRefusals.Denied, 403);
    }
}
