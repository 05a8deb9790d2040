using CaseTrack.Access.SignIn;
using CaseTrack.Demo;
using CaseTrack.Hosting;
using CaseTrack.Operations;
using CaseTrack.Postgres;
using CaseTrack.Secrets;
using CaseTrack.Web.Pages;
using JasperFx;
using Spectre.Console;

var demonstration = args.Contains("--demo");

// Settings are given as --Name=value; what is left is the command. Kept apart, or a path would be read as a switch and swallow the setting
// after it.
string[] settings = [.. args.Where(x => x.StartsWith("--", StringComparison.Ordinal) && x.Contains('='))];
string[] command = [.. args.Except(settings).Where(x => x != "--demo")];

var builder = WebApplication.CreateBuilder(settings);
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
        if (builder.Configuration[SecretFile.CreateSetting] is null)
        {
            // A source of its own: settings say where each comes from.
            builder.Configuration.AddInMemoryCollection([new(SecretFile.CreateSetting, "true")]);
        }

        await DemonstrationYear.LoadAsync(builder.Configuration, database.ConnectionString, Console.Out, CancellationToken.None);
    }

    // The command library says line by line where it looks for commands. Whoever starts the service reads that only if it does not start.
    var said = new StringWriter();
    if (command is [])
    {
        AnsiConsole.Console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(said) });
    }

    builder.Services.AddSingleton(new DemonstrationMode(demonstration));
    var app = builder.AddPages().AddCaseTrack(database.ConnectionString, TimeProvider.System).Build();
    app.MapCaseTrack();
    app.MapPages();
    app.OnSafeAddresses();
    app.Lifetime.ApplicationStarted.Register(() => AnsiConsole.Console = AnsiConsole.Create(new AnsiConsoleSettings()));
    var code = await app.RunJasperFxCommands(command);
    if (command is ["codegen", "write"] && code == 0)
    {
        MadeCode.Sign(Directory.GetCurrentDirectory());
    }

    if (code != 0)
    {
        await Console.Error.WriteAsync(said.ToString());
    }

    return code;
}

/// <summary>The executable; tests start the service through it.</summary>
public partial class Program;
