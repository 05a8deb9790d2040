using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using CaseTrack.Access.Pages;
using CaseTrack.Http;
using Microsoft.AspNetCore.Http;

namespace CaseTrack.Cases.Batch;

public static class SendActBatchEndpoint
{
    /// <summary>成批办理: acts made on a device without a network, one after the other, each as its own request would be and
    /// answered in its place. What is refused stops later acts upon the same case and nothing else. An id that came before is answered as
    /// then, and nothing is done twice.</summary>
    [WolverinePost("/api/v1/act-batches"), NotRepeated]
    public static async Task<ActBatchAnswer> Post(
        SendActBatch command, HttpContext context, InnerRequests inner, TimeProvider clock, CancellationToken token)
    {
        var now = clock.GetUtcNow();
        long? off = command.SentAt is { } sent ? (long)Math.Round((now - sent).TotalSeconds) : null;
        var cases = new Dictionary<(string Kind, Guid Record), Standing>();
        var known = new Dictionary<Guid, SentAct>();
        var answers = new List<ActAnswer>();
        foreach (var act in command.Acts)
        {
            token.ThrowIfCancellationRequested();
            var standing = cases.TryGetValue((act.Kind, act.Record), out var there) ? there : cases[(act.Kind, act.Record)] = new();
            var answer = standing.HeldBy is { } by ? Refused(context, act, BatchRefusals.Held, 424, null) with
            {
                Outcome = ActOutcome.Held,
                HeldBy = by,
            }
                : act.Problem() is var (refusal, pointer) ? Refused(context, act, refusal, 422, pointer)
                : known.TryGetValue(act.Id, out var other) && other.Path != act.Path
                    ? Refused(context, act, BatchRefusals.IdTwice, 422, "/id")
                : await AskAsync(act, standing, off, context, inner);
            known.TryAdd(act.Id, act);
            standing.Note(act, answer);
            answers.Add(answer);
        }

        return new(now, off, answers);
    }

    private static async Task<ActAnswer> AskAsync(SentAct act, Standing standing, long? off, HttpContext context, InnerRequests inner)
    {
        var made = new MadeOnDevice(act.MadeAt, off);
        var answer = await inner.PostAsync(context, act.Path, act.Body?.DeepClone() ?? new JsonObject(),
            ("Idempotency-Key", act.Id.ToString()), ("X-Correlation-ID", act.Id.ToString()),
            ("If-Match", act.Act is null ? null : standing.Wanted(act.Version) is { } version ? EntityTags.Of(version) : null),
            (Confirmation.Header, act.Confirmed is { Count: > 0 } confirmed ? string.Join(',', confirmed) : null),
            (MadeOnDevice.Header, made.Said), (MadeOnDevice.OffHeader, made.SaidOff),
            (PageSession.FormHeader, context.Request.Headers[PageSession.FormHeader].ToString() is { Length: > 0 } form ? form : null));
        var code = answer.Status < 300 ? null : (string?)answer.Body?["type"];

        // Sent twice at once, one of the two finds the other under way: asked again, it is answered as that one was.
        var outcome = answer.Status < 300 || code == TypeOf(HttpRefusals.StaleByOwn) ? ActOutcome.Done
            : answer.Status is 429 or >= 500 || code == TypeOf(HttpRefusals.Conflict) ? ActOutcome.Later : ActOutcome.Refused;
        long? now = answer.ETag is { } tag && long.TryParse(tag.Trim('"'), NumberStyles.None, CultureInfo.InvariantCulture, out var read)
            ? read : null;
        return new(act.Id, outcome, answer.Status, now, answer.Body);
    }

    private static string TypeOf(Refusal refusal) => $"urn:casetrack:problem:{refusal.Code}";

    private static ActAnswer Refused(HttpContext context, SentAct act, Refusal refusal, int status, string? pointer)
    {
        var problem = new ProblemDetails
        {
            Type = TypeOf(refusal),
            Title = refusal.Here,
            Status = status,
            Instance = context.Request.Path,
        };
        if (pointer is not null)
        {
            problem.Extensions["errors"] = new[] { new FieldError(pointer, refusal.Code, refusal.Here) };
        }

        return new(act.Id, ActOutcome.Refused, status, Answer: JsonSerializer.SerializeToNode(problem, JsonSerializerOptions.Web));
    }

    /// <summary>A case as the acts before leave it.</summary>
    private sealed class Standing
    {
        private long? seen;
        private long? now;

        /// <summary>The act that was not done.</summary>
        public Guid? HeldBy { get; private set; }

        /// <summary>The version an act is asked upon. What the device itself has done since is no change of somebody else's.</summary>
        public long? Wanted(long? version) => version is null || version == seen ? now ?? version : version;

        public void Note(SentAct act, ActAnswer answer)
        {
            if (answer.Outcome is not ActOutcome.Done)
            {
                HeldBy ??= act.Id;
                return;
            }

            (seen, now) = (act.Version ?? seen, answer.Version);
        }
    }
}
