using System.Collections;
using System.Text.Json.Nodes;
using CaseTrack.Http;
using CaseTrack.Parties;
using CaseTrack.Photos;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Wolverine.Http;

namespace CaseTrack.Tests.Parties;

/// <summary>Texts become part of events: no command that has one lets a person's number, name or address in.</summary>
[Trait("Speed", "slow")]
public sealed class FreeTextTests
{
    private const string Number = "42020219900101001X";

    [Theory]
    [InlineData("身份证42020219900101001X")]
    [InlineData("420202 19900101 001X")]
    [InlineData("4202 0219 9001 0100 1X")]
    [InlineData("420202-19900101-001x")]
    [InlineData("４２０２０２１９９００１０１００１Ｘ")]
    [InlineData("电话13800138000联系")]
    [InlineData("138 0013 8000")]
    [InlineData("138-0013-8000")]
    [InlineData("138.0013.8000")]
    [InlineData("1380 013 8000")]
    [InlineData("138 00138000")]
    [InlineData("13800 138000")]
    [InlineData("1 3 8 0 0 1 3 8 0 0 0")]
    [InlineData("+8613800138000")]
    [InlineData("0086-138-0013-8000")]
    [InlineData("１３８００１３８０００")]
    [InlineData("138\u200B0013\u200B8000")]
    [InlineData("①③⑧0013⑧000")]
    [InlineData("0714-6512345")]
    [InlineData("（0714）6512345")]
    [InlineData("0714 651 2345")]
    [InlineData("010-12345678")]
    [InlineData("02766668888")]
    [InlineData("电话一三八零零一三八零零零")]
    [InlineData("幺三八 〇〇幺三 八〇〇〇")]
    public void Numbers_of_persons_are_found_however_they_are_written(string text) => PersonalData.HoldsNumber(text).ShouldBeTrue();

    [Theory]
    [InlineData("涉及金额13,800,138,000元")]
    [InlineData("赔偿138000元，另付15000元")]
    [InlineData("1380013.80元")]
    [InlineData("2024-03-01至2024-12-31")]
    [InlineData("2024-03-01/2024-12-31")]
    [InlineData("1998-12-31 10:30")]
    [InlineData("2024年3月1日14时30分")]
    [InlineData("2024-0312-2024-0315")]
    [InlineData("（2024）鄂0202民初1380号")]
    [InlineData("黄港复受〔2022〕1号")]
    [InlineData("卷号20240503")]
    [InlineData("调字138-20240301")]
    [InlineData("420202005003-tw")]
    [InlineData("案卷420202-20240301-0012")]
    [InlineData("第130、140、150、16户")]
    [InlineData("91420202MA40000046")]
    [InlineData("12345热线，110、119")]
    [InlineData("1 2 3 4 5 6 7 8 9 10 11")]
    [InlineData("二〇二四年三月一日，一至七项一二三四五六七")]
    public void Amounts_days_and_numbers_of_files_are_no_numbers_of_persons(string text) => PersonalData.HoldsNumber(text).ShouldBeFalse();

    [Theory]
    [InlineData("司马秘密不同意", true)]
    [InlineData("司 马·秘 密不同意", true)]
    [InlineData("Ms. Anna  Schmidt agreed", true)]
    [InlineData("ANNASCHMIDT agreed", true)]
    [InlineData("住11栋909室", true)]
    [InlineData("护照 E-1234 5678", true)]
    [InlineData("拨打6512345", true)]
    [InlineData("赔偿1116512345元", false)]
    [InlineData("Annas Schmidtchen", false)]
    [InlineData("楠竹林社区调委会", false)]
    [InlineData("申请人不同意", false)]
    public void What_is_known_of_the_persons_of_a_case_is_found(string text, bool found)
    {
        KnownPerson[] known =
        [
            KnownPerson.Of("person", Person("司马秘密", "resident-id", Number, "0714-6512345", "黄石港区楠竹林社区11栋909")),
            KnownPerson.Of("person", Person("Anna Schmidt", "passport", "E12345678", null, null)),
        ];
        PersonalData.IsAbout(text, known).ShouldBe(found);

        static Person Person(string name, string kind, string number, string? phone, string? address) =>
            new(name, kind, number, phone, address, null, null, null, false);
    }

