using System.Net;
using System.Text.Json.Nodes;
using CaseTrack.Access;
using CaseTrack.Access.Accounts;
using CaseTrack.Notifications;
using CaseTrack.Notifications.Mail;
using Marten;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace CaseTrack.Tests.Notifications;

/// <summary>A district whose people sign in, at a clock the tests move on, with a mail server beside it. Nothing is looked for and nothing
/// sent unless a test says so.</summary>
public sealed class NotificationHost : IAsyncLifetime
{
    public const string Password = "langes-Pferd-am-Zaun";
    public const string From = "casetrack@office.example";

    public SetClock Clock { get; } = new(SetClock.At("2026-03-02"));

    public TestMailServer Server { get; } = new();

    public string Database { get; private set; } = "";

    public Node Node { get; private set; } = null!; // set when started

    public MailOptions Mail => Node.Services.GetRequiredService<MailOptions>();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        Server.Start();
        Database = await TestServer.CreateDatabaseAsync();
        Node = await Node.StartAsync(Database, Clock, silence: true, prepare: x =>
            x.Configuration.AddInMemoryCollection(
            [
                new("Secrets:Create", "true"), new("Mail:Send", "false"), new("Mail:Host", "127.0.0.1"), new("Mail:Port", $"{Server.Port}"),
                new("Mail:Security", "none"), new("Mail:From", $"CaseTrack <{From}>"), new("Mail:RetrySeconds", "60, 3600"),
                new("Mail:PagesAddress", "https://casetrack.example/"), new("Mail:TimeoutSeconds", "60"),
            ]));
        await Node.FoundAsync();
        await AccountAsync("wang", new Grant("review-desk"));
        await AccountAsync("li", new Grant("review-desk"));
        await AccountAsync("mo", new Grant("mediator", "tw"));
        await AccountAsync("desk", new Grant("mediation-desk"));
        await AccountAsync("admin", new Grant("administrator"));
        await LookAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await Node.DisposeAsync();
        await Server.DisposeAsync();
    }

    public Task LookAsync() => Node.Services.GetRequiredService<NotificationWorker>().LookAsync(Token);

    public Task SendAsync() => Node.Services.GetRequiredService<MailSender>().SendAsync(Token);

    /// <summary>The next working hour of a day: people are told, and mails go.</summary>
    public async Task MorningAsync(string day)
    {
        Clock.Set(SetClock.At(day));
        await LookAsync();
        await SendAsync();
    }

    /// <summary>A look by a process that has just come up, and that has forgotten how far the others were.</summary>
    public async Task LookAgainFromTheBeginningAsync()
    {
        var store = Node.Services.GetRequiredService<IDocumentStore>();
        await using (var session = store.LightweightSession("420202"))
        {
            session.Store(new NotificationCursor { Sequence = 0 });
            await session.SaveChangesAsync(Token);
        }

        var book = ActivatorUtilities.CreateInstance<NotificationBook>(Node.Services);
        await Task.WhenAll(book.LookAsync("420202", Token), book.LookAsync("420202", Token));
    }

    public async Task AccountAsync(string userName, params Grant[] grants)
    {
        await using var scope = Node.Services.CreateAsyncScope();
        (await scope.ServiceProvider.GetRequiredService<UserManager<Account>>().CreateAsync(new Account
        {
            Id = Guid.CreateVersion7(),
            UserName = userName,
            NormalizedUserName = userName.ToUpperInvariant(),
            DisplayName = $"姓名-{userName}",
            District = "420202",
            Grants = grants,
        }, Password)).Succeeded.ShouldBeTrue();
    }

    /// <summary>Gives somebody other rights.</summary>
    public async Task GrantAsync(string userName, params Grant[] grants)
    {
        await using var scope = Node.Services.CreateAsyncScope();
        var accounts = scope.ServiceProvider.GetRequiredService<UserManager<Account>>();
        var account = (await accounts.FindByNameAsync(userName))!;
        account.Grants = grants;
        (await accounts.UpdateAsync(account)).Succeeded.ShouldBeTrue();
    }

    /// <summary>Asks as somebody; each time signed in anew, for the clock is moved by days.</summary>
    public async Task<(int Status, JsonNode? Body)> AsAsync(string userName, string path, object? body = null, string? ifMatch = null)
    {
        using var client = new HttpClient { BaseAddress = new Uri(Node.Address) };
        var api = new ApiClient(client);
        var (_, signedIn, _) = await api.PostAsync("sign-ins", new { userName, password = Password });
        var bearer = ("Authorization", (string?)$"Bearer {signedIn!["accessToken"]}");
        var (status, answer, response) = body is null ? await api.GetAsync(path, bearer)
            : await api.PostAsync(path, body, bearer, ("If-Match", ifMatch));
        response.Dispose();
        return ((int)status, answer);
    }

    public async Task<JsonNode> OkAsync(string userName, string path, object? body = null, string? ifMatch = null)
    {
        var (status, answer) = await AsAsync(userName, path, body, ifMatch);
        status.ShouldBe((int)HttpStatusCode.OK, $"{userName} {path}: {answer}");
        return answer!;
    }

    /// <summary>What somebody is told of a case: kinds, the latest first, each with how it stands.</summary>
    public async Task<string[]> ToldAsync(string userName, Guid record) =>
        [.. (await OkAsync(userName, "me/notifications?limit=200"))["notifications"]!.AsArray()
            .Where(x => (Guid)x!["record"]! == record)
            .Select(x => $"{x!["kind"]}{((bool)x["settled"]! ? " settled" : (bool)x["read"]! ? " read" : "")}").Order()];

    /// <summary>All kinds by mail, to an address that is proved.</summary>
    public async Task MailedAsync(string userName, string address)
    {
        object[] kinds = [.. Enum.GetValues<NotificationKind>().Select(x => new { kind = Wire.Name(x), inApp = true, mail = true })];
        await OkAsync(userName, "me/notification-choices", new { kinds, mailAddress = address });
        await SendAsync();
        var code = Server.Came.Last(x => $"{x.To}" == address).TextBody!.Split('：')[1][..8];
        await OkAsync(userName, "me/notification-choices/confirmation", new { code });
    }

    public Task AssignAsync(Guid review, string officer, string occurredOn) =>
        Node.DoAsync($"review-applications/{review}/officer", new { occurredOn, officer });

    /// <summary>The mails there are, as the administrator sees them.</summary>
    public Task<JsonNode> MailsAsync() => OkAsync("admin", "mails");
}
