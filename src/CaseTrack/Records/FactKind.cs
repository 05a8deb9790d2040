using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace CaseTrack.Records;

/// <summary>事实的种类. The one declaration of a fact: its name, and what it says besides its unit and its day. What a
/// figure can be broken down by follows from it.</summary>
/// <param name="Name">What happened, e.g. <c>mediation.accepted</c>; kept in the ledger for all lines that say the same.</param>
/// <param name="Dimensions">What it says, where it is known.</param>
public sealed record FactKind(string Name, params IReadOnlyList<Dimension> Dimensions)
{
    /// <summary>What it is about, as its name begins.</summary>
    public string Matter { get; } = Name.Split('.')[0];

    /// <summary>What lines of the ledger call it: four bytes of SHA-256 of its name. A test holds that no two have the same.</summary>
    public int Code { get; } = CodeOf(Name);

    /// <summary>The same of a name alone.</summary>
    public static int CodeOf(string name) => BinaryPrimitives.ReadInt32BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(name)));

    public bool Says(Dimension dimension) => Dimensions.Contains(dimension);

    /// <summary>Facts are the same kind by name: an entry of a kind that is no longer in the data stays what it was.</summary>
    public bool Equals(FactKind? other) => other?.Name == Name;

    public override int GetHashCode() => Name.GetHashCode(StringComparison.Ordinal);

    public override string ToString() => Name;
}
