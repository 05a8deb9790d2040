namespace CaseTrack.Privacy.Retention;

/// <summary>保管期限的种类, as a file says it when it is archived.</summary>
[CodesOf("retention")]
public static class RetentionClass
{
    public const string Permanent = "permanent";
}
