using System.Collections.Concurrent;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using CaseTrack.Access;
using CaseTrack.Clocks.Silence;
using CaseTrack.Http;
using CaseTrack.Parties;
using Marten;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CaseTrack.Import.Acts;

/// <summary>What an act came to.</summary>
/// <param name="Events">What it brought about; nothing where it was refused.</param>
/// <param name="Breaches">The breaches that were confirmed with it.</param>
/// <param name="Refusal">Why not.</param>
/// <param name="Pointer">The member of the command that is the reason.</param>
/// <param name="Asks">The breach it may be all the same: the refusal falls once somebody confirms it knowingly.</param>
/// <param name="Parties">Who comes with what opens a record.</param>
public sealed record ActResult(
    IReadOnlyList<ICaseEvent> Events, IReadOnlyList<Breach> Breaches, Refusal? Refusal = null, string? Pointer = null,
    Breach? Asks = null, IReadOnlyList<PartyDetails>? Parties = null);

/// <summary>办理. Makes one act upon a record that is held in memory: shape, decision, personal data in texts and rights are asked as a
/// request would be asked, by the same code. The events are handed back; whoever asks appends them.</summary>
public sealed class ActRunner(IServiceProvider services, IOptions<Microsoft.AspNetCore.Http.Json.JsonOptions> json)
{
    private readonly ConcurrentDictionary<Type, IValidator?> validators = new();

    /// <param name="kind">The kind of record.</param>
    /// <param name="noun">The act; empty for what opens a record.</param>
    /// <param name="record">The record as it stands; null before it is opened.</param>
    /// <param name="id">The record.</param>
    /// <param name="body">The command.</param>
    /// <param name="work">Who acts, in which transaction.</param>
    /// <param name="known">The persons of the record: what is written must not name them.</param>
    /// <param name="confirmed">The breaches confirmed knowingly, by the codes of the refusals.</param>
    public async Task<ActResult> RunAsync(
        RecordKind kind, string noun, object? record, Guid id, JsonObject body, ActWork work, IReadOnlyList<KnownPerson> known,
        IReadOnlyCollection<string> confirmed)
    {
        var endpoint = ActEndpoint.Of(kind.Name, noun);
        object command;
        try
        {
            command = body.Deserialize(endpoint.Command, json.Value.SerializerOptions) ?? throw new JsonException();
        }
        catch (JsonException wrong)
        {
            return Refused(HttpRefusals.Invalid, wrong.Path is ['$', '.', .. var path]
                ? "/" + path.Replace('.', '/').Replace("[", "/", StringComparison.Ordinal).Replace("]", "", StringComparison.Ordinal)
                : null);
        }

        if (await ShapeAsync(endpoint.Command, command, work.Token) is { } misshapen)
        {
            return misshapen;
        }

        if (command is IForUnit { Unit: { } unit } forUnit && kind.Area is { } area
            && await work.Viewer.SightAsync(area, work.Session, work.Token, write: true) is { All: false } sight
            && !sight.Units.Contains(unit))
        {
            return Refused(AccessRefusals.OtherUnit, forUnit.UnitPointer);
        }

        // Whoever comes with the command is known as well.
        var parties = (command as IWithParties)?.Parties;
        known = [.. known, .. parties?.Select(x => KnownPerson.Of(x.PartyKind, PartyVault.PersonOf(x))) ?? []];
        if (!UncheckedTextAttribute.IsSkipped(endpoint.Command) && FreeText.Find(command, known) is { } told)
        {
            return Refused(PartyRefusals.PersonalDataInText, told);
        }

        try
        {
            return await DecideAsync(kind, noun, endpoint, record, id, command, work, confirmed) with { Parties = parties };
        }
        catch (RefusedException refused)
        {
            return Refused(refused.Refusal, refused.Pointer);
        }
    }

    private static ActResult Refused(Refusal refusal, string? pointer, Breach? asks = null) =>
        new([], [], refusal, pointer, asks);

