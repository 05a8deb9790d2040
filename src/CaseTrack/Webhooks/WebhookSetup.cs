using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace CaseTrack.Webhooks;

/// <summary>What sends to subscribers.</summary>
public static class WebhookSetup
{
    /// <exception cref="InvalidOperationException">A setting makes no sense.</exception>
    public static void AddWebhooks(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton((configuration.GetSection(WebhookOptions.Section).Get<WebhookOptions>() ?? new()).Checked());
        services.AddSingleton<PublicAddresses>().AddSingleton<Subscriber>().AddSingleton<Deliveries>().AddSingleton<WebhookSender>();
        services.AddHostedService(x => x.GetRequiredService<WebhookSender>());
    }
}
