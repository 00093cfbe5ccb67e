using Microsoft.AspNetCore.StaticFiles;

namespace Boxyard.Dashboard.Jobs;

/// <summary>The type under which a file of a job is shown: text where people want to read it.</summary>
internal static class FileTypes
{
    private const string Text = "text/plain; charset=utf-8";

    private static readonly FileExtensionContentTypeProvider Known = new();
    private static readonly HashSet<string> Readable = new(StringComparer.OrdinalIgnoreCase)
    {
        "", ".txt", ".log", ".out", ".err", ".yaml", ".yml", ".md", ".sh", ".conf", ".cfg", ".ini",
        ".csv", ".tap", ".diff", ".patch", ".json", ".xml", ".py", ".pl", ".c", ".h",
        // As what they are, a page of ours could be made to load them.
        ".js", ".mjs", ".css",
    };

    public static string Of(string path) =>
        Readable.Contains(Path.GetExtension(path)) ? Text
        : Known.TryGetContentType(path, out var type) ? type
        : "application/octet-stream";

    public static FileView ViewOf(string path) => Path.GetExtension(path).ToLowerInvariant() switch
    {
        ".json" => FileView.Json,
        ".html" or ".htm" => FileView.Html,
        ".png" or ".jpg" or ".jpeg" or ".gif" or ".webp" or ".svg" => FileView.Image,
        _ => Of(path) == Text ? FileView.Text : FileView.None,
    };
}
