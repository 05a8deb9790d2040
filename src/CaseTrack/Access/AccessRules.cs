namespace CaseTrack.Access;

/// <summary>Who an endpoint is for.</summary>
public enum Audience
{
    /// <summary>Whoever holds a permit of the area.</summary>
    Permitted = 1,

    /// <summary>Whoever is signed in.</summary>
    SignedIn,

    /// <summary>Whoever is signed in, even before the first password is changed.</summary>
    Self,

    /// <summary>Anybody.</summary>
    Anonymous,
}

/// <summary>访问规则. What an endpoint asks of its caller.</summary>
/// <param name="Audience">Who it is for.</param>
/// <param name="Areas">Any of these areas.</param>
/// <param name="Write">Changing something.</param>
/// <param name="Kind">The kind of record its <c>{id}</c> names.</param>
/// <param name="Receiver">Also for the desk a case was handed over to.</param>
/// <param name="Cleared">Only for those cleared for restricted access.</param>
/// <param name="People">For people only, never for a machine's key.</param>
public sealed record AccessRule(
    Audience Audience, IReadOnlyList<Area> Areas, bool Write = false, string? Kind = null, bool Receiver = false, bool Cleared = false,
    bool People = false);

/// <summary>访问规则表. Every path of the service; one that is not here is closed, and the service does not start with it.</summary>
public static class AccessRules
{
    private static readonly Area[] Cases = [Area.Mediation, Area.Review, Area.Supervision];

    /// <summary>The kinds of case and their areas.</summary>
    public static IReadOnlyList<(string Kind, Area Area)> CaseKinds { get; } = [.. RecordKind.Cases.Select(x => (x.Name, x.Area!.Value))];

