using CaseTrack.Hosting;
using CaseTrack.Organisations;
using CaseTrack.Proof;
using CaseTrack.Releases;
using CaseTrack.Store;
using CaseTrack.Terms;
using Marten;
using Microsoft.Extensions.Configuration;
using Npgsql;

namespace CaseTrack.Tests.Proof;

/// <summary>A district with twenty linked events, and ways to write into its tables as nobody should.</summary>
public abstract class ChainTest : IAsyncLifetime
{
    protected const string District = "420202";
    protected const string Events = "casetrack.mt_events";

    protected IConfiguration Settings { get; } = new ConfigurationBuilder().AddInMemoryCollection(
        [new("Proof:SealKey", Convert.ToBase64String(new byte[32])), new("Signing:Key", Pem())]).Build();

    protected string Database { get; private set; } = "";

    /// <summary>The morning of a day that is not over while a test runs.</summary>
    protected SetClock Clock { get; } = new(SetClock.At("2026-03-02"));

    // Made in InitializeAsync.
    protected DocumentStore Store { get; private set; } = null!;

    protected EventSeals Seals { get; private set; } = null!;

    protected SigningKey Key { get; private set; } = null!;

    protected ChainVerification Verification { get; private set; } = null!;

    protected Chain Chain { get; private set; } = null!;

    protected static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        Database = await TestServer.CreateDatabaseAsync();
        (Seals, Key) = (new EventSeals(Settings), SigningKey.Load(Settings));
        Store = DocumentStore.For(options => CaseTrackSetup.Store(options, Database, Clock, TermRules.Shipped, Seals));
        await Store.Storage.ApplyAllConfiguredChangesToDatabaseAsync();
        Verification = new ChainVerification(Store);
        Chain = new Chain(Store, Verification, Seals, Key, Clock);
        await AppendAsync(20);
        await Chain.ExtendAsync(District, Token);
    }

    public async ValueTask DisposeAsync()
    {
        await Store.DisposeAsync();
        Key.Dispose();
        GC.SuppressFinalize(this);
    }

    protected Task<ChainVerdict> VerifyAsync(params SignedHead[] heads) =>
        Verification.RunAsync(District, heads, Seals, Key.Trusted, Token);

    /// <summary>Links a district anew by the published recipe, as whoever may write the tables can: without any key.</summary>
    protected async Task RelinkAsync(string district)
    {
        var links = new List<(long Sequence, byte[] Hash)>();
        await using var connection = new NpgsqlConnection(Database);
        await connection.OpenAsync(Token);
        await using (var reading = new NpgsqlCommand(
            $"select {StoredEvent.Columns} from {StoredEvents.All} e where e.tenant_id = '{district}' order by e.seq_id", connection))
        {
            await using var rows = await reading.ExecuteReaderAsync(Token);
            for (byte[] link = []; await rows.ReadAsync(Token);)
            {
                var happened = StoredEvent.Read(rows);
                links.Add((happened.Sequence, link = happened.LinkTo(link)));
            }
        }

        await ExecuteAsync($"delete from casetrack.event_chain where tenant_id = '{district}'");
        foreach (var (sequence, hash) in links)
        {
            await ExecuteAsync($"insert into casetrack.event_chain (tenant_id, seq_id, hash) values ('{district}', {sequence}, "
                + $"'\\x{Convert.ToHexString(hash)}')");
        }
    }

    protected async Task AppendAsync(int count, string district = District)
    {
        for (var i = 0; i < count; i++)
        {
            await using var session = Store.LightweightSession(district);
            session.LastModifiedBy = "registrar";
            session.Events.StartStream<Organisation>(Guid.CreateVersion7(), new OrganisationEstablished(
                new(2015, 1, 1), Guid.NewGuid().ToString("N"), "街道", OrganisationKind.Street, null, "420202"));
            await session.SaveChangesAsync(Token);
        }
    }

    /// <summary>A copy of the last event, as somebody with a database console makes one.</summary>
    protected Task InsertAsync(string id, long sequence, bool keepSeal = false, long? version = null) => ExecuteAsync($"""
        insert into {Events} (seq_id, id, stream_id, version, data, type, timestamp, tenant_id, user_name, headers)
        select {sequence}, '{id}', stream_id, {version ?? sequence}, data, type, now(), tenant_id, user_name,
          {(keepSeal ? "headers" : "headers - 'seal'")} from {Events} where seq_id = 20
        """);

    protected Task ExecuteAsync(string sql) => TestServer.ExecuteAsync(Database, sql);

    protected static string Pem()
    {
        using var made = System.Security.Cryptography.ECDsa.Create(System.Security.Cryptography.ECCurve.NamedCurves.nistP256);
        return made.ExportPkcs8PrivateKeyPem();
    }
}
