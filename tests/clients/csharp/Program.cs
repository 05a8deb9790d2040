// Some steps of api-docs/walkthrough.md with a client that NSwag has made of the published description. Codes are named by what they mean
// and sent as codes.
using CaseTrackLook;

using var http = new HttpClient { BaseAddress = new Uri(args[0]) };
var api = new CaseTrackClient(http);

await SignInAsync("leader");
Holds((await api.ReadMeAsync(null, null, null)).Name == "leader", "me");
var figure = await api.GetFigureAsync(
    2022, "mediation.community.accepted", null, null, null, null, null, null, null, null, null, null, null);
Holds(figure.Figure.Value == 928, "the figure");

await SignInAsync("mediation");
var opened = await api.RegisterMediationAsync(null, new()
{
    Id = Guid.NewGuid(),
    OccurredOn = new(2026, 10, 12),
    Committee = "420202007001-tw",
    Source = RegisterMediationSource.Application,
    DisputeType = RegisterMediationDisputeType.MarriageAndFamily,
});
Holds((await api.GetMediationAsync(opened.Id)).Record is { DisputeType: "01", Source: "application" }, "codes are sent as codes");

var id = Guid.NewGuid();
var acceptance = new AcceptMediation { OccurredOn = new(2026, 10, 12), Mediators = ["mediator.wang"], RightsExplained = true };
try
{
    await api.AcceptMediationAsync(id, null, "\"7\"", null, acceptance);
    Holds(false, "There is no such case.");
}
catch (ApiException<ProblemDetails> refused)
{
    Holds(refused is { StatusCode: 404, Result.Type: "urn:casetrack:problem:not-found" }, refused.Result.Title);
}

Console.WriteLine("looked");

async Task SignInAsync(string userName)
{
    var signedIn = await api.SignInAsync(null, new() { UserName = userName, Password = "annual-report-of-2022" });
    http.DefaultRequestHeaders.Authorization = new("Bearer", signedIn.AccessToken);
}

static void Holds(bool condition, string what)
{
    if (!condition)
    {
        throw new InvalidOperationException(what);
    }
}

namespace CaseTrackLook
{
    /// <summary>What is not said is left out.</summary>
    public partial class CaseTrackClient
    {
        static partial void UpdateJsonSerializerSettings(System.Text.Json.JsonSerializerOptions settings) =>
            settings.DefaultIgnoreCondition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull;
    }
}
