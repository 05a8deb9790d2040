using System.Runtime.CompilerServices;
using CaseTrack.Http;
using CaseTrack.Organisations;
using CaseTrack.Store;
using Marten;
using Npgsql;
using Weasel.Postgresql.Tables;

namespace CaseTrack.Numbers;

/// <summary>文号分配. Gap-free within series, unit and year, in the transaction of the event that gives the number. An old number is entered
/// as it was given, and keeps its place.</summary>
public static class Numbering
{
    public static readonly Refusal Taken = new("number.taken",
        "该文号已属于另一案件或另一文书", "The number belongs to another case or document already", "文号规则");

    /// <summary>The last serial of each series.</summary>
    public const string SeriesTable = "number_series";

    /// <summary>Numbers that were entered from paper.</summary>
    public const string EnteredTable = "entered_numbers";

    // With it, whether any number was entered from paper: where none was, none need be looked for.
    private const string Next = $"""
        insert into {StoreSchema.Name}.{SeriesTable} (tenant_id, series, year, last) values ($1, $2, $3, 1)
        on conflict (tenant_id, series, year) do update set last = {SeriesTable}.last + 1
        returning last, exists (select from {StoreSchema.Name}.{EnteredTable} where tenant_id = $1)
        """;

    private const string Reach = $"""
        insert into {StoreSchema.Name}.{SeriesTable} (tenant_id, series, year, last) values ($1, $2, $3, $4)
        on conflict (tenant_id, series, year) do update set last = greatest({SeriesTable}.last, excluded.last) returning last, true
        """;

    private const string Entered = $"select exists (select from {StoreSchema.Name}.{EnteredTable} where tenant_id = $1 and key = $2)";

    private const string Enter = $"""
        with entered as (insert into {StoreSchema.Name}.{EnteredTable} (tenant_id, key) values ($1, $2) on conflict do nothing returning 1)
        select exists (select from entered)
        """;

    private const string EnterAll = $"""
        insert into {StoreSchema.Name}.{EnteredTable} (tenant_id, key) select $1, k from unnest($2::text[]) k on conflict do nothing
        returning key
        """;

    private const string EnteredOf = $"select key from {StoreSchema.Name}.{EnteredTable} where tenant_id = $1 and key = any($2)";

    private const string Peek = $"""
        select coalesce((select last from {StoreSchema.Name}.{SeriesTable} where tenant_id = $1 and series = $2 and year = $3), 0) + 1,
          false
        """;

    // Of all cases, whatever the series: asked only of numbers that are entered.
    private static readonly string Used = "select " + IsUsed("$2");

    private static readonly string UsedOf = $"select k from unnest($2::text[]) k where {IsUsed("k")}";

    // By unit of work: the keys it has entered together, and of those the ones nobody had and that it has not given yet.
    private static readonly ConditionalWeakTable<IQuerySession, EnteredTogether> Together = [];

    /// <summary>The last serial of each series and year.</summary>
    public static Table Definition()
    {
        var table = new Table($"{StoreSchema.Name}.{SeriesTable}");
        table.AddColumn<string>("tenant_id").NotNull().AsPrimaryKey();
        table.AddColumn<string>("series").NotNull().AsPrimaryKey();
        table.AddColumn<int>("year").NotNull().AsPrimaryKey();
        table.AddColumn<int>("last").NotNull();
        return table;
    }

    /// <summary>Numbers that were entered from paper, as they are compared.</summary>
    public static Table EnteredDefinition()
    {
        var table = new Table($"{StoreSchema.Name}.{EnteredTable}");
        table.AddColumn<string>("tenant_id").NotNull().AsPrimaryKey();
        table.AddColumn<string>("key").NotNull().AsPrimaryKey();
        return table;
    }

    /// <summary>The number that was given before there was this service, or the next one.</summary>
    /// <param name="session">The transaction of the event.</param>
    /// <param name="given">原文号 as it stands on the paper; null for the next of the series.</param>
    /// <param name="templates">The templates.</param>
    /// <param name="document">The kind of document.</param>
    /// <param name="unit">The office.</param>
    /// <param name="on">The deciding day.</param>
    /// <param name="token">Cancellation.</param>
    /// <exception cref="RefusedException">409: it is another's.</exception>
    public static async Task<string> NumberAsync(
        this IDocumentSession session, string? given, NumberTemplates templates, string document, string unit, DateOnly on,
        CancellationToken token)
    {
        var words = await WordsAsync(session, templates, unit, token);
        var template = (await session.NumberTemplatesAsync(templates, token)).For(document, on, words.Unit is not null);
        await session.BeginTransactionAsync(token);
        var rehearsal = session.IsRehearsal();
        if (given is null)
        {
            // Numbers entered from paper stand where they stand: the series steps over them.
            while (true)
            {
                var (drawn, anyEntered) = await AskAsync(session, rehearsal ? Peek : Next, template.Series(unit), on.Year, null, token);
                var next = template.Write(on.Year, drawn, words.Unit, words.District);
                if (!anyEntered || !await session.IsEnteredAsync(next, token))
                {
                    return next;
                }
            }
        }

        if (given.Length is 0 or > 100 || NumberKey.Of(given).Length == 0)
        {
            throw new RefusedException(HttpRefusals.Invalid, 400, "/number");
        }

        // Whoever enters the same number at the same moment waits at its row, and then finds it.
        var free = Together.TryGetValue(session, out var entered) && entered.Keys.Contains(NumberKey.Of(given))
            ? entered.Free.Remove(NumberKey.Of(given))
            : await HoldsAsync(session, Enter, given, token) && !await HoldsAsync(session, Used, given, token);
        if (!free)
        {
            throw new RefusedException(Taken, 409, "/number");
        }

        if (!rehearsal && SerialOf(given, x => template.Write(on.Year, x, words.Unit, words.District)) is { } serial)
        {
            await AskAsync(session, Reach, template.Series(unit), on.Year, serial, token);
        }

        return given;
    }

