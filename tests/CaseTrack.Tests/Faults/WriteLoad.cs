using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Json;
using System.Runtime.ExceptionServices;
using System.Text.Json.Nodes;
using CaseTrack.Demo;

namespace CaseTrack.Tests.Faults;

/// <summary>Clients that write side by side, each one act after the other. Whoever has no answer, or is told to come back, sends the same
/// once more under the same key, until it is acknowledged.</summary>
/// <param name="service">Whom a client asks: by the number of its case, and how often it has tried.</param>
public sealed class WriteLoad(Func<int, int, HttpClient> service)
{
    public const int Clients = 4;

    private readonly ConcurrentQueue<SentAct> acknowledged = new();
    private readonly ConcurrentDictionary<string, int> refused = new();
    private CancellationTokenSource patience = new();
    private volatile ExceptionDispatchInfo? failure;
    private int count;
    private int asked;
    private int underWay;
    private int unanswered;
    private int repeated;

    public WriteLoad(Node node)
        : this((_, _) => node.Client)
    {
    }

    /// <summary>Every act that was acknowledged; once a load has run, every act it was given.</summary>
    public IReadOnlyCollection<SentAct> Acknowledged => acknowledged;

    /// <summary>Attempts so far.</summary>
    public int Asked => asked;

    /// <summary>Of these, those that wait for their answer.</summary>
    public int UnderWay => underWay;

    /// <summary>Attempts that got no answer: broken off, or given up.</summary>
    public int Unanswered => unanswered;

    /// <summary>Attempts that were told to come back, by problem.</summary>
    public ConcurrentDictionary<string, int> Refused => refused;

    /// <summary>In numbers.</summary>
    public override string ToString() => $"{acknowledged.Count} acts acknowledged, {unanswered} attempts without an answer, "
        + $"{refused.Values.Sum()} refused for the moment ({string.Join(", ", refused.Select(x => $"{x.Key} {x.Value}"))}), "
        + $"{repeated} acts acknowledged at a repeat";

    /// <summary>Whoever waits for an answer gives up waiting, and asks again.</summary>
    public void GiveUp() => Interlocked.Exchange(ref patience, new()).Cancel();

    /// <summary>Sends every act, and once a third of them is acknowledged lets something happen while the others go on.</summary>
    public async Task RunAsync(IReadOnlyList<SentAct[]> cases, Func<Task> fault)
    {
        var third = cases.Sum(x => x.Length) / 3;
        await Task.WhenAll(Enumerable.Range(0, Clients).Select(x => Task.Run(() => WriteAsync(x))));

        async Task WriteAsync(int client)
        {
            try
            {
                for (var i = client; i < cases.Count; i += Clients)
                {
                    foreach (var act in cases[i])
                    {
                        await SendAsync(act, i);
                        if (Interlocked.Increment(ref count) == third)
                        {
                            await fault();
                        }
                    }
                }
            }
            catch (Exception wrong)
            {
                failure ??= ExceptionDispatchInfo.Capture(wrong);
                throw;
            }
        }
    }

    /// <summary>Waits within a fault, as long as every client goes on.</summary>
    public Task UntilAsync(Func<bool> condition, string what) => Eventually.TrueAsync(() =>
    {
        failure?.Throw();
        return condition();
    }, $"{what}: {this}");

    /// <summary>Sends one act until it is acknowledged.</summary>
    public async Task SendAsync(SentAct act, int number = 0)
    {
        var attempts = 0;
        await Eventually.TrueAsync(() => TryAsync(service(number, attempts++), act), $"{act.Path} is acknowledged: {this}");
        acknowledged.Enqueue(act);
        Interlocked.Add(ref repeated, attempts > 1 ? 1 : 0);
    }

    private async Task<bool> TryAsync(HttpClient client, SentAct act)
    {
        var token = patience.Token;
        Interlocked.Increment(ref asked);
        Interlocked.Increment(ref underWay);
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, new Uri($"/api/v1/{act.Path}", UriKind.Relative));
            request.Content = JsonContent.Create(act.Body);
            request.Headers.Add("Idempotency-Key", act.Key);
            request.Headers.Add("If-Match", "*");
            request.Headers.Add(LoadingAccess.ActorHeader, "tester");
            using var answer = await client.SendAsync(request, token);
            var body = await answer.Content.ReadAsStringAsync(token);
            if (answer.IsSuccessStatusCode)
            {
                return true;
            }

            // Come back later; or the first attempt is still under way.
            answer.StatusCode.ShouldBeOneOf([HttpStatusCode.ServiceUnavailable, HttpStatusCode.Conflict], $"{act.Path}: {body}");
            var problem = ((string)JsonNode.Parse(body)!["type"]!)["urn:casetrack:problem:".Length..];
            problem.ShouldBeOneOf("database-gone", "disk-full", "conflict");
            refused.AddOrUpdate(problem, 1, (_, before) => before + 1);
        }
        catch (Exception failure) when (failure is HttpRequestException or OperationCanceledException)
        {
            Interlocked.Increment(ref unanswered);
        }
        finally
        {
            Interlocked.Decrement(ref underWay);
        }

        return false;
    }
}
