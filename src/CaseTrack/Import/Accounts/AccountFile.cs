using System.Text.Json;
using CaseTrack.Access.Accounts;
using CaseTrack.Http;
using CaseTrack.Import.Columns;
using CaseTrack.Import.Reading;
using CaseTrack.Import.Running;
using CaseTrack.Organisations;
using Marten;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace CaseTrack.Import.Accounts;

/// <summary>账号表的一行.</summary>
/// <param name="Verdict">What it came to.</param>
/// <param name="Account">The account as it would be opened; null where the row cannot be read.</param>
public sealed record AccountFileRow(RowVerdict Verdict, OpenAccount? Account);

/// <summary>账号表. A sheet of people and their rights, read as the rows of an import are, and decided as a list of accounts is.</summary>
/// <param name="Rows">In the order of the file.</param>
public sealed record AccountFile(IReadOnlyList<AccountFileRow> Rows)
{
    public const int Most = 300;

    private static readonly OpenAccount.Validator Shape = new();

    /// <summary>What is to be opened: accounts that are there already are left alone.</summary>
    public IReadOnlyList<OpenAccount> New => [.. Rows.Where(x => x.Verdict.State is RowState.Good).Select(x => x.Account!)];

    /// <summary>Reads the body of a request.</summary>
    /// <exception cref="RefusedException">422: the file as a whole cannot be read, or holds too many rows.</exception>
    public static async Task<AccountFile> ReadAsync(
        HttpContext context, IQuerySession session, ILookupNormalizer names, IOptions<Microsoft.AspNetCore.Http.Json.JsonOptions> json,
        TimeProvider clock, CancellationToken token)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, token);
        var sheet = ImportSheet.Open(
            body.ToArray(), ImportKind.Accounts, new Dictionary<string, string>(), new Dictionary<string, DayOrder>());
        if (sheet.Rows > Most)
        {
            throw new RefusedException(ImportRefusals.TooManyAccounts, 422);
        }

        var units = new ReadingContext(ReadingContext.UnitsOf(await session.OrganisationsAsync(token)), sheet.Orders);
        var today = Today.Of(clock).Date;
        var rows = sheet.Chunks(0).SelectMany(x => x)
            .Select(x => Read(sheet.Headings, x, units, today, json.Value.SerializerOptions)).ToArray();
        return new(await DecideAsync(rows, sheet.Headings, session, names, token));
    }

    private static AccountFileRow Read(
        Headings headings, ReadRow row, ReadingContext units, DateOnly today, JsonSerializerOptions json)
    {
        var reading = RowReader.Read(ImportKind.Accounts, headings, row, units, today, _ => Guid.Empty);
        var verdict = new RowVerdict(row.Number, RowState.Good) { Said = reading.Said, Problems = reading.Problems };
        if (reading.Problems.Count > 0)
        {
            return new(verdict with { State = RowState.Wrong }, null);
        }

        var act = reading.Acts.Single();
        act.Body.Remove("id");
        var account = act.Body.Deserialize<OpenAccount>(json)!;
        RowProblem[] wrong = [.. Shape.Validate(account).Errors
            .Select(x => Problem(headings, act.ColumnOf(ImportKind.Accounts, BodyValidation.Pointer(x.PropertyName)) ?? FirstOf(
                BodyValidation.Pointer(x.PropertyName)), x.ErrorCode, x.ErrorMessage))];
        return new(verdict with { Problems = wrong, State = wrong.Length > 0 ? RowState.Wrong : RowState.Good }, account);
    }

    /// <summary>What only the accounts that are there can tell; the same decision as for a list.</summary>
    private static async Task<IReadOnlyList<AccountFileRow>> DecideAsync(
        AccountFileRow[] rows, Headings headings, IQuerySession session, ILookupNormalizer names, CancellationToken token)
    {
        var wanted = rows.Select(x => names.NormalizeName(x.Account?.UserName)).OfType<string>().ToArray();
        var known = (await session.Query<Account>().Where(x => x.NormalizedUserName.IsOneOf(wanted)).ToListAsync(token))
            .ToDictionary(x => x.NormalizedUserName);
        AccountFileRow[] seen = [.. rows.Select(x => IsThere(x) ? x with { Verdict = x.Verdict with { State = RowState.There } } : x)];
        AccountFileRow[] open = [.. seen.Where(x => x.Verdict.State is RowState.Good)];
        var errors = open.Length > 0
            && await OpenAccountsEndpoint.ValidateAsync(new([.. open.Select(x => x.Account!)]), session, names, token)
                is RefusalProblem problem
            && problem.Extensions["errors"] is List<FieldError> found
            ? found.ToLookup(x => int.Parse(x.Pointer.Split('/')[2], System.Globalization.CultureInfo.InvariantCulture))
            : Array.Empty<FieldError>().ToLookup(_ => 0);
        var refused = open.Index().Where(x => errors.Contains(x.Index)).ToDictionary(x => x.Item.Verdict.Row, x => errors[x.Index]);
        return [.. seen.Select(x => refused.TryGetValue(x.Verdict.Row, out var why)
            ? x with { Verdict = x.Verdict with { State = RowState.Wrong, Problems = [.. why.Select(Said)] } } : x)];

        // The same person under the same name: the same file again changes nothing.
        bool IsThere(AccountFileRow row) => row.Account is { } account
            && known.TryGetValue(names.NormalizeName(account.UserName)!, out var there)
            && there.District == session.TenantId && there.DisplayName == account.DisplayName;

        RowProblem Said(FieldError error) =>
            Problem(headings, FirstOf($"/{error.Pointer.Split('/')[^1]}"), error.Code, error.Detail);
    }

    /// <summary>The first column of what is said of several together.</summary>
    private static ImportColumn? FirstOf(string pointer) => ImportKind.Accounts.Columns.FirstOrDefault(
        x => x.To == pointer || x.To.StartsWith(pointer + "/", StringComparison.Ordinal));

    /// <summary>It is answered at once, in the reader's language, and not kept.</summary>
    private static RowProblem Problem(Headings headings, ImportColumn? column, string code, string said) =>
        (column is null ? null : headings.Place(column.Key)) is { } place
            ? new(headings.Columns[place].Text, ReadRow.Letters(place), code, said, said)
            : new(column?.Here, null, code, said, said);
}
