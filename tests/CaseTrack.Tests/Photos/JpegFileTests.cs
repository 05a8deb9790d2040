using System.Text;
using CaseTrack.Photos;

namespace CaseTrack.Tests.Photos;

/// <summary>What is a photo, and what in its file is more than the picture.</summary>
public sealed class JpegFileTests
{
    [Fact]
    public void A_picture_and_nothing_else_stays_as_it_is()
    {
        foreach (var picture in (byte[][])[Pictures.Small, Pictures.Of(300_000)])
        {
            JpegFile.Refuses(picture).ShouldBeNull();
            JpegFile.Bare(picture).ShouldBe(picture);
        }
    }

    public static TheoryData<string, byte[]> SayingMore => new()
    {
        { "place", Pictures.WithPlace(Pictures.Small) },
        { "XMP", Pictures.With(Pictures.Small, 0xE1, "http://ns.adobe.com/xap/1.0/\0<x>30.2N</x>"u8.ToArray()) },
        { "IPTC", Pictures.With(Pictures.Small, 0xED, "Photoshop 3.0\0"u8.ToArray()) },
        { "several pictures", Pictures.With(Pictures.Small, 0xE2, "MPF\0"u8.ToArray()) },
        { "a comment", Pictures.With(Pictures.Small, 0xFE, "张三家"u8.ToArray()) },
        { "a film behind the end", [.. Pictures.Small, .. "ftypmp42"u8] },
        { "more in the header", Pictures.With(Pictures.Small, 0xE0, [.. "JFIF\0"u8, .. new byte[12]]) },
    };

    [Theory]
    [MemberData(nameof(SayingMore))]
    public void What_says_more_is_refused_and_can_be_made_bare(string more, byte[] file)
    {
        JpegFile.Refuses(file).ShouldBe(PhotoRefusals.SaysMore, more);
        var bare = JpegFile.Bare(file)!;
        JpegFile.Refuses(bare).ShouldBeNull(more);
        bare.Length.ShouldBeLessThan(file.Length);
        Encoding.Latin1.GetString(bare).ShouldNotContain("30.2");
    }

    [Fact]
    public void Which_way_is_up_is_kept_and_nothing_beside_it()
    {
        var bare = JpegFile.Bare(Pictures.WithPlace(Pictures.Small))!;
        bare.Length.ShouldBe(Pictures.Small.Length + 36);
        bare[4..10].ShouldBe([0, 34, .. "Exif"u8]);
        bare[31].ShouldBe((byte)6);
    }

    public static TheoryData<string, byte[]> NoPictures => new()
    {
        { "nothing", [] },
        { "a text", "这不是照片"u8.ToArray() },
        { "a PNG", [0x89, .. "PNG\r\n"u8, 0x1A, 0x0A, .. new byte[200]] },
        { "the start alone", Pictures.Small[..20] },
        { "cut off", Pictures.Small[..^2] },
        { "no frame", [0xFF, 0xD8, 0xFF, 0xDA, 0, 2, 1, 2, 3, 0xFF, 0xD9] },
        { "a page behind the start", [0xFF, 0xD8, 0xFF, .. "<script>alert(1)</script>"u8] },
        { "a length of nothing", [0xFF, 0xD8, 0xFF, 0xE0, 0, 0, 0xFF, 0xD9] },
    };

    [Theory]
    [MemberData(nameof(NoPictures))]
    public void What_is_no_photo_by_its_bytes_is_refused(string what, byte[] file)
    {
        JpegFile.Refuses(file).ShouldBe(PhotoRefusals.NoPicture, what);
        JpegFile.Bare(file).ShouldBeNull(what);
    }

    [Fact]
    public void Whatever_the_bytes_are_there_is_an_answer()
    {
        var random = new Random(20260311);
        var start = Pictures.WithPlace(Pictures.Small);
        for (var i = 0; i < 20_000; i++)
        {
            var file = start[..random.Next(start.Length)];
            for (var j = random.Next(4); j > 0 && file.Length > 0; j--)
            {
                file[random.Next(file.Length)] = (byte)random.Next(256);
            }

            if (JpegFile.Bare(file) is { } bare)
            {
                JpegFile.Refuses(bare).ShouldBeNull();
            }
        }
    }
}
