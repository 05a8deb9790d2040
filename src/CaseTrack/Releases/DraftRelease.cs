using CaseTrack.Access;
using CaseTrack.Figures;
using Marten;
using Microsoft.AspNetCore.Http;

namespace CaseTrack.Releases;

/// <summary>拟定发布: freeze the figures of a period.</summary>
/// <param name="Id">Made by the client (UUID v7).</param>
/// <param name="OccurredOn">拟定日.</param>
/// <param name="Year">年度.</param>
/// <param name="From">统计期首日; 1 January unless given.</param>
/// <param name="To">统计期末日; 31 December unless given.</param>
/// <param name="HappenedBy">截止日; the day of drafting unless given.</param>
/// <param name="ConfirmRunning">The period is not over, and it is to be released all the same.</param>
/// <param name="Supersedes">The release it takes the place of.</param>
/// <param name="PublicNote">更正说明: what the public is told; required where it takes the place of a release.</param>
public sealed record DraftRelease(
    Guid Id, DateOnly OccurredOn, int Year, DateOnly? From = null, DateOnly? To = null, DateOnly? HappenedBy = null,
    bool ConfirmRunning = false,
    Guid? Supersedes = null, string? PublicNote = null) : IDated
{
    public const int LongestNote = 300;

    public sealed class Validator : DatedValidator<DraftRelease>
    {
        public Validator()
        {
            RuleFor(x => x.Id).NotEmpty();
            RuleFor(x => x.Year).InclusiveBetween(1949, 2200);
            RuleFor(x => x.PublicNote).MaximumLength(LongestNote);
        }
    }

    /// <summary>The period.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public (DateOnly From, DateOnly To) Period => (From ?? new(Year, 1, 1), To ?? new(Year, 12, 31));
}

/// <summary>What a draft would freeze, and what stands against it.</summary>
public sealed record Frozen(
    ReleaseContent? Content, IReadOnlyList<IdentityVerdict> Broken, Standing Standing, LedgerStanding? Ledger = null,
    IReadOnlyList<ReleaseCheck>? Hints = null);

public static class DraftReleaseEndpoint
{
    public static async Task<Frozen> LoadAsync(
        DraftRelease command, HttpContext context, IQuerySession session, TimeProvider clock, CancellationToken token)
    {
        var (from, to) = command.Period;
        var standing = await Standing.ReadAsync(command.Period, command.Supersedes, session, token);
        if (Refusals(command, Today.Of(clock)) is RefusalProblem)
        {
            return new(null, [], standing);
        }

        // No writer under way: the sequence stands for exactly the events up to it, now and for ever.
        await using var reader = await FigureReader.OpenWithoutWritersAsync(session, token);
        var now = clock.GetUtcNow();
        var scope = new FigureScope(
            session.TenantId, from, to, command.HappenedBy
            ?? command.OccurredOn,
            new DateTimeOffset(now.Ticks - (now.Ticks % TimeSpan.TicksPerMillisecond) + TimeSpan.TicksPerMillisecond, TimeSpan.Zero), null,
            reader.IncludesSequence);
        var verdicts = await IdentityCheck.RunAsync(reader, scope, session, token);
        var broken = await IdentityCheck.SeenAsync([.. verdicts.Where(x => !x.Holds)], Viewer.Of(context), session, token);
        return new(broken.Count > 0 ? null : new ReleaseContent(
            scope.District, command.Year, from, to, scope.HappenedBy!.Value, scope.KnownAt!.Value, reader.IncludesSequence,
            context.User.Identity!.Name!,
            await Freezing.FiguresAsync(reader, scope, token), Freezing.Identities(verdicts), command.PublicNote?.Trim()),
            broken, standing, reader.Ledger, await ReleaseHints.OfAsync(reader, new(reader, context, session), scope, session, token));
    }

    public static ProblemDetails Validate(DraftRelease command, Frozen frozen, Today today)
    {
        if (Refusals(command, today) is RefusalProblem problem)
        {
            return problem;
        }

        var others = frozen.Standing.Check(command.Period, command.Supersedes);
        if (others is not RefusalProblem && frozen.Ledger is { State: not LedgerState.Agrees } ledger)
        {
            return new RefusalProblem(
                ledger.State is LedgerState.Differs ? ReleaseRefusals.LedgerDiffers : ReleaseRefusals.LedgerNotCompared);
        }

        if (others is RefusalProblem || frozen.Broken.Count == 0)
        {
            return others;
        }

        var first = frozen.Broken[0];
        var named = string.Join(
            ", ", first.Responsible.Take(5).Select(x => x.Href)
            .Concat(first.Withheld > 0 ? [$"+{first.Withheld}"] : Array.Empty<string>()));
        return new RefusalProblem(ReleaseRefusals.IdentityBroken with
        {
            Chinese = $"{ReleaseRefusals.IdentityBroken.Chinese}：{first.Chinese}（{first.Left} ≠ {first.Right}）；有关记录：{named}",
            English = $"{ReleaseRefusals.IdentityBroken.English}: {first.Code} ({first.Left} ≠ {first.Right}); records: {named}",
        })
        {
            Extensions = { ["identities"] = frozen.Broken },
        };
    }

    /// <summary>拟定发布: the figures are frozen; a second person approves them.</summary>
    [WolverinePost("/api/v1/releases")]
    public static (Created, IStartStream) Post(DraftRelease command, Frozen frozen) => (
        Created.At(command.Id, $"/api/v1/releases/{command.Id}"),
        MartenOps.StartStream<Release>(
            command.Id, new ReleaseDrafted(command.OccurredOn, frozen.Content!, command.Supersedes, frozen.Hints)));

    private static ProblemDetails Refusals(DraftRelease command, Today today)
    {
        var (from, to) = command.Period;
        return Rules.Require(
            (command.OccurredOn <= today.Date, CommonRefusals.FutureDate, "/occurredOn"),
            (from <= to, ReleaseRefusals.PeriodOutOfOrder, "/to"),
            (to < today.Date || command.ConfirmRunning, ReleaseRefusals.YearRunning, "/confirmRunning"),
            (command.HappenedBy is null
            || (command.HappenedBy <= today.Date && command.HappenedBy >= from), ReleaseRefusals.CutOffInFuture, "/happenedBy"),
            (command.Supersedes is null || !string.IsNullOrWhiteSpace(command.PublicNote), ReleaseRefusals.NoteMissing, "/publicNote"));
    }
}
