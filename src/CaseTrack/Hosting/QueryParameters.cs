using System.Collections.Frozen;
using System.Text.Json.Nodes;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace CaseTrack.Hosting;

/// <summary>查询参数的说明. What can be asked of each path, and what each parameter means.</summary>
/// <remarks>A path refuses a parameter it does not know and names those it does; a test holds the two against one another.</remarks>
public sealed class QueryParameters : IOperationFilter
{
    private static readonly string[] Figures = ["from", "to", "unit", "asOf", "knownAt", "minSequence"];

    private static readonly string[] Cases = ["unit", "number", "changedSince", "from", "to", "limit", "after", "order"];

    /// <summary>The parameters of each operation, by its id.</summary>
    public static readonly FrozenDictionary<string, string[]> Of = new Dictionary<string, string[]>
    {
        ["ListFigureCases"] = [.. Figures, "limit", "after", "denominator", "by", "key"],
        ["ReadIdentities"] = Figures,
        ["GetFigures"] = Figures,
        ["GetRegionFigures"] = ["from", "to", "knownAt"],
        ["ReadOverlap"] = [.. Figures, "codes"],
        ["GetFigure"] = [.. Figures, "by", "denominator"],
        ["CompareFigures"] = Figures,
        ["ReadStatisticalForm"] = Figures,
        ["ReadReport"] = [.. Figures, "style", "release"],
        ["ReleaseDifferences"] = ["against"],
        ["ReadReleaseChecks"] = ["from", "to", "supersedes", "draft"],
        ["ListReleases"] = ["year", "limit", "after"],
        ["CheckDocument"] = ["release", "from", "to", "unit"],
        ["FileMediationPhoto"] = ["takenOn"],
        ["FileReviewPhoto"] = ["takenOn"],
        ["FileSupervisionPhoto"] = ["takenOn"],
        ["ReadMediationLetter"] = ["purpose"],
        ["ReadReviewLetter"] = ["purpose"],
        ["ReadSupervisionLetter"] = ["purpose"],
        ["ListAbsences"] = ["status", "officer", "limit", "after"],
        ["ReadAbsenceChoices"] = ["officer"],
        ["ReadNotifications"] = ["status", "limit", "after"],
        ["ListWordingChoices"] = ["limit", "after"],
        ["ReadAccessLog"] = ["actor", "action", "record", "since", "until", "limit", "after", "district"],
        ["ListLedgerEntries"] = ["unit", "kind", "stage", "changedSince", "from", "to", "limit", "after", "order"],
        ["ListReviews"] = ["office", "officer", "stage", "respondentKind", "respondent", .. Cases],
        ["ListLawsuits"] = ["office", "officer", "stage", "unit", "number", "changedSince", "from", "to", "limit", "after", "order"],
        ["ListMediations"] = ["committee", "mediator", "stage", "disputeType", "source", .. Cases],
        ["ListSupervisionFiles"] = ["office", "officer", "stage", "field", .. Cases],
        ["ReadReviewLoad"] = ["from", "to"],
        ["ReadSupervisionLoad"] = ["from", "to"],
        ["ReadReviewWork"] = ["status", "officer", "limit", "after"],
        ["ReadSupervisionWork"] = ["status", "officer", "limit", "after"],
        ["ListHandOvers"] = ["direction", "status", "kind", "unit", "limit", "after"],
        ["ListHolds"] = ["limit", "after"],
        ["ListErasures"] = ["limit", "after"],
        ["ListRedactions"] = ["limit", "after"],
        ["ListDueRecords"] = ["kind", "year", "on", "limit", "after"],
        ["ListDestructionLists"] = ["limit", "after"],
        ["ListNumberTemplates"] = ["unit", "template", "document"],
        ["ListOrganisations"] = ["on"],
        ["ReadSignals"] = ["status"],
        ["ListSignalReviews"] = ["limit", "after"],
        ["FindNumber"] = ["number"],
        ["ReadDraftPhotos"] = ["draftName"],
        ["ListRepeatParties"] = ["from", "to"],
        ["ListHeads"] = ["limit", "after"],
        ["ListDeadlines"] = ["status", "unit", "kind", "code", "officer", "from", "to", "limit", "after"],
        ["ListReminders"] = ["unit", "record", "from", "to", "limit", "after"],
        ["ReadTimeliness"] = ["from", "to", "unit", "kind", "code"],
        ["ReadChanges"] = ["after", "limit"],
        ["ReadCloudEvents"] = ["after", "limit"],
        ["ListDeadLetters"] = ["after", "limit"],
        ["SendImport"] = ["kind"],
        ["ListImportRows"] = ["state", "limit", "after"],
    }.ToFrozenDictionary();

