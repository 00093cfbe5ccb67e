using Boxyard.Storage;

namespace Boxyard.Silo;

/// <summary>Adds the stores where the settings say the data is.</summary>
internal static class StorageServices
{
    public static WebApplicationBuilder AddStorage(this WebApplicationBuilder builder)
    {
        // Read here and not at start: which database it is decides what is registered.
        var options =
            builder.Configuration.GetSection(StorageOptions.SectionName).Get<StorageOptions>() ?? new StorageOptions();
        var limits =
            builder.Configuration.GetSection(LimitOptions.SectionName).Get<LimitOptions>() ?? new LimitOptions();
        builder.Services.AddBoxyardStorage(options, limits);
        builder.Services.AddHostedService<DataFolderStart>();
        return builder;
    }
}