    private static readonly (string Path, string Method, AccessRule Rule)[] Table =
    [
        ("sign-ins", "POST", new(Audience.Anonymous, [])),
        ("token-refreshes", "POST", new(Audience.Anonymous, [])),
        ("first-administrator", "POST", new(Audience.Anonymous, [])),
        ("sign-outs", "POST", new(Audience.Self, [])),
        ("password-changes", "POST", new(Audience.Self, [])),
        ("me", "GET", new(Audience.Self, [])),
        ("me", "POST", new(Audience.Self, [])),
        ("me/notifications", "GET", new(Audience.SignedIn, [])),
        ("me/notifications", "POST", new(Audience.SignedIn, [])),
        ("me/notification-count", "GET", new(Audience.SignedIn, [])),
        ("me/notification-choices", "GET", new(Audience.SignedIn, [])),
        ("me/notification-choices", "POST", new(Audience.SignedIn, [])),
        ("settings", "GET", new(Audience.Permitted, [Area.Organisations], People: true)),
        ("roles", "GET", new(Audience.SignedIn, [])),
        ("absences", "GET", new(Audience.SignedIn, [])),
        ("absences", "POST", new(Audience.SignedIn, [])),
        ("absence-choices", "GET", new(Audience.SignedIn, [])),
        ("act-batches", "POST", new(Audience.SignedIn, [])),
        ("procedures", "GET", new(Audience.SignedIn, [])),
        ("code-lists", "GET", new(Audience.SignedIn, [])),
        ("holiday-notices", "GET", new(Audience.SignedIn, [])),
        ("holiday-notices", "POST", new(Audience.Permitted, [Area.Calendar], Write: true)),
        ("organisations", "GET", new(Audience.SignedIn, [])),
        ("organisations", "POST", new(Audience.Permitted, [Area.Organisations], Write: true)),
        ("figures", "GET", new(Audience.Permitted, [Area.Figures])),
        ("regions", "GET", new(Audience.Permitted, [Area.Figures])),
        ("releases", "GET", new(Audience.Permitted, [Area.Releases])),
        ("releases", "POST", new(Audience.Permitted, [Area.Releases], Write: true)),
        ("releases/{id}/approval", "POST", new(Audience.Permitted, [Area.Approval], Write: true)),
        ("release-checks", "GET", new(Audience.Permitted, [Area.Releases])),
        ("release-verifications", "POST", new(Audience.Permitted, [Area.Releases])),
        ("reports", "GET", new(Audience.Permitted, [Area.Reports])),
        ("report-templates", "GET", new(Audience.Permitted, [Area.Reports])),
        ("report-templates", "POST", new(Audience.Permitted, [Area.Reports], Write: true)),
        ("statistical-forms", "GET", new(Audience.Permitted, [Area.Figures])),
        ("statistical-form-layouts", "GET", new(Audience.Permitted, [Area.Reports])),
        ("statistical-form-layouts", "POST", new(Audience.Permitted, [Area.Reports], Write: true)),
        ("letters", "GET", new(Audience.SignedIn, [])),
        ("letter-templates", "GET", new(Audience.SignedIn, [])),
        ("letter-templates", "POST", new(Audience.Permitted, [Area.Organisations], Write: true, People: true)),
        ("letter-previews", "POST", new(Audience.Permitted, Cases, Write: true, People: true)),
        ("text-checks", "POST", new(Audience.Permitted, [Area.Reports])),
        ("wording-choices", "GET", new(Audience.Permitted, [Area.Reports, Area.Approval])),
        ("wording-choices", "POST", new(Audience.Permitted, [Area.Reports], Write: true, People: true)),
        ("wording-choices/{id}/review", "POST",
        new(Audience.Permitted, [Area.Approval], Write: true, Kind: "wording-choices", People: true)),
        ("entry-signals", "GET", new(Audience.Permitted, [Area.Signals])),
        ("entry-signals", "POST", new(Audience.Permitted, [Area.Signals], Write: true, People: true)),
        ("entry-signal-reviews", "GET", new(Audience.Permitted, [Area.Signals])),
        ("deadlines", "GET", new(Audience.Permitted, Cases)),
        ("hand-overs", "GET", new(Audience.Permitted, Cases)),
        ("reminders", "GET", new(Audience.Permitted, Cases)),
        ("numbers", "GET", new(Audience.Permitted, Cases)),
        ("number-templates", "GET", new(Audience.SignedIn, [])),
        ("number-templates", "POST", new(Audience.Permitted, [Area.Organisations], Write: true, People: true)),
        ("base-figures", "GET", new(Audience.Permitted, [Area.Figures])),
        ("base-figures", "POST", new(Audience.Permitted, [Area.Releases], Write: true)),
        ("import-kinds", "GET", new(Audience.Permitted, [Area.Import])),
        ("imports", "GET", new(Audience.Permitted, [Area.Import])),
        ("imports", "POST", new(Audience.Permitted, [Area.Import], Write: true)),
        ("events", "GET", new(Audience.Permitted, [.. Cases, Area.Ledger])),
        ("party-searches", "POST", new(Audience.Permitted, Cases)),
        ("party-repeats", "GET", new(Audience.Permitted, Cases)),
        ("party-disclosures", "POST", new(Audience.Permitted, Cases, Write: true, People: true)),
        ("erasures", "GET", new(Audience.Permitted, [Area.Privacy, Area.Approval])),
        ("erasures", "POST", new(Audience.Permitted, [Area.Privacy], Write: true)),
        ("erasures/{id}/approval", "POST", new(Audience.Permitted, [Area.Approval], Write: true, Kind: "erasures")),
        ("erasures/{id}/rejection", "POST", new(Audience.Permitted, [Area.Approval], Write: true, Kind: "erasures")),
        ("redactions", "GET", new(Audience.Permitted, [Area.Privacy, Area.Approval], Kind: "redactions")),
        ("redactions", "POST", new(Audience.Permitted, [Area.Privacy], Write: true, People: true)),
        ("redactions/{id}/approval", "POST",
        new(Audience.Permitted, [Area.Approval], Write: true, Kind: "redactions", People: true)),
        ("redactions/{id}/rejection", "POST",
        new(Audience.Permitted, [Area.Approval], Write: true, Kind: "redactions", People: true)),
        ("legal-holds", "GET", new(Audience.Permitted, [Area.Privacy, Area.Approval])),
        ("legal-holds", "POST", new(Audience.Permitted, [Area.Privacy], Write: true)),
        ("legal-holds/{id}/lifting", "POST", new(Audience.Permitted, [Area.Privacy], Write: true, Kind: "legal-holds")),
        ("retention-rules", "GET", new(Audience.Permitted, [Area.Privacy, Area.Approval])),
        ("retention-rules", "POST", new(Audience.Permitted, [Area.Approval], Write: true, People: true)),
        ("retention-due", "GET", new(Audience.Permitted, [Area.Privacy, Area.Approval])),
        ("destruction-lists", "GET", new(Audience.Permitted, [Area.Privacy, Area.Approval], Kind: "destruction-lists")),
        ("destruction-lists", "POST", new(Audience.Permitted, [Area.Privacy], Write: true, People: true)),
        ("destruction-lists/{id}/approval", "POST",
        new(Audience.Permitted, [Area.Approval], Write: true, Kind: "destruction-lists", People: true)),
        ("destruction-lists/{id}/rejection", "POST",
        new(Audience.Permitted, [Area.Approval], Write: true, Kind: "destruction-lists", People: true)),
        ("accounts", "GET", new(Audience.Permitted, [Area.Accounts])),
        ("accounts", "POST", new(Audience.Permitted, [Area.Accounts], Write: true)),
        ("api-keys", "GET", new(Audience.Permitted, [Area.Accounts, Area.Approval])),
        ("api-keys", "POST", new(Audience.Permitted, [Area.Accounts], Write: true)),
        ("api-keys/{key}/approval", "POST", new(Audience.Permitted, [Area.Approval], Write: true)),
        ("webhooks", "GET", new(Audience.Permitted, [Area.Accounts])),
        ("webhooks", "POST", new(Audience.Permitted, [Area.Accounts], Write: true, People: true)),
        ("mails", "GET", new(Audience.Permitted, [Area.Accounts])),
        ("mails", "POST", new(Audience.Permitted, [Area.Accounts], Write: true, People: true)),
        ("access-log", "GET", new(Audience.Permitted, [Area.AccessLog])),
        ("chain-heads", "GET", new(Audience.Permitted, [Area.Proof])),
        ("chain-verifications", "POST", new(Audience.Permitted, [Area.Proof])),
        .. RecordKind.All.Where(x => x.Area is not null).Select(x => (x.Name, x.Area!.Value))
        .SelectMany(x => new (string, string, AccessRule)[]
        {
            (x.Item1, "GET", new(Audience.Permitted, [x.Item2], Kind: x.Item1)),
            (x.Item1, "POST", new(Audience.Permitted, [x.Item2], Write: true, Kind: x.Item1)),
            ($"{x.Item1}/{{id}}/hand-over-receipts", "POST",
            new(Audience.Permitted, [x.Item2], Write: true, Kind: x.Item1, Receiver: true)),
            ($"{x.Item1}/{{id}}/restriction-lifting", "POST",
            new(Audience.Permitted, [x.Item2], Write: true, Kind: x.Item1, Cleared: true)),
            ($"{x.Item1}/{{id}}/issued-letters", "POST", new(Audience.Permitted, [x.Item2], Write: true, Kind: x.Item1, People: true)),
            ($"{x.Item1}/{{id}}/hand-over-returns", "POST", new(Audience.Permitted, [x.Item2], Write: true, Kind: x.Item1, Receiver: true)),
        }),
    ];

    /// <summary>The rule for reading a kind of record: that of its path.</summary>
    /// <exception cref="InvalidOperationException">The kind has none.</exception>
    public static AccessRule Reading(string kind) => Of(kind, "GET");

    /// <summary>The area a kind of case or the ledger belongs to; none for what has no rights by unit.</summary>
    public static Area? AreaOf(string kind) => RecordKind.Find(kind)?.Area;

    /// <summary>The rule of a path; the longest that fits.</summary>
    /// <exception cref="InvalidOperationException">The path has none.</exception>
    public static AccessRule Of(string path, string method)
    {
        const string version = "/api/v1/";
        var tail = path.StartsWith(version, StringComparison.Ordinal) ? path[version.Length..] : path;
        return Table.Where(x => x.Method == method && (tail == x.Path || tail.StartsWith(x.Path + "/", StringComparison.Ordinal)))
            .OrderByDescending(x => x.Path.Length).Select(x => x.Rule).FirstOrDefault()
            ?? throw new InvalidOperationException($"{method} {path} has no access rule.");
    }
}
