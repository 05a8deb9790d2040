using CaseTrack.Terms;
using JasperFx.CommandLine;
using Marten;
using Microsoft.Extensions.DependencyInjection;
using Spectre.Console;

namespace CaseTrack.Figures;

/// <summary><c>verify-figures</c>: compares the ledger with a replay from zero; exit code 1 when they differ.</summary>
[Description("Compare the fact ledger with a replay from zero 核对台账", Name = "verify-figures")]
public sealed class VerifyFiguresCommand : JasperFxAsyncCommand<NetCoreInput>
{
    public override async Task<bool> Execute(NetCoreInput input)
    {
        using var host = input.BuildHost();
        var verdict = await LedgerComparison.CompareAsync(host.Services.GetRequiredService<IDocumentStore>(), host.Services.GetRequiredService<TermRules>(), host.Services.GetRequiredService<TimeProvider>(),
            new Progress<long>(done => Console.Error.Write($"\r{done} events")), CancellationToken.None);
        Console.Error.WriteLine();
        AnsiConsole.WriteLine(verdict.Agrees
            ? $"一致 agrees: {verdict.Events} events give the {verdict.Lines} lines of the ledger."
            : $"不一致 differs: {verdict.Missing} lines missing, {verdict.Surplus} surplus; first at event {verdict.First}.");
        return verdict.Agrees;
    }
}