    [Theory]
    [InlineData("张三", "张（三）不同意", true)]
    [InlineData("张三", "“张”三不同意", true)]
    [InlineData("王秀英", "秀英称对方未还款", true)]
    [InlineData("王秀英", "申请人秀英不同意", true)]
    [InlineData("王秀英", "环境秀丽，英才辈出", false)]
    [InlineData("和平", "双方和平解决，同意和平相处", false)]
    [InlineData("和平", "申请人和平不同意", true)]
    [InlineData("和平", "和平称对方未还款", true)]
    public void Parts_of_names_are_found_and_words_of_every_day_are_not_names(string name, string text, bool found) =>
        PersonalData.IsAbout(text, [KnownPerson.Of("person", new(name, null, null, null, null, null, null, null, false))]).ShouldBe(found);

    [Fact]
    public async Task A_mediator_called_like_a_party_can_be_assigned()
    {
        await using var node =
            await Node.StartAsync(await TestServer.CreateDatabaseAsync(), new SetClock(SetClock.At("2026-03-02")), silence: false);
        await node.FoundAsync();
        var id = Guid.CreateVersion7();
        await node.DoAsync("mediation-cases", new
        {
            id,
            occurredOn = "2026-03-02",
            committee = "tw",
            source = "application",
            disputeType = "02",
            parties = new[] { new { id = Guid.CreateVersion7(), role = "applicant", partyKind = "person", name = "李建平" } },
        });
        await node.DoAsync($"mediation-cases/{id}/acceptance", new { occurredOn = "2026-03-02", mediators = (string[])["李建平"] });
        (await node.PostAsync($"mediation-cases/{id}/voiding", new { occurredOn = "2026-03-02", reason = "李建平重复登记" })).Status.ShouldBe(422);
    }

    [Fact]
    public async Task An_identity_number_is_refused_in_every_text_of_every_command()
    {
        await using var node =
            await Node.StartAsync(await TestServer.CreateDatabaseAsync(), new SetClock(SetClock.At("2026-03-02")), silence: false);
        await node.FoundAsync();
        var review = await node.ReceiveAsync("2026-03-02");
        var (mediation, file, entry, hold, erasure, party, lawsuit, choice) =
            (Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7(),
            Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());
        await node.DoAsync("mediation-cases",
            new { id = mediation, occurredOn = "2026-03-02", committee = "tw", source = "application", disputeType = "02" });
        await node.DoAsync("supervision-files",
            new { id = file, occurredOn = "2026-03-02", office = "fy", source = "complaint", field = "market", manner = "routine" });
        await node.DoAsync("ledger-entries",
            new { id = entry, kind = "publicity", occurredOn = "2026-03-02", unit = "fy", measures = new { events = 1 }, text = "走访" });
        var redaction = Guid.CreateVersion7();
        await node.DoAsync("redactions",
            new
            {
                id = redaction,
                occurredOn = "2026-03-02",
                kind = "ledger-entries",
                recordId = entry,
                version = 1,
                field = "/content/text",
                reason = "误写"
            });
        await node.DoAsync("legal-holds",
            new { id = hold, occurredOn = "2026-03-02", kind = "mediation-cases", recordId = mediation, basis = "诉讼中" });
        await node.DoAsync($"mediation-cases/{mediation}/parties",
            new { occurredOn = "2026-03-02", party = new { id = party, role = "applicant", partyKind = "person", name = "某甲" } });
        await node.DoAsync("erasures",
            new
            {
                id = erasure,
                occurredOn = "2026-03-02",
                kind = "mediation-cases",
                recordId = mediation,
                party,
                measure = "storage-only",
                ground = "retention-over"
            });
        await node.DoAsync("administrative-lawsuits",
            new
            {
                id = lawsuit,
                occurredOn = "2026-03-02",
                office = "fy",
                defendantKind = "street",
                subject = "penalty",
                field = "market",
                court = "黄石港区人民法院",
                courtNumber = "（2026）鄂02行初1号",
                instance = "first"
            });
        await node.DoAsync("wording-choices",
            new { id = choice, occurredOn = "2026-03-02", wording = "撤回{0}件", said = "6件", not = "review.withdrawn" });
        var ids = new Dictionary<string, Guid>
        {
            ["administrative-lawsuits"] = lawsuit,
            ["destruction-lists"] = await ListedAsync(node),
            ["wording-choices"] = choice,
            ["mediation-cases"] = mediation,
            ["review-applications"] = review,
            ["supervision-files"] = file,
            ["ledger-entries"] = entry,
            ["legal-holds"] = hold,
            ["erasures"] = erasure,
            ["redactions"] = redaction
        };

        var chains = node.Services.GetRequiredService<EndpointDataSource>().Endpoints.Select(x => x.Metadata.GetMetadata<HttpChain>())
            .OfType<HttpChain>()
            .Where(x => x.HttpMethods.Contains("POST") && x.HasRequestType && !UncheckedTextAttribute.IsSkipped(x.RequestType!)).ToArray();
        chains.Length.ShouldBeGreaterThan(100);
        var (let, tried) = (new List<string>(), 0);
        foreach (var chain in chains)
        {
            var route = chain.RoutePattern!.RawText!["/api/v1/".Length..];
            var id = ids.GetValueOrDefault(route.Split('/')[0], Guid.CreateVersion7());
            var path = System.Text.RegularExpressions.Regex.Replace(
                route.Replace("{year}", "2026", StringComparison.Ordinal), "{[a-zA-Z]+}", id.ToString());
            foreach (var (pointer, body) in Texts(chain.RequestType!, chain.RequestType!, ""))
            {
                tried++;
                var (status, problem) = await node.PostAsync(path, body);
                if ((status, (string?)problem?["type"], (string?)problem?["errors"]?[0]?["pointer"]) != (
                    422, "urn:casetrack:problem:personal-data.in-text", pointer))
                {
                    let.Add($"{route} {pointer}: {status} {problem?["type"]}");
                }
            }
        }

        tried.ShouldBeGreaterThan(200);
        let.ShouldBeEmpty();
    }

