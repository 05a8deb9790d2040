using System.Linq.Expressions;
using System.Text.Json.Serialization;
using Marten;

namespace CaseTrack.Litigation;

/// <summary>一次开庭.</summary>
public sealed record Hearing(Guid Id, DateOnly On, string Attendance, string? Official);

/// <summary>一份司法建议或检察建议.</summary>
public sealed record Advice(Guid Id, DateOnly ReceivedOn, string Adviser, DateOnly? AnsweredOn = null);

/// <summary>行政应诉案件. A lawsuit against an organ of the district that follows no review of this office. One instance is one record; an
/// appeal is another that names it.</summary>
public sealed record AdministrativeLawsuit : ICaseRecord<AdministrativeLawsuit>
{
    public static string Kind => "administrative-lawsuits";

    public static Area? Area => Records.Area.Review;

    public Guid Id { get; init; }
    public int Version { get; init; }
    public required string Office { get; init; }
    public required string DefendantKind { get; init; }
    public string? Defendant { get; init; }
    public required string Subject { get; init; }
    public required string Field { get; init; }
    public required string Court { get; init; }
    public required string CourtNumber { get; init; }

    /// <summary>The court's number as it is compared: one lawsuit is entered once.</summary>
    public required string CourtNumberKey { get; init; }

    public required string Instance { get; init; }
    public Guid? Follows { get; init; }

    /// <summary>承办人.</summary>
    public string? Officer { get; init; }

    public DateOnly ReceivedOn { get; init; }
    public IReadOnlyList<Hearing> Hearings { get; init; } = [];
    public DateOnly? JudgedOn { get; init; }
    public string? Outcome { get; init; }
    public DateOnly? DefeatReportedOn { get; init; }
    public DateOnly? PerformedOn { get; init; }
    public IReadOnlyList<Advice> Advices { get; init; } = [];
    public bool Voided { get; init; }

    /// <summary>败诉.</summary>
    [JsonIgnore]
    public bool IsLost => Outcome is not null && CourtOutcome.Lost.Contains(Outcome);

    [JsonIgnore]
    public IReadOnlyList<string> Actions => Voided ? [] :
    [
        .. JudgedOn is null ? ["hearings", "judgment"] : Array.Empty<string>(),
        .. IsLost && DefeatReportedOn is null ? ["defeat-report"] : Array.Empty<string>(),
        .. IsLost && PerformedOn is null ? ["performance"] : Array.Empty<string>(),
        "advices",
        .. Advices.Any(x => x.AnsweredOn is null) ? ["advice-answers"] : Array.Empty<string>(),
        "officer", "corrections", "voiding",
    ];

    public static Expression<Func<AdministrativeLawsuit, bool>>? SeenBy(Sight sight) =>
        sight.Of<AdministrativeLawsuit>(units => x => x.Office.IsOneOf(units));

    public static AdministrativeLawsuit Fold(AdministrativeLawsuit? record, Guid id, ICaseEvent happened) => happened switch
    {
        LawsuitReceived e => new AdministrativeLawsuit
        {
            Id = id,
            Office = e.Office,
            DefendantKind = e.DefendantKind,
            Defendant = e.Defendant,
            Subject = e.Subject,
            Field = e.Field,
            Court = e.Court,
            CourtNumber = e.CourtNumber,
            CourtNumberKey = NumberKey.Of(e.CourtNumber),
            Instance = e.Instance,
            Follows = e.Follows,
            Officer = e.Officer,
            ReceivedOn = e.OccurredOn,
        },
        LawsuitHeard e => record! with { Hearings = [.. record.Hearings, new(e.Hearing, e.OccurredOn, e.Attendance, e.Official)] },
        LawsuitJudged e => record! with { JudgedOn = e.OccurredOn, Outcome = e.Outcome },
        LawsuitDefeatReported e => record! with { DefeatReportedOn = e.OccurredOn },
        LawsuitPerformed e => record! with { PerformedOn = e.OccurredOn },
        LawsuitAdviceReceived e => record! with { Advices = [.. record.Advices, new(e.Advice, e.OccurredOn, e.Adviser)] },
        LawsuitAdviceAnswered e =>
        record! with { Advices = [.. record.Advices.Select(x => x.Id == e.Advice ? x with { AnsweredOn = e.OccurredOn } : x)] },
        LawsuitReassigned e => record! with { Officer = e.Officer },
        LawsuitCorrected e => record!.With(e),
        LawsuitVoided => record! with { Voided = true },
        TextRedacted<AdministrativeLawsuit> => record!,
        _ => throw new UnknownEventException(Kind, happened),
    };

    /// <summary>The lawsuit with a correction applied.</summary>
    public AdministrativeLawsuit With(LawsuitCorrected corrected) => this with
    {
        ReceivedOn = corrected.ReceivedOn ?? ReceivedOn,
        JudgedOn = corrected.JudgedOn ?? JudgedOn,
        Outcome = corrected.Outcome ?? Outcome,
        CourtNumber = corrected.CourtNumber ?? CourtNumber,
        CourtNumberKey = NumberKey.Of(corrected.CourtNumber ?? CourtNumber),
    };

    /// <summary>Whether everything stands in an order in which it can have happened.</summary>
    [JsonIgnore]
    public bool IsInOrder =>
        Hearings.All(x => ReceivedOn <= x.On && (JudgedOn is null || x.On <= JudgedOn)) && Advices.All(x => ReceivedOn <= x.ReceivedOn)
        && (JudgedOn is null || ReceivedOn <= JudgedOn)
        && ((DefeatReportedOn ?? PerformedOn) is null
            || (IsLost && (DefeatReportedOn is null || JudgedOn <= DefeatReportedOn) && (PerformedOn is null || JudgedOn <= PerformedOn)));

    /// <summary>What follows a judgment belongs to the cohort of its day, and an answer to that of its advice: so no part is larger than
    /// its whole.</summary>
    public IEnumerable<Fact> Facts()
    {
        if (Voided)
        {
            yield break;
        }

        yield return On(LawsuitFacts.Received, ReceivedOn, ReceivedOn);
        foreach (var hearing in Hearings)
        {
            yield return On(LawsuitFacts.Heard, hearing.On, ReceivedOn, (Dimension.CourtAttendance, hearing.Attendance));
        }

        if (JudgedOn is { } judged)
        {
            yield return On(LawsuitFacts.Judged, judged, judged, (Dimension.CourtOutcome, Outcome));
            if (DefeatReportedOn is { } reported)
            {
                yield return On(LawsuitFacts.DefeatReported, reported, judged, (Dimension.CourtOutcome, Outcome));
            }

            if (PerformedOn is { } performed)
            {
                yield return On(LawsuitFacts.Performed, performed, judged, (Dimension.CourtOutcome, Outcome));
            }
        }

        foreach (var advice in Advices)
        {
            yield return On(LawsuitFacts.AdviceReceived, advice.ReceivedOn, advice.ReceivedOn, (Dimension.Adviser, advice.Adviser));
            if (advice.AnsweredOn is { } answered)
            {
                yield return On(LawsuitFacts.AdviceAnswered, answered, advice.ReceivedOn, (Dimension.Adviser, advice.Adviser));
            }
        }

        Fact On(FactKind kind, DateOnly day, DateOnly cohort, params ReadOnlySpan<(Dimension, string?)> more) =>
            new(kind, Office, day, cohort, 1,
            Dimensions.Of([(Dimension.RespondentKind, DefendantKind), (Dimension.Subject, Subject), (Dimension.Field, Field),
                (Dimension.CourtInstance, Instance),
            .. more]));
    }
}
