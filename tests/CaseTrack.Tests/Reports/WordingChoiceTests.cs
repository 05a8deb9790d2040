using System.Net;
using System.Text.Json.Nodes;
using CaseTrack.Tests.Access;

namespace CaseTrack.Tests.Reports;

/// <summary>Districts of their own, where nobody else checks drafts.</summary>
public sealed class WordingHost : AccessHost;

/// <summary>“不是这个指标”: what a wording is not is remembered once a second person has agreed.</summary>
public sealed class WordingChoiceTests(WordingHost host) : IClassFixture<WordingHost>, IAsyncLifetime
{
    private const string Draft = "申请人撤回行政复议申请6件。";

    public async ValueTask InitializeAsync() => await host.ReadyAsync();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task A_choice_holds_once_a_second_person_has_agreed_and_goes_out_as_a_test()
    {
        var read = await CheckAsync();
        ((string)read["code"]!, (string)read["verdict"]!).ShouldBe(("review.withdrawn", "wrong"));
        ((string)read["reading"]!).ShouldBe("读作：2022年、范围同报告、受理前撤回");
        ((string)read["figure"]!).ShouldBe("/api/v1/figures/2022/review.withdrawn");

        var id = Guid.CreateVersion7();
        (await ChooseAsync("report-author", id, (string)read["wording"]!)).Status.ShouldBe(HttpStatusCode.Created);
        ((string)(await CheckAsync())["verdict"]!).ShouldBe("wrong");
        (await ReviewAsync("report-author", id)).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await ReviewAsync("leader", id)).Status.ShouldBe(HttpStatusCode.OK);
        (await ReviewAsync("leader", id)).Status.ShouldBe(HttpStatusCode.UnprocessableEntity);

        var after = await CheckAsync();
        ((string)after["verdict"]!, (string)after["because"]!).ShouldBe(("unknown", "by-choice"));
        var exported = (await host.AsAsync("report-author", HttpMethod.Get, "wording-choices/export")).Body!["sentences"]!.AsArray()
            .ShouldHaveSingleItem()!;
        ((string)exported["text"]!, (string)exported["read"]![0]!).ShouldBe(("申请人撤回行政复议申请6件", "6件 not review.withdrawn"));
        ((string)(await host.AsAsync("auditor", HttpMethod.Get, "wording-choices")).Body!["choices"]![0]!["stage"]!).ShouldBe("approved");
        (await host.AsAsync("mediator", HttpMethod.Get, "wording-choices")).Status.ShouldBe(HttpStatusCode.Forbidden);

        // The other district reads as before.
        ((string)(await CheckAsync(AccessHost.Elsewhere))["verdict"]!).ShouldBe("wrong");
    }

    [Theory]
    [InlineData("撤回6件", "review.withdrawn", null, "/wording")]
    [InlineData("撤回{0}件", "review.nothing", null, "/not")]
    [InlineData("撤回{0}件", "review.withdrawn", "review.nothing", "/instead")]
    [InlineData("撤回{0}件", "review.withdrawn", "review.withdrawn", "/instead")]
    public async Task A_choice_that_makes_no_sense_is_refused(string wording, string not, string? instead, string field)
    {
        var (status, body, _) =
            await host.AsAsync("report-author", HttpMethod.Post, "wording-choices",
            new { id = Guid.CreateVersion7(), occurredOn = "2023-01-01", wording, said = "6件", not, instead });
        status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        body!.ToJsonString().ShouldContain(field);
    }

    private async Task<JsonNode> CheckAsync(string district = AccessHost.Here) =>
        (await host.AsAsync(
            "report-author", HttpMethod.Post, "text-checks", new { year = 2022, text = Draft }, district)).Body!["numbers"]!.AsArray()
            .ShouldHaveSingleItem()!;

    private Task<(HttpStatusCode Status, JsonNode? Body, HttpResponseMessage Answer)> ChooseAsync(string role, Guid id, string wording) =>
        host.AsAsync(role, HttpMethod.Post, "wording-choices",
            new { id, occurredOn = "2023-01-01", wording, said = "6件", not = "review.withdrawn" });

    private Task<(HttpStatusCode Status, JsonNode? Body, HttpResponseMessage Answer)> ReviewAsync(string role, Guid id) =>
        host.AsAsync(role, HttpMethod.Post, $"wording-choices/{id}/review", new { occurredOn = "2023-01-02", agreed = true }, ifMatch: "*");
}
