using CaseTrack.Parties;

namespace CaseTrack.Tests.Parties;

/// <summary>当事人 F.3: numbers that check, and data that stay out of events.</summary>
public sealed class PartyTests
{
    private static readonly DateOnly Now = Given.Day("2026-03-02");

    [Theory]
    [InlineData("11010519491231002X", true)]
    [InlineData("11010519491231002x", true)]
    [InlineData("440524188001010014", true)]
    [InlineData("42020219900101001X", true)]
    [InlineData("420202199003070024", true)]
    [InlineData("420202198506151235", true)]
    [InlineData("420202197311074562", true)]
    [InlineData("420202201002290033", false)]
    [InlineData("42020219900101001", false)]
    [InlineData("420202199001010011", false)]
    [InlineData("42020220990101001X", false)]
    [InlineData("", false)]
    public void Resident_identity_numbers_check(string number, bool valid) => ResidentId.IsValid(number, Now).ShouldBe(valid);

    [Theory]
    [InlineData("91350100M000100Y43", true)]
    [InlineData("91420202MA40000046", true)]
    [InlineData("92420202MA4F000086", true)]
    [InlineData("11420202011000014U", true)]
    [InlineData("93420202MAC000017U", true)]
    [InlineData("93420202MAC000017V", false)]
    [InlineData("9142O202MA40000046", false)]
    [InlineData("91350100M000100Y4", false)]
    public void Social_credit_codes_check(string code, bool valid) => CreditCode.IsValid(code).ShouldBe(valid);

    [Theory]
    [InlineData("13812345678", true)]
    [InlineData("0714-6512345", true)]
    [InlineData("12812345678", false)]
    [InlineData("1381234567", false)]
    public void Phone_numbers_check(string number, bool valid) => PhoneNumber.IsValid(number).ShouldBe(valid);

    [Theory]
    [InlineData("黄石港区楠竹林社区8栋301", "黄石港区楠竹林社区")]
    [InlineData("黄石港区天津路街道楠竹林社区", "黄石港区天津路街道楠竹林社区")]
    [InlineData("大冶市陈贵镇上罗村3组", "大冶市陈贵镇上罗村")]
    [InlineData("天津路12号幸福小区3栋", "***")]
    [InlineData("天津路十二号幸福小区三栋", "***")]
    [InlineData("黄石港区天津路12号幸福小区3栋", "黄石港区")]
    [InlineData("黄石港区幸福小区３栋", "黄石港区")]
    [InlineData("黄石港区幸福新村3栋", "黄石港区")]
    [InlineData("湖北省黄石市黄石港区沈家营街道磁湖路1号", "湖北省黄石市黄石港区沈家营街道")]
    [InlineData("12号楼", "***")]
    [InlineData("某处", "***")]
    public void An_address_is_shown_to_the_community_and_neither_road_nor_estate_nor_number(string address, string shown)
    {
        var party = new Party { Kind = "mediation-cases", Role = "applicant", PartyKind = "person" };
        var person = new Person("某某", null, null, null, address, null, null, null, false);
        Masking.Of(party, person, further: false, leftOn: null).Address.ShouldBe(shown);
    }

    [Theory]
    [InlineData("王小明", "王**")]
    [InlineData("欧阳某某某", "欧***")]
    [InlineData("李", "*")]
    [InlineData("𠮷田小红", "𠮷***")]
    [InlineData("𫍯", "*")]
    public void A_name_keeps_its_first_character_whole_however_rare(string name, string shown)
    {
        var party = new Party { Kind = "mediation-cases", Role = "applicant", PartyKind = "person" };
        var person = new Person(name, null, null, null, null, null, null, null, false);
        Masking.Of(party, person, further: false, leftOn: null).Name.ShouldBe(shown);
    }

    [Fact]
    public async Task A_party_is_read_masked_and_is_in_no_event()
    {
        var database = await TestServer.CreateDatabaseAsync();
        await using var node = await Node.StartAsync(database, new SetClock(SetClock.At("2026-03-02")), silence: false);
        await node.FoundAsync();
        var id = Guid.CreateVersion7();
        var person = new
        {
            id = Guid.CreateVersion7(),
            role = "applicant",
            partyKind = "person",
            name = "欧阳测试",
            identityKind = "resident-id",
            identityNumber = "42020219900101001X",
            phone = "13812345678",
            address = "黄石港区楠竹林社区8栋301",
        };
        await node.DoAsync("mediation-cases",
            new
            {
                id,
                occurredOn = "2026-03-02",
                committee = "tw",
                source = "application",
                disputeType = "02",
                parties = new[] { person }
            });
        await node.DoAsync($"mediation-cases/{id}/parties", new
        {
            occurredOn = "2026-03-02",
            party = new
            {
                id = Guid.CreateVersion7(),
                role = "respondent",
                partyKind = "organisation",
                name = "测试物业公司",
                identityKind = "credit-code",
                identityNumber = "91420202MA40000046"
            },
        });

        var parties = (await node.GetAsync($"mediation-cases/{id}/parties"))["parties"]!.AsArray();
        var masked = parties[0]!;
        (masked["name"]!.ToString(), masked["identityNumber"]!.ToString(), masked["phone"]!.ToString(), masked["address"]!.ToString())
            .ShouldBe(("欧***", "420***********001X", "138****5678", "黄石港区楠竹林社区"));
        parties[1]!["name"]!.ToString().ShouldBe("测试物业公司");
        var told = (await node.GetAsync($"mediation-cases/{id}/history")).ToJsonString() + (await node.GetAsync($"mediation-cases/{id}"))
            .ToJsonString();
        foreach (var secret in new[] { "欧阳", "42020219900101001X", "13812345678", "8栋301" })
        {
            told.ShouldNotContain(secret);
        }

        await node.DoAsync($"mediation-cases/{id}/party-departures", new { occurredOn = "2026-03-02", party = person.id, reason = "撤回" });
        (await node.GetAsync($"mediation-cases/{id}/parties"))["parties"]![0]!["leftOn"]!.ToString().ShouldBe("2026-03-02");

        // A seventeen-digit number is refused, in both languages, and writes nothing.
        var bad = new
        {
            occurredOn = "2026-03-02",
            party = new
            {
                id = Guid.CreateVersion7(),
                role = "applicant",
                partyKind = "person",
                name = "某",
                identityKind = "resident-id",
                identityNumber = "42020219900101001"
            }
        };
        var (status, problem) = await node.PostAsync($"mediation-cases/{id}/parties", bad);
        (status, problem!["type"]!.ToString(), problem["legalBasis"]!.ToString(), problem["errors"]![0]!["pointer"]!.ToString())
            .ShouldBe((422, "urn:casetrack:problem:party.resident-id", "GB 11643-1999", "/party/identityNumber"));
        (await node.PostAsync($"mediation-cases/{id}/parties", bad, language: "en")).Body!["title"]!.ToString()
            .ShouldStartWith("Not a resident identity number");
        (await node.GetAsync($"mediation-cases/{id}/parties"))["parties"]!.AsArray().Count.ShouldBe(2);
    }
}
