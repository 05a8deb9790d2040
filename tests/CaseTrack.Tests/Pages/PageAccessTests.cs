using CaseTrack.Access;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace CaseTrack.Tests.Pages;

/// <summary>Pages are endpoints too: each stands here with whom it is for, and shows nobody what the API does not.</summary>
[Trait("Speed", "slow")]
[Collection(WalkedPages.Collection)]
public sealed class PageAccessTests(PageHost host) : IAsyncLifetime
{
    private static readonly string[] Expected =
    [
        "Anonymous /assets/{name}", "Anonymous /offline", "Anonymous /setup", "Anonymous /sign-in", "Anonymous /sw.js", "Anonymous /view",
        "Self /password", "Self /second-factor", "Self /sign-out", "SignedIn /", "SignedIn /cases/{kind}", "SignedIn /cases/{kind}/new",
        "SignedIn /cases/{kind}/{id:guid}", "SignedIn /cases/{kind}/{id:guid}/{act}", "SignedIn /charts/{year:int}", "SignedIn /drafts",
        "SignedIn /entry-signals/{year:int}", "SignedIn /figures", "SignedIn /figures/{year:int}", "SignedIn /figures/{year:int}/{code}",
        "SignedIn /figures/{year:int}/{code}/cases", "SignedIn /mediation/oral", "SignedIn /office", "SignedIn /outbox",
        "SignedIn /release-checks/{year:int}", "SignedIn /releases", "SignedIn /releases/{id:guid}",
        "SignedIn /releases/{id:guid}/{code}", "SignedIn /reports/{year:int}/{format}", "SignedIn /search", "SignedIn /wordings",
        "SignedIn /wordings/export", "SignedIn /imports", "SignedIn /imports/{id:guid}",
        "SignedIn /statistical-forms", "SignedIn /statistical-forms/{form}", "SignedIn /statistical-forms/{form}/template",
        "SignedIn /statistical-forms/{form}/{year:int}/xlsx",
        "SignedIn /imports/templates/{kind}", "SignedIn /cases/{kind}/{id:guid}/photos", "SignedIn /cases/{kind}/{id:guid}/deadlines",
        "SignedIn /work/{kind}", "SignedIn /work/{kind}/officers", "SignedIn /office/accounts", "SignedIn /office/accounts-template",
        "SignedIn /office/accounts/{id:guid}", "SignedIn /office/units/{id:guid}",
        "SignedIn /cases/{kind}/{id:guid}/papers", "SignedIn /cases/{kind}/{id:guid}/papers/{letter:guid}",
        "SignedIn /letters", "SignedIn /letters/{code}", "SignedIn /letters/{code}/template", "SignedIn /letters/versions/{version:guid}",
        "SignedIn /absences", "SignedIn /hand-overs", "SignedIn /notifications", "SignedIn /notification-choices",
        "SignedIn /office/holiday-notices", "SignedIn /office/number-templates", "SignedIn /retention", "SignedIn /retention/{id:guid}",
        "SignedIn /office/templates", "SignedIn /office/settings", "SignedIn /code-lists",
        "SignedIn /regions/figures", "SignedIn /regions/figures/{year:int}",
        "SignedIn /audit", "SignedIn /audit/chain", "SignedIn /audit/signals", "SignedIn /audit/privacy",
    ];

    public async ValueTask InitializeAsync() => await host.ReadyAsync();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public void Every_page_stands_here_with_whom_it_is_for() =>
        Pages().Select(x => $"{x.Metadata.GetMetadata<AccessRule>()?.Audience} {x.RoutePattern.RawText}").Distinct()
            .Order(StringComparer.Ordinal).ShouldBe(Expected.Order(StringComparer.Ordinal));

    [Fact]
    public async Task Nobody_sees_a_page_without_signing_in()
    {
        using var client = host.Client();
        foreach (var page in Expected.Where(x => !x.StartsWith("Anonymous", StringComparison.Ordinal)
            && !x.EndsWith("sign-out", StringComparison.Ordinal)))
        {
            var (status, text, answer) = await PageHost.GetAsync(client, Filled(page.Split(' ')[1]));
            (status, text).ShouldBe((302, ""), page);
            answer.Headers.Location!.ToString().ShouldStartWith("/sign-in?return=");
        }
    }

