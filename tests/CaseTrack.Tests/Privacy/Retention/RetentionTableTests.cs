using CaseTrack.Mediation;
using CaseTrack.Privacy.Retention;
using CaseTrack.Terms;

namespace CaseTrack.Tests.Privacy.Retention;

/// <summary>Which rule applies, when a case is due, and what keeps it back; no database.</summary>
public sealed class RetentionTableTests
{
    private static readonly DateOnly Archived = Given.Day("2015-06-30");

    [Fact]
    public void The_rule_in_force_on_the_day_applies_and_one_for_the_class_goes_before_the_one_for_all()
    {
        var table = new RetentionTable([Rule("2016-01-01", 5), Rule("2020-01-01", 10), Rule("2018-01-01", 30, "long")]);
        table.Of(null, Given.Day("2015-12-31")).ShouldBeNull("no rule: for ever");
        table.Of(null, Given.Day("2016-01-01"))!.Years.ShouldBe(5);
        table.Of(null, Given.Day("2019-12-31"))!.Years.ShouldBe(5);
        table.Of(null, Given.Day("2020-01-01"))!.Years.ShouldBe(10);
        table.Of("long", Given.Day("2017-12-31"))!.Years.ShouldBe(5, "the one for all, until there is one of its own");
        table.Of("long", Given.Day("2026-01-01"))!.Years.ShouldBe(30, "whatever has been said for all since");
        table.Of("short", Given.Day("2026-01-01"))!.Years.ShouldBe(10);
    }

    [Theory]
    [InlineData("2015-01-01", 5, "2021-01-01")]
    [InlineData("2015-12-31", 5, "2021-01-01")]
    [InlineData("2016-02-29", 1, "2018-01-01")]
    public void Years_are_counted_from_the_end_of_the_year_in_which_it_was_put_away(string put, int years, string due) =>
        RetentionTable.DueOn(Given.Day(put), years).ShouldBe(Given.Day(due));

    [Fact]
    public void Whatever_stands_in_the_way_keeps_it_back_and_says_what()
    {
        var table = new RetentionTable([Rule("2016-01-01", 5)]);
        var due = Given.Day("2021-01-01");
        var file = ArchivedCase();
        Look(file).Judged(table, due).ShouldBe(new DueRecord(
            Given.Id, 3, null, Archived, "short", Given.Id, 5, due, null));
        (LookedAt Looked, DateOnly On, KeptBack Why)[] kept =
        [
            (Look(file), due.AddDays(-1), KeptBack.TermRunning),
            (Look(file) with { Retention = "permanent" }, due, KeptBack.Permanent),
            (Look(file) with { OnHold = true }, due, KeptBack.LegalHold),
            (Look(file) with { Requested = true }, due, KeptBack.RequestPending),
            (Look(file) with { MatterOpen = true }, due, KeptBack.MatterOpen),
            (Look(file) with { Listed = true }, due, KeptBack.OnAnotherList),
            (Look(With(file, x => x with { Proposal = new("voiding", null, "clerk", due) })), due, KeptBack.ProposalPending),
            (Look(With(file, x => x with { Photos = [new(Given.Id, "", 1, Archived)] })), due, KeptBack.PhotoOwed),
            (Look(With(file, x => x with { HandOvers = [new(Given.Id, Archived, "review-applications", "")] })), due, KeptBack.MatterOpen),
            (Look(With(file, x => x with { UnderEntry = true })), due, KeptBack.Unfinished),
            (Look(file with { Stage = MediationStage.InMediation }), due, KeptBack.Unfinished),
        ];
        foreach (var (looked, on, why) in kept)
        {
            looked.Judged(table, on).KeptBack.ShouldBe(why);
        }

        Look(file).Judged(new([]), due).KeptBack.ShouldBe(KeptBack.NoRule);
        Look(file).Judged(new([Rule("2016-01-01", null)]), due).KeptBack.ShouldBe(KeptBack.Permanent);

        // What time alone brings about afterwards makes it no new thing; what somebody does, does.
        ICaseEvent gone = new PersonalPartDestroyed<MediationCase>(due, Given.Id, 1, 0, 1, 0);
        var destroyed = MediationCase.Fold(file, Given.Id, gone);
        Look(destroyed).Judged(table, due).KeptBack.ShouldBe(KeptBack.Destroyed);
        var lapsed = MediationCase.Fold(destroyed, Given.Id, new TermLapsed<MediationCase>(due, "mediation.confirmation/1"));
        Look(lapsed).Judged(table, due).KeptBack.ShouldBe(KeptBack.Destroyed);
        var joined = MediationCase.Fold(destroyed, Given.Id, new PartyJoined<MediationCase>(due, Given.Id, "applicant", "person"));
        Look(joined).Judged(table, due).KeptBack.ShouldBeNull();
    }

    private static LookedAt Look(MediationCase file) => new(file, 3, "short", false, false, false, false);

    private static MediationCase With(MediationCase file, Func<Dossier, Dossier> change) => file with { Dossier = change(file.Dossier) };

    private static MediationCase ArchivedCase() => new()
    {
        Id = Given.Id,
        Stage = MediationStage.Archived,
        Committee = "tw",
        CommitteeKind = CaseTrack.Organisations.CommitteeKind.Community,
        Source = "application",
        DisputeType = "02",
        Dossier = new() { Steps = [new Step("mediation-archived", Archived)], Matter = Given.Id },
    };

    private static RetentionRule Rule(string from, int? years, string? retention = null) => new()
    {
        Id = Given.Id,
        RecordKind = MediationCase.Kind,
        Retention = retention,
        Years = years,
        InForceFrom = Given.Day(from),
        Basis = "保管期限表",
        SetBy = "director",
    };
}
