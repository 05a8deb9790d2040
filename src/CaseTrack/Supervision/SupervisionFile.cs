using System.Text.Json.Serialization;
using CaseTrack.Figures;
using CaseTrack.Organisations;

namespace CaseTrack.Supervision;

/// <summary>办理阶段.</summary>
public enum SupervisionStage
{
    /// <summary>线索.</summary>
    Lead = 1,

    /// <summary>已立案.</summary>
    Opened,

    /// <summary>已制发文书、整改中.</summary>
    Instructed,

    /// <summary>整改完成.</summary>
    Rectified,

    /// <summary>已移交.</summary>
    HandedOver,

    /// <summary>不成立.</summary>
    NotEstablished,

    /// <summary>已结案.</summary>
    Closed,

    /// <summary>已作废.</summary>
    Voided,
}

/// <summary>行政执法监督案件.</summary>
public sealed record SupervisionFile : ICaseRecord<SupervisionFile>
{
    public static string Kind => "supervision-files";

    public Guid Id { get; init; }
    public int Version { get; init; }
    public SupervisionStage Stage { get; init; }
    public required string Office { get; init; }
    public required string Source { get; init; }
    public required string Field { get; init; }
    public DateOnly LeadOn { get; init; }
    public DateOnly? OpenedOn { get; init; }
    public IReadOnlyList<Dated<string>> Instruments { get; init; } = [];
    public DateOnly? RectifiedOn { get; init; }
    public DateOnly? HandedOverOn { get; init; }
    public string? Target { get; init; }
    public DateOnly? NotEstablishedOn { get; init; }
    public DateOnly? ClosedOn { get; init; }

    /// <summary>The day of the latest instrument.</summary>
    [JsonIgnore]
    public DateOnly? InstructedOn => Instruments.Count > 0 ? Instruments[^1].From : null;

    [JsonIgnore]
    public IReadOnlyList<string> Actions => Stage switch
    {
        SupervisionStage.Lead => ["opening", "dismissal", "corrections", "voiding"],
        SupervisionStage.Opened => ["instruments", "hand-over", "dismissal", "corrections", "voiding"],
        SupervisionStage.Instructed => ["instruments", "rectification", "hand-over", "dismissal", "corrections", "voiding"],
        SupervisionStage.Rectified or SupervisionStage.HandedOver or SupervisionStage.NotEstablished => ["closing", "corrections", "voiding"],
        SupervisionStage.Closed => ["corrections", "voiding"],
        _ => [],
    };

    public static SupervisionFile Fold(SupervisionFile? record, Guid id, ICaseEvent happened) => happened switch
    {
        SupervisionLeadRegistered e => new SupervisionFile
        {
            Id = id,
            Stage = SupervisionStage.Lead,
            Office = e.Office,
            Source = e.Source,
            Field = e.Field,
            LeadOn = e.OccurredOn,
        },
        SupervisionFileOpened e => record! with { Stage = SupervisionStage.Opened, OpenedOn = e.OccurredOn },
        InstrumentIssued e => record! with
        {
            Stage = SupervisionStage.Instructed,
            Instruments = [.. record.Instruments, new(e.OccurredOn, e.Instrument)],
        },
        RectificationVerified e => record! with { Stage = SupervisionStage.Rectified, RectifiedOn = e.OccurredOn },
        SupervisionHandedOver e => record! with { Stage = SupervisionStage.HandedOver, HandedOverOn = e.OccurredOn, Target = e.Target },
        SupervisionNotEstablished e => record! with { Stage = SupervisionStage.NotEstablished, NotEstablishedOn = e.OccurredOn },
        SupervisionClosed e => record! with { Stage = SupervisionStage.Closed, ClosedOn = e.OccurredOn },
        SupervisionCorrected e => record!.With(e.Corrected),
        SupervisionVoided => record! with { Stage = SupervisionStage.Voided },
        _ => throw new UnknownEventException(Kind, happened),
    };

    /// <summary>The file with a correction applied.</summary>
    public SupervisionFile With(SupervisionCorrections corrected) => this with
    {
        LeadOn = corrected.LeadOn ?? LeadOn,
        OpenedOn = corrected.OpenedOn ?? OpenedOn,
        RectifiedOn = corrected.RectifiedOn ?? RectifiedOn,
        HandedOverOn = corrected.HandedOverOn ?? HandedOverOn,
        NotEstablishedOn = corrected.NotEstablishedOn ?? NotEstablishedOn,
        ClosedOn = corrected.ClosedOn ?? ClosedOn,
        Source = corrected.Source ?? Source,
        Field = corrected.Field ?? Field,
        Target = corrected.Target ?? Target,
    };

    /// <summary>Outcomes belong to the cohort of the day the file was opened, so that 6 = 4 + 2 holds across the turn of the year.</summary>
    public IEnumerable<Fact> Facts()
    {
        if (Stage is SupervisionStage.Voided)
        {
            yield break;
        }

        yield return On("supervision.lead", LeadOn) with { CohortOn = LeadOn };
        if (OpenedOn is { } opened)
        {
            yield return On("supervision.opened", opened);
        }

        foreach (var issued in Instruments)
        {
            yield return On("supervision.instrument-issued", issued.From, ("instrument", issued.Value));
        }

        if (RectifiedOn is { } rectified)
        {
            yield return On("supervision.rectified", rectified);
        }

        if (HandedOverOn is { } handedOver)
        {
            yield return On("supervision.handed-over", handedOver, ("target", Target));
        }

        if (NotEstablishedOn is { } dismissed)
        {
            yield return On("supervision.not-established", dismissed);
        }

        if (ClosedOn is { } closed)
        {
            yield return On("supervision.closed", closed);
        }

        Fact On(string name, DateOnly day, params ReadOnlySpan<(string, string?)> more) => new(name, Office, day, OpenedOn ?? LeadOn, 1,
            Dimensions.Of([("source", Source), ("field", Field), .. more]));
    }
}
