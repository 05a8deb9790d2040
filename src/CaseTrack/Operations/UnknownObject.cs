using Weasel.Postgresql.Tables;

namespace CaseTrack.Operations;

/// <summary>Something of one of our tables that this build does not know.</summary>
/// <param name="Name">Its table and its name.</param>
/// <param name="Removal">The statement that takes it away, for whoever knows that it is wanted no more; null where that is no way out.</param>
public sealed record UnknownObject(string Name, string? Removal)
{
    public static IEnumerable<UnknownObject> Of(TableDelta delta)
    {
        if (delta.Actual is not { } there)
        {
            return [];
        }

        var (table, known) = (delta.Expected.Identifier, delta.Expected);
        return [
            .. there.Columns.Where(x => Of(known, x) is null).Select(x => new UnknownObject($"{table}.{x.Name} (列 column)", $"alter table {table} drop column {x.Name};")),
            .. there.Columns.Where(x => Of(known, x) is { } same && !same.Equals(x)).Select(x => new UnknownObject($"{table}.{x.Name} (列的类型 type of column: {x.Type})", null)),
            .. there.Indexes.Where(x => known.Indexes.All(y => !Same(y.Name, x.Name))).Select(x => new UnknownObject($"{table}: {x.Name} (索引 index)", $"drop index {table.Schema}.{x.Name};")),
            .. there.ForeignKeys.Where(x => known.ForeignKeys.All(y => !Same(y.Name, x.Name)))
                .Select(x => new UnknownObject($"{table}: {x.Name} (外键 foreign key)", $"alter table {table} drop constraint {x.Name};")),
        ];

        static TableColumn? Of(Table known, TableColumn column) => known.Columns.FirstOrDefault(x => Same(x.Name, column.Name));

        static bool Same(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
    }
}
