namespace Boxyard.Dashboard.Queues;

/// <summary>The addresses of the pages about queues.</summary>
internal static class QueueLinks
{
    public static string Queue(string name) => $"/queues/{Uri.EscapeDataString(name)}";
}
