using System.Globalization;
using System.Text.Json.Nodes;
using CaseTrack.Import.Reading;
using CaseTrack.Parties;

namespace CaseTrack.Import.Columns;

/// <summary>One act of a row, as a request would bring it.</summary>
/// <param name="Act">The act.</param>
/// <param name="On">Its day.</param>
/// <param name="Body">The command.</param>
/// <param name="Parties">Of each party of the command, the group of columns it came from.</param>
public sealed record RowAct(ImportAct Act, DateOnly On, JsonObject Body, IReadOnlyList<int> Parties)
{
    /// <summary>The column a pointer into the command is about; null where it is about no column.</summary>
    public ImportColumn? ColumnOf(ImportKind kind, string? pointer)
    {
        if (pointer?.Split('/') is ["", "parties", var place, ..] whole && int.TryParse(place, out var party) && party < Parties.Count)
        {
            whole[2] = $"{Parties[party]}";
            pointer = string.Join('/', whole);
        }

        return pointer is null ? null : kind.Columns.Where(x => x.Act == Act.Id)
            .FirstOrDefault(x => x.To == pointer || pointer.StartsWith(x.To + "/", StringComparison.Ordinal));
    }
}

/// <summary>A row as it was read.</summary>
/// <param name="Acts">Its acts in the order of their days.</param>
/// <param name="Problems">What could not be read.</param>
/// <param name="Said">How each column was understood; personal data masked.</param>
public sealed record RowReading(
    IReadOnlyList<RowAct> Acts, IReadOnlyList<RowProblem> Problems, IReadOnlyDictionary<string, string> Said);

/// <summary>读一行. A row becomes the acts it tells of, in the words of the API.</summary>
public static class RowReader
{
    private static readonly Refusal DayMissing = new("import.day-missing",
        "该环节填了内容，却没有填日期", "Something is said of this step, and not its day", "导入规则");

    private static readonly Refusal ValueMissing = new("import.value-missing", "必填", "Required", "导入规则");

    /// <param name="kind">What the row is.</param>
    /// <param name="headings">Which column is which.</param>
    /// <param name="row">The row.</param>
    /// <param name="context">What reading needs to know.</param>
    /// <param name="today">For what has no day of its own.</param>
    /// <param name="id">An id made of the file and the row, for each name.</param>
    public static RowReading Read(
        ImportKind kind, Headings headings, ReadRow row, ReadingContext context, DateOnly today, Func<string, Guid> id)
    {
        var (problems, said) = (new List<RowProblem>(), new Dictionary<string, string>());
        var bodies = kind.Acts.ToDictionary(x => x.Id, _ => new JsonObject());
        foreach (var column in kind.Columns)
        {
            var place = headings.Place(column.Key);
            var read = place is { } at ? CellReader.Read(column, row.At(at), context) : default;
            if (read.Problem is { } wrong)
            {
                problems.Add(wrong with { Column = headings.Columns[place!.Value].Text, Letters = ReadRow.Letters(place.Value) });
            }
            else if (read.Value is { } value)
            {
                Bodies.Set(bodies[column.Act], column.To, value);
                said[column.Key] = column.Personal ? Hidden(read.Said!) : read.Said!;
            }
            else if (column.Required)
            {
                problems.Add(RowProblem.Of(ValueMissing, place is { } there ? headings.Columns[there].Text : column.Chinese,
                    place is { } letters ? ReadRow.Letters(letters) : null));
            }
        }

        var acts = new List<RowAct>();
        foreach (var act in kind.Acts)
        {
            var body = bodies[act.Id];
            var day = (string?)body["occurredOn"]
                ?? (act.DayDefault is null ? null : today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
            if (day is null)
            {
                // What is only there to go with a day, or has been said to be wrong already, is no step without its day.
                if (body.Count > 0 && act.Noun.Length > 0 && headings.Place(act.Day) is var place
                    && (place is null || row.At(place.Value).IsEmpty))
                {
                    problems.Add(RowProblem.Of(DayMissing, kind.Column(act.Day)!.Chinese, place is { } at ? ReadRow.Letters(at) : null));
                }

                continue;
            }

            body["occurredOn"] = day;
            if (act.DayByLaw)
            {
                body.Remove("occurredOn");
            }

            var parties = Complete(act, body, id);
            acts.Add(new(act, DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture), body, parties));
        }

        // What opens a record comes first whatever its day says; the decision says what is wrong about that.
        return new([.. acts.OrderBy(x => x.Act.Noun.Length > 0).ThenBy(x => x.On)], problems, said);
    }

    private static int[] Complete(ImportAct act, JsonObject body, Func<string, Guid> id)
    {
        if (act.Noun.Length == 0)
        {
            body["id"] = id("record");
        }

        foreach (var (pointer, value) in act.Constants)
        {
            Bodies.Set(body, pointer, JsonNode.Parse(value.GetRawText())!);
        }

        foreach (var (pointer, name) in act.Ids)
        {
            Bodies.Set(body, pointer, JsonValue.Create(id(name)));
        }

        foreach (var (pointer, value) in act.Defaults)
        {
            if (Bodies.Find(body, pointer[..pointer.LastIndexOf('/')]) is JsonObject beneath
                && !beneath.ContainsKey(pointer.Split('/')[^1]))
            {
                beneath[pointer.Split('/')[^1]] = value;
            }
        }

        if (body["parties"] is not JsonArray parties)
        {
            return [];
        }

        // Groups of columns that are empty leave a hole.
        var named = parties.Index().Where(x => x.Item is JsonObject)
            .Select(x => (x.Index, Party: (JsonObject)x.Item!.DeepClone())).ToArray();
        body["parties"] = new JsonArray([.. named.Select(x => Party(x.Party, id($"party{x.Index}")))]);
        return [.. named.Select(x => x.Index)];
    }

    /// <summary>What a number alone tells: whether it is a person's or an organisation's.</summary>
    private static JsonObject Party(JsonObject party, Guid id)
    {
        party["id"] = id;
        var number = PartyText.Number((string?)party["identityNumber"] ?? "");
        var credit = CreditCode.IsValid(number);
        party["partyKind"] ??= credit ? PartyKinds.Organisation : "person";
        if (number.Length > 0)
        {
            party["identityKind"] ??= credit || (string?)party["partyKind"] == PartyKinds.Organisation ? IdentityKinds.CreditCode
                : IdentityKinds.ResidentId;
        }

        return party;
    }

    /// <summary>张*; the first and nothing of the rest.</summary>
    private static string Hidden(string said) => said.Length == 0 ? said : said[0] + new string('*', Math.Min(said.Length - 1, 8));
}
