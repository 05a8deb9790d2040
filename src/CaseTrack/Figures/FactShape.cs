using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using CaseTrack.Store;
using Npgsql;
using Weasel.Postgresql.Tables;

namespace CaseTrack.Figures;

/// <summary>What lines have in common: of which kind of record they are, which fact, and what it says. Kept once for all lines.</summary>
/// <param name="Id">The beginning of a digest of the rest, so that whoever writes a line knows it without asking.</param>
/// <param name="Kind">The kind of record.</param>
/// <param name="Code">What lines call the fact.</param>
/// <param name="Fact">The fact.</param>
/// <param name="Dimensions">What it says, as canonical JSON.</param>
public sealed record FactShape(long Id, string Kind, int Code, string Fact, string Dimensions)
{
    public const string Table = StoreSchema.Name + ".fact_shapes";

    /// <summary>The kind of record of a shape.</summary>
    public static string KindOf(string shape) => $"(select k.kind from {Table} k where k.id = {shape})";

    public static Table Definition()
    {
        var table = new Table(Table);
        table.AddColumn<long>("id").AsPrimaryKey();
        table.AddColumn<string>("kind").NotNull();
        table.AddColumn<int>("code").NotNull();
        table.AddColumn<string>("fact").NotNull();
        table.AddColumn("dimensions", "jsonb").NotNull();
        return table;
    }

    public static FactShape Of(LedgerLine line) =>
        new(line.Shape, line.Kind, line.Line.Fact.Kind.Code, line.Line.Fact.Name, line.Line.Fact.Dimensions.ToJson());

    /// <summary>The id of a shape: eight bytes of SHA-256 over kind, fact and <c>name=value</c> by name, a line each. A migration says the
    /// same in SQL.</summary>
    public static long IdOf(string kind, string fact, IReadOnlyList<(string Name, string Value)> said)
    {
        var text = new StringBuilder(160).Append(kind).Append('\n').Append(fact);
        foreach (var (name, value) in said)
        {
            text.Append('\n').Append(name).Append('=').Append(value);
        }

        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString()), digest);
        return BinaryPrimitives.ReadInt64BigEndian(digest);
    }

    /// <summary>The shapes in a database that are not what their ids say: somebody has written into them.</summary>
    public static async Task<long[]> ChangedAsync(NpgsqlConnection connection, CancellationToken token)
    {
        await using var command = new NpgsqlCommand(
            $"""
            select s.id, s.kind, s.fact, s.code, array(select k from jsonb_object_keys(s.dimensions) k order by k collate "C"),
              array(select v.value from jsonb_each_text(s.dimensions) v order by v.key collate "C")
            from {Table} s
            """, connection);
        await using var row = await command.ExecuteReaderAsync(token);
        var changed = new List<long>();
        while (await row.ReadAsync(token))
        {
            var said = row.GetFieldValue<string[]>(4).Zip(row.GetFieldValue<string[]>(5)).ToArray();
            if (IdOf(row.GetString(1), row.GetString(2), said) != row.GetInt64(0) || FactKind.CodeOf(row.GetString(2)) != row.GetInt32(3))
            {
                changed.Add(row.GetInt64(0));
            }
        }

        return [.. changed];
    }
}
