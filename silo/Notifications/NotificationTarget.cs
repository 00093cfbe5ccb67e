namespace Boxyard.Notifications;

/// <summary>Somebody who is told.</summary>
public sealed class NotificationTarget
{
    /// <summary>How it is called in lists and events.</summary>
    public string Name { get; set; } = "";

    /// <summary>An http or https address; it may be of the inside network, since the operator names it.</summary>
    public string Url { get; set; } = "";

    /// <summary>What the bodies are signed with.</summary>
    public string Secret { get; set; } = "";

    /// <summary>What it is told. Default empty: everything.</summary>
    public string[] Events { get; set; } = [];

    /// <summary>Only of jobs of these submitters. Default empty: of all.</summary>
    public string[] Submitters { get; set; } = [];

    /// <summary>
    /// Only of jobs and boxes of these groups, and of their queues; the name of a box stands for that box. Default
    /// empty: of all.
    /// </summary>
    public string[] Groups { get; set; } = [];
}
