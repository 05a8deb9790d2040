namespace CaseTrack.Access.SignIn;

/// <summary>角色清单.</summary>
public sealed record RoleList(IReadOnlyList<Role> Roles);

public static class ListRolesEndpoint
{
    /// <summary>角色: what each may see and do.</summary>
    [WolverineGet("/api/v1/roles")]
    public static RoleList Get() => new(Role.All);
}
