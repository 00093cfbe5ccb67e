using System.Text.Json;

namespace Boxyard.Agent.Silo;

/// <summary>What the silo answers to a sign of life.</summary>
internal sealed record HeartbeatOrders(bool IsCancelled, TimeSpan StopIn)
{
    public static HeartbeatOrders Read(string text)
    {
        using var document = JsonDocument.Parse(text);
        var root = document.RootElement;
        return new HeartbeatOrders(
            root.GetProperty("cancel").GetBoolean(),
            TimeSpan.FromSeconds(root.GetProperty("stop_in_seconds").GetInt64()));
    }
}
