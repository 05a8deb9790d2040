using CaseTrack.Supervision;
using CaseTrack.Supervision.Handling;
using CaseTrack.Supervision.Leads;
using CaseTrack.Supervision.Outcome;
using CaseTrack.Tests.Procedures;
using static CaseTrack.Tests.Supervision.SupervisionProcedureTests;

namespace CaseTrack.Tests.Supervision;

/// <summary>行政执法监督 D.3: what the law asks of an act beyond its stage.</summary>
public sealed class SupervisionConditionTests
{
    private static readonly Dictionary<string, Condition> Conditions = new()
    {
        ["two officers investigate"] = new("investigations", new InvestigateFile(D2, "files", 1), IsOpened, "supervision.two-officers"),
        ["only a problem there is is solved"] =
            new("solved-problems", new SolveProblem(D2, Ref), IsInstructed, "supervision.no-such-problem"),
        ["the handling is extended once"] = new("extension", new ExtendHandling(D2, 30, "y"),
            [.. IsOpened, new SupervisionExtended(D1, 30, "y")], "supervision.extended-once"),
        ["a term that has ended is not extended"] =
            new("extension", new ExtendHandling(Given.Day("2026-05-07"), 30, "y"), IsOpened, "supervision.term-expired"),
        ["only a decision is examined again"] = new("reexamination-request", new RequestReexamination(D2, "x"),
            [.. IsOpened, new InstrumentIssued(D1, "opinion", Ref, "n")], "supervision.no-decision"),
        ["a re-examination is not asked for after its days"] = new("reexamination-request",
            new RequestReexamination(Given.Day("2026-03-18"), "x"), IsInstructed, "supervision.reexamination-too-late"),
        ["a re-examination is asked for on the last day"] =
            new("reexamination-request", new RequestReexamination(Given.Day("2026-03-17"), "x"), IsInstructed, null),
        ["a re-examination runs once at a time"] = new("reexamination-request", new RequestReexamination(D2, "x"),
            [.. IsInstructed, new ReexaminationRequested(D1, "x")], "supervision.reexamination-running"),
        ["only a re-examination that was asked for is decided"] =
            new("reexamination-result", new DecideReexamination(D2, "upheld"), IsInstructed, "supervision.no-reexamination"),
        ["only what was handed over is answered"] = new("hand-over-answer", new AnswerHandOver(D2, "accepted"),
            [.. IsRectified, new SupervisionClosed(D1)], "supervision.not-handed-over"),
        ["what was never opened is not reopened"] =
            new("reopening", new ReopenFile(D2, "x", "y"), [.. IsLead, new SupervisionNotEstablished(D1)], "supervision.never-opened"),
        ["nothing comes before an earlier step"] = new("opening", new OpenFile(D.AddDays(-1)), IsLead, "date.before-earlier-step"),
    };

    public static TheoryData<string> Names => new(Conditions.Keys.ToArray());

    [Theory]
    [MemberData(nameof(Names))]
    public void Conditions_are_asked(string condition)
    {
        var asked = Conditions[condition];
        Acts.Refused(Kind, asked.Act, asked.Command, Given.Record(asked.Given), Given.Day("2026-12-31")).ShouldBe(asked.Refusal);
    }

    /// <param name="Act">The act.</param>
    /// <param name="Command">The command.</param>
    /// <param name="Given">What has happened to the record.</param>
    /// <param name="Refusal">The code it is refused with, or null where it is let through.</param>
    private sealed record Condition(string Act, object Command, ICaseEvent<SupervisionFile>[] Given, string? Refusal);
}
