using Marten;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace CaseTrack.Photos;

/// <summary>Puts photos where the settings say.</summary>
public static class PhotoSetup
{
    public static void AddPhotos(this IServiceCollection services, IConfiguration configuration)
    {
        var options = configuration.GetSection(PhotoOptions.Section).Get<PhotoOptions>() ?? new();
        services.AddSingleton(options).AddSingleton<PhotoVault>();
        if (options.S3Address is { Length: > 0 })
        {
            services.AddSingleton<IPhotoStore>(new S3Photos(options));
        }
        else
        {
            services.AddSingleton<IPhotoStore>(x => new PostgresPhotos(x.GetRequiredService<IDocumentStore>()));
        }
    }
}
