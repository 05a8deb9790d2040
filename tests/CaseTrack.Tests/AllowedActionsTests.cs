using CaseTrack.Review;
using CaseTrack.Review.Decision;
using CaseTrack.Review.Intake;
using CaseTrack.Supervision;
using CaseTrack.Supervision.Handling;
using CaseTrack.Supervision.Leads;
using CaseTrack.Supervision.Outcome;
using Microsoft.AspNetCore.Mvc;
using Wolverine.Http;

namespace CaseTrack.Tests;

/// <summary>Every stage against every act: what a record says may be done is what its decisions allow, and nothing else.</summary>
public sealed class AllowedActionsTests
{
    private static readonly DateOnly Start = new(2022, 3, 1);
    private static readonly DateOnly Later = new(2022, 6, 1);
    private static readonly Today Now = new(new DateOnly(2023, 1, 1));

    [Fact]
    public void Reviews_allow_what_they_say()
    {
        ICaseEvent[] received = [new ReviewReceived(Start, "office", "street", "penalty", "market")];
        ICaseEvent[] accepted = [.. received, new ReviewAccepted(Start, false, "")];
        ICaseEvent[] withdrawn = [.. received, new ReviewWithdrawn(Start, "own-decision")];
        ICaseEvent[] decided = [.. accepted, new ReviewDecided(Start, "W1")];
        Check<ReviewApplication>(
            [received, [.. received, new PreAcceptanceMediationStarted(Start)], accepted, withdrawn, [.. received, new ReviewRefused(Start, "repeated")],
                decided, [.. decided, new ReviewClosed(Start)], [.. decided, new ReviewVoided(Start, "x")]],
            new()
            {
                ["pre-acceptance-mediation"] = x => MediateBeforeAcceptanceEndpoint.Validate(new(Later), x, Now),
                ["withdrawal"] = x => WithdrawReviewEndpoint.Validate(new(Later, "own-decision"), x, Now),
                ["refusal"] = x => RefuseReviewEndpoint.Validate(new(Later, "repeated"), x, Now),
                ["acceptance"] = x => AcceptReviewEndpoint.Validate(new(Later), x, Now),
                ["deemed-acceptance"] = x => DeemReviewAcceptedEndpoint.Validate(new(), x, Now),
                ["decision"] = x => DecideReviewEndpoint.Validate(new(Later, "W1"), x, Now),
                ["closing"] = x => CloseReviewEndpoint.Validate(new(Later), x, Now),
                ["corrections"] = x => CorrectReviewEndpoint.Validate(new(Later, "x", "y", new() { Field = "police" }), x, Now),
                ["voiding"] = x => VoidReviewEndpoint.Validate(new(Later, "x"), x, Now),
            });
    }

    [Fact]
    public void Supervision_files_allow_what_they_say()
    {
        ICaseEvent[] lead = [new SupervisionLeadRegistered(Start, "office", "complaint", "market")];
        ICaseEvent[] opened = [.. lead, new SupervisionFileOpened(Start)];
        ICaseEvent[] instructed = [.. opened, new InstrumentIssued(Start, "notice")];
        ICaseEvent[] rectified = [.. instructed, new RectificationVerified(Start)];
        Check<SupervisionFile>(
            [lead, opened, instructed, rectified, [.. opened, new SupervisionHandedOver(Start, "police")], [.. lead, new SupervisionNotEstablished(Start)],
                [.. rectified, new SupervisionClosed(Start)], [.. opened, new SupervisionVoided(Start, "x")]],
            new()
            {
                ["opening"] = x => OpenFileEndpoint.Validate(new(Later), x, Now),
                ["instruments"] = x => IssueInstrumentEndpoint.Validate(new(Later, "opinion"), x, Now),
                ["rectification"] = x => VerifyRectificationEndpoint.Validate(new(Later), x, Now),
                ["hand-over"] = x => HandOverFileEndpoint.Validate(new(Later, "police"), x, Now),
                ["dismissal"] = x => DismissFileEndpoint.Validate(new(Later), x, Now),
                ["closing"] = x => CloseFileEndpoint.Validate(new(Later), x, Now),
                ["corrections"] = x => CorrectSupervisionEndpoint.Validate(new(Later, "x", "y", new() { Field = "police" }), x, Now),
                ["voiding"] = x => VoidSupervisionEndpoint.Validate(new(Later, "x"), x, Now),
            });
    }

    [Fact]
    public void Silence_is_acceptance_only_after_five_working_days_and_on_the_day_the_law_gives()
    {
        var spring = new DateOnly(2022, 9, 30);
        var old = ReviewApplication.Fold(null, Guid.NewGuid(), new ReviewReceived(spring, "office", "street", "penalty", "market"));
        DeemReviewAcceptedEndpoint.Validate(new(), old, new Today(new(2022, 10, 12))).ShouldBeOfType<RefusalProblem>().Refusal.ShouldBe(ReviewRefusals.StillInTime);
        DeemReviewAcceptedEndpoint.Validate(new(), old, new Today(new(2022, 10, 13))).ShouldBe(WolverineContinue.NoProblems);
        DeemReviewAcceptedEndpoint.Post(new(), old).Item2.OccurredOn.ShouldBe(spring);

        var now = old with { ReceivedOn = new(2026, 9, 30) };
        DeemReviewAcceptedEndpoint.Post(new(), now).Item2.OccurredOn.ShouldBe(Law.WorkingDays.After(new(2026, 9, 30), 5));
    }

    [Theory]
    [InlineData("2022-09-30", 5, "2022-10-12")]
    [InlineData("2022-04-29", 5, "2022-05-10")]
    [InlineData("2022-01-28", 5, "2022-02-09")]
    [InlineData("2023-01-19", 7, "2023-02-02")]
    [InlineData("2024-02-08", 10, "2024-02-28")]
    [InlineData("2025-09-30", 7, "2025-10-16")]
    [InlineData("2025-12-31", 5, "2026-01-08")]
    [InlineData("2026-02-13", 5, "2026-02-27")]
    [InlineData("2026-09-30", 3, "2026-10-10")]
    public void Working_days_follow_the_notices(string start, int days, string end) =>
        Law.WorkingDays.After(DateOnly.Parse(start, null), days).ShouldBe(DateOnly.Parse(end, null));

    private static void Check<T>(IEnumerable<ICaseEvent[]> stages, Dictionary<string, Func<T, ProblemDetails>> acts) where T : class, ICaseRecord<T>
    {
        foreach (var events in stages)
        {
            var record = events.Aggregate((T?)null, (x, e) => T.Fold(x, Guid.NewGuid(), e))!;
            foreach (var (act, ask) in acts)
            {
                var refused = ask(record) is RefusalProblem;
                refused.ShouldBe(!record.Actions.Contains(act), $"{act} after {events[^1].GetType().Name}");
            }

            record.Actions.ShouldBeSubsetOf(acts.Keys);
        }
    }
}
