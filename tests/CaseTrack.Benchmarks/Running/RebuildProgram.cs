using System.Diagnostics;
using System.Globalization;
using CaseTrack.Hosting;
using JasperFx;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;

namespace CaseTrack.Benchmarks.Running;

/// <summary>The service's own command <c>rebuild</c>, timed without the start of the program; a process of its own.</summary>
public static class RebuildProgram
{
    public static async Task<int> RunAsync(string connectionString, string keysFolder)
    {
        var builder = WebApplication.CreateBuilder();
        builder.Configuration.AddInMemoryCollection(ServiceSettings.Of(connectionString, keysFolder));
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        var app = builder.AddCaseTrack(connectionString, TimeProvider.System).Build();
        app.MapCaseTrack();
        var watch = Stopwatch.StartNew();
        var code = await app.RunJasperFxCommands(["rebuild"]);
        await Console.Out.WriteLineAsync();
        await Console.Out.WriteLineAsync(watch.Elapsed.TotalSeconds.ToString(CultureInfo.InvariantCulture));
        return code;
    }
}
