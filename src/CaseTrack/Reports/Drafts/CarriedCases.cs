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

    /// <summary>The claim with what it takes over, and the other way to read it.</summary>
    /// <param name="claim">As its own sentence says.</param>
    /// <param name="time">Of when the sentences before spoke.</param>
    /// <param name="far">An earlier clause of the sentence says of whom.</param>
    public DraftClaim Over(DraftClaim claim, (SaidTime Time, bool Joined)? time, bool far)
    {
        if (time is var ((period, other, unsure), joined))
        {
            claim = other is not null ? joined ? claim with { OtherPeriod = other } : claim with { Unsure = true }
                : period is null ? claim with { Unsure = claim.Unsure || unsure }
                : joined ? claim with { Period = period, Or = claim } : claim with { Or = claim with { Period = period } };
        }

        if (claim.Population is { } population)
        {
            if (!PopulationReader.Narrows(population))
            {
                (last, spoken) = (new(population, claim.PopulationWords), true);
            }

            // 诉前调委会完成调解264件，调解成功…: of that committee, or of all.
            return far && population.Length > 0 && !PopulationReader.Elsewhere(population)
                ? claim with { Or = claim with { Population = null, PopulationWords = "" } } : claim;
        }

        return spoken || last.Population is null or PopulationWords.Whole ? claim
            : chained && PopulationReader.Elsewhere(last.Population)
                ? claim with { Population = last.Population, PopulationWords = last.Words, Or = claim } : claim with { Unsure = true };
    }
}
