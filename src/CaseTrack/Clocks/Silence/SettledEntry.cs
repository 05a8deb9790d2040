using CaseTrack.Terms;
using JasperFx;
using JasperFx.CodeGeneration;
using JasperFx.CodeGeneration.Frames;
using JasperFx.Core.Reflection;
using JasperFx.Events;
using Marten;
using Microsoft.AspNetCore.Http;

namespace CaseTrack.Clocks.Silence;

/// <summary>What every act leaves to be done in its own transaction: the breaches confirmed with it are recorded, and what time has
/// brought about by today is applied.</summary>
public sealed class SettledEntry : IHttpPolicy
{
    public void Apply(IReadOnlyList<HttpChain> chains, GenerationRules rules, IServiceContainer container)
    {
        foreach (var chain in chains.Where(x => x.HttpMethods.Contains("POST")))
        {
            var record = chain.Middleware.SelectMany(x => x.Creates)
                .FirstOrDefault(x => x.VariableType.Closes(typeof(IEventStream<>)))?.VariableType.GetGenericArguments()[0];
            if (record?.IsAssignableTo(typeof(ICaseFile)) is true && chain.Method.Creates.Any(x => x.VariableType == typeof(Recorded)))
            {
                chain.Postprocessors.Insert(0, Call(nameof(AfterActAsync), record));
            }
            else if (chain.Method.Creates.Any(x => x.VariableType == typeof(IStartStream))
                && Opened(chain.RoutePattern!.RawText!) is { } opened)
            {
                chain.Postprocessors.Insert(0, Call(nameof(AfterOpeningAsync), opened));
            }
        }
    }

    /// <summary>Adds to the stream what belongs to the act, and corrects the version the answer names.</summary>
    public static async Task AfterActAsync<T>(
        IEventStream<T> stream, Recorded recorded, Today today, HttpContext context, IDocumentSession session, TermRules rules,
        PassingOfTime time, CancellationToken token)
        where T : class, ICaseRecord<T>
    {
        var record = stream.Aggregate!;
        foreach (var happened in stream.Events.Select(x => x.Data).OfType<ICaseEvent>().ToList())
        {
            record = T.Fold(record, record.Id, happened);
        }

        if (today.Confirming is { Breaches.Count: > 0 } confirmed && stream.Events is [.., { Data: ICaseEvent act }])
        {
            var noun = context.Request.Path.Value![(context.Request.Path.Value!.LastIndexOf('/') + 1)..];
            var beside = StandsBeside(record);
            foreach (var breach in confirmed.Breaches)
            {
                Append(new BreachRecorded<T>(
                    act.OccurredOn, noun, breach.Kind, breach.Rule, breach.Basis, breach.Phase, breach.DueOn, breach.DaysLate, beside));
            }
        }

        foreach (var happened in await time.SinceAsync(record, session, rules, token))
        {
            Append(happened);
        }

        void Append(ICaseEvent happened)
        {
            stream.AppendOne(happened);
            record = T.Fold(record, record.Id, happened);
            recorded.Version++;
        }
    }

    /// <summary>Adds to a stream that is being opened what time has brought about since.</summary>
    public static async Task AfterOpeningAsync<T>(
        IDocumentSession session, TermRules rules, PassingOfTime time, CancellationToken token) where T : class, ICaseRecord<T>
    {
        foreach (var stream in session.PendingChanges.Streams()
            .Where(x => x.ActionType is StreamActionType.Start && x.Events.All(y => y.Data is ICaseEvent<T>)).ToList())
        {
            var record = stream.Events.Aggregate((T?)null, (before, e) => T.Fold(before, stream.Id, (ICaseEvent)e.Data));
            if (record is not null && await time.SinceAsync(record, session, rules, token) is { Count: > 0 } happened)
            {
                session.Events.Append(stream.Id, happened);
            }
        }
    }

    /// <summary>Whether the last step of a record stands beside what the law brought about in the meantime.</summary>
    public static bool StandsBeside(object? record) => record is ICaseFile { Dossier.Steps: [.., var last] }
        && last.Event.StartsWith(Dossier.LatePrefix, StringComparison.Ordinal);

    private static MethodCall Call(string name, Type record) =>
        new(typeof(SettledEntry), typeof(SettledEntry).GetMethod(name)!.MakeGenericMethod(record));

    /// <summary>The kind of case a path opens.</summary>
    private static Type? Opened(string path) => RecordKind.EventTypes.Select(x => RecordKind.OfEvent(x)).Distinct()
        .FirstOrDefault(x => x.RecordType.IsAssignableTo(typeof(ICaseFile))
            && path.StartsWith($"/api/v1/{x.Name}", StringComparison.Ordinal))?.RecordType;
}
