using System.Globalization;
using CaseTrack.Benchmarks.Fill;
using CaseTrack.Benchmarks.Running;

namespace CaseTrack.Benchmarks.Measuring;

/// <summary>The acts that are measured, as requests that go to either side; each client is the mediator of a committee of its
/// own.</summary>
public static class Acts
{
    /// <summary>口头协议一次登记: one request.</summary>
    public static async Task<int> RecordOralAsync(Client side, int client, DateOnly? on = null)
    {
        await side.PostAsync(District.Mediator(client), "/api/v1/mediation-cases/oral-agreements", OralBody(client, on));
        return 1;
    }

    /// <summary>登记, then 受理: two requests on one case.</summary>
    public static async Task<int> RegisterAndAcceptAsync(Client side, int client)
    {
        var (id, day, mediator) = (Guid.CreateVersion7(), Say(null), District.Mediator(client));
        var tag = await side.PostAsync(mediator, "/api/v1/mediation-cases",
            $$"""
            {"id":"{{id}}","occurredOn":"{{day}}","committee":"{{District.Committee(client)}}","source":"application","disputeType":"02",
             "people":2}
            """);
        await side.PostAsync(mediator, $"/api/v1/mediation-cases/{id}/acceptance",
            $$"""{"occurredOn":"{{day}}","mediators":["{{mediator}}"],"rightsExplained":true}""", tag);
        return 2;
    }

    /// <summary>The body of an oral agreement, the same for the service, the peer and the plain insert.</summary>
    public static string OralBody(int client, DateOnly? on = null) =>
        $$"""
        {"id":"{{Guid.CreateVersion7()}}","occurredOn":"{{Say(on)}}","committee":"{{District.Committee(client)}}","source":"application",
         "disputeType":"02","mediator":"{{District.Mediator(client)}}","amountYuan":4800,"performedAtOnce":true,"people":2}
        """;

    private static string Say(DateOnly? on) =>
        (on ?? Today.Of(TimeProvider.System).Date).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
