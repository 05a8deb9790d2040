using System.Text.Json.Nodes;

namespace CaseTrack.Cases.Batch;

/// <summary>一项办理的结果.</summary>
public enum ActOutcome
{
    /// <summary>已办理, now or when it came before.</summary>
    Done = 1,

    /// <summary>不予办理: it will not be done as it stands.</summary>
    Refused,

    /// <summary>暂未办理: nothing is wrong with it; sent again later, it may be done.</summary>
    Later,

    /// <summary>未办理: an earlier act upon the same case was not done.</summary>
    Held,
}

/// <summary>一项办理的答复. What its own request would have been answered.</summary>
/// <param name="Id">Whose answer it is.</param>
/// <param name="Outcome">结果.</param>
/// <param name="Status">The HTTP status of its own request.</param>
/// <param name="Version">The version of the record now, where it is known.</param>
/// <param name="Answer">What was answered: what an act answers, or a problem (RFC 9457).</param>
/// <param name="HeldBy">The earlier act that holds it up.</param>
public sealed record ActAnswer(
    Guid Id, ActOutcome Outcome, int Status, long? Version = null, JsonNode? Answer = null, Guid? HeldBy = null);

/// <summary>成批办理的答复.</summary>
/// <param name="ReceivedAt">When the service had it, by its own clock.</param>
/// <param name="ClockOff">设备时钟偏差: seconds to add to what the device's clock says; absent where it did not say when it sent.</param>
/// <param name="Acts">One answer for each act, in their order.</param>
public sealed record ActBatchAnswer(DateTimeOffset ReceivedAt, long? ClockOff, IReadOnlyList<ActAnswer> Acts);
