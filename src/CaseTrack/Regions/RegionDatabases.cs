using System.Collections.Concurrent;
using System.Data.Common;
using CaseTrack.Postgres;
using Marten;
using Microsoft.Extensions.Configuration;
using Npgsql;

namespace CaseTrack.Regions;

/// <summary>各区所在的其他数据库. Each is read through a store of its own, made when it is first asked, which changes no table and starts
/// nothing.</summary>
/// <param name="addresses">Their connections, by name.</param>
/// <param name="setUp">Sets a store up as the service's own is.</param>
/// <param name="fits">Whether a database has the tables of this build.</param>
public sealed class RegionDatabases(
    IReadOnlyDictionary<string, string> addresses, Action<StoreOptions, string> setUp, Func<string, CancellationToken, Task<bool>> fits)
    : IDisposable
{
    /// <summary>Beneath it stands a connection for each name.</summary>
    public const string Setting = "ConnectionStrings:Regions";

    // Who asks for a union waits for a database that is not there, and for all others besides.
    private const int SecondsToConnect = 5;

    private readonly ConcurrentDictionary<string, Lazy<IDocumentStore>> stores = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>What they are called.</summary>
    public IReadOnlyCollection<string> Names => [.. addresses.Keys];

    /// <summary>The connections of the settings, each as one to a database elsewhere should be.</summary>
    /// <exception cref="ArgumentException">One of them is no connection string.</exception>
    public static IReadOnlyDictionary<string, string> Addresses(IConfiguration configuration) =>
        configuration.GetSection(Setting).GetChildren().Where(x => !string.IsNullOrEmpty(x.Value)).ToDictionary(x => x.Key, x =>
        {
            var builder = Database.Addressed(x.Value!);
            // The builder knows every keyword, said or not.
            if (!new DbConnectionStringBuilder { ConnectionString = x.Value }.ContainsKey(nameof(builder.Timeout)))
            {
                builder.Timeout = SecondsToConnect;
            }

            return builder.ConnectionString;
        }, StringComparer.OrdinalIgnoreCase);

    /// <summary>Why a database cannot be read from; null where it can.</summary>
    public async Task<MissingReason?> FaultAsync(string name, CancellationToken token)
    {
        if (!addresses.TryGetValue(name, out var address))
        {
            return MissingReason.NotConfigured;
        }

        try
        {
            return await fits(address, token) ? null : MissingReason.TablesDiffer;
        }
        catch (Exception failure) when (!token.IsCancellationRequested && FaultOf(failure) is not null)
        {
            return FaultOf(failure);
        }
    }

    /// <summary>The store of a database; the same one each time.</summary>
    public IDocumentStore StoreOf(string name) => stores.GetOrAdd(name, x => new(() => DocumentStore.For(options =>
    {
        setUp(options, addresses[x]);
        options.AutoCreateSchemaObjects = JasperFx.AutoCreate.None;
    }))).Value;

    /// <summary>What a failure says of the database; null where it says nothing of it.</summary>
    public static MissingReason? FaultOf(Exception? failure) => failure switch
    {
        null => null,
        PostgresException
        {
            SqlState: PostgresErrorCodes.InsufficientPrivilege or PostgresErrorCodes.InvalidPassword
            or PostgresErrorCodes.InvalidAuthorizationSpecification
        } => MissingReason.NotReadable,
        PostgresException { SqlState: ['4', '2', ..] } => MissingReason.TablesDiffer,
        NpgsqlException => MissingReason.Unreachable,
        _ => FaultOf(failure.InnerException),
    };

    public void Dispose()
    {
        foreach (var store in stores.Values.Where(x => x.IsValueCreated))
        {
            Figures.FactShapes.Of(store.Value).Dispose();
            store.Value.Dispose();
        }
    }
}
