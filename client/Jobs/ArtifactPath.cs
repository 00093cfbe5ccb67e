namespace Boxyard.Client;

/// <summary>Where an uploaded file has its address.</summary>
internal static class ArtifactPath
{
    public static Uri Of(long jobId, int attempt, string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        var escaped = string.Join('/', path.Split('/').Select(Uri.EscapeDataString));
        return new Uri($"/api/v1/jobs/{jobId}/attempts/{attempt}/artifacts/{escaped}", UriKind.Relative);
    }
}