    /// <summary>A list of what is due, with one file that was voided long ago.</summary>
    private static async Task<Guid> ListedAsync(Node node)
    {
        var (old, list, kind) = (Guid.CreateVersion7(), Guid.CreateVersion7(), "supervision-files");
        await node.DoAsync(kind,
            new { id = old, occurredOn = "2021-03-02", office = "fy", source = "complaint", field = "market", manner = "routine" });
        await node.DoAsync($"{kind}/{old}/voiding", new { occurredOn = "2021-03-02", reason = "重复登记" });
        await node.DoAsync("retention-rules",
            new { id = Guid.CreateVersion7(), occurredOn = "2026-03-02", kind, inForceFrom = "2021-01-01", basis = "保管期限表", years = 1 });
        await node.DoAsync("destruction-lists", new { id = list, occurredOn = "2026-03-02", kind, year = 2021, reason = "期满" });
        return list;
    }

    [Fact]
    public void What_is_not_looked_through_is_there_and_has_its_reason()
    {
        UncheckedTextAttribute.All.ShouldAllBe(x => x.Reason.Length > 20);
        foreach (var (command, member, _) in UncheckedTextAttribute.All.Where(x => x.Member is not null))
        {
            command.GetProperties().Select(x => System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(x.Name)).ShouldContain(member);
        }
    }

    [Fact]
    public void A_digest_that_looks_like_a_telephone_number_is_none_wherever_it_stands()
    {
        var digest = $"13800138000{new string('a', 53)}";
        PersonalData.HoldsNumber(digest).ShouldBeTrue("or nothing is shown");
        PhotoAnnouncement photo = new(Guid.CreateVersion7(), digest, 5_000);
        FreeText.Find(photo, []).ShouldBeNull();
        var holders = typeof(FreeText).Assembly.GetTypes()
            .Where(x => x is { IsClass: true, IsAbstract: false } && !x.ContainsGenericParameters)
            .SelectMany(x => x.GetProperties(), (type, member) => (Type: type, Member: member))
            .Where(x => x.Member.PropertyType == typeof(IReadOnlyList<PhotoAnnouncement>)).ToArray();
        holders.ShouldNotBeEmpty();
        foreach (var (type, member) in holders)
        {
            var command = System.Runtime.CompilerServices.RuntimeHelpers.GetUninitializedObject(type);
            member.SetValue(command, (PhotoAnnouncement[])[photo]);
            typeof(FreeText).GetMethod(nameof(FreeText.Find))!.MakeGenericMethod(type)
                .Invoke(null, [command, Array.Empty<KnownPerson>()]).ShouldBeNull($"{type.Name}.{member.Name}");
        }

        FreeText.FindAbout(photo, KnownPerson.Of("person", new("张三丰", null, null, "13800138001", null, null, null, null, false)))
            .ShouldBeNull("nor is it in what a case holds already, when a party joins it");
        FreeText.Find((Dictionary<string, string>[])[new() { ["note"] = digest }], []).ShouldBe("/0/note", "elsewhere it is looked at");
    }

