using System.Net;

namespace CaseTrack.Tests.Access;

/// <summary>Districts of their own, for cases with parties.</summary>
public sealed class GuessHost : AccessHost;

/// <summary>试探: what somebody who may not read the names of a case learns by typing guesses into its texts.</summary>
[Trait("Speed", "slow")]
public sealed class NameGuessTests(GuessHost host) : IClassFixture<GuessHost>
{
    private const string Name = "钱小虎";

    [Fact]
    public async Task A_right_guess_and_a_wrong_one_are_refused_alike_and_tries_are_kept_and_slowed()
    {
        await host.ReadyAsync();
        var id = await OpenedAsync();
        async Task<(HttpStatusCode Status, string? Code, HttpResponseMessage Answer)> TryAsync(string role, string act, object body)
        {
            var (status, problem, answer) =
                await host.AsAsync(role, HttpMethod.Post, $"mediation-cases/{id}/{act}", body, ifMatch: "*");
            return (status, (string?)problem?["type"], answer);
        }

        // What the decision refuses is refused for the one as for the other.
        var approvedBy = $"leader.{AccessHost.Here}";
        var right = await TryAsync("mediator", "reopening", new { occurredOn = "2024-03-05", reason = $"{Name}要求", approvedBy });
        var wrong = await TryAsync("mediator", "reopening", new { occurredOn = "2024-03-05", reason = "孙小虎要求", approvedBy });
        right.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (right.Status, right.Code).ShouldBe((wrong.Status, wrong.Code));
        right.Code.ShouldNotBe("urn:casetrack:problem:personal-data.in-text");
        (await KeptAsync(id)).ShouldBe(0);

        // What would be recorded is refused, each try is kept, and after a few one has to wait; somebody cleared has not.
        for (var i = 1; i <= 3; i++)
        {
            (await TryAsync("mediator", "voiding", new { occurredOn = "2024-03-05", reason = $"{Name}重复" })).Code
                .ShouldBe("urn:casetrack:problem:personal-data.in-text");
            (await KeptAsync(id)).ShouldBe(i);
        }

        var slowed = await TryAsync("mediator", "voiding", new { occurredOn = "2024-03-05", reason = "孙小虎重复" });
        slowed.Status.ShouldBe(HttpStatusCode.TooManyRequests);
        slowed.Answer.Headers.RetryAfter!.Delta!.Value.TotalSeconds.ShouldBeInRange(1, 60);

        // On another node of the service, or after a restart, one has to wait as well.
        await using (var other = await Node.StartAsync(host.ConnectionString, TimeProvider.System, silence: false))
        {
            using var client = new HttpClient { BaseAddress = new Uri(other.Address) };
            var (_, signedIn, _) = await new ApiClient(client).PostAsync("sign-ins",
                new { userName = $"mediator.{AccessHost.Here}", password = AccessHost.Password });
            var (status, _, _) = await new ApiClient(client).PostAsync($"mediation-cases/{id}/voiding",
                new { occurredOn = "2024-03-05", reason = "孙小虎重复" },
                ("Authorization", $"Bearer {signedIn!["accessToken"]}"), ("If-Match", "*"));
            status.ShouldBe(HttpStatusCode.TooManyRequests);
        }

        (await TryAsync("mediation-desk", "voiding", new { occurredOn = "2024-03-05", reason = $"{Name}重复" })).Code
            .ShouldBe("urn:casetrack:problem:personal-data.in-text");
        (await TryAsync("mediation-desk", "voiding", new { occurredOn = "2024-03-05", reason = "重复登记" })).Status
            .ShouldBe(HttpStatusCode.OK);
    }

    private async Task<int> KeptAsync(Guid id)
    {
        var (_, log, _) = await host.AsAsync("auditor", HttpMethod.Get, $"access-log?action=denied&record={id}&limit=200");
        return log!["entries"]!.AsArray().Count(x => (string?)x!["detail"] == "personal-data.in-text");
    }

    private async Task<Guid> OpenedAsync()
    {
        var id = Guid.CreateVersion7();
        await host.DoAsync("mediation-cases",
            new { id, occurredOn = "2024-03-01", committee = "a-tw", source = "application", disputeType = "02" }, AccessHost.Here);
        await host.DoAsync($"mediation-cases/{id}/acceptance", new { occurredOn = "2024-03-02" }, AccessHost.Here);
        await host.DoAsync($"mediation-cases/{id}/parties",
            new
            {
                occurredOn = "2024-03-02",
                party = new { id = Guid.CreateVersion7(), role = "applicant", partyKind = "person", name = Name, minor = true }
            }, AccessHost.Here);
        return id;
    }
}
