using System.Globalization;
using CaseTrack.Benchmarks.Running;

namespace CaseTrack.Benchmarks;

/// <summary>What is to be measured, from the command line.</summary>
public sealed record BenchmarkOptions
{
    /// <summary>The parts there are, in the order in which they are measured.</summary>
    public static readonly string[] AllParts = ["fill", "rebuild", "start", "reads", "writes", "import"];

    /// <summary>What the command says of itself.</summary>
    public const string Help = """
        dotnet run -c Release --project tests/CaseTrack.Benchmarks -- [options]
          --runs 7                     alternating runs of each measurement
          --sizes 10000[,100000,…]     cases over ten years; more than one size gives curves by size
          --seconds 1.5                how long each load of writers lasts
          --rows 10000                 rows of the file that is imported
          --parts fill,rebuild,start,reads,writes,import     databases are filled in any case; fill alone does nothing else
          --earlier FILE               a runs.csv: what is not measured now is taken over from it, with the name of its machine
          --keep FOLDER                keep the server with its filled databases there, and take what is there already
          --output FOLDER              where the table and the curves go; api-docs/benchmarks unless given
          --pure [filter]              instead of all that: pure code, by BenchmarkDotNet
        """;

    public int Runs { get; init; } = 7;

    public IReadOnlyList<int> Sizes { get; init; } = [10_000];

    public int Rows { get; init; } = 10_000;

    public TimeSpan Length { get; init; } = TimeSpan.FromSeconds(1.5);

    public IReadOnlyList<string> Parts { get; init; } = AllParts;

    public string? Keep { get; init; }

    public string? Earlier { get; init; }

    public string Output { get; init; } = Path.Combine(Programs.Repository, "api-docs", "benchmarks");

    /// <exception cref="ArgumentException">An option is unknown or has no value.</exception>
    public static BenchmarkOptions Of(string[] arguments)
    {
        var options = new BenchmarkOptions();
        for (var i = 0; i < arguments.Length; i += 2)
        {
            var value = i + 1 < arguments.Length ? arguments[i + 1] : throw new ArgumentException($"{arguments[i]} has no value.");
            options = arguments[i] switch
            {
                "--runs" => options with { Runs = Math.Max(1, int.Parse(value, CultureInfo.InvariantCulture)) },
                "--sizes" => options with
                {
                    Sizes = [.. value.Split(',').Select(x => int.Parse(x, CultureInfo.InvariantCulture)).Distinct().Order()],
                },
                "--rows" => options with { Rows = int.Parse(value, CultureInfo.InvariantCulture) },
                "--seconds" => options with { Length = TimeSpan.FromSeconds(double.Parse(value, CultureInfo.InvariantCulture)) },
                "--parts" when value.Split(',').Except(AllParts).FirstOrDefault() is { } unknown =>
                    throw new ArgumentException($"There is no part {unknown}."),
                "--parts" => options with { Parts = value.Split(',') },
                "--earlier" => options with { Earlier = Path.GetFullPath(value) },
                "--keep" => options with { Keep = Path.GetFullPath(value) },
                "--output" => options with { Output = Path.GetFullPath(value) },
                var unknown => throw new ArgumentException($"There is no option {unknown}."),
            };
        }

        return options;
    }
}
