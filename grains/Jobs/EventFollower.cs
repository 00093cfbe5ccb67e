namespace Boxyard.Jobs;

/// <summary>The names of those who follow the events, as their cursors have them.</summary>
public static class EventFollower
{
    public const string Notifications = "notifications";
    public const string Power = "power";
}
