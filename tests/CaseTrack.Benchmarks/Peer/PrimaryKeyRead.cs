using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Npgsql;

namespace CaseTrack.Benchmarks.Peer;

/// <summary>The limit of reading: one prepared statement, one row by its key, through the same HTTP stack and the same
/// authentication.</summary>
public static class PrimaryKeyRead
{
    public sealed record Row(Guid Id, int Version, string Stage, string Unit, string? Number, DateOnly RegisteredOn);

    public static void MapPrimaryKeyRead(this IEndpointRouteBuilder app) => app.MapGet("/rows/{id:guid}", async (
        Guid id, NpgsqlDataSource source, CancellationToken token) =>
    {
        await using var connection = await source.OpenConnectionAsync(token);
        await using var command = new NpgsqlCommand(
            "select id, version, stage, unit, number, registered_on from cases where id = $1", connection);
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = id });
        await using var rows = await command.ExecuteReaderAsync(token);
        return await rows.ReadAsync(token)
            ? Results.Ok(new Row(rows.GetGuid(0), rows.GetInt32(1), rows.GetString(2), rows.GetString(3),
                rows.IsDBNull(4) ? null : rows.GetString(4), rows.GetFieldValue<DateOnly>(5)))
            : Results.NotFound();
    });
}
