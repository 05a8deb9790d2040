using System.IO.Compression;
using System.Text;
using CaseTrack.Http;
using CaseTrack.Import.Reading;

namespace CaseTrack.Tests.Import;

/// <summary>Files that are not what they seem: a refusal in words, and no more memory than a row takes.</summary>
public sealed class HostileFileTests
{
    [Fact]
    public void What_is_no_table_is_refused_whatever_it_is_called()
    {
        Refused([]).ShouldBe("import.empty");
        Refused([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1]).ShouldBe("import.old-workbook");
        Refused([.. "MZ"u8, 0x90, 0x00, 0x03]).ShouldBe("import.not-a-table");
        Refused("%PDF-1.7\n"u8.ToArray()).ShouldBe("import.not-a-table");
        Refused([0x7F, .. "ELF"u8, 0x02, 0x00]).ShouldBe("import.not-a-table");
        Refused([.. "PK\u0003\u0004"u8, .. new byte[40]]).ShouldBe("import.broken");
        Refused(Zip(("content.xml", "<office/>"))).ShouldBe("import.other-workbook");
        Refused(new MadeWorkbook { Parts = { ["xl/vbaProject.bin"] = "x" } }.Row("a").Write()).ShouldBe("import.macros");
    }

    [Fact]
    public void A_workbook_that_was_cut_off_is_refused_at_whatever_byte()
    {
        var whole = new MadeWorkbook().Row("调委会", "登记日期").Row("x", "2022-01-01").Write();

        // Its first letters alone are a text.
        for (var length = 98; length < whole.Length; length += 97)
        {
            Should.Throw<Exception>(() => Read(whole[..length])).ShouldBeOfType<RefusedException>();
        }
    }

    [Fact]
    public void A_small_file_that_unpacks_to_gigabytes_is_refused_before_it_is_unpacked()
    {
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            var nought = new byte[1024 * 1024];
            using var entry = zip.CreateEntry("xl/worksheets/sheet1.xml", CompressionLevel.Fastest).Open();
            for (var i = 0; i < 1100; i++)
            {
                entry.Write(nought);
            }
        }

        Refused(file.ToArray()).ShouldBe("import.too-large");
    }

    [Fact]
    public void A_part_that_says_less_of_its_size_than_it_unpacks_to_ends_at_the_bound()
    {
        using var stream = new BoundedStream(new MemoryStream(new byte[100]), 50, SourceLimits.Beyond);
        Should.Throw<RefusedException>(() => stream.ReadExactly(new byte[100])).Refusal.Code.ShouldBe("import.too-large");
    }

    [Fact]
    public void A_million_empty_rows_take_no_memory_and_hold_nothing()
    {
        var empty = new StringBuilder();
        for (var i = 3; i <= 1_048_576; i++)
        {
            empty.Append("<row r=\"").Append(i).Append("\"/>");
        }

        var file = new MadeWorkbook().Row("调委会", "登记日期").Row("x", "2022-01-01").Raw(empty.ToString()).Write();
        empty.Clear();

        // Of this thread alone, whatever other tests do meanwhile: a row that were held would take more than this for each.
        var before = GC.GetAllocatedBytesForCurrentThread();
        Read(file).Count.ShouldBe(2);
        ((GC.GetAllocatedBytesForCurrentThread() - before) / 1_048_576).ShouldBeLessThan(250);
    }

    [Fact]
    public void Rows_and_columns_without_end_are_refused()
    {
        Refused(new MadeWorkbook().Raw("<row r=\"2000000\"><c r=\"A2000000\"><v>1</v></c></row>").Write()).ShouldBe("import.too-many-rows");
        Refused(new MadeWorkbook().Raw("<row r=\"1\"><c r=\"XFD1\"><v>1</v></c></row>").Write()).ShouldBe("import.too-many-rows");
    }

    [Fact]
    public void No_document_type_is_read_and_no_link_is_followed()
    {
        Refused(new MadeWorkbook
        {
            Parts = { ["xl/workbook.xml"] = "<!DOCTYPE x [<!ENTITY a \"b\">]><workbook>&a;</workbook>" },
        }.Row("a").Write()).ShouldBe("import.broken");
        var linked = new MadeWorkbook
        {
            Relations = "<Relationship Id=\"r9\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/externalLink\" "
                + "Target=\"externalLinks/externalLink1.xml\"/>",
        };
        SourceFile.Open(linked.Row("a").Write()).Notes.ShouldBe([SourceFile.ExternalLinks]);
    }

    [Fact]
    public void A_cell_with_a_megabyte_of_text_is_refused_as_a_cell() =>
        Read(new MadeWorkbook().Row(new string('字', 1_000_000)).Write()).Single().At(0).Fault.ShouldBe(CellFault.TooMuchText);

    private static List<ReadRow> Read(byte[] file) => [.. SourceFile.Open(file).Tables.SelectMany(x => x.Rows())];

    private static string Refused(byte[] file) => Should.Throw<RefusedException>(() => Read(file)).Refusal.Code;

    private static byte[] Zip(params ReadOnlySpan<(string Name, string Text)> parts)
    {
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, text) in parts)
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(Encoding.UTF8.GetBytes(text));
            }
        }

        return file.ToArray();
    }
}
