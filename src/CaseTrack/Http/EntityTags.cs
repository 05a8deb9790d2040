using JasperFx;
using JasperFx.CodeGeneration;
using JasperFx.CodeGeneration.Frames;
using JasperFx.CodeGeneration.Model;
using JasperFx.Core.Reflection;
using JasperFx.Events;
using Marten;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace CaseTrack.Http;

/// <summary>If-Match on every act upon a record: 428 without it, 412 when the record has moved on. RFC 9110, RFC 6585.</summary>
public sealed class EntityTags : IHttpPolicy
{
    public void Apply(IReadOnlyList<HttpChain> chains, GenerationRules rules, IServiceContainer container)
    {
        foreach (var chain in chains)
        {
            var load = chain.Middleware.FirstOrDefault(frame => frame.Creates.Any(IsStream));
            if (load is null)
            {
                continue;
            }

            var record = load.Creates.First(IsStream).VariableType.GetGenericArguments()[0];
            var check = new MethodCall(typeof(EntityTags), typeof(EntityTags).GetMethod(nameof(Check))!.MakeGenericMethod(record));
            chain.Middleware.Insert(chain.Middleware.IndexOf(load) + 1, check);
            chain.Metadata.ProducesProblem(412);
            chain.Metadata.ProducesProblem(422);
            chain.Metadata.ProducesProblem(428);
        }

        static bool IsStream(Variable variable) => variable.VariableType.Closes(typeof(IEventStream<>));
    }

    public static async Task<ProblemDetails> Check<T>(
        IEventStream<T> stream, HttpContext context, IDocumentSession session, CancellationToken token) where T : notnull
    {
        var wanted = context.Request.Headers.IfMatch.ToString();
        if (stream.Aggregate is null)
        {
            return new RefusalProblem(HttpRefusals.NotFound) { Status = 404 };
        }

        var current = Of(stream.CurrentVersion ?? 0);
        if (wanted.Length == 0)
        {
            return new RefusalProblem(HttpRefusals.IfMatchMissing) { Status = 428 };
        }

        var tags = wanted.Split(',', StringSplitOptions.TrimEntries);
        if (wanted != "*" && tags.Any(x => !EntityTagHeaderValue.TryParse(x, out _)))
        {
            return new RefusalProblem(HttpRefusals.IfMatchForm) { Status = 400 };
        }

        if (wanted != "*" && !tags.Contains(current))
        {
            context.Response.Headers.ETag = current;
            // Whoever lost an answer sends the same again, under the same correlation.
            var own = context.Request.Headers["X-Correlation-ID"].ToString() is { Length: > 0 } correlation
                && (await session.Events.FetchStreamAsync(stream.Id, token: token)).Any(x => x.CorrelationId == correlation);
            return new RefusalProblem(own ? HttpRefusals.StaleByOwn : HttpRefusals.Stale) { Status = 412 };
        }

        context.Response.OnStarting(() =>
        {
            if (context.Response.StatusCode < 300)
            {
                context.Response.Headers.ETag = Of(stream.CurrentVersion ?? 0);
            }

            return Task.CompletedTask;
        });
        return WolverineContinue.NoProblems;
    }

    /// <summary>The strong entity tag of a version.</summary>
    public static string Of(long version) => $"\"{version}\"";
}
