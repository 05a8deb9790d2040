using System.Text.Json;

namespace CaseTrack.Corrections;

/// <summary>更正办理经过: days, values and whole steps that had been mistyped, left out or never happened. The whole record is then checked as
/// if it had been entered so.</summary>
/// <param name="OccurredOn">The day of the correction.</param>
/// <param name="Reason">Why, in words; no personal data.</param>
/// <param name="ApprovedBy">批准人: an account with the right to it, not one's own.</param>
/// <param name="Steps">更正的各项.</param>
public sealed record CorrectSteps(DateOnly OccurredOn, string Reason, string ApprovedBy, IReadOnlyList<CorrectSteps.Step> Steps) : IDated,
    Access.IApproved
{
    /// <summary>One step of the history.</summary>
    /// <param name="Version">The event, by its version in the history; absent to add a step that was left out.</param>
    /// <param name="Event">The name of a step that was left out, as histories name it.</param>
    /// <param name="OccurredOn">The true day.</param>
    /// <param name="Struck">It never happened.</param>
    /// <param name="Values">Members of the event with their true values; of an added step all that it says.</param>
    public sealed record Step(
        int? Version = null, string? Event = null, DateOnly? OccurredOn = null, bool Struck = false, IReadOnlyDictionary<string,
        JsonElement>? Values = null);

    public sealed class Validator : DatedValidator<CorrectSteps>
    {
        public Validator()
        {
            RuleFor(x => x.Reason).NotEmpty().MaximumLength(500);
            RuleFor(x => x.ApprovedBy).NotEmpty().MaximumLength(100);
            RuleFor(x => x.Steps).NotEmpty().Must(x => x is null || x.Count <= 50);
            RuleForEach(x => x.Steps).NotNull().ChildRules(step =>
            {
                step.RuleFor(x => x.Event).NotEmpty().When(x => x.Version is null);
                step.RuleFor(x => x.OccurredOn).NotNull().When(x => x.Version is null);
                step.RuleFor(x => x.Struck).Equal(false).When(x => x.Version is null);
                step.RuleFor(x => x.Event).Null().When(x => x.Version is not null);
                step.RuleFor(x => x.Values).Must(x => x is null || (x.Count <= 30 && x.Keys.All(y => y.Length is > 0 and <= 60)));
            });
        }
    }
}
