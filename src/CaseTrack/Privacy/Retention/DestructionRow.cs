namespace CaseTrack.Privacy.Retention;

/// <summary>清册一行的结果.</summary>
public enum DestructionOutcome
{
    /// <summary>已列入.</summary>
    Listed = 1,

    /// <summary>已销毁.</summary>
    Destroyed,

    /// <summary>未销毁.</summary>
    KeptBack,
}

/// <summary>销毁清册的一行.</summary>
/// <param name="Id">The case.</param>
/// <param name="Number">案号.</param>
/// <param name="PutAwayOn">归档日.</param>
/// <param name="Retention">保管期限, as it was archived.</param>
/// <param name="Rule">The rule by which it is due.</param>
/// <param name="Years">Its years.</param>
/// <param name="DueOn">The first day it may go.</param>
/// <param name="Outcome">结果.</param>
/// <param name="KeptBack">Why it was kept back.</param>
/// <param name="People">How many parties were erased.</param>
/// <param name="Photos">How many photos.</param>
/// <param name="Texts">How many texts were taken out.</param>
/// <param name="TextsLeft">How many texts stay, since what is counted rests on them.</param>
public sealed record DestructionRow(
    Guid Id, string? Number, DateOnly PutAwayOn, string? Retention, Guid Rule, int Years, DateOnly DueOn, DestructionOutcome Outcome,
    KeptBack? KeptBack, int? People, int? Photos, int? Texts, int? TextsLeft)
{
    /// <summary>Every row of a list.</summary>
    public static IReadOnlyList<DestructionRow> Of(DestructionList list)
    {
        var gone = list.Destroyed.ToDictionary(x => x.Id);
        var kept = list.Kept.ToDictionary(x => x.Id, x => x.Why);
        return [.. list.Listed.Select(x =>
        {
            var destroyed = gone.GetValueOrDefault(x.Id);
            KeptBack? why = kept.TryGetValue(x.Id, out var reason) ? reason : null;
            return new DestructionRow(
                x.Id, x.Number, x.PutAwayOn, x.Retention, x.Rule, x.Years, x.DueOn,
                destroyed is not null ? DestructionOutcome.Destroyed : why is not null ? DestructionOutcome.KeptBack
                    : DestructionOutcome.Listed,
                why, destroyed?.People, destroyed?.Photos, destroyed?.Texts, destroyed?.TextsLeft);
        })];
    }
}
