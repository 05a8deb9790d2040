using CaseTrack.Clocks;
using CaseTrack.Hosting;
using CaseTrack.Mediation;
using CaseTrack.Organisations;
using CaseTrack.Review;
using CaseTrack.Supervision;
using CaseTrack.Terms;

namespace CaseTrack.Tests.Clocks;

/// <summary>Names in terms.json: what the code does not know stops the program at its start.</summary>
public sealed class RuleNamesTests
{
    private static readonly DateOnly Day = new(2026, 3, 2);

    private static readonly TermRule Screening = TermRules.Shipped.Of("review.screening", Day);

    /// <summary>Rules with one word misspelt, and the word.</summary>
    public static TheoryData<TermRule, string> Misspelt => new()
    {
        { Screening with { Kind = "review-aplications" }, "review-aplications" },
        { Screening with { Starts = ["review-recieved"] }, "review-recieved" },
        { Screening with { Ends = [.. Screening.Ends, "copy-send"] }, "copy-send" },
        { Screening with { Ends = ["mediation-closed"] }, "mediation-closed" },
        { Screening with { ExtendedBy = ["papers-extend"] }, "papers-extend" },
        { Screening with { Pauses = [new("review-suspended", "review-resume")] }, "review-resume" },
        { Screening with { OptionalPauses = [new("apraisal-started", "appraisal-ended")] }, "apraisal-started" },
        { Screening with { Starts = ["letter-issued"], Tags = ["oppinion"] }, "oppinion" },
        { Screening with { When = new Dictionary<string, IReadOnlyList<string>> { ["procedure"] = ["simple"] } }, "simple" },
        { Screening with { When = new Dictionary<string, IReadOnlyList<string>> { ["track"] = ["ordinary"] } }, "track" },
        { Screening with { DutyOf = "aplicant" }, "aplicant" },
        { Screening with { Phase = "intakes" }, "intakes" },
        { Screening with { Kind = "supervision-files", Starts = ["instrument-issued"], Ends = [], Silence = SilentEffect.Termination },
        "termination" },
    };

    [Fact]
    public void The_shipped_rules_speak_only_of_what_there_is() => RuleNames.Faults(TermRules.Shipped.All).ShouldBeEmpty();

    [Theory]
    [MemberData(nameof(Misspelt))]
    public void A_name_that_the_code_does_not_know_stops_the_start_and_is_named(TermRule rule, string word)
    {
        var refused = Should.Throw<InvalidOperationException>(() => NamesCheck.Check(new TermRules([.. TermRules.Shipped.All, rule])));
        refused.Message.ShouldContain(word);
        refused.Message.ShouldContain(rule.Code);
    }

    [Fact]
    public void A_misspelt_effect_of_silence_cannot_be_read()
    {
        const string Rule = """
            [{"code": "x", "kind": "review-applications", "chinese": "", "english": "", "basis": "",
              "starts": [], "ends": [], "silence": "{0}"}]
            """;
        TermRules.Parse(Rule.Replace("{0}", "abandonment", StringComparison.Ordinal))[0].Silence.ShouldBe(SilentEffect.Abandonment);
        Should.Throw<InvalidOperationException>(
            () => TermRules.Parse(Rule.Replace("{0}", "abandonement", StringComparison.Ordinal))).Message.ShouldContain("silence");
    }

    [Fact]
    public void Every_kind_handles_what_silence_may_bring_it_and_throws_at_anything_else()
    {
        Handles(MediationCase.Fold(null, Guid.NewGuid(), new MediationRegistered(Day, "c", CommitteeKind.Community, "application", "01")),
            MediationCase.SilentEffects);
        Handles(ReviewApplication.Fold(null, Guid.NewGuid(), new ReviewReceived(Day, "o", "street", "penalty", "police")),
            ReviewApplication.SilentEffects);
        Handles(SupervisionFile.Fold(null, Guid.NewGuid(), new SupervisionLeadRegistered(Day, "o", "hotline", "police")),
            SupervisionFile.SilentEffects);
    }

    private static void Handles(ICaseFile file, IReadOnlyCollection<SilentEffect> known)
    {
        foreach (var effect in Enum.GetValues<SilentEffect>().Append((SilentEffect)99))
        {
            var term = new Term(Screening with { Silence = effect }, 1, Step.Of<ReviewReceived>(Day), Day, 5, [], Day, false, null);
            if (known.Contains(effect))
            {
                Should.NotThrow(() => file.BySilence(term, Day));
            }
            else
            {
                Should.Throw<UnknownSilenceException>(() => file.BySilence(term, Day)).Message.ShouldContain(Screening.Code);
            }
        }
    }
}
