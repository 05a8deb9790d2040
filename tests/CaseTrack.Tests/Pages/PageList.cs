using System.Text.Json.Nodes;

namespace CaseTrack.Tests.Pages;

/// <summary>Every page, with somebody whose desk it is.</summary>
public static class PageList
{
    public static async Task<IReadOnlyList<(string? Name, string[] Pages)>> OfAsync(PageHost host)
    {
        using var client = await host.SignedInAsync("leader");
        async Task<string> FirstAsync(string kind) => (string)JsonNode.Parse(
            (await PageHost.GetAsync(client, $"/api/v1/{kind}?limit=1")).Text)!["records"]![0]!["id"]!;
        var (review, file) = (await FirstAsync("review-applications"), await FirstAsync("supervision-files"));
        var deciding = (string)JsonNode.Parse((await PageHost.GetAsync(
            client, "/api/v1/review-applications?limit=1&stage=adjudication,decided")).Text)!["records"]![0]!["id"]!;
        using var mediator = await host.SignedInAsync("mediator");
        var mediation = (string)JsonNode.Parse(
            (await PageHost.GetAsync(mediator, "/api/v1/mediation-cases?limit=1")).Text)!["records"]![0]!["id"]!;
        using var admin = await host.SignedInAsync("admin");
        async Task<string> OfOfficeAsync(string what) => (string)JsonNode.Parse(
            (await PageHost.GetAsync(admin, $"/api/v1/{what}")).Text)![what]![0]!["id"]!;
        var (account, unit) = (await OfOfficeAsync("accounts"), await OfOfficeAsync("organisations"));
        return
        [
            (null, ["/sign-in", "/setup"]),
            ("mediator",
            [
                "/", "/mediation/oral", "/cases/mediation-cases", "/cases/mediation-cases/new", $"/cases/mediation-cases/{mediation}",
                $"/cases/mediation-cases/{mediation}/documents",
                $"/cases/mediation-cases/{mediation}/papers?letter=mediation.registration",
                $"/cases/mediation-cases/{mediation}/photos", "/outbox",
                "/search?number=1", "/notifications", "/notification-choices", "/absences", "/password", "/second-factor", "/offline",
                "/nowhere",
            ]),
            ("leader", [$"/cases/review-applications/{review}", $"/cases/supervision-files/{file}", "/cases/ledger-entries", "/releases",
                "/entry-signals/2022", "/retention?kind=mediation-cases&year=2022",
                "/work/review-applications/officers?from=2022-01-01&to=2022-12-31"]),
            ("author", ["/figures/2022", "/figures/2022/mediation.community.accepted", "/figures/2022/mediation.community.accepted/cases",
                "/figures/2022/review.received/cases", "/regions/figures/2022", "/drafts", "/wordings", "/release-checks/2022",
                "/figures/2022/supervision.opened?by=unit&across=month", "/charts/2022",
                "/statistical-forms", "/statistical-forms/review-and-litigation?year=2022&from=2022-03-01&to=2022-03-31"]),
            ("clerk", ["/code-lists?list=disputeType", "/cases/ledger-entries/new", "/cases/ledger-entries/new?kind=normative-documents"]),
            ("review", ["/", "/hand-overs?status=all", "/cases/review-applications/new", $"/cases/review-applications/{deciding}/decision",
                $"/cases/review-applications/{deciding}/deadlines?suspendedOn=2022-03-01"]),
            ("importer", ["/imports"]),
            ("auditor", ["/", "/audit?action=signed-in", "/audit/chain", "/audit/signals", "/audit/privacy"]),
            ("admin", ["/office", "/absences?officer=review", $"/office/accounts/{account}", $"/office/units/{unit}", "/letters",
                "/letters/review.decision", "/office/holiday-notices?year=2026", "/office/number-templates", "/office/settings",
                "/office/templates"]),
        ];
    }
}
