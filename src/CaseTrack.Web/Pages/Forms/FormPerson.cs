using CaseTrack.Access;
using CaseTrack.Records;

namespace CaseTrack.Web.Pages.Forms;

/// <summary>Who fills in a form: what of it is known already. It stands in the fields, where it can be seen and changed.</summary>
/// <param name="Account">The account of a mediator; for others none, since others mediate.</param>
/// <param name="Unit">The unit whose records the person writes.</param>
public sealed record FormPerson(string? Account, string? Unit)
{
    public static FormPerson Of(Caller caller, Area area, IReadOnlyList<UnitOption> units)
    {
        var unit = caller.Permits.FirstOrDefault(x => x.Area == area && x.Write)?.Unit;
        return new(units.Any(x => x.Code == unit && x.Committee) ? caller.Name : null, unit);
    }

    /// <summary>What a field begins with.</summary>
    public string? Start(string? start) => start switch { "self" => Account, "own-unit" => Unit, _ => start };
}
