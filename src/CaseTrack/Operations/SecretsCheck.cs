using CaseTrack.Access.SignIn;
using CaseTrack.Proof;
using CaseTrack.Releases;
using CaseTrack.Secrets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace CaseTrack.Operations;

/// <summary>Every secret is there, or is made, before the first request: the start says what is missing, not the first request that needs
/// it.</summary>
public sealed class SecretsCheck(IServiceProvider services) : IHostedService
{
    /// <exception cref="MissingSecretException">One is not there, and none is to be made.</exception>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        services.GetRequiredService<EventSeals>().RequireKey();
        foreach (var secret in (Type[])[typeof(OfficeKey), typeof(SigningKey), typeof(Tokens)])
        {
            services.GetRequiredService(secret);
        }

        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
