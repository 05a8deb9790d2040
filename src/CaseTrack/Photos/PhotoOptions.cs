namespace CaseTrack.Photos;

/// <summary>照片存放, section <c>Photos</c>. In the database unless an S3-compatible store is named.</summary>
public sealed class PhotoOptions
{
    public const string Section = "Photos";

    /// <summary>How many photos a case may have.</summary>
    public int MostOfACase { get; set; } = 60;

    /// <summary>Address of an S3-compatible store, http or https; none keeps photos in the database.</summary>
    public string? S3Address { get; set; }

    /// <summary>The bucket, which is there already.</summary>
    public string S3Bucket { get; set; } = "casetrack";

    /// <summary>The region, where the store asks for one.</summary>
    public string S3Region { get; set; } = "us-east-1";

    public string? S3AccessKey { get; set; }

    public string? S3SecretKey { get; set; }
}
