using System.Text.Json;
using CaseTrack.Benchmarks.Peer;
using CaseTrack.Clocks;
using CaseTrack.Mediation;
using CaseTrack.Terms;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using NpgsqlTypes;

namespace CaseTrack.Benchmarks.Fill;

/// <summary>Fills the peer's tables with the same cases, by COPY: a row a case, a row a term, an audit row an event.</summary>
public static class PeerFill
{
    private static readonly Rulebook Rules = new RulebookHistory(TermRules.Shipped, [], []).Now;

    public static async Task RunAsync(string connectionString, int cases)
    {
        await using var db = new PeerContext(new DbContextOptionsBuilder<PeerContext>().UseNpgsql(connectionString).Options);
        await db.Database.EnsureCreatedAsync();
        db.Units.AddRange(District.Organisations.Select(x => new PeerUnit
        {
            Code = x["code"],
            Name = x["name"],
            Kind = x["kind"],
            Parent = x.GetValueOrDefault("parent"),
            EstablishedOn = DateOnly.ParseExact(x["establishedOn"], "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
        }));
        var hash = new PasswordHasher<PeerAccount>().HashPassword(null!, District.Password);
        db.Accounts.AddRange(District.Committees.Select((x, i) => (Name: District.Mediator(i), Unit: (string?)x))
            .Append((District.Leader, null))
            .Select(x => new PeerAccount { Id = Guid.CreateVersion7(), UserName = x.Item1, PasswordHash = hash, Unit = x.Item2 }));
        await db.SaveChangesAsync();

        await using var source = NpgsqlDataSource.Create(connectionString);
        var serials = new Dictionary<int, int>();
        foreach (var page in CaseHistories.Of(cases).Chunk(5000))
        {
            var records = page.Select(x => (History: x, Record: x.Folded())).ToArray();
            await CopyCasesAsync(source, [.. records.Select(x => (x.Record, NumberOf(x.Record, serials)))]);
            await CopyDeadlinesAsync(source, [.. records.Select(x => x.Record)]);
            await CopyAuditAsync(source, page);
        }

        db.Series.AddRange(serials.Select(x => new PeerSeries { Year = x.Key, Last = x.Value }));
        await db.SaveChangesAsync();
    }

    private static string? NumberOf(MediationCase record, Dictionary<int, int> serials) => record.AcceptedOn is { } on
        ? PeerNumber.Of(on.Year, serials[on.Year] = serials.GetValueOrDefault(on.Year) + 1) : null;

    private static async Task CopyCasesAsync(NpgsqlDataSource source, IReadOnlyList<(MediationCase Record, string? Number)> cases)
    {
        await using var connection = await source.OpenConnectionAsync();
        await using var copy = await connection.BeginBinaryImportAsync("""
            copy cases (id, version, stage, unit, source, dispute_type, people, number, mediator, registered_on, accepted_on, agreed_on,
              form, amount_yuan, perform_by, performed_on, ended_on, closed_on, recorded_at) from stdin (format binary)
            """);
        foreach (var (x, number) in cases)
        {
            await copy.StartRowAsync();
            await copy.WriteAsync(x.Id, NpgsqlDbType.Uuid);
            await copy.WriteAsync(1, NpgsqlDbType.Integer);
            await TextAsync(copy, Wire.Name(x.Stage));
            await TextAsync(copy, x.Committee);
            await TextAsync(copy, x.Source);
            await TextAsync(copy, x.DisputeType);
            await copy.WriteAsync(x.People ?? 2, NpgsqlDbType.Integer);
            await TextAsync(copy, number);
            await TextAsync(copy, x.Mediators.Count > 0 ? x.Mediators[0] : null);
            await DayAsync(copy, x.RegisteredOn);
            await DayAsync(copy, x.AcceptedOn);
            await DayAsync(copy, x.AgreedOn);
            await TextAsync(copy, Wire.Name(x.Form));
            await (x.AmountYuan is { } amount ? copy.WriteAsync(amount, NpgsqlDbType.Numeric) : copy.WriteNullAsync());
            await DayAsync(copy, x.PerformBy);
            await DayAsync(copy, x.PerformedOn);
            await DayAsync(copy, x.EndedOn);
            await DayAsync(copy, x.ClosedOn);
            await copy.WriteAsync(FillClock.At(x.RegisteredOn).ToUniversalTime(), NpgsqlDbType.TimestampTz);
        }

        await copy.CompleteAsync();
    }

    private static async Task CopyDeadlinesAsync(NpgsqlDataSource source, IReadOnlyList<MediationCase> cases)
    {
        await using var connection = await source.OpenConnectionAsync();
        await using var copy = await connection.BeginBinaryImportAsync(
            "copy deadlines (case_id, unit, code, start_on, due_on, ended_on) from stdin (format binary)");
        foreach (var (record, term) in cases.SelectMany(x => Rules.Terms(x).Select(y => (x, y))))
        {
            await copy.StartRowAsync();
            await copy.WriteAsync(record.Id, NpgsqlDbType.Uuid);
            await TextAsync(copy, record.Committee);
            await TextAsync(copy, term.Rule.Code);
            await DayAsync(copy, term.StartOn);
            await DayAsync(copy, term.DueOn ?? term.StartOn.AddMonths(1));
            await DayAsync(copy, term.End?.On);
        }

        await copy.CompleteAsync();
    }

    private static async Task CopyAuditAsync(NpgsqlDataSource source, IReadOnlyList<CaseHistory> histories)
    {
        await using var connection = await source.OpenConnectionAsync();
        await using var copy = await connection.BeginBinaryImportAsync(
            "copy audit (case_id, act, actor, at, body) from stdin (format binary)");
        foreach (var (history, happened) in histories.SelectMany(x => x.Events.Select(y => (x, y))))
        {
            await copy.StartRowAsync();
            await copy.WriteAsync(history.Id, NpgsqlDbType.Uuid);
            await TextAsync(copy, EventName.Of(happened));
            await TextAsync(copy, "fill");
            await copy.WriteAsync(FillClock.At(happened.OccurredOn).ToUniversalTime(), NpgsqlDbType.TimestampTz);
            await copy.WriteAsync(JsonSerializer.Serialize(happened, happened.GetType(), JsonSerializerOptions.Web), NpgsqlDbType.Jsonb);
        }

        await copy.CompleteAsync();
    }

    private static Task TextAsync(NpgsqlBinaryImporter copy, string? text) =>
        text is null ? copy.WriteNullAsync() : copy.WriteAsync(text, NpgsqlDbType.Text);

    private static Task DayAsync(NpgsqlBinaryImporter copy, DateOnly? day) =>
        day is { } on ? copy.WriteAsync(on, NpgsqlDbType.Date) : copy.WriteNullAsync();
}
