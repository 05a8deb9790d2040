using System.Globalization;
using System.Text.Json.Serialization;
using CaseTrack.Terms;
using JasperFx;
using Marten;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;

namespace CaseTrack.Clocks;

/// <summary>本单位确定的期限. The numbers and pauses the office has set where the law leaves them open, kept with the moment from which they held:
/// a term that ended before is judged by those of then.</summary>
public sealed record AdoptedTerms : IFew
{
    /// <summary>Its place in the order, six digits.</summary>
    public required string Id { get; init; }

    public DateTimeOffset AdoptedAt { get; init; }

    /// <summary>The settings <c>Terms:{code}</c>.</summary>
    public required IReadOnlyDictionary<string, string> Terms { get; init; }

    /// <summary>The settings <c>Pauses:{code}</c>.</summary>
    public required IReadOnlyDictionary<string, string> Pauses { get; init; }

    /// <summary>The rules they make. What a later version of the program no longer leaves open is passed over.</summary>
    [JsonIgnore]
    public TermRules Rules => TermRules.Shipped
        .With(Terms.Where(x => TermRules.Shipped.All.Any(y => y.Code == x.Key && !y.Sure)).Select(Optional))
        .Pausing(Pauses.Where(x => TermRules.Shipped.All.Any(y => y.Code == x.Key && y.OptionalPauses.Count > 0)).Select(Optional));

    /// <summary>Whether the settings are the same.</summary>
    public bool Says(AdoptedTerms other) => Same(Terms, other.Terms) && Same(Pauses, other.Pauses);

    private static bool Same(IReadOnlyDictionary<string, string> left, IReadOnlyDictionary<string, string> right) =>
        left.Count == right.Count && left.All(x => right.GetValueOrDefault(x.Key) == x.Value);

    private static KeyValuePair<string, string?> Optional(KeyValuePair<string, string> setting) => new(setting.Key, setting.Value);
}

/// <summary>Notes at every start what the office has set, where it differs from what was noted last.</summary>
public sealed class TermAdoption(IDocumentStore store, IConfiguration configuration, TimeProvider clock) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await using var session = store.LightweightSession();
        var last = await session.Query<AdoptedTerms>().OrderByDescending(x => x.Id).FirstOrDefaultAsync(cancellationToken);
        var now = new AdoptedTerms
        {
            Id = ((last is null ? 0 : int.Parse(last.Id, CultureInfo.InvariantCulture)) + 1).ToString("D6", CultureInfo.InvariantCulture),
            AdoptedAt = clock.GetUtcNow(),
            Terms = Settings("Terms"),
            Pauses = Settings("Pauses"),
        };
        if (last is not null && last.Says(now))
        {
            return;
        }

        session.Insert(now);
        try
        {
            await session.SaveChangesAsync(cancellationToken);
        }
        catch (DocumentAlreadyExistsException)
        {
            // Another node with the same settings has started in the same instant.
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private Dictionary<string, string> Settings(string section) =>
        configuration.GetSection(section).GetChildren().Where(x => x.Value is not null).ToDictionary(x => x.Key, x => x.Value!);
}
