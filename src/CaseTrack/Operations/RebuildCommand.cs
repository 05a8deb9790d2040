using CaseTrack.Figures;
using CaseTrack.Terms;
using JasperFx.CommandLine;
using Marten;
using Microsoft.Extensions.DependencyInjection;
using Spectre.Console;

namespace CaseTrack.Operations;

/// <summary><c>rebuild</c>: builds records and ledger again from the events.</summary>
[Description("Rebuild records and fact ledger from the events 重建投影", Name = "rebuild")]
public sealed class RebuildCommand : JasperFxAsyncCommand<NetCoreInput>
{
    public override async Task<bool> Execute(NetCoreInput input)
    {
        using var host = input.BuildHost();
        var store = host.Services.GetRequiredService<IDocumentStore>();
        var rules = host.Services.GetRequiredService<TermRules>();
        var built = await new Rebuild(store, rules).RunAsync(
            new Progress<long>(done => Console.Error.Write($"\r{done} events")), CancellationToken.None);
        await Console.Error.WriteLineAsync();
        AnsiConsole.WriteLine(
            $"重建 rebuilt: {built.Records} records of {built.Events} events, {built.Lines} lines; "
                + $"{built.Removed} rows of no record removed.");
        var verdict = await LedgerComparison.CompareAsync(
            store, rules, host.Services.GetRequiredService<TimeProvider>(), null, CancellationToken.None);
        return verdict.Agrees;
    }
}