    private static readonly string[] Clocks = ["knownAt", "suspendedOn", "resumedOn", "extendedBy"];

    private static readonly FrozenDictionary<string, (string Text, JsonSchemaType Type, string? Format, string Example)> Meanings =
        new Dictionary<string, (string, JsonSchemaType, string?, string)>
        {
            ["limit"] = ("每页条数 Rows of a page, 1 to 200; 50 unless given.", JsonSchemaType.Integer, "int32", "50"),
            ["after"] = ("续页 Where the page before ended, as its next says.", JsonSchemaType.String, null, ""),
            ["takenOn"] = ("拍摄日 The day the photo was taken; today unless given.", JsonSchemaType.String, "date", "2022-03-01"),
            ["from"] = ("首日 The first day.", JsonSchemaType.String, "date", "2022-01-01"),
            ["to"] = ("末日 The last day.", JsonSchemaType.String, "date", "2022-12-31"),
            ["unit"] = ("机构代码 Only this organisation and what is beneath it.", JsonSchemaType.String, null, "420202"),
            ["asOf"] = ("截止日 Only what had happened by this day.", JsonSchemaType.String, "date", "2022-06-30"),
            ["knownAt"] = (
                "认知时点 Only what had been recorded by this instant, with its offset.", JsonSchemaType.String, "date-time",
                "2023-01-05T00:00:00+08:00"),
            ["minSequence"] = ("至少包含的事件序号 At least the events up to this sequence.", JsonSchemaType.Integer, "int64", "1"),
            ["by"] = (
                "细分 Broken down by unit, street, month, quarter, or a dimension of the catalogue; two of them parted by a comma.",
                JsonSchemaType.String, null, "unit"),
            ["key"] = ("细分的值 One group of the breakdown.", JsonSchemaType.String, null, ""),
            ["denominator"] = ("其他口径 Another denominator of a rate, by its name in the catalogue.", JsonSchemaType.String, null, ""),
            ["codes"] = ("指标代码 Two to six figures, parted by commas.", JsonSchemaType.String, null, ""),
            ["style"] = ("概数 exact or rounded.", JsonSchemaType.String, null, "exact"),
            ["release"] = ("数据发布 The release that is quoted.", JsonSchemaType.String, "uuid", ""),
            ["supersedes"] = ("被更正的发布 The release that the next one takes the place of.", JsonSchemaType.String, "uuid", ""),
            ["draftName"] = ("草稿名称 The name of a draft, as the device has given it.", JsonSchemaType.String, null, ""),
            ["draft"] = ("待批准的发布 The draft of a release that is looked at.", JsonSchemaType.String, "uuid", ""),
            ["against"] = ("对照的发布 A later release of the same period, instead of now.", JsonSchemaType.String, "uuid", ""),
            ["year"] = ("年度 The year.", JsonSchemaType.Integer, "int32", "2022"),
            ["actor"] = ("经办人 Who did it.", JsonSchemaType.String, null, ""),
            ["action"] = ("事项 What was done.", JsonSchemaType.String, null, "denied"),
            ["record"] = ("记录 The record's id.", JsonSchemaType.String, "uuid", ""),
            ["since"] = ("起始时间 From this instant on.", JsonSchemaType.String, "date-time", "2026-01-01T00:00:00+08:00"),
            ["changedSince"] = (
                "变更时间 Only what has changed since this instant, with its offset.", JsonSchemaType.String, "date-time",
                "2026-03-02T00:00:00+08:00"),
            ["until"] = ("终止时间 Up to this instant.", JsonSchemaType.String, "date-time", "2026-02-01T00:00:00+08:00"),
            ["district"] = ("区划代码 Lines of no district: 000000.", JsonSchemaType.String, null, "000000"),
            ["kind"] = ("记录种类 The kind of record.", JsonSchemaType.String, null, "mediation-cases"),
            ["office"] = ("承办机构 The office that handles it.", JsonSchemaType.String, null, ""),
            ["officer"] = ("承办人 Who handles it; me for whoever asks and those they act for.", JsonSchemaType.String, null, ""),
            ["stage"] = ("阶段；案件可写几个，以逗号分隔 The stage it is in; of cases several, with commas between.", JsonSchemaType.String, null, ""),
            ["committee"] = ("调委会代码 The committee.", JsonSchemaType.String, null, ""),
            ["disputeType"] = ("纠纷类型 A code of disputeType.", JsonSchemaType.String, null, "01"),
            ["source"] = ("来源 A code of mediationSource.", JsonSchemaType.String, null, "application"),
            ["respondentKind"] = ("被申请人类型 A code of respondentKind.", JsonSchemaType.String, null, "street"),
            ["respondent"] = ("被申请人 The respondent.", JsonSchemaType.String, null, ""),
            ["field"] = ("行政管理领域 A code of administrativeField.", JsonSchemaType.String, null, "market"),
            ["template"] = ("编号模板 A template to try.", JsonSchemaType.String, null, ""),
            ["document"] = ("文书种类 The kind of document whose next number it is tried for.", JsonSchemaType.String, null, "review.decision"),
            ["direction"] = ("方向 sent, by one's own desk, or received.", JsonSchemaType.String, null, "sent"),
            ["order"] = ("次序 newest, the latest first, unless oldest is asked for.", JsonSchemaType.String, null, "newest"),
            ["mediator"] = ("调解员 Who mediates it; me for whoever asks and those they act for.", JsonSchemaType.String, null, ""),
            ["on"] = ("日期 As on this day; today unless given.", JsonSchemaType.String, "date", "2022-12-31"),
            ["state"] = ("结论 Only rows of this verdict.", JsonSchemaType.String, null, "wrong"),
            ["status"] = ("状态 The state asked for.", JsonSchemaType.String, null, ""),
            ["number"] = ("文号 The number, however written.", JsonSchemaType.String, null, "黄港复受〔2022〕1号"),
            ["code"] = ("期限代码 The time limit.", JsonSchemaType.String, null, ""),
            ["suspendedOn"] = ("试算中止日 What would be if it were suspended on this day.", JsonSchemaType.String, "date", "2026-03-02"),
            ["resumedOn"] = ("试算恢复日 And resumed on this day.", JsonSchemaType.String, "date", "2026-03-09"),
            ["format"] = ("导出格式 csv, xlsx or jsonl: the list as a file, as with Accept.", JsonSchemaType.String, null, "xlsx"),
            ["charset"] = (
                "字符集 Of a CSV file: utf-8 with its mark, or gb18030 by the table of 2022.", JsonSchemaType.String, null, "utf-8"),
            ["purpose"] = (
                "导出目的 What a file is for, a code of disclosurePurpose; kept with the access log.", JsonSchemaType.String, null, ""),
            ["extendedBy"] = ("试算延长天数 What would be if it were extended by so many days.", JsonSchemaType.Integer, "int32", "30"),
        }.ToFrozenDictionary();

