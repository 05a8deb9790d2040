using System.Diagnostics;
using OpenTelemetry;

namespace CaseTrack.Operations.Telemetry;

/// <summary>Takes everything out of a span that is not on the list, before it is exported.</summary>
public sealed class SpanCleaning : BaseProcessor<Activity>
{
    // Every command of the database has this one: the moment of the first answer, and nothing else.
    private const string FirstResponse = "received-first-response";

    public override void OnEnd(Activity data)
    {
        foreach (var tag in data.TagObjects.Where(x => !AllowedAttributes.Contains(x.Key)).ToList())
        {
            data.SetTag(tag.Key, null);
        }

        // The description is an exception's message; the state comes from the caller as it is.
        data.SetStatus(data.Status);
        data.TraceStateString = null;

        // An event tells an exception in full: it may quote what was entered, and it cannot be taken back. Such a span stays here; the log
        // has the exception's type.
        if (data.Events.Any(x => x.Name != FirstResponse || x.Tags.Any()))
        {
            data.ActivityTraceFlags &= ~ActivityTraceFlags.Recorded;
        }
    }
}
