using CaseTrack.Clocks;
using CaseTrack.Figures;
using CaseTrack.Store;
using Npgsql;

namespace CaseTrack.Tests.Operations;

/// <summary>What a database holds beside its events: records, terms, ledger.</summary>
public static class DerivedRows
{
    private static readonly string[] Documents = [.. RecordKind.All.Select(x => x.RecordType.Name), nameof(Deadline)];

    public static void ShouldBeTheSame(Dictionary<string, string[]> before, Dictionary<string, string[]> after)
    {
        foreach (var (table, rows) in before)
        {
            after[table].Except(rows).ShouldBeEmpty(table);
            rows.Except(after[table]).ShouldBeEmpty(table);
            after[table].Length.ShouldBe(rows.Length, table);
        }
    }

    /// <summary>Every derived table, row by row, without when a row was written.</summary>
    public static async Task<Dictionary<string, string[]>> ReadAsync(string database)
    {
        await using var source = NpgsqlDataSource.Create(database);
        var rows = new Dictionary<string, string[]>();
        foreach (var document in Documents)
        {
            var version = document == nameof(Deadline) ? "" : ", mt_version";
            rows[document] = await RowsAsync(
                $"select (tenant_id, id, data, mt_dotnet_type{version})::text from {StoredDocuments.TableOf(document)}");
        }

        rows["fact_ledger"] = await RowsAsync($"select l::text from {FactLedgerTable.Lines} l");
        return rows;

        async Task<string[]> RowsAsync(string statement)
        {
            await using var command = source.CreateCommand(statement);
            await using var reader = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
            var read = new List<string>();
            while (await reader.ReadAsync(TestContext.Current.CancellationToken))
            {
                read.Add(reader.GetString(0));
            }

            return [.. read];
        }
    }
}
