using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using CaseTrack.Mediation;
using CaseTrack.Review;
using CaseTrack.Supervision;

namespace CaseTrack.Tests.Events;

/// <summary>Makes an example of an event in which every field says something of its own: no default, no two days or amounts
/// alike.</summary>
public sealed class ExampleValues
{
    private static readonly DateOnly FirstDay = new(2022, 1, 4);

    // What a field of that name says where its own name would not do: codes the field's list has, or a value that shows more than another.
    private static readonly Dictionary<string, string[]> Telling = new()
    {
        ["actKind"] = ["penalty"],
        ["addressee"] = ["黄石港派出所"],
        ["advice"] = ["建议撤销"],
        ["advisedRemedy"] = ["litigation"],
        ["agreementJudged.outcome"] = ["revoked"],
        ["agreementReached.performedAtOnce"] = ["false"],
        ["ancillary"] = ["remake", "compensation"],
        ["answer"] = ["accepted"],
        ["applicantKind"] = ["citizen"],
        ["appraisalStarted.subject"] = ["site-survey"],
        ["approvedBy"] = ["director"],
        ["assistingUnits"] = ["jd03", "sq07"],
        ["attendance"] = ["deputy"],
        ["basis"] = ["行政复议法 §30"],
        ["caseHash"] = ["9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"],
        ["caseNumber"] = ["(2022)鄂0202行初7号"],
        ["category"] = ["law"],
        ["cause"] = ["procedure"],
        ["channel"] = ["litigation"],
        ["circularIssued.subject"] = ["执法文书不规范"],
        ["code"] = ["twh07"],
        ["committee"] = ["twh07"],
        ["confirmationDecided.result"] = ["valid"],
        ["court"] = ["黄石港区人民法院"],
        ["courtNumber"] = ["(2022)鄂0202民特7号"],
        ["daysOffNotice.source"] = ["国办发明电〔2021〕11号"],
        ["decision"] = ["B1"],
        ["description"] = ["未告知陈述申辩权"],
        ["difficulty"] = ["complex"],
        ["digest"] = ["60303ae22b998861bce3b28f33eec1be758a213c86c93c076dbe9f558c11c752"],
        ["disputeType"] = ["02"],
        ["district"] = ["420202"],
        ["document"] = ["黄港政规(2021)3号"],
        ["draftedBy"] = ["statistician"],
        ["entryKind"] = ["training"],
        ["entrySignalReviewed.finding"] = ["follow-up"],
        ["erasureRequested.ground"] = ["consent-withdrawn"],
        ["escalation"] = ["crime"],
        ["facts"] = ["漏水致楼下天花板受损"],
        ["field"] = ["market"],
        ["finding"] = ["explained"],
        ["followUpMade.manner"] = ["visit"],
        ["followUpMade.state"] = ["part"],
        ["form"] = ["Written"],
        ["from"] = ["wang-fang"],
        ["ground"] = ["minor"],
        ["grounds"] = ["一方已持械到场"],
        ["handling"] = ["forward"],
        ["handOverAnswered.result"] = ["handled"],
        ["handOverReturned.result"] = ["accepted"],
        ["handOverSent.to"] = ["review-applications"],
        ["instance"] = ["first"],
        ["instrument"] = ["opinion"],
        ["interviewHeld.subject"] = ["久拖未改"],
        ["item"] = ["agreement"],
        ["items"] = ["身份证明", "行政行为证据"],
        ["keyId"] = ["5f4dcc3b5aa765d61d8327deb882cf99"],
        ["kind"] = ["mediation-cases"],
        ["leadChecked.finding"] = ["属实"],
        ["leadUnit"] = ["jd01"],
        ["letterKind"] = ["opinion"],
        ["level"] = ["orange"],
        ["manner"] = ["on-site"],
        ["measure"] = ["guarding"],
        ["measures"] = ["已约谈并整改"],
        ["measuresKey"] = ["people"],
        ["mediationCorrections.committee"] = ["twh09"],
        ["mediationCorrections.committeeKind"] = ["Enterprise"],
        ["mediationCorrections.disputeType"] = ["14"],
        ["mediationCorrections.form"] = ["Oral"],
        ["mediationCorrections.source"] = ["initiative"],
        ["mediationEnded.reason"] = ["no-agreement"],
        ["mediationInvestigated.manner"] = ["site"],
        ["mediationNotAccepted.reason"] = ["special-organ"],
        ["mediationPaused.reason"] = ["appraisal"],
        ["mediationRegistered.committeeKind"] = ["Street"],
        ["mediationTransferred.committee"] = ["twh08"],
        ["mediationTransferred.committeeKind"] = ["Professional"],
        ["mediator"] = ["wang-fang"],
        ["mediators"] = ["wang-fang", "li-na"],
        ["name"] = ["楠竹林社区调委会"],
        ["note"] = ["同一物业的集中纠纷"],
        ["number"] = ["黄港(2022)7号"],
        ["numberWord"] = ["黄港"],
        ["numberTemplateSet.document"] = ["review.decision"],
        ["numberTemplateSet.template"] = ["{district}复决〔{year}〕{serial:000}号"],
        ["off"] = ["2022-10-01/2022-10-07"],
        ["office"] = ["sfj"],
        ["official"] = ["副局长"],
        ["opinionsHeard.manner"] = ["in-person"],
        ["organ"] = ["区市场监督管理局"],
        ["organisationEstablished.committeeKind"] = ["Street"],
        ["organisationEstablished.kind"] = ["MediationCommittee"],
        ["organisationMoved.parent"] = ["jd02"],
        ["organisationRenamed.name"] = ["楠竹林人民调解委员会"],
        ["outcome"] = ["revoked"],
        ["parent"] = ["jd01"],
        ["participant"] = ["experts"],
        ["participantKind"] = ["citizens"],
        ["partyKind"] = ["person"],
        ["performanceUrged.measure"] = ["order"],
        ["placedBy"] = ["archivist"],
        ["policeInformed.reason"] = ["crime"],
        ["policeMatter"] = ["110-2022-0007"],
        ["preAcceptanceMediationEnded.result"] = ["withdrawn"],
        ["problemKind"] = ["due-process"],
        ["procedure"] = ["simplified"],
        ["proposal"] = ["建议给予警告"],
        ["provision"] = ["行政处罚法 §44"],
        ["publicKey"] = ["MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE"],
        ["reason"] = ["录入时误选"],
        ["receivingKind"] = ["review-applications"],
        ["recipient"] = ["applicant"],
        ["rejectedBy"] = ["director"],
        ["reexaminationDecided.result"] = ["altered"],
        ["referralAnswered.result"] = ["succeeded"],
        ["releasedFigure.code"] = ["mediation.accepted"],
        ["releasedIdentity.code"] = ["review.received"],
        ["report"] = ["已补正程序并重新送达"],
        ["reportTemplateChanged.text"] = ["本年受理{{mediation.accepted}}件"],
        ["reportedTo"] = ["区人民政府"],
        ["requestedBy"] = ["clerk"],
        ["respondent"] = ["区城市管理执法局"],
        ["respondentKind"] = ["county-department"],
        ["result"] = ["valid"],
        ["retention"] = ["long"],
        ["reviewCorrections.decision"] = ["C1"],
        ["reviewCorrections.field"] = ["police"],
        ["reviewCorrections.respondent"] = ["区公安分局"],
        ["reviewCorrections.respondentKind"] = ["street"],
        ["reviewCorrections.route"] = ["chosen"],
        ["reviewCorrections.subject"] = ["licence"],
        ["reviewDismissed.ground"] = ["not-standing"],
        ["reviewInvestigated.manner"] = ["records"],
        ["reviewReceived.manner"] = ["post"],
        ["reviewReferred.manner"] = ["forwarded"],
        ["reviewRefused.ground"] = ["out-of-time"],
        ["reviewServed.manner"] = ["direct"],
        ["reviewSuspended.ground"] = ["other-case"],
        ["reviewTerminated.ground"] = ["withdrawn-settlement"],
        ["reviewWithdrawn.reason"] = ["after-mediation"],
        ["reviewedBy"] = ["leader"],
        ["role"] = ["applicant"],
        ["route"] = ["mandatory"],
        ["ruleReviewConcluded.result"] = ["not-applied"],
        ["satisfaction"] = ["satisfied"],
        ["sendingKind"] = ["supervision-files"],
        ["sessionHeld.manner"] = ["face-to-face"],
        ["setBy"] = ["director"],
        ["sha256"] = ["9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"],
        ["signature"] = ["MEUCIQDx"],
        ["simplifiedGround"] = ["on-the-spot"],
        ["situation"] = ["major"],
        ["source"] = ["application"],
        ["standing"] = ["sole"],
        ["state"] = ["performed"],
        ["stayOrdered.ground"] = ["requested"],
        ["subject"] = ["penalty"],
        ["subjects"] = ["fire-station", "clinic"],
        ["subjectsKey"] = ["units"],
        ["summary"] = ["双方同意分期"],
        ["supervisionCorrections.field"] = ["police"],
        ["supervisionCorrections.source"] = ["superior"],
        ["supervisionCorrections.target"] = ["audit"],
        ["supervisionLeadRegistered.manner"] = ["special"],
        ["supervisionLeadRegistered.source"] = ["hotline"],
        ["target"] = ["discipline"],
        ["task"] = ["核实漏水原因"],
        ["term"] = ["review.examination"],
        ["terms"] = ["赔偿并修复"],
        ["text"] = ["以案释法"],
        ["title"] = ["调解协议书"],
        ["to"] = ["li-na"],
        ["toUnit"] = ["sq07"],
        ["track"] = ["court-before-docketing"],
        ["unit"] = ["sfj"],
        ["withdrawalReason"] = ["own-decision"],
    };

