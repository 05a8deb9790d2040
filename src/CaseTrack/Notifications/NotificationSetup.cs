using CaseTrack.Notifications.Mail;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace CaseTrack.Notifications;

/// <summary>What tells people.</summary>
public static class NotificationSetup
{
    /// <exception cref="InvalidOperationException">A setting makes no sense.</exception>
    public static void AddNotifications(
        this IServiceCollection services, IConfiguration configuration, IEnumerable<KeyValuePair<string, string?>> dueDays)
    {
        services.AddSingleton((configuration.GetSection(NotificationOptions.Section).Get<NotificationOptions>() ?? new()).Checked())
            .AddSingleton((configuration.GetSection(MailOptions.Section).Get<MailOptions>() ?? new()).Checked())
            .AddSingleton(new DueDaySettings(DueDays.Checked(dueDays)))
            .AddSingleton<NotificationBook>().AddSingleton<NotificationWorker>()
            .AddSingleton<Mails>().AddSingleton<MailServer>().AddSingleton<MailWriter>().AddSingleton<MailSender>();
        services.AddHostedService(x => x.GetRequiredService<NotificationWorker>());
        services.AddHostedService(x => x.GetRequiredService<MailSender>());
    }
}
