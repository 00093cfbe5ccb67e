using System.Text.Json.Nodes;

namespace Boxyard.Tests.Silo.Events;

/// <summary>One block of an event stream; a comment has neither name nor data.</summary>
internal sealed record SentEvent(string? Comment, string? Id, string? Name, string? Data)
{
    public JsonNode Json => JsonNode.Parse(Data!)!;
}
