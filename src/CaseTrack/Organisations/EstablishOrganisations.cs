using CaseTrack.Http;
using Marten;

namespace CaseTrack.Organisations;

/// <summary>批量设立机构: all of a list, or none of it.</summary>
/// <param name="Organisations">What lies above stands already, or earlier in the list.</param>
public sealed record EstablishOrganisations(IReadOnlyList<EstablishOrganisation> Organisations)
{
    public const int Most = 500;

    public sealed class Validator : AbstractValidator<EstablishOrganisations>
    {
        public Validator()
        {
            RuleFor(x => x.Organisations).NotEmpty().Must(x => x is null || x.Count <= Most)
                .Saying(OrganisationRefusals.TooMany.Code, OrganisationRefusals.TooMany.Chinese, OrganisationRefusals.TooMany.English);
            RuleForEach(x => x.Organisations).NotNull().SetValidator(new EstablishOrganisation.Validator());
        }
    }
}

/// <summary>已设立的机构, in the order of the list.</summary>
public sealed record EstablishedOrganisations(IReadOnlyList<Created> Organisations);

public static class EstablishOrganisationsEndpoint
{
    public static async Task<IReadOnlyList<Organisation>> LoadAsync(
        EstablishOrganisations command, IQuerySession session, CancellationToken token) =>
        await session.OrganisationsAsync(token);

    /// <summary>Every row has its verdict: <c>errors</c> names each that cannot be, and why.</summary>
    public static ProblemDetails Validate(
        EstablishOrganisations command, IReadOnlyList<Organisation> standing, Today today, IQuerySession session)
    {
        var known = standing.ToDictionary(x => x.Code);
        var ids = standing.Select(x => x.Id).ToHashSet();
        var errors = new List<FieldError>();
        foreach (var (row, i) in command.Organisations.Select((x, i) => (x, i)))
        {
            var parent = row.Parent is null ? null : known.GetValueOrDefault(row.Parent);
            var problem = !ids.Add(row.Id) ? new RefusalProblem(HttpRefusals.IdTaken, "/id")
                : known.ContainsKey(row.Code) ? new RefusalProblem(HttpRefusals.CodeTaken, "/code")
                : EstablishOrganisationEndpoint.Validate(row, parent, today, session) as RefusalProblem;
            if (problem is not null)
            {
                errors.Add(new($"/organisations/{i}{problem.Pointer}", problem.Refusal.Code, problem.Refusal.Here));
            }

            known.TryAdd(row.Code, Organisation.Fold(null, row.Id, EstablishOrganisationEndpoint.Event(row)));
        }

        return errors.Count == 0 ? WolverineContinue.NoProblems
            : new RefusalProblem(OrganisationRefusals.ListRefused) { Extensions = { ["errors"] = errors } };
    }

    /// <summary>批量设立机构: all of a list, or none of it; each row that cannot be is named.</summary>
    [WolverinePost("/api/v1/organisations/list")]
    public static EstablishedOrganisations Post(EstablishOrganisations command, IDocumentSession session)
    {
        foreach (var row in command.Organisations)
        {
            session.Events.StartStream<Organisation>(row.Id, EstablishOrganisationEndpoint.Event(row));
        }

        return new([.. command.Organisations.Select(x => Created.At(x.Id, $"/api/v1/organisations/{x.Id}"))]);
    }
}
