using System.Security.Cryptography;
using System.Text;
using CaseTrack.Access.Accounts;
using Marten;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CaseTrack.Access.SignIn;

/// <summary>首次启动. Prints a code as long as there is no account; whoever can read the program's output owns the machine already.</summary>
public sealed class FirstStart(IDocumentStore store, ILoggerFactory logging, DemonstrationMode demonstration) : IHostedService
{
    private string? code;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await using var session = store.QuerySession();
        if (demonstration.Running || await session.Query<Account>().AnyAsync(x => !x.Demonstration, cancellationToken))
        {
            return;
        }

        code = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        logging.CreateLogger("CaseTrack")
            .LogWarning("首次启动：尚无管理员。设立码 (first start: no administrator yet; setup code): {Code} · /setup "
                + "(POST /api/v1/first-administrator)", code);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Whether a code is the one printed.</summary>
    public bool Fits(string given) => code is not null
        && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(code), Encoding.UTF8.GetBytes(given));

    /// <summary>The code is good once.</summary>
    public void Close() => code = null;
}
