using System.Net;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;

namespace CaseTrack.Photos;

/// <summary>照片存于 S3 兼容的对象存储: for offices with many photos. The store sees sealed parts and no key.</summary>
public sealed class S3Photos : IPhotoStore, IDisposable
{
    private readonly AmazonS3Client client;
    private readonly string bucket;

    /// <exception cref="InvalidOperationException">The keys are not named.</exception>
    public S3Photos(PhotoOptions options)
    {
        if (options is not { S3AccessKey.Length: > 0, S3SecretKey.Length: > 0 })
        {
            throw new InvalidOperationException("Photos:S3AccessKey 与 Photos:S3SecretKey 未设置 (are not set).");
        }

        bucket = options.S3Bucket;
        client = new(new BasicAWSCredentials(options.S3AccessKey, options.S3SecretKey), new AmazonS3Config
        {
            ServiceURL = options.S3Address,
            AuthenticationRegion = options.S3Region,
            ForcePathStyle = true,
            // Other makers' stores know the older way of checking alone; what is sealed says itself whether it is whole.
            RequestChecksumCalculation = RequestChecksumCalculation.WHEN_REQUIRED,
            ResponseChecksumValidation = ResponseChecksumValidation.WHEN_REQUIRED,
            Timeout = TimeSpan.FromSeconds(20),
            MaxErrorRetry = 2,
        });
    }

    public async Task KeepAsync(string name, string content, CancellationToken token) => await client.PutObjectAsync(new()
    {
        BucketName = bucket,
        Key = name,
        ContentBody = content,
        ContentType = "application/octet-stream",
        UseChunkEncoding = false,
    }, token);

    public async Task<string?> ReadAsync(string name, CancellationToken token)
    {
        try
        {
            using var answer = await client.GetObjectAsync(new GetObjectRequest { BucketName = bucket, Key = name }, token);
            using var reader = new StreamReader(answer.ResponseStream);
            return await reader.ReadToEndAsync(token);
        }
        catch (AmazonS3Exception failure) when (failure.StatusCode == HttpStatusCode.NotFound)
        {
            return null;
        }
    }

    public void Dispose() => client.Dispose();
}
