using Microsoft.Extensions.Logging;

namespace CaseTrack.Operations.Telemetry;

/// <summary>A body that cannot be read is told to whoever sent it. The log would quote it, under the name of the command: so commands have
/// no log.</summary>
public static class QuietCommands
{
    public static void SilenceCommands(this ILoggingBuilder logging)
    {
        // A statement that the database refuses would be logged with what it held: names of people, of accounts. Whoever catches it says
        // why.
        logging.AddFilter("Marten.IDocumentStore", LogLevel.None);
        foreach (var command in typeof(QuietCommands).Assembly.GetTypes().Where(x => x.GetNestedType("Validator") is not null))
        {
            logging.AddFilter(command.FullName, LogLevel.None);
        }
    }
}
