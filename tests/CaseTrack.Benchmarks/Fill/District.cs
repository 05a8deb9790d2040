using CaseTrack.Demo;

namespace CaseTrack.Benchmarks.Fill;

/// <summary>The district both sides hold: the organisations of the demonstration, with their thirty-three committees of communities, a
/// leader, and a mediator for each committee.</summary>
public static class District
{
    public const string Code = "420202";

    /// <summary>The name of the leader's account.</summary>
    public const string Leader = "leader";

    /// <summary>Whoever brings earlier records in.</summary>
    public const string Importer = "importer";

    /// <summary>The password of every account; both sides hash it.</summary>
    public const string Password = "ein-Haus-am-Hang";

    /// <summary>The rows of the demonstration's table of organisations; what lies above stands first.</summary>
    public static IReadOnlyList<IReadOnlyDictionary<string, string>> Organisations { get; } = [.. DemoTable.Read("organisations")];

    /// <summary>调委会 of communities.</summary>
    public static IReadOnlyList<string> Committees { get; } =
        [.. Organisations.Where(x => x["kind"] == "mediation-committee" && x["committeeKind"] == "community").Select(x => x["code"])];

    /// <summary>Ten years, the last of them whole: what is filled ends with it, so that a year's figures are those of a year.</summary>
    public static (DateOnly From, DateOnly To) TenYears
    {
        get
        {
            var last = DateTime.UtcNow.Year - 1;
            return (new DateOnly(last - 9, 1, 1), new DateOnly(last, 12, 31));
        }
    }

    /// <summary>The account of a committee's mediator; committees beyond the last begin anew.</summary>
    public static string Mediator(int committee) =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"mediator{1 + (committee % Committees.Count):00}");

    public static string Committee(int number) => Committees[number % Committees.Count];
}
