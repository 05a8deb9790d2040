using CaseTrack.Figures;
using CaseTrack.Terms;
using JasperFx.CommandLine;
using Marten;
using Microsoft.Extensions.DependencyInjection;
using Spectre.Console;

namespace CaseTrack.Operations;

/// <summary><c>rebuild</c>: builds records and ledger anew from the events.</summary>
[Description("Rebuild records and fact ledger from the events 重建投影", Name = "rebuild")]
public sealed class RebuildCommand : JasperFxAsyncCommand<NetCoreInput>
{
    public override async Task<bool> Execute(NetCoreInput input)
    {
        using var host = input.BuildHost();
        var store = (DocumentStore)host.Services.GetRequiredService<IDocumentStore>();
        using var daemon = await store.BuildProjectionDaemonAsync();
        string[] names = [.. RecordKind.EventTypes.Select(x => RecordKind.OfEvent(x).RecordType.Name).Distinct().Order(), nameof(FactLedger), nameof(Clocks.DeadlineBook)];
        for (var i = 0; i < names.Length; i++)
        {
            AnsiConsole.WriteLine($"{i + 1}/{names.Length} {names[i]}");
            await daemon.RebuildProjectionAsync(names[i], TimeSpan.FromHours(1), CancellationToken.None);
        }

        var verdict = await LedgerComparison.CompareAsync(store, host.Services.GetRequiredService<TermRules>(), host.Services.GetRequiredService<TimeProvider>(), null, CancellationToken.None);
        return verdict.Agrees;
    }
}
