using System.Security.Cryptography;
using CaseTrack.Http;
using CaseTrack.Organisations;
using Marten;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;

namespace CaseTrack.Access.Accounts;

/// <summary>What accounts must be like.</summary>
public static class AccountRules
{
    // No letters or digits that are taken for one another: first passwords are read out and typed.
    private const string Characters = "abcdefghjkmnpqrstuvwxyzACDEFGHJKLMNPQRTUVWXY34679";

    public static IRuleBuilderOptions<T, string> IsUserName<T>(this IRuleBuilder<T, string> rule) =>
        rule.Matches("^[A-Za-z0-9][A-Za-z0-9._@-]{2,99}$")
            .Saying(AccessRefusals.UserNameShape.Code, AccessRefusals.UserNameShape.Chinese, AccessRefusals.UserNameShape.English);

    public static IRuleBuilderOptions<T, IReadOnlyList<Grant>> AreGrants<T>(this IRuleBuilder<T, IReadOnlyList<Grant>> rule) => rule
        .NotNull()
        .Must(x => x is null || x.All(y => y is not null && Role.Find(y.Role) is { } role && (!role.WholeDistrict || y.Unit is null)))
            .Saying(AccessRefusals.UnknownRole.Code, AccessRefusals.UnknownRole.Chinese, AccessRefusals.UnknownRole.English)
        .Must(x => x is null || x.All(y => y is null || Role.Find(y.Role)?.WholeDistrict != false || y.Unit is { Length: > 0 and <= 40 }))
            .Saying(AccessRefusals.UnitMissing.Code, AccessRefusals.UnitMissing.Chinese, AccessRefusals.UnitMissing.English);

    /// <exception cref="RefusedException">422 for a unit the district does not have.</exception>
    public static async Task RequireUnitsAsync(IReadOnlyList<Grant> grants, IQuerySession session, CancellationToken token)
    {
        foreach (var unit in grants.Select(x => x.Unit).OfType<string>().Distinct())
        {
            if (await session.OrganisationAsync(unit, token) is null)
            {
                throw new RefusedException(CommonRefusals.UnknownUnit, 422, "/grants");
            }
        }
    }

    /// <summary>Another account of the administrator's own district.</summary>
    /// <exception cref="RefusedException">404 when there is none; 422 for one's own.</exception>
    public static async Task<Account> OtherAsync(Guid id, HttpContext context, UserManager<Account> accounts)
    {
        var caller = Viewer.Of(context).Caller;
        var found = await accounts.FindByIdAsync(id.ToString());
        return found?.District != caller.District ? throw new RefusedException(HttpRefusals.NotFound, 404)
            : found.Id == caller.Account ? throw new RefusedException(AccessRefusals.OwnAccount, 422) : found;
    }

    /// <exception cref="RefusedException">What Identity says no to, in our words.</exception>
    public static void Require(IdentityResult result)
    {
        if (result.Succeeded)
        {
            return;
        }

        throw result.Errors.First().Code switch
        {
            nameof(IdentityErrorDescriber.DuplicateUserName) => new RefusedException(AccessRefusals.UserNameTaken, 409, "/userName"),
            var code when code == AccessRefusals.ExternalNameTaken.Code =>
            new RefusedException(AccessRefusals.ExternalNameTaken, 409, "/externalName"),
            "ConcurrencyFailure" => new RefusedException(HttpRefusals.Conflict, 409),
            _ => new RefusedException(AccessRefusals.PasswordTooWeak, 422, "/password"),
        };
    }

    public static string FirstPassword() => RandomNumberGenerator.GetString(Characters, 16);

    public static string Say(IReadOnlyList<Grant> grants) =>
        string.Join(", ", grants.Select(x => x.Unit is null ? x.Role : $"{x.Role}@{x.Unit}"));
}
