using CaseTrack.Demo;
using CaseTrack.Hosting;
using CaseTrack.Hosting.Embedded;
using JasperFx;

var demonstration = args.Contains("--demo");
args = [.. args.Where(x => x != "--demo")];

var builder = WebApplication.CreateBuilder(args);
using var logging = LoggerFactory.Create(x => x.AddConfiguration(builder.Configuration.GetSection("Logging")).AddSimpleConsole());

Database database;
try
{
    database = await Database.OpenAsync(builder.Configuration, logging.CreateLogger("CaseTrack"), CancellationToken.None);
}
catch (EmbeddedPostgresException failure)
{
    await Console.Error.WriteLineAsync(failure.Message);
    return 1;
}

await using (database)
{
    if (demonstration)
    {
        await DemonstrationYear.LoadAsync(builder.Configuration["Demonstration:District"] ?? "420202", database.ConnectionString, Console.Out, CancellationToken.None);
    }

    var app = builder.AddCaseTrack(database.ConnectionString, TimeProvider.System).Build();
    app.MapCaseTrack();
    app.OnLoopback();
    // Settings given as --Name=value are the configuration's; what is left is the command.
    return await app.RunJasperFxCommands([.. args.Where(x => !(x.StartsWith("--", StringComparison.Ordinal) && x.Contains('=')))]);
}

/// <summary>The executable; tests start the service through it.</summary>
public partial class Program;
