using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using CaseTrack.Parties;
using CaseTrack.Photos;
using CaseTrack.Secrets;
using CaseTrack.Store;
using Marten;
using Npgsql;

namespace CaseTrack.Operations.Districts;

/// <summary>人员与照片. The parts with people in them: sealed as they lie in the old system, with their keys wrapped by the transfer key
/// instead of the old office's, and on arrival by the new office's.</summary>
public sealed class DistrictPeople(IDocumentStore store, IPhotoStore photos)
{
    private const string PartiesPart = "sealed-parties";
    private const string PhotosPart = "sealed-photos";
    private const string PhotoPartsPart = "sealed-photo-parts";

    public static IReadOnlyList<string> Parts { get; } = [PartiesPart, PhotosPart, PhotoPartsPart];

    /// <summary>By what a key is known without being told.</summary>
    public static string IdOf(OfficeKey key) => Convert.ToHexStringLower(SHA256.HashData(key.For("casetrack transfer key id"))[..16]);

    /// <summary>Writes the parts.</summary>
    public async Task<IReadOnlyDictionary<string, DistrictPart>> WriteAsync(
        string folder, string district, OfficeKey office, OfficeKey transfer, NpgsqlConnection connection, CancellationToken token) =>
        new Dictionary<string, DistrictPart>
        {
            [PartiesPart] = await DistrictLines.WriteAsync(DistrictManifest.PathOf(folder, PartiesPart),
                PartiesAsync(district, new(office), new(transfer), connection, token), token),
            [PhotosPart] = await DistrictLines.WriteAsync(DistrictManifest.PathOf(folder, PhotosPart),
                PhotosAsync(district, new(office, photos), new(transfer, photos), connection, token), token),
            [PhotoPartsPart] = await DistrictLines.WriteAsync(DistrictManifest.PathOf(folder, PhotoPartsPart),
                PhotoPartsAsync(district, connection, token), token),
        };

    /// <summary>Takes parties and photos in.</summary>
    public async Task TakeAsync(
        string folder, string district, OfficeKey transfer, OfficeKey office, NpgsqlConnection connection, CancellationToken token)
    {
        var (from, to) = (new PartyVault(transfer), new PartyVault(office));
        await foreach (var lines in DistrictLines.FileAsync(DistrictManifest.PathOf(folder, PartiesPart), token))
        {
            var (parties, keys) = (new List<string>(), new List<string>());
            foreach (var line in lines.Select(DistrictLines.Row))
            {
                var (party, key) = TakeOver(DistrictLines.Member(line, "party"), line["key"], district, from, to);
                parties.Add(party.ToJsonString());
                keys.AddRange(key is null ? [] : [key.ToJsonString()]);
            }

            await DistrictLines.TakeAsync(DistrictTables.Parties, [.. parties], connection, token);
            await DistrictLines.TakeAsync(DistrictTables.PartyKeys, [.. keys], connection, token);
        }

        var (before, after) = (new PhotoVault(transfer, photos), new PhotoVault(office, photos));
        await foreach (var lines in DistrictLines.FileAsync(DistrictManifest.PathOf(folder, PhotosPart), token))
        {
            await DistrictLines.TakeAsync(DistrictTables.Photos,
                [.. lines.Select(x => TakeOver(DistrictLines.Row(x), district, before, after).ToJsonString())], connection, token);
        }
    }

    /// <summary>Puts the parts of photos where photos lie in the new system; last of all, for that may be another place than the
    /// database.</summary>
    public async Task TakePhotoPartsAsync(string folder, string district, CancellationToken token)
    {
        await foreach (var lines in DistrictLines.FileAsync(DistrictManifest.PathOf(folder, PhotoPartsPart), token))
        {
            foreach (var line in lines.Select(DistrictLines.Row))
            {
                var name = DistrictLines.Member(line, "name").GetValue<string>();
                if (!name.StartsWith($"{district}/", StringComparison.Ordinal))
                {
                    throw new InvalidOperationException($"照片分片 {name} 不属于 {district} (a part of a photo is another district's).");
                }

                await photos.KeepAsync(name, DistrictLines.Member(line, "sealed").GetValue<string>(), token);
            }
        }
    }

    private async IAsyncEnumerable<string> PartiesAsync(
        string district, PartyVault from, PartyVault to, NpgsqlConnection connection, [EnumeratorCancellation] CancellationToken token)
    {
        await using var command = new NpgsqlCommand(StoredRows.Parties, connection);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = district });
        await using var rows = await command.ExecuteReaderAsync(token);
        while (await rows.ReadAsync(token))
        {
            var (party, key) = TakeOver(DistrictLines.Row(rows.GetString(0)),
                await rows.IsDBNullAsync(1, token) ? null : JsonNode.Parse(rows.GetString(1)), district, from, to);
            yield return new JsonObject { ["party"] = party, ["key"] = key }.ToJsonString();
        }
    }

    private async IAsyncEnumerable<string> PhotosAsync(
        string district, PhotoVault from, PhotoVault to, NpgsqlConnection connection, [EnumeratorCancellation] CancellationToken token)
    {
        await foreach (var line in DistrictLines.ReadAsync(PhotosPart, DistrictTables.Photos, district, connection, token))
        {
            yield return TakeOver(DistrictLines.Row(line), district, from, to).ToJsonString();
        }
    }

    private async IAsyncEnumerable<string> PhotoPartsAsync(
        string district, NpgsqlConnection connection, [EnumeratorCancellation] CancellationToken token)
    {
        var files = new List<PhotoFile>();
        await foreach (var line in DistrictLines.ReadAsync(PhotosPart, DistrictTables.Photos, district, connection, token))
        {
            files.Add(Read<PhotoFile>(DistrictLines.Row(line)));
        }

        foreach (var file in files)
        {
            foreach (var name in PhotoVault.PartsOf(district, file))
            {
                if (await photos.ReadAsync(name, token) is { } content)
                {
                    yield return new JsonObject { ["name"] = name, ["sealed"] = content }.ToJsonString();
                }
            }
        }
    }

    /// <summary>Who has been erased has no key, and nothing to wrap.</summary>
    private (JsonNode Party, JsonNode? Key) TakeOver(JsonNode party, JsonNode? key, string district, PartyVault from, PartyVault to)
    {
        if (key is null)
        {
            return (party.DeepClone(), null);
        }

        var (newParty, newKey) = to.TakeOver(Read<Party>(party), Read<PartyKey>(key), district, from);
        return (With(party, newParty), With(key, newKey));
    }

    private JsonNode TakeOver(JsonNode photo, string district, PhotoVault from, PhotoVault to) =>
        With(photo, to.TakeOver(Read<PhotoFile>(photo), district, from));

    private T Read<T>(JsonNode row)
    {
        using var data = new MemoryStream(Encoding.UTF8.GetBytes(DistrictLines.Member(row, "data").ToJsonString()));
        return store.Options.Serializer().FromJson<T>(data);
    }

    private JsonNode With(JsonNode row, object document)
    {
        var changed = row.DeepClone();
        changed["data"] = JsonNode.Parse(store.Options.Serializer().ToJson(document));
        return changed;
    }
}
