using CaseTrack.Access;
using CaseTrack.Access.Absences;
using CaseTrack.Clocks;
using CaseTrack.Clocks.Silence;
using CaseTrack.Http;
using CaseTrack.Terms;
using Marten;
using Microsoft.AspNetCore.Http;

namespace CaseTrack.Procedures;

/// <summary>A case as read.</summary>
/// <param name="Record">As it stands.</param>
/// <param name="Actions">What the caller can do now, by the noun of its path.</param>
/// <param name="Acts">The same, each with what it still needs.</param>
/// <param name="Held">What belongs to this stage and nobody can do yet, and why.</param>
/// <param name="Substitutes">代办人: who acts today for those in charge who are away.</param>
public sealed record CaseView<T>(
    T Record, IReadOnlyList<string> Actions, IReadOnlyList<OpenAct> Acts, IReadOnlyList<HeldAct> Held,
    IReadOnlyList<ActingSubstitute> Substitutes);

/// <summary>How any kind of case is read.</summary>
public static class CaseViews
{
    /// <summary>A case, with what can be done upon it as time has left it: what silence has brought about is taken as done, for the next
    /// act finds it so.</summary>
    /// <exception cref="RefusedException">404 when the caller's district has no such case.</exception>
    public static async Task<CaseView<T>> GetAsync<T, TStage>(
        Guid id, Procedure<T, TStage> procedure, HttpContext context, IQuerySession session, TermRules rules, TimeProvider clock,
        ReleasedPeriods releases, CancellationToken token, Func<T, IReadOnlyList<string>>? inCharge = null)
        where T : class, ICaseFile<T, TStage>
        where TStage : struct, Enum
    {
        var record = await RecordViews.LoadAsync<T>(id, context, session, token);
        var rulebook = await session.RulebookAsync(rules, token);
        var today = Today.Of(clock);
        var now = record;
        while (RaiseDueHandler.Next(now, rulebook, today.Date) is { } happened)
        {
            now = T.Fold(now, id, happened);
        }

        var acts = procedure.OpenTo(now, rulebook, today);
        var held = procedure.HeldFrom(now, rulebook, today);
        var caller = Viewer.Of(context).Caller.Name;
        if (acts.Any(x => x.Act == Leaving.Voiding) && await Leaving.RestingAsync<T>(id, session, token) > 0)
        {
            Hold(x => x.Act == Leaving.Voiding, LeavingRefusals.OthersRest);
        }

        bool Alone(OpenAct x) => x.Act is Leaving.Voiding or Leaving.Merging or Leaving.Restoration
            && !Leaving.IsProposedTo(caller, x.Act, now.Dossier);
        if (acts.Any(Alone) && await releases.CountAnyAsync(
            (now.Live ? now : await Leaving.BeforeAsync(now, session, token)).Facts(), session, token))
        {
            Hold(Alone, LeavingRefusals.SecondPerson);
        }

        var open = await RecordActs.OpenAsync(T.Kind, id, [.. acts.Select(x => x.Act)], context, session, token);
        var handlers = inCharge?.Invoke(record) ?? (record.Dossier.Officer is { } officer ? [officer] : []);
        return new(record, open, [.. acts.Where(x => open.Contains(x.Act))], held,
            await session.SubstitutesOfAsync(handlers, today.Date, token));

        void Hold(Func<OpenAct, bool> which, Refusal why)
        {
            held = [.. held, .. acts.Where(which).Select(x => HeldAct.Of(x, why))];
            acts = [.. acts.Where(x => !which(x))];
        }
    }
}
