using System.Text.Json;
using Boxyard.Jobs;

namespace Boxyard.Events;

/// <summary>One event, written once for all streams, with what their filters look at.</summary>
internal sealed class FollowedEvent
{
    private FollowedEvent(PositionedEvent item, IReadOnlyList<string> groups, byte[] text)
    {
        Position = item.Position;
        JobId = item.Event.JobId;
        Testbox = item.Event.Testbox;
        Groups = groups;
        Text = text;
    }

    public EventPosition Position { get; }

    public long? JobId { get; }

    public string? Testbox { get; }

    /// <summary>
    /// The group of its job, or of its box when it is of no job; of a job for one box both the box's name and the group
    /// that follows from it, as webhooks have it.
    /// </summary>
    public IReadOnlyList<string> Groups { get; }

    /// <summary>As it is sent: JSON without line breaks.</summary>
    public ReadOnlyMemory<byte> Text { get; }

    public static FollowedEvent Of(PositionedEvent item, GroupRule rule, JsonSerializerOptions json) =>
        new(item, GroupsOf(item, rule), JsonSerializer.SerializeToUtf8Bytes(EventAnswer.Of(item), json));

    public static string[] GroupsOf(PositionedEvent item, GroupRule rule)
    {
        if (item.JobGroup is not { } group)
        {
            return item.Event.Testbox is { } box ? [TestboxGroup.Of(box, rule)] : [];
        }

        return group == item.JobTestbox && TestboxGroup.Of(group, rule) is var derived && derived != group
            ? [group, derived]
            : [group];
    }
}
