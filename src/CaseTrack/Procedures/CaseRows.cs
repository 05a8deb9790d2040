using System.Linq.Expressions;
using CaseTrack.Access;
using CaseTrack.Clocks;
using CaseTrack.Http;
using CaseTrack.Organisations;
using CaseTrack.Parties;
using CaseTrack.Store;
using Marten;
using Marten.Linq.MatchesSql;
using Microsoft.AspNetCore.Http;

namespace CaseTrack.Procedures;

/// <summary>案件列表的一行. What a person looks for in a list, names beside codes, in the reader's language.</summary>
/// <param name="Id">The case.</param>
/// <param name="Number">文号, the last it was given.</param>
/// <param name="On">The day it came in.</param>
/// <param name="Stage">阶段.</param>
/// <param name="StageName">阶段名称.</param>
/// <param name="Unit">承办机构代码.</param>
/// <param name="UnitName">承办机构名称, as it is today.</param>
/// <param name="HandledBy">调解员或承办人.</param>
/// <param name="Parties">当事人, masked; those who have left are left out.</param>
/// <param name="Term">最紧的期限, of those that run.</param>
/// <param name="DueOn">届满日.</param>
/// <param name="DaysLeft">剩余天数, calendar days; negative when overdue.</param>
/// <param name="Names">What its codes mean, by the field of the record.</param>
/// <param name="OnBehalfOf">代办: who of those that handle it is away while the reader acts for them; absent where nobody is.</param>
public sealed record CaseRow(
    Guid Id, string? Number, DateOnly On, string Stage, string StageName, string Unit, string UnitName, IReadOnlyList<string> HandledBy,
    IReadOnlyList<string> Parties, string? Term, DateOnly? DueOn, int? DaysLeft, IReadOnlyDictionary<string, string> Names,
    IReadOnlyList<string>? OnBehalfOf = null);

/// <summary>案件列表的一页.</summary>
/// <param name="Rows">As a person reads them.</param>
/// <param name="Records">The same cases as they stand, in the same order.</param>
/// <param name="Next">The next page; absent on the last.</param>
public sealed record CasePage<T>(IReadOnlyList<CaseRow> Rows, IReadOnlyList<T> Records, string? Next);

/// <summary>How lists of any kind of case are read.</summary>
public sealed class CaseRows(PartyVault vault, TimeProvider clock)
{
    /// <summary>Whom a question on who handles a case names today.</summary>
    public Task<string[]?> NamedAsync(string? asked, HttpContext context, IQuerySession session, CancellationToken token) =>
        Viewer.Of(context).NamedAsync(asked, Today.Of(clock).Date, session, token);

    /// <param name="query">What is asked of this kind alone.</param>
    /// <param name="day">The day a case came in.</param>
    /// <param name="unit">The unit that handles it, as it is stored.</param>
    /// <param name="handledBy">Who handles it.</param>
    /// <param name="codes">Its codes: field, list, value.</param>
    /// <param name="context">The request.</param>
    /// <param name="filters">What is asked.</param>
    /// <param name="session">The district's records.</param>
    public async Task<CasePage<T>> PageAsync<T, TStage>(
        IQueryable<T> query, Expression<Func<T, DateOnly>> day, Expression<Func<T, string>> unit, Func<T, IReadOnlyList<string>> handledBy,
        Func<T, (string Field, string List, string? Value)[]> codes, HttpContext context, Filters filters, IQuerySession session,
        CancellationToken token)
        where T : class, ICaseFile<T, TStage>
        where TStage : struct, Enum
    {
        var organisations = await session.OrganisationsAsync(token);
        query = Within(query, unit, filters, organisations);

        if (filters.Values<TStage>("stage") is { } stages)
        {
            query = InStages(query, stages);
        }

        if (filters.Text("number") is { } number)
        {
            var key = NumberKey.Of(number);
            query = query.Where(x => x.MatchesSql(StoredDocuments.HasNumber, key));
        }

        var page = await RecordPages.PageAsync(session, query, day, context, filters, token);
        var rows = await RowsAsync<T, TStage>(page.Records, day.Reader(), handledBy, codes, organisations, context, session, token);
        return new(rows, page.Records, page.Next);
    }

    /// <summary>Those in one of some stages.</summary>
    internal static IQueryable<T> InStages<T, TStage>(IQueryable<T> query, IReadOnlyList<TStage> stages)
        where T : class, ICaseFile<T, TStage>
        where TStage : struct, Enum
    {
        var of = Expression.Parameter(typeof(T));
        var asked = Expression.Property(of, nameof(ICaseFile<,>.Stage));
        return query.Where(Expression.Lambda<Func<T, bool>>(
            stages.Select(x => Expression.Equal(asked, Expression.Constant(x))).Aggregate(Expression.OrElse), of));
    }

