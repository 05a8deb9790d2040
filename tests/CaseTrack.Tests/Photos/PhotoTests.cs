using System.Net;
using CaseTrack.Access.Log;
using CaseTrack.Photos;
using CaseTrack.Secrets;
using Marten;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace CaseTrack.Tests.Photos;

/// <summary>照片入卷: announced with the text, sent in parts, looked at with the case's rights, owed until it is here.</summary>
[Trait("Speed", "slow")]
public sealed class PhotoTests(PhotoHost host) : IClassFixture<PhotoHost>
{
    [Theory]
    [InlineData("mediation-cases")]
    [InlineData("review-applications")]
    [InlineData("supervision-files")]
    public async Task A_photo_arrives_in_parts_in_any_order_and_what_has_come_is_not_asked_for_again(string kind)
    {
        var (record, picture) = (await host.CaseAsync(kind), Pictures.Of(600_000));
        var photo = await host.AnnounceAsync(record, picture);
        await StatusAsync(record, photo, arrived: false);
        (await host.PartAsync(record, photo, 2, PhotoHost.PartOf(picture, 2))).Status.ShouldBe(HttpStatusCode.OK);
        await StatusAsync(record, photo, arrived: false, 2);
        (await host.PartAsync(record, photo, 0, PhotoHost.PartOf(picture, 0))).Status.ShouldBe(HttpStatusCode.OK);
        (await host.PartAsync(record, photo, 0, PhotoHost.PartOf(picture, 0))).Status.ShouldBe(HttpStatusCode.OK, "a part again");
        await StatusAsync(record, photo, arrived: false, 0, 2);
        (await host.PartAsync(record, photo, 1, PhotoHost.PartOf(picture, 1))).Body!["arrived"]!.GetValue<bool>().ShouldBeTrue();
        await StatusAsync(record, photo, arrived: true, 0, 1, 2);
        (await host.ShownAsync(record, photo)).ShouldBe(picture);

        // That it was looked at is written down.
        await using var session = host.Node.Services.GetRequiredService<IDocumentStore>().QuerySession("420202");
        var id = Guid.Parse(record.Split('/')[1]);
        var looked = await session.Query<AccessEntry>().Where(x => x.Record == id).SingleAsync(TestContext.Current.CancellationToken);
        (looked.Action, looked.Kind, looked.Detail).ShouldBe((AccessAction.PhotoViewed, kind, $"photo {photo}"));

        // All of it again is nothing new.
        await host.SendAsync(record, photo, picture);
        await host.Node.DoAsync($"{record}/photos", PhotoHost.Announcing(photo, picture));
        var history = (await host.Node.GetAsync($"{record}/history"))["events"]!.AsArray();
        history.Select(x => (string)x!["event"]!).Where(x => x.StartsWith("photo", StringComparison.Ordinal))
            .ShouldBe(["photo-announced", "photo-arrived"]);
        var told = history.Single(x => (string)x!["event"]! == "photo-announced")!.ToJsonString();
        told.ShouldContain(Pictures.DigestOf(picture));
        told.ShouldContain($"{photo}");
        told.ShouldContain("600000");
    }

    [Fact]
    public async Task The_same_id_with_another_content_is_refused()
    {
        var (record, picture) = (await host.CaseAsync("mediation-cases"), Pictures.Of(5_000));
        var photo = await host.AnnounceAsync(record, picture);
        var (status, body) = await host.Node.PostAsync($"{record}/photos", PhotoHost.Announcing(photo, Pictures.Of(5_000)), language: "en");
        (status, PhotoHost.CodeOf(body)).ShouldBe((409, "photo.other-content"));
        ((string)body!["title"]!).ShouldBe(PhotoRefusals.OtherContent.English);

        // In another case it is another photo.
        var other = await host.CaseAsync("mediation-cases");
        await host.Node.DoAsync($"{other}/photos", PhotoHost.Announcing(photo, Pictures.Of(5_000)));
    }

