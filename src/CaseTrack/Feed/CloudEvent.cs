using System.Globalization;

namespace CaseTrack.Feed;

/// <summary>云事件. A change as CloudEvents 1.0 has it, in JSON; a webhook sends it as it stands here, and the feed lists it.</summary>
/// <remarks>Names of attributes are one word in small letters there, and so they are here.</remarks>
/// <param name="Specversion">1.0.</param>
/// <param name="Id">The sequence: with the source it is given once, however often it is sent.</param>
/// <param name="Source">The district.</param>
/// <param name="Type">Kind of record and event.</param>
/// <param name="Subject">The record.</param>
/// <param name="Time">When it was recorded.</param>
/// <param name="Datacontenttype">What <c>data</c> is.</param>
/// <param name="Sequence">The sequence in twenty digits, so that texts in their order are events in theirs.</param>
/// <param name="Partitionkey">The record: its events come in their order.</param>
/// <param name="Data">The change as the feed has it.</param>
public sealed record CloudEvent(
    string Specversion, string Id, string Source, string Type, string Subject,
    DateTimeOffset Time, string Datacontenttype, string Sequence,
    string Partitionkey, Change Data)
{
    /// <summary>One event as JSON, attributes and data together.</summary>
    public const string Structured = "application/cloudevents+json";

    public static CloudEvent Of(string district, Change change) => new(
        "1.0", change.Sequence.ToString(CultureInfo.InvariantCulture), $"urn:casetrack:{district}",
        $"casetrack.{change.Kind}.{change.Event}", $"{change.Kind}/{change.Record}", change.RecordedAt, "application/json",
        change.Sequence.ToString("D20", CultureInfo.InvariantCulture), change.Record.ToString(), change);
}
