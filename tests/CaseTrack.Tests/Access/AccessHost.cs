using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using CaseTrack.Access;
using CaseTrack.Access.Accounts;
using CaseTrack.Tests.Photos;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace CaseTrack.Tests.Access;

/// <summary>A record somebody may or may not see.</summary>
/// <param name="Kind">Its kind.</param>
/// <param name="Id">Its id.</param>
/// <param name="Own">In the unit of those who have one.</param>
/// <param name="Restricted">限制查阅.</param>
/// <param name="District">Its district.</param>
public sealed record Target(string Kind, Guid Id, bool Own, bool Restricted, string District)
{
    /// <summary>Whether it has parties, papers and a matter.</summary>
    public bool IsCase => Kind is "mediation-cases" or "review-applications" or "supervision-files";
}

/// <summary>Two districts, two streets, each kind of case in each of them, open and restricted, and somebody signed in for every role of
/// both districts.</summary>
public class AccessHost : CaseTrackHost
{
    public const string Password = "langes-Pferd-am-Zaun";
    public const string Here = "420202";
    public const string Elsewhere = "420203";

    /// <summary>A photo of this id is in every case.</summary>
    public static readonly Guid Photo = Guid.Parse("0193e0a4-7c5e-7b62-9d1f-0a6f5e3c2b1d");

    /// <summary>A letter of this id is in every case.</summary>
    public static readonly Guid Letter = Guid.Parse("0193e0a4-7c5e-7b62-9d1f-0a6f5e3c2b1e");

    // The same for every host, and made once in a run: each begins with a copy of it.
    private static readonly Lazy<Task<(string Kept, IReadOnlyList<Target> Targets)>> Filled = new(FillAsync);

    private readonly Lazy<Task> opened;
    private readonly ConcurrentDictionary<(string Role, string District), (string Token, DateTimeOffset At)> tokens = [];
    private readonly List<Target> targets = [];

    public AccessHost() => opened = new(OpenAsync);

    /// <summary>Every record, of both districts.</summary>
    public IReadOnlyList<Target> Targets => targets;

    /// <summary>The roles somebody is signed in for.</summary>
    protected virtual IEnumerable<Role> Opened => Role.All;

    /// <summary>Started by the first test that needs it.</summary>
    public override ValueTask InitializeAsync() => ValueTask.CompletedTask;

    /// <summary>Opens it once; if that fails, every test that needs it says why. Whoever signed in long ago does so again.</summary>
    public async Task ReadyAsync()
    {
        await opened.Value;
        foreach (var (role, district) in tokens.Keys)
        {
            await FreshTokenOfAsync(role, district);
        }
    }

    private async Task OpenAsync()
    {
        var (kept, filled) = await Filled.Value;
        targets.AddRange(filled);
        ConnectionString = await TestServer.CopyAsync(kept);
        await base.InitializeAsync();
        foreach (var district in (string[])[Here, Elsewhere])
        {
            foreach (var role in Opened)
            {
                await SignInAsync(role.Code, district);
            }
        }
    }

    private static async Task<(string Kept, IReadOnlyList<Target> Targets)> FillAsync()
    {
        var host = new AccessHost();
        await using (host)
        {
            await host.StartEmptyAsync();
            foreach (var district in (string[])[Here, Elsewhere])
            {
                await host.FoundAsync(district);
                foreach (var role in Role.All)
                {
                    var unit = role.WholeDistrict ? null : role.Code == "mediator" ? "a-tw" : "a";
                    await host.AccountAsync($"{role.Code}.{district}", district, new Grant(role.Code, unit));
                }
            }
        }

        return (await TestServer.KeepAsync(host.ConnectionString), host.targets);
    }

    private ValueTask StartEmptyAsync() => base.InitializeAsync();

    /// <summary>The access token of somebody with a role, good for some minutes after <see cref="ReadyAsync"/>.</summary>
    public string TokenOf(string role, string district = Here) => tokens[(role, district)].Token;

    /// <summary>Asks as somebody with a role; without one, as nobody.</summary>
    public async Task<(HttpStatusCode Status, JsonNode? Body, HttpResponseMessage Answer)> AsAsync(
        string? role, HttpMethod method, string path, object? body = null, string district = Here, string? ifMatch = null) =>
        await WithTokenAsync(role is null ? null : await FreshTokenOfAsync(role, district), method, path, body, ifMatch);

    /// <summary>Asks with a token or a key; without one, as nobody.</summary>
    public Task<(HttpStatusCode Status, JsonNode? Body, HttpResponseMessage Answer)> WithTokenAsync(
        string? token, HttpMethod method, string path, object? body = null, string? ifMatch = null) =>
        AskAsync(x => x.SendAsync(method, path, method == HttpMethod.Post ? JsonContent.Create(body ?? new { }) : null,
            ("Authorization", token is null ? null : $"Bearer {token}"), ("If-Match", ifMatch)));