    [Fact]
    public async Task Bad_parts_change_nothing()
    {
        var (record, picture) = (await host.CaseAsync("mediation-cases"), Pictures.Of(300_000));
        var photo = await host.AnnounceAsync(record, picture);
        async Task RefusedAsync(HttpStatusCode status, string code, Guid named, int index, byte[] part)
        {
            var (came, body) = await host.PartAsync(record, named, index, part);
            (came, PhotoHost.CodeOf(body)).ShouldBe((status, code));
        }

        await RefusedAsync(HttpStatusCode.UnprocessableEntity, "photo.no-such-part", photo, 0, picture[..1000]);
        await RefusedAsync(HttpStatusCode.UnprocessableEntity, "photo.no-such-part", photo, 2, picture[..1000]);
        await RefusedAsync(HttpStatusCode.UnprocessableEntity, "photo.no-such-part", photo, -1, picture[..1000]);
        await RefusedAsync(HttpStatusCode.RequestEntityTooLarge, "too-large", photo, 0, picture);
        await RefusedAsync(HttpStatusCode.RequestEntityTooLarge, "too-large", photo, 0, new byte[2_000_000]);
        await RefusedAsync(HttpStatusCode.NotFound, "not-found", Guid.CreateVersion7(), 0, picture[..1000]);
        await StatusAsync(record, photo, arrived: false);
        using var early = await host.Node.Client.GetAsync(
            new Uri($"/api/v1/{record}/photos/{photo}", UriKind.Relative), TestContext.Current.CancellationToken);
        early.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    public static TheoryData<string, byte[], byte[]> NotKept => new()
    {
        { "photo.not-whole", Pictures.Of(5_000), Pictures.Of(5_000) },
        { "photo.no-picture", new byte[5_000], new byte[5_000] },
        { "photo.says-more", Pictures.WithPlace(Pictures.Small), Pictures.WithPlace(Pictures.Small) },
    };

    [Theory]
    [MemberData(nameof(NotKept))]
    public async Task What_is_not_the_photo_or_no_photo_or_says_more_is_not_kept(string code, byte[] announced, byte[] sent)
    {
        // The small picture has another digest than the one announced only where it is another.
        announced = code == "photo.says-more" ? sent : announced;
        var record = await host.CaseAsync("mediation-cases");
        var photo = await host.AnnounceAsync(record, announced);
        var (status, body) = await host.PartAsync(record, photo, 0, sent);
        (status, PhotoHost.CodeOf(body)).ShouldBe((HttpStatusCode.UnprocessableEntity, code));
        await StatusAsync(record, photo, arrived: false);
        if (code == "photo.not-whole")
        {
            await host.SendAsync(record, photo, announced);
            await StatusAsync(record, photo, arrived: true, 0);
        }
    }

    [Fact]
    public async Task A_case_is_not_archived_while_it_is_owed_a_photo()
    {
        var (id, first, second) = (Guid.CreateVersion7(), Pictures.Of(5_000), Pictures.Of(6_000));
        var (kept, lost) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await host.Node.DoAsync("mediation-cases/oral-agreements", new
        {
            id,
            occurredOn = "2026-03-02",
            committee = "tw",
            source = "application",
            disputeType = "02",
            mediator = "tester",
            performedAtOnce = true,
            photos = (object[])[new { id = kept, sha256 = Pictures.DigestOf(first), size = first.Length, takenOn = "2026-03-01" },
                new { id = lost, sha256 = Pictures.DigestOf(second), size = second.Length }],
        });
        var record = $"mediation-cases/{id}";
        foreach (var item in (string[])["application", "rights-notice", "identity", "session-record", "agreement"])
        {
            await host.Node.DoAsync($"{record}/documents", new { occurredOn = "2026-03-02", item });
        }

        await host.Node.DoAsync($"{record}/closing", new { occurredOn = "2026-03-03" });
        await host.SendAsync(record, kept, first);
        async Task<string> ArchivingAsync() =>
            PhotoHost.CodeOf((await host.Node.PostAsync($"{record}/archiving", new { occurredOn = "2026-03-04" })).Body);
        (await ArchivingAsync()).ShouldBe("photo.owed");
        var view = await host.Node.GetAsync(record);
        view["held"]!.AsArray().Select(x => (string)x!["act"]!).ShouldContain("archiving");
        view["acts"]!.AsArray().Single(x => (string)x!["act"]! == "photo-withdrawals")!["needs"]!.ToJsonString().ShouldContain($"{lost}");
        async Task<string> WithdrawingAsync(Guid photo) => PhotoHost.CodeOf((await host.Node.PostAsync(
            $"{record}/photo-withdrawals", new { occurredOn = "2026-03-04", photo, reason = "手机遗失" })).Body);
        (await WithdrawingAsync(kept)).ShouldBe("photo.not-owed");
        (await WithdrawingAsync(lost)).ShouldBe("");
        (await WithdrawingAsync(lost)).ShouldBe("photo.not-owed");
        (await ArchivingAsync()).ShouldBe("");
    }

    [Fact]
    public async Task A_photo_in_one_request_loses_what_it_says_beside_the_picture()
    {
        var (record, picture) = (await host.CaseAsync("mediation-cases"), Pictures.Of(300_000));
        var taken = Pictures.WithPlace(picture);
        var (status, body) = await host.SendAsync($"{record}/photo-files?takenOn=2026-03-02", taken, "image/jpeg");
        status.ShouldBe(HttpStatusCode.OK, $"{body}");
        var shown = await host.ShownAsync(record, (Guid)body!["photo"]!);
        JpegFile.Refuses(shown).ShouldBeNull();
        System.Text.Encoding.Latin1.GetString(shown).ShouldNotContain("30.2");
        ((string)body["takenOn"]!).ShouldBe("2026-03-02");
        (await host.SendAsync($"{record}/photo-files", taken, "image/jpeg")).Body!["photo"]!.ToString()
            .ShouldBe(body["photo"]!.ToString(), "the same picture again is nothing new");

        async Task RefusedAsync(string code, byte[] file, string query = "")
        {
            var (_, refused) = await host.SendAsync($"{record}/photo-files{query}", file, "image/jpeg");
            PhotoHost.CodeOf(refused).ShouldBe(code);
        }

        await RefusedAsync("photo.no-picture", "这不是照片"u8.ToArray());
        foreach (var much in (int[])[PhotoParts.Largest + 1, 10_000_000])
        {
            var (_, large) = await host.SendAsync($"{record}/photo-files", new byte[much], "image/jpeg");
            (PhotoHost.CodeOf(large), (string?)large!["title"]).ShouldBe(("too-large", "请求内容过大，最多 8 MB"));
        }

        await RefusedAsync("date.in-the-future", Pictures.Of(5_000), "?takenOn=2126-01-01");
        await RefusedAsync("bad-filter", Pictures.Of(5_000), "?takenOn=yesterday");
        (await host.Node.GetAsync($"{record}/photos"))["photos"]!.AsArray().Count.ShouldBe(1);
    }

    [Fact]
    public async Task Photos_lie_sealed_and_cannot_be_put_in_the_place_of_one_another()
    {
        var token = TestContext.Current.CancellationToken;
        var (record, picture) = (await host.CaseAsync("mediation-cases"), Pictures.Of(5_000));
        var (one, two) = (await host.AnnounceAsync(record, picture), await host.AnnounceAsync(record, Pictures.Of(5_000)));
        await host.SendAsync(record, one, picture);
        var store = host.Node.Services.GetRequiredService<IDocumentStore>();
        await using var session = store.QuerySession("420202");
        var id = Guid.Parse(record.Split('/')[1]);
        var file = (await session.LoadAsync<PhotoFile>(PhotoFile.IdOf(id, one), token))!;
        var parts = host.Node.Services.GetRequiredService<IPhotoStore>();
        var name = $"420202/{id:N}/{one:N}/0";
        var kept = (await parts.ReadAsync(name, token))!;
        var bytes = Convert.FromBase64String(kept[2..]);
        bytes.AsSpan().IndexOf(picture.AsSpan(0, 64)).ShouldBe(-1);
        bytes.AsSpan().IndexOf(picture.AsSpan(1000, 64)).ShouldBe(-1);
        await parts.KeepAsync($"420202/{id:N}/{two:N}/0", kept, token);
        var vault = host.Node.Services.GetRequiredService<PhotoVault>();
        await Should.ThrowAsync<System.Security.Cryptography.CryptographicException>(
            () => vault.OpenAsync(file with { Photo = two }, "420202", picture.Length, token));

        // Another key of the office opens it once it has taken it over, and the former no longer.
        var fresh = new PhotoVault(OfficeKey.Load(new ConfigurationBuilder().AddInMemoryCollection(
            [new(OfficeKey.Setting, Convert.ToBase64String(new byte[32]))]).Build()), parts);
        var taken = fresh.TakeOver(file, "420202", vault);
        (fresh.Opens(taken, "420202"), fresh.Opens(file, "420202"), vault.Opens(taken, "420202")).ShouldBe((true, false, false));
        (await fresh.OpenAsync(taken, "420202", picture.Length, token)).ShouldBe(picture);
    }

    private async Task StatusAsync(string record, Guid photo, bool arrived, params int[] parts)
    {
        var state = (await host.Node.GetAsync($"{record}/photos"))["photos"]!.AsArray().Single(x => (Guid)x!["photo"]! == photo)!;
        ((bool)state["arrived"]!).ShouldBe(arrived);
        state["parts"]!.AsArray().Select(x => (int)x!).ShouldBe(parts);
    }
}
