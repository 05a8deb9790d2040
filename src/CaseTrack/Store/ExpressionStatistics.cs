using System.Data.Common;
using Weasel.Core;

namespace CaseTrack.Store;

/// <summary>What the database is to know of a value inside documents: how many have it. Of what it does not know it supposes one in two
/// hundred, or nearly all; then it sorts what an index would have given it in order, or compiles a question about two rows.</summary>
/// <param name="document">The name of the documents' type.</param>
/// <param name="name">What the value is called.</param>
/// <param name="value">The value, as questions say it.</param>
public sealed class ExpressionStatistics(string document, string name, string value) : ISchemaObject
{
    public DbObjectName Identifier { get; } = Weasel.Postgresql.PostgresqlProvider.Instance.Parse(
        $"{StoreSchema.Name}.st_{document}_{name}".ToLowerInvariant());

    public void WriteCreateStatement(Migrator migrator, TextWriter writer) => writer.WriteLine(
        $"CREATE STATISTICS IF NOT EXISTS {Identifier} ON ({value}) FROM {StoredDocuments.TableOf(document)};");

    public void WriteDropStatement(Migrator rules, TextWriter writer) => writer.WriteLine($"DROP STATISTICS IF EXISTS {Identifier};");

    public void ConfigureQueryCommand(Weasel.Core.DbCommandBuilder builder) => builder.Append(
        $"select count(*) from pg_statistic_ext where stxnamespace::regnamespace::text = '{Identifier.Schema}' "
        + $"and stxname = '{Identifier.Name}';");

    public async Task<ISchemaObjectDelta> CreateDeltaAsync(DbDataReader reader, CancellationToken ct)
    {
        var there = await reader.ReadAsync(ct) && reader.GetInt64(0) > 0;
        return new SchemaObjectDelta(this, there ? SchemaPatchDifference.None : SchemaPatchDifference.Create);
    }

    public IEnumerable<DbObjectName> AllNames() => [Identifier];
}
