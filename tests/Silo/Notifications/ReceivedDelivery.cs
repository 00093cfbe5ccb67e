using System.Text.Json.Nodes;

namespace Boxyard.Tests.Silo.Notifications;

/// <summary>What a receiver was sent.</summary>
public sealed record ReceivedDelivery(string Id, string Signature, string Body)
{
    public JsonNode Json => JsonNode.Parse(Body)!;

    public string? JobId => Json["job"]?["id"]?.ToString();
}