    private readonly NullabilityInfoContext nullability = new();
    private readonly DateOnly day;
    private int days;
    private int numbers;

    private ExampleValues(int place) => day = FirstDay.AddDays(3 * place);

    /// <summary>An example.</summary>
    /// <param name="type">The event.</param>
    /// <param name="place">Which one of its record it is: it decides on its day.</param>
    public static object Of(Type type, int place)
    {
        var made = new ExampleValues(place).Make(type, type.Name, type.Name);
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(HistoryCorrected<>))
        {
            // A history that folds: that of a record of the kind, just opened.
            var record = type.GetGenericArguments()[0];
            var opening = record == typeof(MediationCase) ? typeof(MediationRegistered)
                : record == typeof(ReviewApplication) ? typeof(ReviewReceived)
                : typeof(SupervisionLeadRegistered);
            type.GetProperty("History")!.SetValue(made, new List<TrueStep> { TrueStep.Of((ICaseEvent)Of(opening, 0), 1) });
        }

        return made;
    }

    /// <summary>An id that is the same wherever a field of that name stands: a party that joined is the one that leaves.</summary>
    public static Guid IdOf(string name) =>
        Guid.Parse($"0193e1a0-0000-7000-8000-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name)))[..12]}");

    private object Make(Type type, string member, string owner)
    {
        var given = Telling.GetValueOrDefault($"{Camel(owner)}.{member}") ?? Telling.GetValueOrDefault(member);
        return Nullable.GetUnderlyingType(type) is { } underlying ? Make(underlying, member, owner)
            : type == typeof(string) ? given?[0] ?? JsonNamingPolicy.KebabCaseLower.ConvertName(member)
            : type == typeof(bool) ? given?[0] != "false"
            : type == typeof(DateOnly) ? member == "occurredOn" ? day : day.AddDays(7 * ++days)
            : type == typeof(DateTimeOffset) ? new DateTimeOffset(day.AddDays(7 * ++days), new TimeOnly(9, 30, 15), TimeSpan.Zero)
            : type == typeof(int) ? member == "year" ? 2022 : 2 + ++numbers
            : type == typeof(long) ? 10_000L + ++numbers
            : type == typeof(decimal) ? 12_500.50m + ++numbers
            : type == typeof(Guid) ? IdOf(member)
            : type == typeof(JsonElement) ? JsonSerializer.SerializeToElement(JsonNamingPolicy.KebabCaseLower.ConvertName(member))
            : type == typeof(TrueStep) ? TrueStep.Of((ICaseEvent)Of(typeof(MediationRegistered), 0), 1)
            : type.IsEnum ? given is not null && Enum.TryParse(type, given[0], out var named) ? named
                : Enum.GetValues(type).Cast<object>().Last()
            : ItemOf(type, typeof(IReadOnlyList<>)) is { } item ? Items(item, member, owner, given?.Length ?? 2)
            : ItemOf(type, typeof(IReadOnlyDictionary<,>)) is not null ? Members(type.GetGenericArguments()[1], member, owner)
            : Whole(type);
    }

    private System.Collections.IList Items(Type item, string member, string owner, int count)
    {
        var given = Telling.GetValueOrDefault($"{Camel(owner)}.{member}") ?? Telling.GetValueOrDefault(member);
        var items = (System.Collections.IList)Activator.CreateInstance(typeof(List<>).MakeGenericType(item))!;
        for (var i = 0; i < count; i++)
        {
            items.Add(item == typeof(string) && given is not null ? given[i]
                : item == typeof(Guid) ? IdOf($"{member} {i}")
                : item.IsEnum ? Enum.GetValues(item).GetValue(Math.Min(i, Enum.GetValues(item).Length - 1))
                : Make(item, member, owner));
        }

        return items;
    }

    private System.Collections.IDictionary Members(Type value, string member, string owner)
    {
        var type = typeof(Dictionary<,>).MakeGenericType(typeof(string), value);
        var members = (System.Collections.IDictionary)Activator.CreateInstance(type)!;
        members.Add(Telling.GetValueOrDefault($"{member}Key")?[0] ?? "first", Make(value, member, owner));
        return members;
    }

    private object Whole(Type type)
    {
        var constructor = type.GetConstructors().OrderByDescending(x => x.GetParameters().Length).First();
        var parameters = constructor.GetParameters();
        var owner = type.Name.Split('`')[0];
        var made = constructor.Invoke([.. parameters.Select(x => Make(x.ParameterType, Camel(x.Name!), owner))]);
        foreach (var property in type.GetProperties().Where(x => x.CanWrite && x.GetCustomAttribute<JsonIgnoreAttribute>() is null
            && parameters.All(y => !string.Equals(y.Name, x.Name, StringComparison.OrdinalIgnoreCase))))
        {
            property.SetValue(made, Make(property.PropertyType, Camel(property.Name), type.Name));
        }

        return made;
    }

    /// <summary>What is null in an event though it may not be: a field that came without a default.</summary>
    public static IEnumerable<string> Lacking(object? value, string path = "") => new ExampleValues(0).Nulls(value, path);

    private IEnumerable<string> Nulls(object? value, string path)
    {
        if (value is null || value.GetType() is var type && (type.IsPrimitive || type.IsEnum || type.Namespace == nameof(System)))
        {
            return [];
        }

        if (value is System.Collections.IEnumerable items)
        {
            return items.Cast<object?>().SelectMany(x => Nulls(x, path));
        }

        var stored = type.GetProperties()
            .Where(x => x.GetIndexParameters().Length == 0 && x.GetCustomAttribute<JsonIgnoreAttribute>() is null);
        return stored.SelectMany(x =>
            x.GetValue(value) is { } member ? Nulls(member, $"{path}/{Camel(x.Name)}")
            : nullability.Create(x).ReadState is NullabilityState.NotNull ? [$"{path}/{Camel(x.Name)}"] : (IEnumerable<string>)[]);
    }

    private static Type? ItemOf(Type type, Type list) =>
        type.IsGenericType && type.GetGenericTypeDefinition() == list ? type.GetGenericArguments()[0] : null;

    private static string Camel(string name) => JsonNamingPolicy.CamelCase.ConvertName(name);
}
