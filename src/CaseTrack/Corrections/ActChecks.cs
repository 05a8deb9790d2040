using System.Reflection;
using System.Text.Json;
using CaseTrack.Clocks;
using CaseTrack.Mediation;

namespace CaseTrack.Corrections;

/// <summary>同一套规则. The decision behind each event, asked again: by the event's type the endpoint that makes it, and of that the
/// <c>Validate</c> it was let through by.</summary>
/// <remarks>An event says what its command said, under the same names. What a decision loads besides the record and the calendar (whether
/// a committee exists, whom it employs) was
/// true when the step was entered and is taken to be so still.</remarks>
public static class ActChecks
{
    private static readonly JsonSerializerOptions Json = Options();
    private static readonly Dictionary<Type, ActCheck> ByEvent = Find();

    /// <summary>Every act whose decision can be asked again, by the event it makes.</summary>
    public static IReadOnlyDictionary<Type, ActCheck> All => ByEvent;

    /// <summary>Why an event could not happen to a record now; null if it could, or if no act makes it.</summary>
    public static Refusal? Refuses(ICaseEvent happened, object record, Rulebook rulebook, Today today) =>
        ByEvent.GetValueOrDefault(happened.GetType())?.Ask(happened, record, rulebook, today);

    private static Dictionary<Type, ActCheck> Find()
    {
        var found = new Dictionary<Type, ActCheck>();
        foreach (var endpoint in typeof(ActChecks).Assembly.GetTypes()
            .Where(x => x is { IsAbstract: true, IsSealed: true } && x.Name.EndsWith("Endpoint", StringComparison.Ordinal)))
        {
            if (endpoint.GetMethod("Post") is not { } post || endpoint.GetMethod("Validate") is not { } validate
                || validate.ReturnType != typeof(ProblemDetails)
                || post.GetCustomAttribute<WolverinePostAttribute>()?.Template is not { } path
                    || !path.Contains("/{id}/", StringComparison.Ordinal))
            {
                continue;
            }

            var answer = post.ReturnType.IsGenericType && post.ReturnType.GetGenericTypeDefinition() == typeof(Task<>)
                ? post.ReturnType.GetGenericArguments()[0] : post.ReturnType;
            // A correction, a voiding, a merging and their taking back are no steps of the procedure.
            if (path.EndsWith("/corrections", StringComparison.Ordinal) || path.EndsWith("/voiding", StringComparison.Ordinal)
                || path.EndsWith("/merging", StringComparison.Ordinal) || path.EndsWith("/restoration", StringComparison.Ordinal))
            {
                continue;
            }

            if (answer.IsGenericType && answer.GetGenericArguments() is [{ } recorded, { } made, ..] && recorded == typeof(Recorded)
                && made.IsAssignableTo(typeof(ICaseEvent)) && !made.IsAssignableTo(typeof(IDossierEvent))
                    && RecordKind.OfEvent(made).RecordType.IsAssignableTo(typeof(ICaseFile)))
            {
                // Several acts may make one event: a deemed acceptance is an acceptance too. The one that says most of it asks most.
                var act = new ActCheck(path[(path.LastIndexOf('/') + 1)..], post.GetParameters()[0].ParameterType, validate, Json);
                if (!found.TryGetValue(made, out var other) || other.Says < act.Says)
                {
                    found[made] = act;
                }
            }
        }

        return found;
    }

    private static JsonSerializerOptions Options()
    {
        var options = new JsonSerializerOptions();
        Wire.Apply(options);
        return options;
    }
}

/// <summary>One act's decision.</summary>
/// <param name="noun">The tail of its path.</param>
/// <param name="command">What it is asked with.</param>
/// <param name="validate">The decision.</param>
/// <param name="json">How events and commands are spelt.</param>
public sealed class ActCheck(string noun, Type command, MethodInfo validate, JsonSerializerOptions json)
{
    /// <summary>What decisions load and the correction takes to be as it was.</summary>
    private static readonly object[] Granted = [new NamedMediators(true)];

    public string Noun => noun;

    /// <summary>How many things its command says.</summary>
    public int Says => command.GetProperties().Length;

    /// <summary>The parameters of its decision that a correction has no answer for.</summary>
    public IEnumerable<Type> Unanswered => validate.GetParameters().Select(x => x.ParameterType)
        .Where(x => x != command && x != typeof(Today) && x != typeof(Rulebook) && x != typeof(Organisations.Organisation)
            && !x.IsAssignableTo(typeof(ICaseFile)) && !Granted.Any(x.IsInstanceOfType));

    /// <summary>What the act's own validator says against an event; null if nothing.</summary>
    public string? Malformed(ICaseEvent happened) =>
        command.GetNestedType("Validator") is { } type && Activator.CreateInstance(type) is IValidator validator
            ? validator.Validate(new ValidationContext<object>(CommandOf(happened))).Errors.FirstOrDefault()?.ErrorMessage
            : null;

    public Refusal? Ask(ICaseEvent happened, object record, Rulebook rulebook, Today today)
    {
        object?[] known = [CommandOf(happened), record, rulebook, today, .. Granted];
        var problem = validate.Invoke(
            null, [.. validate.GetParameters().Select(x => known.FirstOrDefault(x.ParameterType.IsInstanceOfType))]);
        return (problem as RefusalProblem)?.Refusal;
    }

    private object CommandOf(ICaseEvent happened) =>
        JsonSerializer.SerializeToElement(happened, happened.GetType(), json).Deserialize(command, json)!;
}
