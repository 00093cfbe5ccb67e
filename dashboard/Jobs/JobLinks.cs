using System.Globalization;

namespace Boxyard.Dashboard.Jobs;

/// <summary>The addresses of the pages about jobs.</summary>
internal static class JobLinks
{
    public static string Job(long id) => string.Create(CultureInfo.InvariantCulture, $"/jobs/{id}");

    public static string Log(long id, int attempt, string stream) =>
        string.Create(CultureInfo.InvariantCulture, $"/jobs/{id}/attempts/{attempt}/log/")
        + Uri.EscapeDataString(stream);

    /// <summary>A job's page with this log of its newest attempt.</summary>
    public static string JobWithLog(long id, string stream) =>
        $"{Job(id)}?log={Uri.EscapeDataString(stream)}#job-log";

    /// <summary>The name of the file that it is downloaded as.</summary>
    public static string LogFile(long id, int attempt, string stream) =>
        string.Create(CultureInfo.InvariantCulture, $"job-{id}.{attempt}-{stream}.log");

    /// <summary>Its bytes.</summary>
    public static string RawLog(long id, int attempt, string stream) =>
        string.Create(CultureInfo.InvariantCulture, $"/jobs/{id}/attempts/{attempt}/raw-log/")
        + Uri.EscapeDataString(stream);

    public static string Artifact(long id, int attempt, string path) =>
        string.Create(CultureInfo.InvariantCulture, $"/jobs/{id}/attempts/{attempt}/files/")
        + string.Join('/', path.Split('/').Select(Uri.EscapeDataString));

    /// <summary>The page that shows a file.</summary>
    public static string View(long id, int attempt, string path) =>
        string.Create(CultureInfo.InvariantCulture, $"/jobs/{id}/attempts/{attempt}/view/")
        + string.Join('/', path.Split('/').Select(Uri.EscapeDataString));

    /// <summary>The page that asks before it is done to all that a search finds.</summary>
    public static string Bulk(BulkAction action, string? search, long? before = null) =>
        $"/jobs/bulk?do={(action == BulkAction.Cancel ? "cancel" : "retry")}&q={Uri.EscapeDataString(search ?? "")}"
        + (before is { } id ? string.Create(CultureInfo.InvariantCulture, $"&before={id}") : "");

    /// <summary>The page to submit a job, with a copy of this one.</summary>
    public static string Clone(long id) => string.Create(CultureInfo.InvariantCulture, $"/submit?clone={id}");

    public static string Search(string? search, long? before = null)
    {
        var question = string.IsNullOrEmpty(search) ? "" : $"q={Uri.EscapeDataString(search)}";
        var page = before is { } id ? string.Create(CultureInfo.InvariantCulture, $"before={id}") : "";
        var both = string.Join('&', new[] { question, page }.Where(part => part.Length > 0));
        return both.Length == 0 ? "/jobs" : $"/jobs?{both}";
    }
}
