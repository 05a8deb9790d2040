using CaseTrack.Organisations;
using CaseTrack.Regions;
using Microsoft.Extensions.Configuration;
using Npgsql;

namespace CaseTrack.Tests.Regions;

public sealed class AssignDistrictTests
{
    private static readonly string[] Databases = ["north"];

    private static readonly Organisation City = Given.Record<Organisation>(
        new OrganisationEstablished(Given.Day("2020-01-01"), "420200", "黄石市", OrganisationKind.District, null, null),
        new DistrictAssigned(Given.Day("2024-01-05"), "420202", null, Given.Day("2023-12-31"), null),
        new DistrictAssigned(Given.Day("2024-01-05"), "420281", Given.Day("2024-01-01"), null, "south"));

    [Theory]
    [InlineData("420200", "420203", null, null, null)]
    [InlineData("420200", "420203", null, null, "north")]
    [InlineData("420200", "420202", "2024-01-01", null, null)]
    [InlineData("420200", "420202", null, "2024-06-30", null)]
    [InlineData("420200", "42020", null, null, null, "region.no-code")]
    [InlineData("020200", "420203", null, null, null, "region.no-code")]
    [InlineData("420202", "420203", null, null, null, "region.nothing-beneath")]
    [InlineData("420200", "420200", null, null, null, "region.beneath-itself")]
    [InlineData("420200", "420303", null, null, null, "region.not-beneath")]
    [InlineData("420200", "430202", null, null, null, "region.not-beneath")]
    [InlineData("420200", "420203", "2024-02-01", "2024-01-31", null, "region.out-of-order")]
    [InlineData("420200", "420203", null, null, "west", "region.unknown-database")]
    [InlineData("420200", "420202", "2023-12-31", null, null, "region.overlap")]
    [InlineData("420200", "420281", null, null, null, "region.overlap")]
    [InlineData("420200", "420202", null, "2023-12-31", null, "region.nothing-changes")]
    public void What_makes_no_sense_is_refused(
        string region, string district, string? since, string? until, string? database, string? refused = null) =>
        new AssignDistrict(region, Said(district, since, until, database)).Validate(City, Databases).Refused().ShouldBe(refused);

    [Fact]
    public void A_region_has_to_be_set_up_and_only_what_stands_is_withdrawn()
    {
        var said = Said("420203");
        new AssignDistrict("420200", said).Validate(null, Databases).Refused().ShouldBe("region.no-organisation");
        new AssignDistrict("420200", said, Withdraw: true).Validate(City, Databases).Refused().ShouldBe("region.nothing-to-withdraw");

        // Where the database is gone what was said of it can still be taken back.
        var gone = Said("420281", "2024-01-01", null, "south");
        new AssignDistrict("420200", gone, Withdraw: true).Validate(City, Databases).Refused().ShouldBeNull();
        var withdrawn = Organisation.Fold(City, City.Id, new AssignDistrict("420200", gone, Withdraw: true).Event(new(default)));
        withdrawn.Districts!.Select(x => x.District).ShouldBe(["420202"]);
        RegionRefusals.NotBeneath("420200", "420303").Chinese.ShouldContain("4202");
        RegionRefusals.NotBeneath("420000", "430000").English.ShouldContain("begin with 42");
    }

    [Fact]
    public void The_same_first_day_says_it_anew_and_days_that_follow_are_one_stay()
    {
        var moved = Organisation.Fold(City, City.Id, new DistrictAssigned(Given.Day("2024-02-01"), "420202", null, null, "north"));
        moved.Districts!.Single(x => x.District == "420202").ShouldBe(Said("420202", null, null, "north"));

        var (from, to) = (Given.Day("2024-01-01"), Given.Day("2024-12-31"));
        MemberDistrict[] said =
        [
            Said("420202", null, "2024-06-30"), Said("420202", "2024-07-01", null, "north"), Said("420203", "2024-01-01"),
            Said("420204", null, "2023-12-31"), Said("420205", null, "2023-12-30"), Said("420206", "2025-01-01"),
        ];
        var members = RegionMember.Of(said, from, to);
        members.Select(x => (x.Code, x.Database, x.IsWhole(from, to))).ShouldBe(
        [
            ("420202", "north", true), // where it lies is said last, and its past has gone with it
            ("420203", null, false), // what was pending on the day before came with it
            ("420204", null, false), // and left with this one on the first day
        ]);
        members[1].Scope(new("420200", from, to), [City]).Unit!.Spans.Select(x => x.Code).ShouldBe(["420200", "420203"]);
        members[0].Scope(new("420200", from, to), [City]).ShouldBe(new("420202", from, to));
    }

    [Fact]
    public void A_database_elsewhere_is_asked_with_TLS_and_not_waited_for_long()
    {
        var read = RegionDatabases.Addresses(new ConfigurationBuilder().AddInMemoryCollection(
        [
            new($"{RegionDatabases.Setting}:north", "Host=db.example;Database=x"),
            new($"{RegionDatabases.Setting}:here", "Host=127.0.0.1;Timeout=30"), new($"{RegionDatabases.Setting}:empty", ""),
        ]).Build());
        read.Keys.Order(StringComparer.Ordinal).ShouldBe(["here", "north"]);
        var (north, here) = (new NpgsqlConnectionStringBuilder(read["NORTH"]), new NpgsqlConnectionStringBuilder(read["here"]));
        (north.Timeout, north.SslMode, north.Timezone).ShouldBe((5, SslMode.Require, "UTC"));
        (here.Timeout, here.SslMode).ShouldBe((30, SslMode.Prefer));
    }

    private static MemberDistrict Said(string district, string? since = null, string? until = null, string? database = null) =>
        new(district, since is null ? null : Given.Day(since), until is null ? null : Given.Day(until), database);
}
