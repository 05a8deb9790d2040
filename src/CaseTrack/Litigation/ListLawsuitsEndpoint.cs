using CaseTrack.Http;
using CaseTrack.Procedures;
using Marten;
using Microsoft.AspNetCore.Http;

namespace CaseTrack.Litigation;

/// <summary>应诉案件的状态, as lists tell it.</summary>
public enum LawsuitStage
{
    /// <summary>审理中.</summary>
    [Stage("审理中", "Pending")]
    Pending = 1,

    /// <summary>已裁判.</summary>
    [Stage("已裁判", "Judged")]
    Judged,

    /// <summary>已履行.</summary>
    [Stage("已履行", "Performed")]
    Performed,

    /// <summary>已作废.</summary>
    [Stage("已作废", "Voided")]
    Voided,
}

public static class ListLawsuitsEndpoint
{
    /// <summary>行政应诉案件列表，最近收到的在前，按日期和标识分页.</summary>
    [WolverineGet("/api/v1/administrative-lawsuits")]
    public static async Task<CasePage<AdministrativeLawsuit>> Get(
        HttpContext context, IQuerySession session, CaseRows rows, CancellationToken token)
    {
        var filters = Filters.Of(
            context, "office", "officer", "stage", "unit", "number", "changedSince", "from", "to", "limit", "after", "order");
        var query = session.Query<AdministrativeLawsuit>().AsQueryable();
        if (filters.Text("office") is { } office)
        {
            query = query.Where(x => x.Office == office);
        }

        if (await rows.NamedAsync(filters.Text("officer"), context, session, token) is { } officers)
        {
            query = query.Where(x => x.Officer!.IsOneOf(officers));
        }

        if (filters.Text("number") is { } number)
        {
            var key = NumberKey.Of(number);
            query = query.Where(x => x.CourtNumberKey == key);
        }

        query = filters.Value<LawsuitStage>("stage") switch
        {
            LawsuitStage.Pending => query.Where(x => !x.Voided && x.JudgedOn == null && x.PerformedOn == null),
            LawsuitStage.Judged => query.Where(x => !x.Voided && x.JudgedOn != null && x.PerformedOn == null),
            LawsuitStage.Performed => query.Where(x => !x.Voided && x.PerformedOn != null),
            LawsuitStage.Voided => query.Where(x => x.Voided),
            _ => query,
        };
        return await rows.PlainPageAsync<AdministrativeLawsuit, LawsuitStage>(
            query, x => x.ReceivedOn, x => x.Office,
            x => (x.CourtNumber, StageOf(x), x.Officer is { } by ? [by] : [], CaseRows.Named(
                [("defendantKind", "respondentKind", x.DefendantKind), ("subject", "reviewSubject", x.Subject),
                    ("field", "administrativeField", x.Field), ("instance", "courtInstance", x.Instance),
                    ("outcome", "courtOutcome", x.Outcome)])),
            context, filters, session, token);
    }

    private static LawsuitStage StageOf(AdministrativeLawsuit lawsuit) => lawsuit switch
    {
        { Voided: true } => LawsuitStage.Voided,
        { PerformedOn: not null } => LawsuitStage.Performed,
        { JudgedOn: not null } => LawsuitStage.Judged,
        _ => LawsuitStage.Pending,
    };
}
