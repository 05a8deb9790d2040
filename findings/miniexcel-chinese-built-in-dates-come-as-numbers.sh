#!/usr/bin/env bash
# MiniExcel 1.46.0, files written with DocumentFormat.OpenXml 3.3.0, .NET 10.
#
# A good guess: a cell that a spreadsheet shows as a date is read as a date.
# What happens: the built-in number formats that Chinese spreadsheets use (27-31, 57; 31 shows 2023年1月1日) have no format text in the file,
# and MiniExcel reads such a cell as its bare serial number. The built-in format 14 is read as a date.
# Seen: "14: DateTime" and, for each of 27, 28, 31 and 57, "Double 44927".
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
cd "$work"
cat > finding.csproj <<'X'
<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup><OutputType>Exe</OutputType><TargetFramework>net10.0</TargetFramework><ImplicitUsings>enable</ImplicitUsings><Nullable>enable</Nullable></PropertyGroup>
  <ItemGroup>
    <PackageReference Include="MiniExcel" Version="1.46.0" />
    <PackageReference Include="DocumentFormat.OpenXml" Version="3.3.0" />
  </ItemGroup>
</Project>
X
cat > Program.cs <<'X'
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using MiniExcelLibs;

foreach (var format in new uint[] { 14, 27, 28, 31, 57 })
{
    var path = $"{format}.xlsx";
    Write(path, format);
    var cell = MiniExcel.Query(path).Cast<IDictionary<string, object?>>().Single()["A"];
    Console.WriteLine($"{format}: {cell?.GetType().Name}{(cell is double number ? $" {number}" : "")}");
}

// One cell with the serial number of 1 January 2023 and a built-in format.
static void Write(string path, uint format)
{
    using var file = SpreadsheetDocument.Create(path, SpreadsheetDocumentType.Workbook);
    var book = file.AddWorkbookPart();
    book.Workbook = new Workbook();
    var styles = book.AddNewPart<WorkbookStylesPart>();
    styles.Stylesheet = new Stylesheet(
        new Fonts(new Font()), new Fills(new Fill()), new Borders(new Border()), new CellStyleFormats(new CellFormat()),
        new CellFormats(new CellFormat(), new CellFormat { NumberFormatId = format, ApplyNumberFormat = true }));
    var sheet = book.AddNewPart<WorksheetPart>();
    sheet.Worksheet = new Worksheet(new SheetData(
        new Row(new Cell { CellReference = "A1", StyleIndex = 1, CellValue = new CellValue("44927") }) { RowIndex = 1 }));
    book.Workbook.AppendChild(new Sheets(new Sheet { Id = book.GetIdOfPart(sheet), SheetId = 1, Name = "Sheet1" }));
}
X
dotnet run > said.txt 2> errors.txt || { cat said.txt errors.txt; exit 1; }
cat said.txt
printf '%s\n' "14: DateTime" "27: Double 44927" "28: Double 44927" "31: Double 44927" "57: Double 44927" | diff - said.txt \
  || { echo "It behaves differently now."; exit 1; }