    [Fact]
    public async Task A_correlation_that_is_somebodys_number_is_not_kept()
    {
        await using var node =
            await Node.StartAsync(await TestServer.CreateDatabaseAsync(), new SetClock(SetClock.At("2026-03-02")), silence: false);
        await node.FoundAsync();
        foreach (var (given, kept) in (
            (string, bool)[])[(Number, false), ("call-138-0013-8000", false), ("0714-6512345", false), ("import-2024-03-01.17", true),
            (Guid.NewGuid().ToString(), true)])
        {
            var id = Guid.CreateVersion7();
            using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/mediation-cases")
            {
                Content = System.Net.Http.Json.JsonContent.Create(
                    new { id, occurredOn = "2026-03-02", committee = "tw", source = "application", disputeType = "02" }),
            };
            request.Headers.Add("X-Correlation-ID", given);
            using var answer = await node.Client.SendAsync(request, TestContext.Current.CancellationToken);
            ((int)answer.StatusCode).ShouldBe(201);
            var correlation = (string?)(await node.GetAsync($"mediation-cases/{id}/history"))["events"]![0]!["correlation"];
            (correlation == given).ShouldBe(kept, given);
            correlation.ShouldNotBeNullOrEmpty();
        }
    }

    [Fact]
    public async Task What_is_said_of_a_case_without_changing_it_names_none_of_its_parties()
    {
        await using var node =
            await Node.StartAsync(await TestServer.CreateDatabaseAsync(), new SetClock(SetClock.At("2026-03-02")), silence: false);
        await node.FoundAsync();
        var (id, party, hold) = (Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());
        await node.DoAsync("mediation-cases", new
        {
            id,
            occurredOn = "2026-03-02",
            committee = "tw",
            source = "application",
            disputeType = "02",
            parties = new[] { new { id = party, role = "applicant", partyKind = "person", name = "Anna Schmidt", phone = "0714-6512345",
            address = "黄石港区楠竹林社区11栋909" } },
        });
        await RefusedAsync("party-disclosures", note => new { kind = "mediation-cases", recordId = id, party, purpose = "service", note });
        await RefusedAsync("legal-holds", basis =>
            new { id = Guid.CreateVersion7(), occurredOn = "2026-03-02", kind = "mediation-cases", recordId = id, basis });
        await node.DoAsync("legal-holds",
            new { id = hold, occurredOn = "2026-03-02", kind = "mediation-cases", recordId = id, basis = "诉讼中" });
        await RefusedAsync($"legal-holds/{hold}/lifting", reason => new { occurredOn = "2026-03-02", reason });
        await RefusedAsync($"mediation-cases/{id}/voiding", reason => new { occurredOn = "2026-03-02", reason });
        await node.DoAsync("party-disclosures",
            new { kind = "mediation-cases", recordId = id, party, purpose = "service", note = "送达申请人" });

        async Task RefusedAsync(string path, Func<string, object> body)
        {
            foreach (var text in (string[])["anna schmidt calls", "住11栋909", "拨6512345"])
            {
                var (status, problem) = await node.PostAsync(path, body(text));
                (status, (string?)problem!["type"])
                    .ShouldBe((422, "urn:casetrack:problem:personal-data.in-text"), $"{path} {text}: {problem}");
            }
        }
    }

    /// <summary>For every text of a command, a body that holds an identity number there and nothing else.</summary>
    private static IEnumerable<(string Pointer, JsonNode Body)> Texts(Type command, Type type, string pointer)
    {
        if (type == typeof(string))
        {
            yield return (pointer, JsonValue.Create(Number));
            yield break;
        }

        if (type.GetInterfaces().Append(type)
            .FirstOrDefault(x => x.IsGenericType && x.GetGenericTypeDefinition() == typeof(IReadOnlyDictionary<,>)) is { } dictionary)
        {
            foreach (var (inner, body) in Texts(command, dictionary.GetGenericArguments()[1], $"{pointer}/x"))
            {
                yield return (inner, new JsonObject { ["x"] = body });
            }

            yield break;
        }

        if (type.IsAssignableTo(typeof(IEnumerable)))
        {
            foreach (var (inner, body) in Texts(command, type.GetGenericArguments()[0], $"{pointer}/0"))
            {
                yield return (inner, new JsonArray(body));
            }

            yield break;
        }

        if (type.Assembly != typeof(FreeText).Assembly || type.IsEnum)
        {
            yield break;
        }

        // What the wire takes are the members of the constructor.
        foreach (var member in type.GetConstructors().OrderByDescending(x => x.GetParameters().Length).First().GetParameters())
        {
            var name = System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(member.Name!);
            if (name is "parties" or "party" || UncheckedTextAttribute.IsSkipped(type, name))
            {
                continue;
            }

            foreach (var (inner, body) in Texts(command, member.ParameterType, $"{pointer}/{name}"))
            {
                yield return (inner, new JsonObject { [name] = body });
            }
        }
    }
}
