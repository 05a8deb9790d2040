using System.Net.Http.Json;

namespace CaseTrack.Demo;

/// <summary>Makes the requests of the plan, one after the other.</summary>
public static class DemoYear
{
    /// <param name="client">The service that runs on the demonstration's clock.</param>
    /// <param name="secret">What that service lets the loader in with.</param>
    /// <param name="clock">That clock.</param>
    /// <param name="district">区划代码.</param>
    /// <param name="plan">The steps.</param>
    /// <param name="versions">How far each record is already; earlier steps are left out.</param>
    /// <param name="progress">Told after every step.</param>
    /// <param name="token">Cancellation.</param>
    /// <exception cref="InvalidOperationException">The service refused a step.</exception>
    public static async Task LoadAsync(
        HttpClient client, LoadingSecret secret, DemoClock clock, string district, IReadOnlyList<DemoStep> plan, IReadOnlyDictionary<Guid,
        int> versions,
        IProgress<(int Done, int Total)> progress, CancellationToken token)
    {
        for (var i = 0; i < plan.Count; i++)
        {
            var step = plan[i];
            if (step.ExpectedVersion > versions.GetValueOrDefault(step.RecordId))
            {
                clock.Set(step.RecordedAt);
                using var request = new HttpRequestMessage(
                    HttpMethod.Post, $"/api/v1/{step.Path}")
                { Content = JsonContent.Create(step.Body) };
                request.Headers.Authorization = new(LoadingAccess.SchemeName, secret.Value);
                request.Headers.Add(LoadingAccess.ActorHeader, step.Actor);
                request.Headers.Add(LoadingAccess.DistrictHeader, district);
                request.Headers.Add("If-Match", $"\"{step.Version}\"");
                using var answer = await client.SendAsync(request, token);
                if (!answer.IsSuccessStatusCode)
                {
                    throw new InvalidOperationException(
                        $"{step.Path} {step.Body.ToJsonString()}: {(int)answer.StatusCode} "
                            + $"{await answer.Content.ReadAsStringAsync(token)}");
                }
            }

            progress.Report((i + 1, plan.Count));
        }
    }
}
