using System.Security.Cryptography;
using System.Text;
using CaseTrack.Store;
using Npgsql;
using Weasel.Core.Migrations;

namespace CaseTrack.Operations;

/// <summary>已核对的表. That the tables were compared with what the build asks for and lack nothing, kept with them as the comment of their
/// schema: comparing is most of a start, and the next start asks in one question whether anything is otherwise since.</summary>
/// <remarks>What is kept is a digest of the build, of the names of what it asks for, and of the catalogue. A column added by hand, an index
/// taken away, another build, another PostgreSQL: each makes another one, and everything is compared. Whoever may not keep it compares each
/// time, as before.</remarks>
public sealed class SeenTables(IReadOnlyList<IDatabase> databases)
{
    private const string Catalogue = """
        select coalesce(obj_description(n.oid, 'pg_namespace'), ''), pg_has_role(n.nspowner, 'usage'), (
          select coalesce(md5(string_agg(said, chr(10) order by said)), '') from (
            select concat_ws(' ', 'relation', c.relname, c.relkind, c.relispartition, array_to_string(c.reloptions, ','),
              pg_get_expr(c.relpartbound, c.oid), case c.relkind when 'p' then pg_get_partkeydef(c.oid) end,
              case when c.relkind in ('v', 'm') then pg_get_viewdef(c.oid) end) as said
            from pg_class c where c.relnamespace = n.oid
            union all
            select concat_ws(' ', 'column', c.relname, a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull, a.attgenerated,
              a.attidentity, a.attcollation, pg_get_expr(d.adbin, d.adrelid))
            from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
            left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
            where c.relnamespace = n.oid and c.relkind in ('r', 'p', 'v', 'm')
            union all
            select concat_ws(' ', 'index', pg_get_indexdef(i.indexrelid), i.indisvalid)
            from pg_index i join pg_class c on c.oid = i.indrelid where c.relnamespace = n.oid
            union all
            select concat_ws(' ', 'constraint', k.conrelid::regclass, k.conname, pg_get_constraintdef(k.oid))
            from pg_constraint k where k.connamespace = n.oid
            union all
            select concat_ws(' ', 'statistics', pg_get_statisticsobjdef(s.oid)) from pg_statistic_ext s where s.stxnamespace = n.oid
            union all
            select concat_ws(' ', 'function', pg_get_functiondef(p.oid)) from pg_proc p
            where p.pronamespace = n.oid and p.prokind in ('f', 'p')) everything)
        from pg_namespace n where n.nspname = $1
        """;

    /// <summary>Whether nothing is otherwise than when they were compared last.</summary>
    public async Task<bool> AreAsTheyWereAsync(NpgsqlConnection connection, CancellationToken token) =>
        await ReadAsync(connection, token) is var (kept, now, _) && kept == now;

    /// <summary>Keeps that they have been compared, where the service owns them.</summary>
    public async Task KeepAsync(NpgsqlConnection connection, CancellationToken token)
    {
        if (await ReadAsync(connection, token) is not var (kept, now, owned) || !owned || kept == now)
        {
            return;
        }

        try
        {
            // A digest in figures and letters; a comment takes no parameter.
            await using var command = new NpgsqlCommand($"comment on schema {StoreSchema.Name} is '{now}'", connection);
            await command.ExecuteNonQueryAsync(token);
        }
        catch (PostgresException)
        {
            // A database that can only be read, or another node at the same moment: the next start compares.
        }
    }

    private async Task<(string Kept, string Now, bool Owned)?> ReadAsync(NpgsqlConnection connection, CancellationToken token)
    {
        await using var command = new NpgsqlCommand(Catalogue, connection);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = StoreSchema.Name });
        await using var row = await command.ExecuteReaderAsync(token);
        if (!await row.ReadAsync(token))
        {
            return null;
        }

        var build = databases.Select(x => x.GetType()).Append(typeof(IDatabase)).Append(typeof(Weasel.Postgresql.Tables.Table))
            .Append(typeof(SeenTables)).Select(x => $"{x.Module.ModuleVersionId}");
        var asked = databases.SelectMany(x => x.AllObjects()).Select(x => $"{x.Identifier}").Order(StringComparer.Ordinal);
        var digest = SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', [.. build, .. asked, row.GetString(2)])));
        return (row.GetString(0), $"checked {Convert.ToHexStringLower(digest)}", row.GetBoolean(1));
    }
}
