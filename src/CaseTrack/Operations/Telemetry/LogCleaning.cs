using OpenTelemetry;
using OpenTelemetry.Logs;

namespace CaseTrack.Operations.Telemetry;

/// <summary>Of a log line only its wording leaves the machine, not what was put into it; of an exception only its type.</summary>
/// <remarks>The console of the service still shows both in full.</remarks>
public sealed class LogCleaning : BaseProcessor<LogRecord>
{
    private const string Wording = "{OriginalFormat}";

    public override void OnEnd(LogRecord data)
    {
        var given = data.Attributes ?? [];
        List<KeyValuePair<string, object?>> kept = [.. given.Where(x => x.Key == Wording || AllowedAttributes.Contains(x.Key))];
        if (data.Exception is { } failure)
        {
            kept.Add(new("exception.type", failure.GetType().FullName));
            data.Exception = null;
        }

        data.Body = given.FirstOrDefault(x => x.Key == Wording).Value as string;
        data.FormattedMessage = null;
        data.Attributes = kept;
    }
}
