using Marten;
using Microsoft.AspNetCore.Http;
using Npgsql;

namespace CaseTrack.Releases;

/// <summary>批准发布.</summary>
/// <param name="OccurredOn">批准日.</param>
public sealed record ApproveRelease(DateOnly OccurredOn) : IDated
{
    public sealed class Validator : DatedValidator<ApproveRelease>;
}

/// <summary>What stands beside a draft at the moment of its approval.</summary>
/// <param name="Superseded">The release it takes the place of, if it names one.</param>
/// <param name="Released">Whether the period has another release that stands.</param>
public sealed record Standing(Release? Superseded, bool Released)
{
    /// <summary>Reads it and lets no other approval of the district by until this one is stored: of two at once, the later sees the earlier.</summary>
    public static async Task<Standing> HeldAsync(Release draft, IDocumentSession session, CancellationToken token)
    {
        await session.BeginTransactionAsync(token);
        await using var locking = new NpgsqlCommand("select pg_advisory_xact_lock(hashtext('casetrack release approval'), hashtext($1))");
        locking.Parameters.Add(new NpgsqlParameter<string> { TypedValue = session.TenantId });
        await using (await session.ExecuteReaderAsync(locking, token))
        {
        }

        return await ReadAsync((draft.From, draft.To), draft.Supersedes, session, token);
    }

    /// <summary>Reads it as it is now.</summary>
    public static async Task<Standing> ReadAsync((DateOnly From, DateOnly To) period, Guid? supersedes, IQuerySession session, CancellationToken token) => new(
        supersedes is { } earlier ? await session.LoadAsync<Release>(earlier, token) : null,
        await session.Query<Release>().AnyAsync(x => x.Stage == ReleaseStage.Approved && x.From == period.From && x.To == period.To && x.Id != supersedes, token));

    /// <summary>One release of a period stands: a further one names it, and it is still the one that stands.</summary>
    public ProblemDetails Check((DateOnly From, DateOnly To) period, Guid? supersedes) => Rules.Require(
        (supersedes is null || (Superseded is { Stage: ReleaseStage.Approved } earlier && (earlier.From, earlier.To) == period), ReleaseRefusals.NothingToSupersede, "/supersedes"),
        (!Released, ReleaseRefusals.AlreadyReleased, "/supersedes"));
}

public static class ApproveReleaseEndpoint
{
    public static Task<Standing> LoadAsync(Release release, IDocumentSession session, CancellationToken token) => Standing.HeldAsync(release, session, token);

    public static ProblemDetails Validate(ApproveRelease command, Release release, Standing standing, HttpContext context, Today today)
    {
        var problem = Rules.Require(
            (release.Stage is ReleaseStage.Drafted, ReleaseRefusals.NotADraft),
            (context.User.Identity?.Name != release.Content.DraftedBy, ReleaseRefusals.SamePerson),
            (command.OccurredOn <= today.Date, CommonRefusals.FutureDate, "/occurredOn"),
            (command.OccurredOn >= release.DraftedOn, CommonRefusals.BeforeEarlierStep, "/occurredOn"));
        return problem is RefusalProblem ? problem : standing.Check((release.From, release.To), release.Supersedes);
    }

    /// <summary>批准发布: signed, and from now on what was published.</summary>
    [WolverinePost("/api/v1/releases/{id}/approval")]
    public static async Task<(Recorded, ReleaseApproved)> Post(
        ApproveRelease command, [WriteAggregate] Release release, HttpContext context, IDocumentSession session, SigningKey key, TimeProvider clock, CancellationToken token)
    {
        if (release.Supersedes is { } earlier)
        {
            var stream = await session.Events.FetchForWriting<Release>(earlier, token);
            stream.AppendOne(new ReleaseSuperseded(command.OccurredOn, release.Id));
        }

        var envelope = new ReleaseEnvelope(release.Id, release.Supersedes, context.User.Identity!.Name!, clock.GetUtcNow(), ReleaseProof.Algorithm, key.Id, release.Content);
        return (Recorded.After(release), new(command.OccurredOn, envelope.ApprovedAt, envelope.ApprovedBy, key.Sign(Freezing.Bytes(envelope)), key.Id, key.PublicKey));
    }
}