    private async Task<ActResult> DecideAsync(
        RecordKind kind, string noun, ActEndpoint endpoint, object? record, Guid id, object command, ActWork work,
        IReadOnlyCollection<string> confirmed)
    {
        var today = work.Today with { Confirming = new(confirmed) };
        var given = new Dictionary<Type, object?>
        {
            [endpoint.Command] = command,
            [kind.RecordType] = record,
            [typeof(Today)] = today,
            [typeof(CancellationToken)] = work.Token,
            [typeof(IDocumentSession)] = work.Session,
            [typeof(IQuerySession)] = work.Session,
            [typeof(Guid)] = id,
        };
        if (endpoint.Load is { } load)
        {
            var loaded = await CallAsync(load, given);
            for (var i = 0; i < load.Gives.Count; i++)
            {
                given[load.Gives[i]] = load.Gives.Count == 1 ? loaded : ((ITuple)loaded!)[i];
            }
        }

        if (endpoint.Validate is { } validate && await CallAsync(validate, given) is RefusalProblem problem)
        {
            return Refused(problem.Refusal, problem.Pointer, problem.Breach);
        }

        var events = new List<ICaseEvent>();
        await TakeAsync(await CallAsync(endpoint.Post, given), events, work);
        if (today.Confirming is { Breaches: { Count: > 0 } breaches } && events is [.., var act])
        {
            var after = events.Aggregate(record, (before, happened) => kind.Fold(before, id, happened));
            events.AddRange(breaches.Select(x => kind.BreachRecorded(act.OccurredOn, noun, x, SettledEntry.StandsBeside(after))));
            return new(events, breaches);
        }

        return new(events, []);
    }

    /// <summary>What an endpoint hands back is answers, events, and things to do in the same transaction.</summary>
    private static async Task TakeAsync(object? result, List<ICaseEvent> events, ActWork work)
    {
        switch (result)
        {
            case null or Recorded or Created:
                break;
            case ITuple tuple:
                for (var i = 0; i < tuple.Length; i++)
                {
                    await TakeAsync(tuple[i], events, work);
                }

                break;
            case ICaseEvent happened:
                events.Add(happened);
                break;
            case IStartStream opened:
                events.AddRange(opened.Events.Cast<ICaseEvent>());
                break;
            case IEnumerable<object> several:
                events.AddRange(several.Cast<ICaseEvent>());
                break;
            case IMartenOp operation:
                operation.Execute(work.Session);
                break;
            default:
                throw new InvalidOperationException($"An import does not know what to do with {result.GetType().Name}.");
        }
    }

    private async Task<ActResult?> ShapeAsync(Type type, object command, CancellationToken token)
    {
        if (validators.GetOrAdd(type, x => services.GetService(typeof(IValidator<>).MakeGenericType(x)) as IValidator) is not { } validator)
        {
            return null;
        }

        if ((await validator.ValidateAsync(new ValidationContext<object>(command), token)).Errors is not [var error, ..])
        {
            return null;
        }

        // What is kept is read in either language.
        var reader = CultureInfo.CurrentUICulture;
        var texts = new List<string>();
        foreach (var language in (string[])["zh-CN", "en"])
        {
            CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
            texts.Add((await validator.ValidateAsync(new ValidationContext<object>(command), token)).Errors[0].ErrorMessage);
        }

        CultureInfo.CurrentUICulture = reader;
        return Refused(new(error.ErrorCode, texts[0], texts[1]), BodyValidation.Pointer(error.PropertyName));
    }

    private Task<object?> CallAsync(ActCall call, Dictionary<Type, object?> given) =>
        call.InvokeAsync(x => given.TryGetValue(x, out var value) ? value : services.GetRequiredService(x));
}

/// <summary>Who acts, and in which transaction.</summary>
/// <param name="Session">The transaction.</param>
/// <param name="Viewer">Whose rights are asked.</param>
/// <param name="Today">The day.</param>
/// <param name="Token">Cancellation.</param>
public sealed record ActWork(IDocumentSession Session, Viewer Viewer, Today Today, CancellationToken Token);