    /// <summary>Enters many numbers from paper at once, before the acts of the same transaction that give them; each is refused there if it
    /// is another's, or given twice.</summary>
    /// <param name="session">The transaction.</param>
    /// <param name="given">The numbers as they stand on the paper.</param>
    /// <param name="token">Cancellation.</param>
    public static async Task EnterNumbersAsync(this IDocumentSession session, IEnumerable<string> given, CancellationToken token)
    {
        // In one order, so that two who enter the same ones wait for one another instead of each for the other.
        string[] keys = [.. given.Select(NumberKey.Of).Where(x => x.Length > 0).Distinct().Order(StringComparer.Ordinal)];
        HashSet<string> free = [];
        if (keys.Length > 0)
        {
            await session.BeginTransactionAsync(token);
            free = session.IsRehearsal() ? [.. keys.Except(await KeysAsync(session, EnteredOf, keys, token))]
                : await KeysAsync(session, EnterAll, keys, token);
            free.ExceptWith(await KeysAsync(session, UsedOf, keys, token));
        }

        Together.Add(session, new([.. keys], free));
    }

    /// <summary>The short names of an office and of its district; a district's is what its organisation says, or the program knows, or its
    /// name.</summary>
    public static async Task<(string? Unit, string District)> WordsAsync(
        IQuerySession session, NumberTemplates templates, string? unit, CancellationToken token)
    {
        var district = await session.OrganisationAsync(session.TenantId, token);
        var office = unit is null ? null : await session.OrganisationAsync(unit, token);
        return (office?.NumberWord, district?.NumberWord ?? templates.WordOf(session.TenantId) ?? district?.Names[^1].Value
            ?? session.TenantId);
    }

    /// <summary>The serial of a number that is written as the template writes; null for another form, which is kept as it is and takes no
    /// place in the series.</summary>
    private static int? SerialOf(string given, Func<int, string> write)
    {
        var digits = new string([.. given.Reverse().SkipWhile(x => !char.IsDigit(x)).TakeWhile(char.IsDigit).Reverse()]);
        return int.TryParse(digits, out var serial) && serial > 0 && NumberKey.Of(write(serial)) == NumberKey.Of(given) ? serial : null;
    }

    private static async Task<(int Last, bool AnyEntered)> AskAsync(
        IDocumentSession session, string sql, string series, int year, int? least, CancellationToken token)
    {
        await using var command = new NpgsqlCommand(sql);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = session.TenantId });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = series });
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = year });
        if (least is { } number)
        {
            command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = number });
        }

        await using var rows = await session.ExecuteReaderAsync(command, token);
        await rows.ReadAsync(token);
        return (await rows.GetFieldValueAsync<int>(0, token), await rows.GetFieldValueAsync<bool>(1, token));
    }

    // Counted, not asked whether there is one: the database takes a number to be on one in a hundred cases, expects to come upon it at
    // once, and reads them all where it is on none.
    private static string IsUsed(string key) => string.Join(" + ", RecordKind.Cases.Select(x =>
        $"(select count(*) from {StoredDocuments.TableOf(x.RecordType.Name)} where tenant_id = $1 "
            + $"and {StoredDocuments.NumberKeys} @> to_jsonb({key}::text))")) + " > 0";

    private static async Task<HashSet<string>> KeysAsync(IDocumentSession session, string sql, string[] keys, CancellationToken token)
    {
        await using var command = new NpgsqlCommand(sql);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = session.TenantId });
        command.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = keys });
        await using var rows = await session.ExecuteReaderAsync(command, token);
        var found = new HashSet<string>();
        while (await rows.ReadAsync(token))
        {
            found.Add(await rows.GetFieldValueAsync<string>(0, token));
        }

        return found;
    }

    /// <summary>Whether a number was entered from paper.</summary>
    public static Task<bool> IsEnteredAsync(this IQuerySession session, string number, CancellationToken token) =>
        HoldsAsync(session, Entered, number, token);

    private static async Task<bool> HoldsAsync(IQuerySession session, string sql, string number, CancellationToken token)
    {
        await using var command = new NpgsqlCommand(sql);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = session.TenantId });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = NumberKey.Of(number) });
        await using var rows = await session.ExecuteReaderAsync(command, token);
        await rows.ReadAsync(token);
        return await rows.GetFieldValueAsync<bool>(0, token);
    }

    private sealed record EnteredTogether(HashSet<string> Keys, HashSet<string> Free);
}