    public void Apply(OpenApiOperation operation, OperationFilterContext context)
    {
        Describe(operation, Asked(operation.OperationId ?? ""));
    }

    /// <summary>Adds parameters to what an operation can be asked.</summary>
    public static void Describe(OpenApiOperation operation, IReadOnlyList<string> names)
    {
        foreach (var name in names)
        {
            var (text, type, format, example) = Meanings[name];
            operation.Parameters ??= [];
            operation.Parameters.Add(new OpenApiParameter
            {
                Name = name,
                In = ParameterLocation.Query,
                Description = text,
                Example = example.Length == 0 ? null : type is JsonSchemaType.Integer
                    ? JsonValue.Create(int.Parse(example, System.Globalization.CultureInfo.InvariantCulture)) : JsonValue.Create(example),
                Schema = new OpenApiSchema
                {
                    Type = type,
                    Format = format,
                    Minimum = name == "limit" ? "1" : null,
                    Maximum = name == "limit" ? "200" : null,
                    Default = name == "limit" ? JsonValue.Create(50) : null,
                },
            });
        }
    }

    /// <summary>What an operation can be asked.</summary>
    public static IReadOnlyList<string> Asked(string operation) => Of.TryGetValue(operation, out var names) ? names
        : operation.EndsWith("Deadlines", StringComparison.Ordinal) || operation.EndsWith("Clock", StringComparison.Ordinal) ? Clocks : [];
}
