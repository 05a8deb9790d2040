using CaseTrack.Store;
using Marten;
using Npgsql;

namespace CaseTrack.Organisations;

/// <summary>更正设立日. What was entered as the first day was not.</summary>
/// <param name="OccurredOn">业务日期.</param>
/// <param name="EstablishedOn">设立日 as it should be.</param>
/// <param name="Reason">更正理由.</param>
public sealed record CorrectFounding(DateOnly OccurredOn, DateOnly EstablishedOn, string Reason) : IDated
{
    public sealed class Validator : DatedValidator<CorrectFounding>
    {
        public Validator()
        {
            RuleFor(x => x.EstablishedOn).IsBusinessDate();
            RuleFor(x => x.Reason).NotEmpty().MaximumLength(500);
        }
    }
}

/// <summary>What lies around a founding: the first day of anything that needs the organisation, and the parent it began beneath.</summary>
/// <param name="FirstNeeded">First day of a record of its own, or of what is beneath it; none yet.</param>
/// <param name="Parent">What it began beneath; none for the district.</param>
public sealed record AroundFounding(DateOnly? FirstNeeded, Organisation? Parent)
{
    // Whatever the ledger counts for the unit, but its own founding.
    private static readonly string First = $"""
        select least(
          (select min(happened_on) from {StoreSchema.Name}.fact_lines where tenant_id = $1 and unit = $2 and record_id <> $3),
          (select min((data ->> 'establishedOn')::date) from {StoredDocuments.TableOf(nameof(Organisation))}
           where tenant_id = $1 and data -> 'parents' -> 0 ->> 'value' = $2))
        """;

    public static async Task<AroundFounding> ReadAsync(Organisation organisation, IQuerySession session, CancellationToken token)
    {
        await using var connection = session.Database.CreateConnection();
        await connection.OpenAsync(token);
        await using var command = new NpgsqlCommand(First, connection);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = session.TenantId });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = organisation.Code });
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = organisation.Id });
        await using var row = await command.ExecuteReaderAsync(token);
        await row.ReadAsync(token);
        DateOnly? first = await row.IsDBNullAsync(0, token) ? null : await row.GetFieldValueAsync<DateOnly>(0, token);
        return new(first, organisation.Parents.Count == 0 ? null : await session.OrganisationAsync(organisation.Parents[0].Value, token));
    }
}

public static class CorrectFoundingEndpoint
{
    public static Task<AroundFounding> LoadAsync(Organisation organisation, IQuerySession session, CancellationToken token) =>
        AroundFounding.ReadAsync(organisation, session, token);

    public static ProblemDetails Validate(CorrectFounding command, Organisation organisation, AroundFounding around, Today today) =>
        Rules.Require(
        (command.OccurredOn <= today.Date, CommonRefusals.FutureDate, "/occurredOn"),
        (command.EstablishedOn <= today.Date, CommonRefusals.FutureDate, "/establishedOn"),
        (organisation.Names.Skip(1).All(x => command.EstablishedOn < x.From)
        && organisation.Parents.Skip(1).All(x => command.EstablishedOn < x.From)
            && (organisation.DissolvedOn is null || command.EstablishedOn < organisation.DissolvedOn)
            && (around.FirstNeeded is null || command.EstablishedOn <= around.FirstNeeded
                || command.EstablishedOn <= organisation.EstablishedOn),
            OrganisationRefusals.FoundedAfterItsCases, "/establishedOn"),
        (around.Parent is null
        || around.Parent.IsActiveOn(command.EstablishedOn), OrganisationRefusals.FoundedBeforeItsParent, "/establishedOn"));

    /// <summary>更正设立日: from then on the organisation counts since that day.</summary>
    [WolverinePost("/api/v1/organisations/{id}/founding-correction")]
    public static (Recorded, OrganisationFoundingCorrected) Post(CorrectFounding command, [WriteAggregate] Organisation organisation) =>
        (Recorded.After(organisation), new(command.OccurredOn, command.EstablishedOn, command.Reason));
}