    [Fact]
    public async Task A_page_shows_each_role_what_the_api_shows_it_and_refuses_what_it_refuses()
    {
        var wrong = new List<string>();
        foreach (var name in (string[])["mediator", "street", "mediation", "review", "supervision", "clerk", "author", "leader", "auditor",
            "admin"])
        {
            using var client = await host.SignedInAsync(name);
            foreach (var (page, path) in (
                (string, string)[])[("/cases/mediation-cases", "mediation-cases"), ("/cases/review-applications", "review-applications"),
                ("/cases/supervision-files", "supervision-files"), ("/cases/ledger-entries", "ledger-entries"), ("/figures/2022",
                "figures/2022"), ("/releases", "releases"), ("/office", "accounts"), ("/statistical-forms", "statistical-forms"),
                ("/regions/figures/2022", "regions/figures/2022"),
                ("/letters", "letters"), ("/letters/review.decision", "letter-templates"),
                ("/statistical-forms/people-mediation?year=2022", "statistical-forms/people-mediation/2022"),
                ("/release-checks/2022", "release-checks/2022"), ("/entry-signals/2022", "entry-signals/2022"),
                ("/charts/2022", "figures/2022"), ("/work/review-applications", "review-applications/work-list"),
                ("/notifications?show=all", "me/notifications"), ("/notification-choices", "me/notification-choices"),
                ("/absences", "absences"), ("/hand-overs", "hand-overs"),
                ("/work/review-applications/officers", "review-applications/officer-load"),
                ("/audit?action=denied", "access-log?action=denied"), ("/audit/chain", "chain-heads"),
                ("/audit/signals", "entry-signal-reviews"), ("/office/holiday-notices?year=2022", "holiday-notices"),
                ("/office/number-templates", "number-templates"), ("/retention?kind=mediation-cases&year=2022", "retention-rules"),
                ("/office/settings?set=1", "settings"), ("/code-lists?list=disputeType", "code-lists"), ("/office/templates", "letters"),
                ($"/retention/{Guid.Empty}", $"destruction-lists/{Guid.Empty}"),
                ("/work/supervision-files?status=overdue", "supervision-files/work-list?status=overdue"),
                ($"/cases/review-applications/{Guid.CreateVersion7()}", $"review-applications/{Guid.CreateVersion7()}")])
            {
                var (seen, text, _) = await PageHost.GetAsync(client, page);
                var (asked, _, _) = await PageHost.GetAsync(client, $"/api/v1/{path}");
                if (seen != asked || (seen >= 400 && !text.Contains("role=\"alert\"", StringComparison.Ordinal)))
                {
                    wrong.Add($"{name} {page}: {seen}, the API says {asked}");
                }
            }
        }

        wrong.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_case_one_may_not_know_of_is_not_there()
    {
        using var leader = await host.SignedInAsync("leader");
        var text = (await PageHost.GetAsync(leader, "/api/v1/review-applications?limit=1")).Text;
        var id = (string)System.Text.Json.Nodes.JsonNode.Parse(text)!["records"]![0]!["id"]!;
        using var mediator = await host.SignedInAsync("mediator");
        var (hidden, page, _) = await PageHost.GetAsync(mediator, $"/cases/review-applications/{id}");
        var (missing, other, _) = await PageHost.GetAsync(mediator, $"/cases/review-applications/{Guid.CreateVersion7()}");
        hidden.ShouldBe(missing);
        page.Length.ShouldBe(other.Length);
        (await PageHost.GetAsync(leader, $"/cases/review-applications/{id}")).Status.ShouldBe(200);
    }

    private IEnumerable<RouteEndpoint> Pages() => host.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        .Where(x => x.RoutePattern.RawText is { } route && !route.StartsWith("/api", StringComparison.Ordinal)
            && !route.StartsWith("/health", StringComparison.Ordinal) && !route.StartsWith("health", StringComparison.Ordinal)
            && route != CaseTrack.Webhooks.PublishedKeys.Path && !route.Contains("openapi", StringComparison.Ordinal)
            && !route.Contains("swagger", StringComparison.Ordinal));

    private static string Filled(string route) => route.Replace("{kind}", "mediation-cases", StringComparison.Ordinal)
        .Replace("{id:guid}", $"{Guid.CreateVersion7()}", StringComparison.Ordinal).Replace("{act}", "acceptance", StringComparison.Ordinal)
        .Replace("{year:int}", "2022", StringComparison.Ordinal).Replace("{code}", "review.received", StringComparison.Ordinal)
        .Replace("{format}", "docx", StringComparison.Ordinal)
        .Replace("{letter:guid}", $"{Guid.CreateVersion7()}", StringComparison.Ordinal)
        .Replace("{version:guid}", $"{Guid.CreateVersion7()}", StringComparison.Ordinal);
}