    private async Task FoundAsync(string district)
    {
        async Task<Guid> Unit(string code, string kind, string? parent, string? committee = null)
        {
            var id = Guid.CreateVersion7();
            await DoAsync("organisations",
                new { id, occurredOn = "2015-01-01", code, name = code, kind, parent, committeeKind = committee }, district);
            return id;
        }

        await Unit(district, "district", null);
        foreach (var street in (string[])["a", "b"])
        {
            await Unit($"{street}", "street", district);
            await Unit($"{street}-c", "community", street);
            await Unit($"{street}-tw", "mediation-committee", $"{street}-c", "community");
        }

        await Unit("fy", "department", district);
        await CaseAsync("administrative-lawsuits", true, false, district, id => new
        {
            id,
            occurredOn = "2024-03-01",
            office = "fy",
            defendantKind = "street",
            subject = "penalty",
            field = "market",
            court = "某区人民法院",
            courtNumber = "（2024）鄂02行初1号",
            instance = "first",
        });
        foreach (var own in (bool[])[true, false])
        {
            foreach (var restricted in (bool[])[false, true])
            {
                var street = own ? "a" : "b";
                await CaseAsync("mediation-cases", own, restricted, district, id =>
                    new { id, occurredOn = "2024-03-01", committee = $"{street}-tw", source = "application", disputeType = "02" });
                await CaseAsync("review-applications", own, restricted, district, id =>
                    new { id, occurredOn = "2024-03-01", office = "fy", respondentKind = "street", subject = "penalty", field = "market" });
                await CaseAsync("supervision-files", own, restricted, district, id =>
                    new { id, occurredOn = "2024-03-01", office = "fy", source = "complaint", field = "market", manner = "routine" });
                if (!restricted)
                {
                    await CaseAsync("ledger-entries", own, false, district, id =>
                        new { id, kind = "publicity", occurredOn = "2024-03-01", unit = street, measures = new { events = 1 } });
                }
            }
        }
    }

    private async Task CaseAsync(string kind, bool own, bool restricted, string district, Func<Guid, object> body)
    {
        var id = Guid.CreateVersion7();
        await DoAsync(kind, body(id), district);
        if (kind == "mediation-cases")
        {
            await DoAsync($"{kind}/{id}/acceptance", new { occurredOn = "2024-03-02", mediators = (string[])["assigned.person"] },
                district);
        }

        if (new Target(kind, id, own, restricted, district).IsCase)
        {
            var picture = Pictures.Of(1000);
            await DoAsync($"{kind}/{id}/photos", PhotoHost.Announcing(Photo, picture, "2024-03-02"), district);
            var (status, answer, _) = await SendAsync($"{kind}/{id}/photos/{Photo}/parts/0", picture, district);
            ((int)status).ShouldBe(200, $"{answer}");
            await DoAsync($"{kind}/{id}/issued-letters", new
            {
                occurredOn = "2024-03-02",
                letter = Letter,
                code = kind switch
                {
                    "mediation-cases" => "mediation.registration",
                    "review-applications" => "review.registration",
                    _ => "supervision.lead",
                },
            }, district);
        }

        if (restricted)
        {
            await DoAsync($"{kind}/{id}/restriction", new { occurredOn = "2024-03-03", ground = "minor" }, district);
        }

        targets.Add(new(kind, id, own, restricted, district));
    }

    /// <summary>A token lasts a quarter of an hour, and a class may last longer on a slow machine.</summary>
    private async Task<string> FreshTokenOfAsync(string role, string district)
    {
        if (Now - tokens[(role, district)].At > TimeSpan.FromMinutes(10))
        {
            await SignInAsync(role, district);
        }

        return TokenOf(role, district);
    }

    private async Task SignInAsync(string role, string district)
    {
        var at = Now;
        tokens[(role, district)] = (await SignInAsync($"{role}.{district}"), at);
    }

    /// <summary>By the service's clock, which some tests move.</summary>
    private DateTimeOffset Now => App.Services.GetRequiredService<TimeProvider>().GetUtcNow();

    /// <summary>An account that need not change its password first.</summary>
    public async Task AccountAsync(string userName, string district, params Grant[] grants)
    {
        await using var scope = App.Services.CreateAsyncScope();
        var accounts = scope.ServiceProvider.GetRequiredService<UserManager<Account>>();
        (await accounts.CreateAsync(new Account
        {
            Id = Guid.CreateVersion7(),
            UserName = userName,
            NormalizedUserName = userName.ToUpperInvariant(),
            DisplayName = userName,
            District = district,
            Grants = grants,
        }, Password)).Succeeded.ShouldBeTrue();
    }

    public async Task<string> SignInAsync(string userName)
    {
        var (status, body, _) = await AsAsync(null, HttpMethod.Post, "sign-ins", new { userName, password = Password });
        status.ShouldBe(HttpStatusCode.OK, body?.ToString());
        return (string)body!["accessToken"]!;
    }

    /// <summary>Does it with every right; it has to succeed.</summary>
    public async Task DoAsync(string path, object body, string district)
    {
        var (status, answer, _) = await PostAsync(path, body, "*", district: district);
        ((int)status).ShouldBeInRange(200, 299, $"{path}: {answer}");
    }
}
