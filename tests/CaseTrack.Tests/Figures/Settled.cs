using CaseTrack.Figures;
using Marten;
using Microsoft.Extensions.DependencyInjection;

namespace CaseTrack.Tests.Figures;

/// <summary>What a service remembers of figures, it remembers once it is settled: whoever writes at the moment holds that up.</summary>
public static class Settled
{
    /// <summary>Asks until what was answered is kept.</summary>
    public static Task KnownAsync(IServiceProvider services, Func<Task> ask, string district = "420202") => Eventually.TrueAsync(
        async () =>
        {
            await ask();
            var token = TestContext.Current.CancellationToken;
            await using (var session = services.GetRequiredService<IDocumentStore>().QuerySession(district))
            {
                // Whoever asks sees who writes; the next one tells by that what is settled.
                await using var reader = await FigureReader.OpenAsync(session, token);
                await reader.OnceAsync("nothing", () => Task.FromResult(0), _ => 0, token);
                if (!reader.IsSettled)
                {
                    return false;
                }
            }

            await ask();
            return true;
        },
        "what was asked is settled");
}
