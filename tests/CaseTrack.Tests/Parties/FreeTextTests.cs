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
            FreeText.Find(command, []).ShouldBeNull($"{type.Name}.{member.Name}");
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
            (Guid.NewGuid().ToString(), true), ("made/f13800138000cb7d2a41e0c9b86f75d0", true),
            ("00-f13800138000cb7d2a41e0c9b86f75d0-b13800138000a1c2-01", true), ("made/f13800138000cb7d", false)])
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
