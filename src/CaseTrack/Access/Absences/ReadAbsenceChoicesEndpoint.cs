using CaseTrack.Http;
using CaseTrack.Organisations;
using Marten;
using Microsoft.AspNetCore.Http;

namespace CaseTrack.Access.Absences;

/// <summary>同事.</summary>
/// <param name="UserName">用户名.</param>
/// <param name="DisplayName">姓名或岗位.</param>
public sealed record Colleague(string UserName, string DisplayName);

/// <summary>可以登记外出的人与可以代办的人.</summary>
/// <param name="Substitutes">Who has the same rights to handle as whoever is asked about.</param>
/// <param name="Officers">Whose absence the caller may declare.</param>
public sealed record AbsenceChoices(IReadOnlyList<Colleague> Substitutes, IReadOnlyList<Colleague> Officers);

public static class ReadAbsenceChoicesEndpoint
{
    /// <summary>可以代办的人: those with the same rights to handle cases as <c>officer</c>, oneself unless given; and whose absence the
    /// caller may declare.</summary>
    [WolverineGet("/api/v1/absence-choices")]
    public static async Task<AbsenceChoices> Get(HttpContext context, IQuerySession session, CancellationToken token)
    {
        var caller = Viewer.Of(context).Caller;
        var asked = caller.Named(Filters.Of(context, "officer").Text("officer")) ?? caller.Name;
        AbsencePlan.RequireOf(asked, context);
        var handling = (await AbsencePlan.AccountsAsync(session, token)).Where(x => AbsencePlan.HandledBy(x).Count > 0).ToList();
        var officer = handling.FirstOrDefault(x => string.Equals(x.UserName, asked, StringComparison.OrdinalIgnoreCase));
        var organisations = await session.OrganisationsAsync(token);
        return new(
            officer is null ? [] : [.. handling.Where(x => x.Id != officer.Id
                && AbsencePlan.LackingTo(x, officer, organisations).Count == 0).Select(Of)],
            [.. handling.Where(x => AbsencePlan.Oversees(caller) || x.Id == caller.Account).Select(Of)]);

        static Colleague Of(Accounts.Account x) => new(x.UserName, x.DisplayName);
    }
}
