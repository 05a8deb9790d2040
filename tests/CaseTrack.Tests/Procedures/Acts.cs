using System.Reflection;
using CaseTrack.Access;
using CaseTrack.Clocks;
using CaseTrack.Mediation;
using CaseTrack.Organisations;
using CaseTrack.Terms;
using Microsoft.AspNetCore.Mvc;
using Wolverine.Http;

namespace CaseTrack.Tests.Procedures;

/// <summary>Asks the decision behind a path, as the endpoint does, without a database.</summary>
public static class Acts
{
    public static readonly Rulebook Rulebook = new(TermRules.Shipped, WorkCalendar.Shipped);

    private static readonly ILookup<string, Type> Endpoints = typeof(ICaseEvent).Assembly.GetTypes()
        .Where(x => x.IsAbstract && x.IsSealed && x.GetMethod("Post") is not null)
        .ToLookup(x => x.GetMethod("Post")!.GetCustomAttribute<WolverinePostAttribute>()!.Template);

    /// <summary>Every act upon a record of a kind, by the tail of its path.</summary>
    public static IReadOnlyList<string> Of(string kind) =>
        [.. Endpoints.Select(x => x.Key).Where(x => x.StartsWith($"/api/v1/{kind}/{{id}}/", StringComparison.Ordinal))
            .Select(x => x[(x.LastIndexOf('/') + 1)..])];

    /// <summary>The refusal's code, or null.</summary>
    public static string? Refused(string kind, string noun, object command, object record, DateOnly today, params object[] more) =>
        Validate(kind, noun, command, record, today, more).Refused();

    public static ProblemDetails Validate(string kind, string noun, object command, object record, DateOnly today, params object[] more)
    {
        var validate = Endpoint(kind, noun).GetMethod("Validate")!;
        object[] known = [command, record, new Today(today), Rulebook, new Leaving(true, 0, false, "tester"), new NamedMediators(true),
            new CaseTrack.Photos.PhotoOptions(),
            .. more];
        return (ProblemDetails)validate.Invoke(null, Values(validate, known))!;
    }

    /// <summary>The event an act makes, where making it needs no number.</summary>
    public static ICaseEvent? Happens(string kind, string noun, object command, object record)
    {
        var post = Endpoint(kind, noun).GetMethod("Post")!;
        if (post.ReturnType.Name.StartsWith("Task", StringComparison.Ordinal))
        {
            return null;
        }

        object[] known = [command, record, Rulebook, Given.Organisation(OrganisationKind.MediationCommittee)];
        var made = (System.Runtime.CompilerServices.ITuple)post.Invoke(null, Values(post, known))!;
        return (ICaseEvent)made[1]!;
    }

    /// <summary>The last value there is for each parameter. One without a value would otherwise be asked about nothing and answer as if
    /// all were well.</summary>
    internal static object[] Values(MethodInfo method, IReadOnlyList<object> known) =>
        [.. method.GetParameters().Select(x => known.LastOrDefault(x.ParameterType.IsInstanceOfType) ?? throw new InvalidOperationException(
            $"{method.DeclaringType!.Name}.{method.Name} asks for {x.ParameterType.Name} {x.Name}, and no value of that type is known "
                + $"here."))];

    private static Type Endpoint(string kind, string noun) => Endpoints[$"/api/v1/{kind}/{{id}}/{noun}"].Single();
}
