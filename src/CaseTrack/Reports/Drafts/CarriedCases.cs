namespace CaseTrack.Reports.Drafts;

/// <summary>承前: what a sentence takes over from the one before it, where it does not say of whom or of when it speaks.</summary>
/// <remarks>
/// Behind a semicolon it mostly speaks of the same: the half year, the whole city. Behind a full stop it mostly does not. Either way the
/// other reading stays open: a number is right if one of them bears it out, and wrong only if both contradict it.
/// </remarks>
internal sealed class CarriedCases
{
    private SaidOf last;
    private bool chained;
    private bool spoken;

    /// <summary>A new sentence begins, behind a semicolon or not.</summary>
    public void Begin(bool joined)
    {
        chained = (spoken || chained) && joined;
        spoken = false;
    }

    /// <summary>Sentences that count nothing may say of whom those behind them speak.</summary>
    /// <param name="line">The folded line.</param>
    /// <param name="named">Its populations.</param>
    /// <param name="from">Where the number before ends.</param>
    /// <param name="to">Where the sentence of the next begins.</param>
    public void Hear(string line, List<(WordHit Hit, string Population)> named, int from, int to)
    {
        for (var at = Places.FirstFrom(named, x => x.Hit.Start, to) - 1; at >= 0 && named[at].Hit.Start >= from; at--)
        {
            var (hit, population) = named[at];
            if (!PopulationReader.Narrows(population) && SubjectReader.Is(line, hit.Start))
            {
                (last, chained) = (new(population, line[hit.Start..hit.End]), false);
                return;
            }
        }
    }

    /// <summary>诉前调委会 has no part in what is not mediated.</summary>
    private static bool Committees(string population) => !PopulationReader.Elsewhere(population) && !PopulationReader.Narrows(population);

    private static bool Mediated(DraftClaim claim) =>
        claim.Candidates.Count == 0 || claim.Candidates.Any(x => x.Said.Matter == DraftMatter.Mediation);

    /// <summary>The claim with what it takes over, and the other way to read it.</summary>
    /// <param name="claim">As its own sentence says.</param>
    /// <param name="time">Of when the sentences before spoke.</param>
    /// <param name="said">Of whom its sentence speaks.</param>
    public DraftClaim Over(DraftClaim claim, (SaidTime Time, bool Joined)? time, SaidOf said)
    {
        if (time is var ((period, other, unsure), joined))
        {
            claim = other is not null ? joined ? claim with { OtherPeriod = other } : claim with { Unsure = true }
                : period is null ? claim with { Unsure = claim.Unsure || unsure }
                : joined ? claim with { Period = period, Or = claim } : claim with { Or = claim with { Period = period } };
        }

        if (claim.Population is { } population)
        {
            if (!spoken && last.Population is { } carried && PopulationReader.Elsewhere(carried) && population != PopulationWords.Whole
                && !PopulationReader.Elsewhere(population))
            {
                // 花湖街道把矛盾化解在家门口。社区调委会受理…: those of that street, or of all.
                return claim with { Unsure = true };
            }

            if (!PopulationReader.Narrows(population))
            {
                (last, spoken) = (new(population, claim.PopulationWords), true);
            }

            // 诉前调委会完成调解264件，调解成功…: of that committee, or of all.
            return said.Far && population.Length > 0 && !PopulationReader.Elsewhere(population)
                ? claim with { Or = claim with { Population = null, PopulationWords = "" } }
                : said.Also is ({ } part, { } words)
                    ? claim with { Or = claim with { Population = part, PopulationWords = words } } : claim;
        }

        if (said.Also is ({ } kind, { } named))
        {
            return claim with { Or = claim with { Population = kind, PopulationWords = named } };
        }

        return spoken || last.Population is null or PopulationWords.Whole || (Committees(last.Population) && !Mediated(claim)) ? claim
            : chained && PopulationReader.Elsewhere(last.Population)
                ? claim with { Population = last.Population, PopulationWords = last.Words, Or = claim } : claim with { Unsure = true };
    }
}
