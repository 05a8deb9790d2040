using System.Text.Json.Serialization;
using CaseTrack.Terms;
using Marten;

namespace CaseTrack.Figures;

/// <summary>台账与程序版本是否相符.</summary>
public enum LedgerState
{
    /// <summary>相符: this build would write every line as it is.</summary>
    Agrees = 1,

    /// <summary>不相符: figures may be wrong until the ledger is rebuilt.</summary>
    Differs,

    /// <summary>尚未核对: this build has not compared them yet.</summary>
    NotCompared,
}

/// <summary>台账状态. Said with every answer that has figures.</summary>
/// <param name="State">Whether the ledger is as this build would write it.</param>
/// <param name="Missing">Lines this build would write and the ledger lacks.</param>
/// <param name="Surplus">Lines the ledger has and this build would not write.</param>
/// <param name="ComparedAt">When that was found out.</param>
/// <param name="Remedy">What to do, where it differs.</param>
public sealed record LedgerStanding(
    LedgerState State, long Missing = 0, long Surplus = 0, DateTimeOffset? ComparedAt = null, string? Remedy = null);

/// <summary>台账核对记录. Which build last compared the ledger with a replay from zero, and what it found. Lines written since are that build's
/// own.</summary>
public sealed record LedgerComparison
{
    private const string Remedy =
        "台账与本程序版本不符，数字可能有误：请执行 rebuild 重建台账，服务不必停止 (the ledger is not as this build writes it and figures may be wrong: run rebuild, "
            + "beside the running service)";

    /// <summary>There is one.</summary>
    public const string TheOne = "ledger";

    /// <summary>What of the program decides the lines: the assembly, by its contents, the lists and terms in it among them.</summary>
    public static string ThisBuild { get; } = typeof(LedgerComparison).Assembly.ManifestModule.ModuleVersionId.ToString();

    public string Id { get; init; } = TheOne;

    /// <summary>The build that compared.</summary>
    public required string Build { get; init; }

    public long Missing { get; init; }
    public long Surplus { get; init; }
    public DateTimeOffset ComparedAt { get; init; }

    [JsonIgnore]
    public LedgerStanding Standing => Build != ThisBuild ? new(LedgerState.NotCompared)
        : Missing + Surplus == 0 ? new(LedgerState.Agrees, ComparedAt: ComparedAt)
        : new(LedgerState.Differs, Missing, Surplus, ComparedAt, Remedy);

    /// <summary>How the ledger stands, as far as this build knows.</summary>
    public static async Task<LedgerStanding> StandingAsync(IQuerySession session, CancellationToken token) =>
        Of(await session.LoadAsync<LedgerComparison>(TheOne, token));

    /// <summary>The same of what is kept of it; null where nothing is.</summary>
    public static LedgerStanding Of(LedgerComparison? kept) => kept?.Standing ?? new(LedgerState.NotCompared);

    /// <summary>Replays every event, and keeps what was found.</summary>
    public static async Task<ReplayVerdict> CompareAsync(
        IDocumentStore store, TermRules rules, TimeProvider clock, IProgress<long>? progress, CancellationToken token)
    {
        var verdict = await Replay.CompareAsync(store, rules, progress, token);
        await using var session = store.LightweightSession();
        session.Store(new LedgerComparison
        {
            Build = ThisBuild,
            Missing = verdict.Missing,
            Surplus = verdict.Surplus,
            ComparedAt = clock.GetUtcNow()
        });
        await session.SaveChangesAsync(token);
        return verdict;
    }
}
