namespace CaseTrack.Supervision;

/// <content>监督案件的事实: what a file stands for in the figures.</content>
public sealed partial record SupervisionFile
{
    /// <summary>Steps that are counted by themselves.</summary>
    private static readonly (string Step, FactKind Fact, Dimension? Dimension)[] SideFacts =
    [
        (EventName.Of<ProblemFound>(), SupervisionFacts.ProblemFound, Dimension.ProblemKind),
        (EventName.Of<ProblemSolved>(), SupervisionFacts.ProblemSolved, Dimension.ProblemKind),
        (EventName.Of<InterviewHeld>(), SupervisionFacts.Interview, null),
        (EventName.Of<CircularIssued>(), SupervisionFacts.Circular, null),
        (EventName.Of<SanctionProposed>(), SupervisionFacts.SanctionProposed, null),
    ];

    /// <summary>Outcomes belong to the cohort of the day the file was opened, so that 6 = 4 + 2 holds across the turn of the
    /// year.</summary>
    public IEnumerable<Fact> Facts()
    {
        if (Stage is SupervisionStage.Voided)
        {
            yield break;
        }

        var everOpened = OpenedOn is null ? Dimension.No : Dimension.Yes;
        yield return On(SupervisionFacts.Lead, LeadOn) with { CohortOn = LeadOn };
        yield return On(MatterFacts.Opened, LeadOn) with
        {
            Subject = Dossier.Matter.ToString(),
            CohortOn = LeadOn,
            Dimensions = Dimensions.Of((Dimension.Kind, Kind))
        };
        if (OpenedOn is { } opened)
        {
            yield return On(SupervisionFacts.Opened, opened, (Dimension.Outcome, Outcome));
        }

        foreach (var issued in Instruments)
        {
            yield return On(SupervisionFacts.InstrumentIssued, issued.From, (Dimension.Instrument, issued.Value));
        }

        if (RectifiedOn is { } rectified)
        {
            yield return On(SupervisionFacts.Rectified, rectified);
        }

        if (HandedOverOn is { } handedOver)
        {
            yield return On(SupervisionFacts.HandedOver, handedOver, (Dimension.Target, Target));
        }

        if (NotEstablishedOn is { } dismissed)
        {
            yield return On(SupervisionFacts.NotEstablished, dismissed, (Dimension.Opened, everOpened));
        }

        if (WithdrawnOn is { } withdrawn)
        {
            yield return On(SupervisionFacts.Withdrawn, withdrawn, (Dimension.Opened, everOpened));
        }

        foreach (var (step, fact, dimension) in SideFacts)
        {
            foreach (var taken in Dossier.Steps.Where(x => x.Event == step))
            {
                var found = On(fact, taken.On);
                yield return found with { Dimensions = found.Dimensions.With(dimension, taken.Tag) };
            }
        }

        foreach (var problem in Dossier.Steps.Where(x => x.Is<ProblemFound>() && Dossier.StepOf<ProblemSolved>(x.Ref) is not null))
        {
            yield return On(SupervisionFacts.ProblemFoundSolved, problem.On, (Dimension.ProblemKind, problem.Tag));
        }

        if (ClosedOn is { } closed)
        {
            yield return On(SupervisionFacts.Closed, closed, (Dimension.Opened, everOpened));
        }

        Fact On(FactKind kind, DateOnly day, params ReadOnlySpan<(Dimension, string?)> more) =>
            new(kind, Office, day, OpenedOn ?? LeadOn, 1,
            Dimensions.Of([(Dimension.Source, Source), (Dimension.Field, Field), (Dimension.SupervisionManner, Manner), .. more]));
    }
}
