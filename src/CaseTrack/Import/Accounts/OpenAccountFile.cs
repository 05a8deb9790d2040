using CaseTrack.Access.Accounts;
using CaseTrack.Access.Log;
using CaseTrack.Http;
using CaseTrack.Import.Columns;
using CaseTrack.Import.Requests;
using CaseTrack.Import.Running;
using Marten;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace CaseTrack.Import.Accounts;

/// <summary>账号表的结论.</summary>
/// <param name="Rows">逐行结论.</param>
/// <param name="Accounts">已开设的账号, each with its first password, which is shown here and nowhere again; none after a mere
/// check.</param>
public sealed record AccountFileAnswer(IReadOnlyList<ImportRow> Rows, IReadOnlyList<AccountView> Accounts)
{
    public static AccountFileAnswer Of(AccountFile file, RowState opened, IReadOnlyList<AccountView> accounts) => new(
        [.. file.Rows.Select(x => ImportRow.Of(
            x.Verdict.State is RowState.Good ? x.Verdict with { State = opened } : x.Verdict, ImportKind.Accounts))], accounts);
}

public static class CheckAccountFileEndpoint
{
    /// <summary>试读账号表 (.xlsx, CSV): the file is the body of the request; what each row would come to. Nothing is opened.</summary>
    [WolverinePost("/api/v1/accounts/file-check"), NotRepeated]
    public static async Task<AccountFileAnswer> Post(
        HttpContext context, IQuerySession session, ILookupNormalizer names, IOptions<Microsoft.AspNetCore.Http.Json.JsonOptions> json,
        TimeProvider clock, CancellationToken token) =>
        AccountFileAnswer.Of(await AccountFile.ReadAsync(context, session, names, json, clock, token), RowState.Good, []);
}

public static class OpenAccountFileEndpoint
{
    public static Task<AccountFile> LoadAsync(
        HttpContext context, IQuerySession session, ILookupNormalizer names, IOptions<Microsoft.AspNetCore.Http.Json.JsonOptions> json,
        TimeProvider clock, CancellationToken token) => AccountFile.ReadAsync(context, session, names, json, clock, token);

    public static ProblemDetails Validate(AccountFile file)
    {
        FieldError[] errors = [.. file.Rows.Where(x => x.Verdict.State is RowState.Wrong)
            .Select(x => (x.Verdict.Row, Problem: x.Verdict.Problems[0], Said: ImportRow.Of(x.Verdict, ImportKind.Accounts)))
            .Select(x => new FieldError($"/rows/{x.Row}", x.Problem.Code, $"{x.Said.Heading} {x.Said.Problem}".Trim()))];
        return errors.Length == 0 ? WolverineContinue.NoProblems
            : new RefusalProblem(ImportRefusals.AccountFileRefused) { Extensions = { ["errors"] = errors } };
    }

    /// <summary>按账号表开设账号 (.xlsx, CSV): the file is the body of the request; all of its rows, or none. Accounts of the same user name
    /// and name that are there already are left as they are. The answer holds the first passwords, once.</summary>
    [WolverinePost("/api/v1/accounts/files"), NotRepeated]
    public static async Task<AccountFileAnswer> Post(
        [NotBody] AccountFile file, HttpContext context, IDocumentStore store, IQuerySession session,
        IPasswordHasher<Account> hasher, ILookupNormalizer names, AccessLog log, TimeProvider clock, CancellationToken token)
    {
        var opened = file.New is { Count: > 0 } accounts
            ? (await OpenAccountsEndpoint.Post(new(accounts), context, store, session, hasher, names, log, clock, token)).Accounts : [];
        return AccountFileAnswer.Of(file, RowState.Recorded, opened);
    }
}

public static class ReadAccountTemplateEndpoint
{
    /// <summary>账号表模板 (.xlsx): headings, roles to choose from, an example, and hints, in the reader's language.</summary>
    [WolverineGet("/api/v1/accounts/file-template")]
    public static IResult Get(HttpContext context)
    {
        Filters.Of(context);
        return Results.File(TemplateBook.Write(ImportKind.Accounts), Reports.SheetBook.MediaType, "accounts.xlsx");
    }
}
