using CaseTrack.Postgres;
using Npgsql;

namespace CaseTrack.Tests.Postgres;

/// <summary>Connections keep their plans, and nothing else.</summary>
public sealed class PoolingTests
{
    [Fact]
    public void What_the_administrator_says_holds()
    {
        var ours = new NpgsqlConnectionStringBuilder(Pooling.Of("Host=a;Database=b"));
        ours.MaxAutoPrepare.ShouldBeGreaterThan(0);
        ours.NoResetOnClose.ShouldBeTrue();
        var told = new NpgsqlConnectionStringBuilder(Pooling.Of("Host=a;Database=b;Max Auto Prepare=0;No Reset On Close=false"));
        told.MaxAutoPrepare.ShouldBe(0);
        told.NoResetOnClose.ShouldBeFalse();
    }

    [Fact]
    public async Task A_connection_that_is_given_back_holds_no_lock_and_no_table()
    {
        var connectionString = await TestServer.CreateDatabaseAsync();
        await using var node = await Node.StartAsync(connectionString, new SetClock(SetClock.At("2024-03-01")));
        await node.FoundAsync();
        await node.ReceiveAsync("2024-02-01");
        await node.GetAsync("figures/2024");
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        (await CountAsync("select count(*) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()"))
            .ShouldBeGreaterThan(0);
        // The one that says which key is in use is held on purpose, and is in no pool.
        (await CountAsync("""
            select count(*) from pg_locks l join pg_stat_activity a on a.pid = l.pid
            where a.datname = current_database() and a.pid <> pg_backend_pid() and a.state = 'idle' and l.locktype = 'advisory'
              and a.application_name <> 'CaseTrack key'
            """)).ShouldBe(0);
        (await CountAsync("select count(*) from pg_class where relpersistence = 't'")).ShouldBe(0);

        async Task<long> CountAsync(string sql)
        {
            await using var command = new NpgsqlCommand(sql, connection);
            return (long)(await command.ExecuteScalarAsync(TestContext.Current.CancellationToken))!;
        }
    }
}
