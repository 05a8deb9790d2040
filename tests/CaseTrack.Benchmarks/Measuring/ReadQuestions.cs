using System.Globalization;
using CaseTrack.Benchmarks.Fill;

namespace CaseTrack.Benchmarks.Measuring;

/// <summary>One kind of read.</summary>
/// <param name="Measure">Its line.</param>
/// <param name="User">Who asks.</param>
/// <param name="Path">What is asked of the service.</param>
/// <param name="PeerPath">What is asked of the peer, where that differs.</param>
/// <param name="AfterWrite">Each time just after a case of that year has been entered.</param>
/// <param name="Clients">How many ask at once.</param>
/// <param name="FloorPath">What is asked of the libraries alone, where they can answer.</param>
public sealed record ReadQuestion(
    Measure Measure, string User, string Path, string? PeerPath = null, bool AfterWrite = false, int Clients = 1,
    string? FloorPath = null);

/// <summary>Every kind of read, as the leader asks it and as a mediator does, whose rights end at the committee.</summary>
public static class ReadQuestions
{
    private const string Figure = "mediation.accepted";

    /// <summary>The committee whose mediator asks.</summary>
    public const int Committee = 0;

    /// <summary>The year that is asked for: the last that is filled.</summary>
    public static int Year => District.TenYears.To.Year;

    /// <param name="idOfLeader">A case of the district.</param>
    /// <param name="idOfMediator">A case of the committee.</param>
    /// <param name="idOfFloor">One that the libraries alone hold.</param>
    public static IReadOnlyList<ReadQuestion> All(Guid idOfLeader, Guid idOfMediator, Guid idOfFloor) =>
        [.. Of("leader", District.Leader, idOfLeader, null, idOfFloor), .. Of("mediator", District.Mediator(Committee), idOfMediator,
            District.Committee(Committee), idOfFloor)];

    private static IEnumerable<ReadQuestion> Of(string who, string user, Guid id, string? unit, Guid floor)
    {
        var (year, only) = (string.Create(CultureInfo.InvariantCulture, $"/api/v1/figures/{Year}"), unit is null ? "" : $"unit={unit}");
        yield return Ask("figures of a year, unchanged since last asked", $"{year}?{only}");
        yield return Ask("figures of a year, just after a write", $"{year}?{only}") with { AfterWrite = true };
        if (unit is null)
        {
            yield return Ask("figures of a year, unchanged, 8 clients at once", year) with { Clients = 8 };
            var middle = string.Create(CultureInfo.InvariantCulture, $"{year}?knownAt={Year}-07-01T00:00:00%2B08:00");
            yield return Ask("figures of a year as known at its middle", middle) with { PeerPath = year };
            yield return Ask("one figure by unit", $"{year}/{Figure}?by=unit");
        }

        yield return Ask("one figure", $"{year}/{Figure}?{only}");
        yield return Ask("drill-down, first page", $"{year}/{Figure}/cases?{only}");
        yield return Ask("case list, first page", "/api/v1/mediation-cases") with { FloorPath = "/api/v1/mediation-cases" };
        yield return Ask("case list, middle page", string.Create(CultureInfo.InvariantCulture,
            $"/api/v1/mediation-cases?after={Year - 4}-07-01~ffffffff-ffff-ffff-ffff-ffffffffffff"));
        yield return Ask("deadlines, first page", "/api/v1/deadlines");
        yield return Ask("deadlines overdue, first page", "/api/v1/deadlines?status=overdue");
        yield return Ask("case by id", $"/api/v1/mediation-cases/{id}") with { FloorPath = $"/api/v1/mediation-cases/{floor}" };

        ReadQuestion Ask(string what, string path) => new(new($"Reads as {who}", what, "ms"), user, path.TrimEnd('?'));
    }
}
