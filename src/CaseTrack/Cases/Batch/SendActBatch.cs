using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CaseTrack.Http;

namespace CaseTrack.Cases.Batch;

/// <summary>成批办理: what was done on a device without a network, in the order it was done.</summary>
/// <param name="Acts">办理事项, at most a hundred.</param>
/// <param name="SentAt">发送时间 by the device's clock: what that clock is off by is kept with each act.</param>
[UncheckedText("each act of a batch is a request of its own and is looked through as one")]
public sealed record SendActBatch(IReadOnlyList<SentAct> Acts, DateTimeOffset? SentAt = null)
{
    public const int Most = 100;

    public sealed class Validator : AbstractValidator<SendActBatch>
    {
        public Validator()
        {
            RuleFor(x => x.Acts).NotEmpty().Must(x => x is null || x.Count <= Most)
                .Saying(BatchRefusals.TooMany.Code, BatchRefusals.TooMany.Chinese, BatchRefusals.TooMany.English);
            RuleForEach(x => x.Acts).NotNull();
            RuleFor(x => x.SentAt).Must(x => x is not { } said || MadeOnDevice.IsInstant(said))
                .Saying(BatchRefusals.MadeAt.Code, BatchRefusals.MadeAt.Chinese, BatchRefusals.MadeAt.English);
        }
    }
}

/// <summary>一项办理. What one request would have been.</summary>
/// <param name="Id">Its own id, made on the device: sent again, it is done once, and each event of it keeps it.</param>
/// <param name="MadeAt">办理时间 by the device's clock.</param>
/// <param name="Kind">The kind of record, as in its path.</param>
/// <param name="Record">The record.</param>
/// <param name="Body">The command.</param>
/// <param name="Act">The act, as in its path; absent for what opens the record.</param>
/// <param name="Version">The version of the record the device had seen; absent for what follows an earlier act of the batch.</param>
/// <param name="Confirmed">Breaches confirmed knowingly, by the codes of the refusals.</param>
public sealed partial record SentAct(
    Guid Id, DateTimeOffset MadeAt, string Kind, Guid Record, JsonNode? Body, string? Act = null, long? Version = null,
    IReadOnlyList<string>? Confirmed = null)
{
    /// <summary>Where it would have gone.</summary>
    public string Path => Act is null ? $"/api/v1/{Kind}" : $"/api/v1/{Kind}/{Record}/{Act}";

    /// <summary>Whether it can be a request at all; whether it may be done, its own path says.</summary>
    public (Refusal Refusal, string Pointer)? Problem() =>
        Id == Guid.Empty ? (BatchRefusals.IdMissing, "/id")
        : !MadeOnDevice.IsInstant(MadeAt) ? (BatchRefusals.MadeAt, "/madeAt")
        : RecordKind.Find(Kind) is not { Area: not null } ? (BatchRefusals.UnknownKind, "/kind")
        : Act is not null && !Noun().IsMatch(Act) ? (BatchRefusals.UnknownAct, "/act")
        : Record == Guid.Empty || (Act is null && IdOf(Body) != Record) ? (BatchRefusals.RecordMissing, "/record")
        : Version is < 1 ? (BatchRefusals.Version, "/version")
        : null;

    private static Guid? IdOf(JsonNode? body) => body is JsonObject members && members["id"] is JsonValue value
        && value.TryGetValue<string>(out var text) && Guid.TryParse(text, out var id) ? id : null;

    [GeneratedRegex(@"\A[a-z][a-z-]{1,59}(/[A-Za-z0-9-]{1,60}){0,4}\z")]
    private static partial Regex Noun();
}
