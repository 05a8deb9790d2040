using Marten;
using Marten.Services;
using Npgsql;

namespace CaseTrack.Import.Running;

/// <summary>一个事务. Several sessions in one transaction: to try rows that build upon earlier rows and keep nothing, or to keep all of them
/// together.</summary>
public sealed class Trial : IAsyncDisposable
{
    private readonly IDocumentStore store;
    private readonly NpgsqlConnection connection;
    private readonly NpgsqlTransaction transaction;

    private Trial(IDocumentStore store, NpgsqlConnection connection, NpgsqlTransaction transaction) =>
        (this.store, this.connection, this.transaction) = (store, connection, transaction);

    public NpgsqlConnection Connection => connection;

    public static async Task<Trial> BeginAsync(IDocumentStore store, CancellationToken token)
    {
        var connection = store.Storage.Database.CreateConnection();
        await connection.OpenAsync(token);
        return new(store, connection, await connection.BeginTransactionAsync(token));
    }

    public IDocumentSession Session(string district)
    {
        var options = SessionOptions.ForTransaction(transaction);
        options.TenantId = district;
        options.Tracking = DocumentTracking.None;
        return store.OpenSession(options);
    }

    /// <summary>Tries a row to its end, the database included; what it brought about is there for the rows after it.</summary>
    public async Task<RowOutcome> KeepAsync(RecordHistory history, NewRecords records, RowOutcome outcome, Acts.ActWork work)
    {
        await transaction.SaveAsync("row", work.Token);
        try
        {
            await records.WriteAsync([history], work.Session, connection, work.Token);
            await work.Session.SaveChangesAsync(work.Token);
            return outcome;
        }
        catch (Exception failure) when (failure is Marten.Exceptions.MartenCommandException or PostgresException
            or JasperFx.DocumentAlreadyExistsException or JasperFx.Events.ExistingStreamIdCollisionException)
        {
            await transaction.RollbackAsync("row", work.Token);
            work.Session.EjectAllPendingChanges();
            return outcome with { Problems = [Columns.RowProblem.Of(Http.HttpRefusals.CodeTaken)] };
        }
    }

    public Task CommitAsync(CancellationToken token) => transaction.CommitAsync(token);

    /// <summary>What was not committed is undone.</summary>
    public async ValueTask DisposeAsync()
    {
        await transaction.DisposeAsync();
        await connection.DisposeAsync();
    }
}