    /// <summary>Rows of cases, in their order; with a role, of its parties alone.</summary>
    internal async Task<CaseRow[]> RowsAsync<T, TStage>(
        IReadOnlyList<T> records, Func<T, DateOnly> day, Func<T, IReadOnlyList<string>> handledBy,
        Func<T, (string Field, string List, string? Value)[]> codes, IReadOnlyList<Organisation> organisations, HttpContext context,
        IQuerySession session, CancellationToken token, string? role = null)
        where T : class, ICaseFile<T, TStage>
        where TStage : struct, Enum
    {
        var today = Today.Of(clock).Date;
        var units = organisations.ToDictionary(x => x.Code, x => x.NameOn(today));
        var ids = records.Select(IdOf).ToArray();

        // Whoever may not ask for the parties of a case is not told of them in a list.
        var shown = !(AccessRules.Of($"/api/v1/{T.Kind}/{{id}}/parties", "GET").People && Viewer.Of(context).Caller.Machine);
        var together = session.CreateBatchQuery();
        var running = together.Query<Deadline>()
            .Where(x => x.RecordId.IsOneOf(ids) && x.EndedOn == null && x.DueOn != null && !x.Window).ToList();
        var opened = vault.OpenAsync(shown ? [.. records.SelectMany(x => Present(x).Select(y => y.Id))] : [], together, session.TenantId);
        await together.Execute(token);
        var terms = (await running).GroupBy(x => x.RecordId).ToDictionary(x => x.Key, x => x.MinBy(y => y.DueOn)!);
        var people = await opened;
        var actsFor = await Viewer.Of(context).ActsForAsync(today, session, token);
        return [.. records.Select(Row)];

        CaseRow Row(T record)
        {
            var handlers = handledBy(record);
            var term = terms.GetValueOrDefault(IdOf(record));
            var stage = StageAttribute.Of(record.Stage);
            return new(
                IdOf(record), record.Dossier.Numbers is [.., var last] ? last.Number : null, day(record), Wire.Name(record.Stage)!,
                ReaderLanguage.Of(stage.Chinese, stage.English), record.Unit, units.GetValueOrDefault(record.Unit) ?? record.Unit,
                handlers,
                [.. Present(record).Where(x => people.ContainsKey(x.Id))
                    .Select(x => Masking.Of(people[x.Id].Party, people[x.Id].Person, record.Dossier.Restricted, null).Name)],
                term is null ? null : ReaderLanguage.Of(term.Chinese, term.English), term?.DueOn,
                term?.DueOn!.Value.DayNumber - today.DayNumber,
                Named(codes(record)), Away(handlers, actsFor));
        }

        static Guid IdOf(T record) => ((ICaseRecord<T>)record).Id;

        IEnumerable<PartyRef> Present(T record) =>
            record.Dossier.Parties.Where(x => x.LeftOn is null && (role is null || x.Role == role));
    }

    /// <summary>A page of records that have no procedure, and so neither parties nor terms.</summary>
    /// <param name="query">What is asked of this kind alone.</param>
    /// <param name="day">The day it came in or happened.</param>
    /// <param name="unit">The unit it belongs to, as it is stored.</param>
    /// <param name="row">What stands in its row besides: number, stage, who handles it, what its codes mean.</param>
    /// <param name="context">The request.</param>
    /// <param name="filters">What is asked.</param>
    /// <param name="session">The district's records.</param>
    public async Task<CasePage<T>> PlainPageAsync<T, TStage>(
        IQueryable<T> query, Expression<Func<T, DateOnly>> day, Expression<Func<T, string>> unit,
        Func<T, (string? Number, TStage Stage, IReadOnlyList<string> HandledBy, IReadOnlyDictionary<string, string> Names)> row,
        HttpContext context, Filters filters, IQuerySession session, CancellationToken token)
        where T : class, ICaseRecord<T>
        where TStage : struct, Enum
    {
        var organisations = await session.OrganisationsAsync(token);
        var page = await RecordPages.PageAsync(session, Within(query, unit, filters, organisations), day, context, filters, token);
        var units = organisations.ToDictionary(x => x.Code, x => x.NameOn(Today.Of(clock).Date));
        var (dayOf, unitOf) = (day.Reader(), unit.Reader());
        var actsFor = await Viewer.Of(context).ActsForAsync(Today.Of(clock).Date, session, token);
        return new([.. page.Records.Select(Row)], page.Records, page.Next);

        CaseRow Row(T record)
        {
            var (number, stage, handledBy, names) = row(record);
            var called = StageAttribute.Of(stage);
            return new(record.Id, number, dayOf(record), Wire.Name(stage), ReaderLanguage.Of(called.Chinese, called.English),
                unitOf(record),
                units.GetValueOrDefault(unitOf(record)) ?? unitOf(record), handledBy, [], null, null, null, names,
                Away(handledBy, actsFor));
        }
    }

    /// <summary>Those who handle a case and are away; null for nobody.</summary>
    private static string[]? Away(IReadOnlyList<string> handledBy, IReadOnlyList<string> actsFor) =>
        handledBy.Intersect(actsFor).ToArray() is { Length: > 0 } away ? away : null;

    /// <summary>What codes mean, by the field of the record, in the reader's language.</summary>
    public static IReadOnlyDictionary<string, string> Named(IEnumerable<(string Field, string List, string? Value)> codes) =>
        codes.Where(x => x.Value is not null)
            .Select(x => (x.Field, Code: CodeList.Of(x.List).Codes.FirstOrDefault(y => y.Value == x.Value)))
            .Where(x => x.Code is not null).ToDictionary(x => x.Field, x => ReaderLanguage.Of(x.Code!.Chinese, x.Code.English));

    /// <summary>Those of a unit and what is beneath it, where one is asked for.</summary>
    private static IQueryable<T> Within<T>(
        IQueryable<T> query, Expression<Func<T, string>> unit, Filters filters, IReadOnlyList<Organisation> organisations)
    {
        if (filters.Text("unit") is not { } top)
        {
            return query;
        }

        var beneath = UnitTree.Beneath(top, organisations).ToArray();
        var contained = Expression.Call(typeof(Enumerable), nameof(Enumerable.Contains), [typeof(string)],
            Expression.Constant(beneath), unit.Body);
        return query.Where(Expression.Lambda<Func<T, bool>>(contained, unit.Parameters));
    }
}
