using CaseTrack.Access;
using CaseTrack.Procedures;
using CaseTrack.Terms;
using JasperFx;
using JasperFx.CodeGeneration;
using JasperFx.CodeGeneration.Frames;
using JasperFx.Core.Reflection;
using JasperFx.Events;
using Marten;

namespace CaseTrack.Corrections;

/// <summary>更正后全案核对. A correction of a record's fields is checked like one of its steps: the whole record as if it had been entered so.</summary>
public sealed class WholeRecord : IHttpPolicy
{
    public void Apply(IReadOnlyList<HttpChain> chains, GenerationRules rules, IServiceContainer container)
    {
        foreach (var chain in chains.Where(x => x.RequestType?.IsAssignableTo(typeof(ICorrectsFields)) is true))
        {
            var record = chain.Middleware.SelectMany(x => x.Creates).First(x => x.VariableType.Closes(typeof(IEventStream<>))).VariableType.GetGenericArguments()[0];
            chain.Middleware.Add(new MethodCall(typeof(WholeRecord), typeof(WholeRecord).GetMethod(nameof(CheckAsync))!.MakeGenericMethod(record, chain.RequestType!)));
        }
    }

    public static async Task<ProblemDetails> CheckAsync<TRecord, TBody>(
        IEventStream<TRecord> stream, TBody body, Approver approver, IDocumentSession session, TermRules rules, TimeProvider clock, CancellationToken token)
        where TRecord : class, ICaseRecord<TRecord> where TBody : ICorrectsFields
    {
        var record = stream.Aggregate!;
        var history = await session.HistoryAsync<TRecord>(record.Id, rules, clock, token);
        var steps = history.Steps.ToList();
        foreach (var (name, day) in body.Moves)
        {
            var place = steps.FindLastIndex(x => EventName.Of(x.Event) == name && x.Event.Tag != Clock.BySilence);
            if (day is not { } on || place < 0 || steps[place].Event.OccurredOn == on)
            {
                continue;
            }

            steps = history.WithDay(steps, place, on);
        }

        var (inTheWay, _) = history.Judge(record.Id, steps);
        return Rules.Require(
            (inTheWay is null, inTheWay ?? CommonRefusals.NothingToCorrect, "/corrected"),
            (approver.MayRelease || body.After(record) is not TRecord after || !history.MovesReleasedYear(record, after), AccessRefusals.ReleasedYearNeedsApproval, "/approvedBy"));
    }
}
