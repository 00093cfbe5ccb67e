namespace Boxyard.DataApi;

/// <summary>Registers what answers the old data API.</summary>
internal static class DataApiServices
{
    public static IServiceCollection AddDataApi(this IServiceCollection services) =>
        services.AddSingleton<DocumentSearch>();
}
